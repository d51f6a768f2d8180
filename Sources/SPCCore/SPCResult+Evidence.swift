extension SPCResult {
  /// Returns why a point meets each of its rules, in the rule set's order of precedence.
  ///
  /// There is one piece of evidence for each rule and side the point meets, so none for a point of
  /// common cause. A turning point of two trends has two for the trend. With the phase's centre,
  /// limits and ranges this is all that an explanation with its arithmetic needs.
  ///
  /// What is about a phase and not about a point, few crossings above all, is among
  /// ``phaseSignals``.
  ///
  /// - Parameter index: The index of a point; it must be in `points.indices`.
  /// - Returns: The evidence with indices of the whole series; empty for common cause.
  public func evidence(forPointAt index: Int) -> [RuleEvidence] {
    let phase = phase(containing: index)
    // Patterns are looked for among the points that are not excluded, as if these stood next to each
    // other; an excluded one is judged alone.
    let places =
      points[index].isExcluded ? [index] : phase.range.filter { !points[$0].isExcluded }
    guard let own = places.firstIndex(of: index) else { return [] }
    let label = points[index].label
    let rules =
      points[index].isExcluded ? ruleSet.rules.filter { $0 == .beyondLimits } : soughtRules
    return withReading(of: phase, places) { reading in
      rules.flatMap { rule in
        rule.patterns(at: own, reading).map { pattern in
          RuleEvidence(
            rule: rule.kind,
            side: pattern.side,
            window: places[pattern.window.lowerBound]..<places[pattern.window.upperBound - 1] + 1,
            indices: pattern.indices.map { places[$0] },
            required: pattern.required,
            reference: pattern.reference,
            referenceValue: pattern.reference.map { value(of: $0, at: index) } ?? .nan,
            namesPoint: label?.rule == rule.kind
          )
        }
      }
    }
  }

  /// Returns the value of a line at a point.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - index: The index of a point; it must be in `points.indices`.
  /// - Returns: The value in the unit of the chart; NaN where the chart has no such line.
  public func value(of line: ReferenceLine, at index: Int) -> Double {
    let point = points[index]
    return switch line {
    case .centre: point.centre
    case .upper: point.upper
    case .lower: point.lower
    case .nearUpper: point.nearUpper
    case .nearLower: point.nearLower
    case .oneSigmaUpper: oneSigmaLines(at: index).upper
    case .oneSigmaLower: oneSigmaLines(at: index).lower
    }
  }

  /// Calls back with points of a phase, next to each other, as the rules saw them.
  func withReading<Answer>(
    of phase: SPCPhase,
    _ places: [Int],
    _ body: (PhaseReading) -> [Answer]
  ) -> [Answer] {
    let values = places.map { points[$0].value }
    let phaseZones = places.map { zones[$0] }
    let positions =
      ruleSet.needsOneSigma
      ? places.map { oneSigmaLines(at: $0).position(of: points[$0].value) } : []
    return values.withUnsafeBufferPointer { values in
      phaseZones.withUnsafeBufferPointer { zones in
        positions.withUnsafeBufferPointer { positions in
          guard let values = values.baseAddress, let zones = zones.baseAddress else { return [] }
          return body(
            PhaseReading(
              values: values,
              zones: zones,
              count: places.count,
              runs: phase.runs,
              marking: ruleSet.marking,
              oneSigma: ruleSet.needsOneSigma ? positions.baseAddress : nil
            )
          )
        }
      }
    }
  }

  private func oneSigmaLines(at index: Int) -> OneSigmaLines {
    let point = points[index]
    let lines = ChartLines(
      centre: point.centre,
      lower: point.lower,
      upper: point.upper,
      nearLower: point.nearLower,
      nearUpper: point.nearUpper
    )
    let phase = phase(containing: index)
    return OneSigmaLines(
      lines,
      specification.oneSigmaScale,
      tieTolerance: phase.hasLinesByPoint
        ? ChartLines.tieTolerance(centre: lines.centre, spread: lines.width) : phase.tieTolerance
    )
  }

  /// The rules that were looked for: of points that do not speak for themselves, and of categories
  /// without an order, only those beyond the limits.
  private var soughtRules: [Rule] {
    specification.seeksPatterns ? ruleSet.rules : ruleSet.rules.filter { $0 == .beyondLimits }
  }
}

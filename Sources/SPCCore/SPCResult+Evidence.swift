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
    let rules =
      points[index].isExcluded ? ruleSet.rules.filter { $0 == .beyondLimits } : soughtRules
    return PhasePoints(self, phase, places).evidence(forPointAt: index, of: rules)
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

  /// The one-sigma lines at a point.
  func oneSigmaLines(at index: Int) -> OneSigmaLines {
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
  var soughtRules: [Rule] {
    specification.seeksPatterns ? ruleSet.rules : ruleSet.rules.filter { $0 == .beyondLimits }
  }
}

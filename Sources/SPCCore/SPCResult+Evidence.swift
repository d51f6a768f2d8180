extension SPCResult {
  /// Returns why a point meets each of its rules, in the rule set's order of precedence.
  ///
  /// There is one piece of evidence for each rule and side the point meets, so none for a point of
  /// common cause. A turning point of two trends has two for the trend. With the phase's centre,
  /// limits and ranges this is all that an explanation with its arithmetic needs.
  ///
  /// Anhøj's crossings are about a phase: see ``SPCPhase/runs``.
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
    let values = places.map { points[$0].value }
    let phaseZones = places.map { zones[$0] }
    let rules =
      points[index].isExcluded ? ruleSet.rules.filter { $0 == .beyondLimits } : soughtRules
    return values.withUnsafeBufferPointer { values in
      phaseZones.withUnsafeBufferPointer { zones in
        guard let values = values.baseAddress, let zones = zones.baseAddress else { return [] }
        let reading = PhaseReading(
          values: values,
          zones: zones,
          count: places.count,
          runs: phase.runs
        )
        return rules.flatMap { rule in
          rule.patterns(at: own, reading).map { pattern in
            RuleEvidence(
              rule: rule.kind,
              side: pattern.side,
              window: places[pattern.window.lowerBound]..<places[pattern.window.upperBound - 1] + 1,
              indices: pattern.indices.map { places[$0] },
              required: pattern.required,
              reference: pattern.reference,
              referenceValue: pattern.reference.map { points[index].value(of: $0) } ?? .nan,
              namesPoint: label?.rule == rule.kind
            )
          }
        }
      }
    }
  }

  /// The rules that were looked for: of points that do not speak for themselves, and of categories
  /// without an order, only those beyond the limits.
  private var soughtRules: [Rule] {
    specification.seeksPatterns ? ruleSet.rules : ruleSet.rules.filter { $0 == .beyondLimits }
  }
}

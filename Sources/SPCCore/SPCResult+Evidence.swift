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
    let start = phase.range.lowerBound
    let label = points[index].label
    let values = points[phase.range].map(\.value)
    let phaseZones = Array(zones[phase.range])
    return values.withUnsafeBufferPointer { values in
      phaseZones.withUnsafeBufferPointer { zones in
        guard let values = values.baseAddress, let zones = zones.baseAddress else { return [] }
        let reading = PhaseReading(
          values: values,
          zones: zones,
          count: phase.range.count,
          runs: phase.runs
        )
        return ruleSet.rules.flatMap { rule in
          rule.patterns(at: index - start, reading).map { pattern in
            RuleEvidence(
              rule: rule.kind,
              side: pattern.side,
              window: pattern.window.lowerBound + start..<pattern.window.upperBound + start,
              indices: pattern.indices.map { $0 + start },
              required: pattern.required,
              reference: pattern.reference,
              referenceValue: pattern.reference?.value(in: phase) ?? .nan,
              namesPoint: label?.rule == rule.kind
            )
          }
        }
      }
    }
  }
}

/// Points that a shift rule marks on one side: a run around the centre that is longer than its rule
/// asks for.
struct ShiftRun {
  let rule: RuleKind
  let side: SignalSide
  let required: Int
  /// From the first point of the run to its last.
  var window: Range<Int>

  /// The rules that speak about a level.
  static let rules: [RuleKind] = [.shift, .longRun]

  /// Finds the shifts of a phase in time order.
  static func all(
    in result: SPCResult,
    phase: SPCPhase,
    checkpoint: Checkpoint
  ) throws(SPCError) -> [ShiftRun] {
    var runs: [ShiftRun] = []
    let points = PhasePoints(result, phase)
    let sought = result.soughtRules.filter { rules.contains($0.kind) }
    for index in phase.range {
      if index % 4_096 == 0 {
        try checkpoint(index - phase.range.lowerBound, of: phase.range.count)
      }
      let hits = result.points[index].hits
      guard rules.contains(where: { hits.contains($0) }) else { continue }
      if let last = runs.last, last.window.contains(index) { continue }
      for pattern in points.evidence(forPointAt: index, of: sought) {
        if let last = runs.last, last.side == pattern.side,
          pattern.window.lowerBound < last.window.upperBound
        {
          // The same run, seen from a point further on.
          runs[runs.count - 1].window =
            last.window.lowerBound..<max(last.window.upperBound, pattern.window.upperBound)
        } else {
          runs.append(
            ShiftRun(
              rule: pattern.rule,
              side: pattern.side,
              required: pattern.required,
              window: pattern.window
            )
          )
        }
      }
    }
    return runs
  }
}

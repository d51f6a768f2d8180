/// Anhøj: a run of useful points on one side of the centre, longer than chance explains; the useful
/// points of every such run are marked (or those from the first too many on, where only completing
/// points are).
///
/// Points on the centre and missing points are left out before runs are counted: they neither end a
/// run nor lengthen it.
///
/// Source: J. Anhøj, A. V. Olesen, *Run charts revisited*, PLoS ONE 9(11), 2014; qicharts2 0.8.1,
/// `helper.functions.R`.
struct LongRunRule {
  /// The longest run that Anhøj's rule allows among `usefulCount` points: log2(*n*) to the nearest
  /// whole number, plus 3; nil for no points.
  ///
  /// Whole numbers decide: log2 *n* rounds up from *n* ≥ 2^(k + ½), that is n² ≥ 2^(2k + 1).
  static func limit(usefulCount: Int) -> Int? {
    guard usefulCount > 0 else { return nil }
    let roundedDown = usefulCount.bitWidth - 1 - usefulCount.leadingZeroBitCount
    let roundsUp = usefulCount * usefulCount >= 1 << (2 * roundedDown + 1)
    return roundedDown + (roundsUp ? 1 : 0) + 3
  }

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    guard let runs = reading.runs, let limit = runs.longestRunLimit, runs.isLongRunSignal else {
      return
    }
    let hit = RuleHits(.longRun)
    for run in RunSequence(zones: reading.zones, count: reading.count)
    where run.usefulCount > limit {
      var points = 0
      for index in run.window where reading.zones[index].isOnEitherSide {
        points += 1
        guard reading.marking == .wholePattern || points > limit else { continue }
        marks.mark(index, hit, high: run.isHigh)
      }
    }
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    guard let limit = reading.runs?.longestRunLimit, reading.zones[index].isOnEitherSide else {
      return []
    }
    for run in RunSequence(zones: reading.zones, count: reading.count)
    where run.window.contains(index) && run.usefulCount > limit {
      let window = reading.marking == .wholePattern ? run.window : run.window.lowerBound..<index + 1
      let indices = window.filter { reading.zones[$0].isOnEitherSide }
      guard indices.count > limit else { return [] }
      return [
        RulePattern(
          side: run.isHigh ? .high : .low,
          window: window,
          indices: indices,
          required: limit + 1,
          reference: .centre
        )
      ]
    }
    return []
  }
}

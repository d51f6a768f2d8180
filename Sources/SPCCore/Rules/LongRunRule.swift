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
    let zone = reading.zones[index]
    guard let limit = reading.runs?.longestRunLimit, zone.isOnEitherSide else { return [] }
    // Points on the centre and missing ones are passed over, as in a ``RunSequence``.
    func ends(at place: Int) -> Bool {
      reading.zones[place].isOnEitherSide && reading.zones[place].isHigh != zone.isHigh
    }
    var first = index
    while first > 0, !ends(at: first - 1) { first -= 1 }
    var end = index + 1
    if reading.marking == .wholePattern {
      while end < reading.count, !ends(at: end) { end += 1 }
    }
    let useful = (first..<end).filter { reading.zones[$0].isOnEitherSide }
    guard useful.count > limit else { return [] }
    return [
      RulePattern(
        side: zone.isHigh ? .high : .low,
        window: useful[0]..<useful[useful.count - 1] + 1,
        indices: useful,
        required: limit + 1,
        reference: .centre
      )
    ]
  }
}

/// A run of consecutive points strictly on one side of the centre, all of them marked.
///
/// A point on the centre is on neither side and ends the run, and so does a missing one. (The runs
/// of the Anhøj rules leave such points out instead: see ``LongRunRule``.)
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`, with length 7.
struct ShiftRule {
  let length: Int

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.shift)
    var run = RunCounter()
    for index in 0..<reading.count {
      run.extend(reading.zones[index].steps.signum())
      guard run.length >= length else { continue }
      let isHigh = run.side > 0
      marks.markRun(endingAt: index, runLength: run.length, required: length, hit, high: isHigh)
    }
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    let zone = reading.zones[index]
    guard zone.isOnEitherSide else { return [] }
    let isSameSide = { reading.zones[$0].steps.signum() == zone.steps.signum() }
    var first = index
    while first > 0, isSameSide(first - 1) { first -= 1 }
    var end = index + 1
    while end < reading.count, isSameSide(end) { end += 1 }
    guard end - first >= length else { return [] }
    return [
      RulePattern(
        side: zone.isHigh ? .high : .low,
        window: first..<end,
        indices: Array(first..<end),
        required: length,
        reference: .centre
      )
    ]
  }
}

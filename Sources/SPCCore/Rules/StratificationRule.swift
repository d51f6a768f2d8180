/// A run of consecutive points within one sigma of the centre: too good to be true, as when each
/// figure mixes several processes, when the limits are from another time, or when figures are made up.
///
/// A point on a one-sigma line is within. A missing value ends the run, and where the limits have no
/// width no point is within. The rule has no direction (``RuleKind/hasDirection``); a point is marked
/// on the low side where it lies below the centre, else on the high side.
///
/// Source: L. S. Nelson, *The Shewhart control chart – tests for special causes*, Journal of Quality
/// Technology 16(4), 1984, test 7, with length 15; qcc 3.0, `rules.R`, which also flags series without
/// any variation.
struct StratificationRule {
  let length: Int

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    guard let positions = reading.oneSigma else { return }
    let hit = RuleHits(.stratification)
    var run = 0
    for index in 0..<reading.count {
      run = positions[index] == .within ? run + 1 : 0
      guard run >= length else { continue }
      let first = PhaseMarks.firstToMark(index, runLength: run, required: length, reading.marking)
      for point in first...index { marks.mark(point, hit, high: !reading.zones[point].isLow) }
    }
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    guard let positions = reading.oneSigma, positions[index] == .within else { return [] }
    var first = index
    while first > 0, positions[first - 1] == .within { first -= 1 }
    var end = index + 1
    while end < reading.count, positions[end] == .within { end += 1 }
    guard let window = reading.explainingPart(of: first..<end, at: index, required: length) else {
      return []
    }
    return [
      RulePattern(
        side: reading.zones[index].isLow ? .low : .high,
        window: window,
        indices: Array(window),
        required: length,
        reference: nil
      )
    ]
  }
}

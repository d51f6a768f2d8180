/// Four or five of five consecutive points beyond the one-sigma line on one side, the fifth anywhere;
/// those beyond it are marked.
///
/// No window fires across a missing value. Where only completing points are marked, the point that
/// completes the window must itself be beyond the line.
///
/// Source: Western Electric, *Statistical Quality Control Handbook*, 1956; L. S. Nelson, Journal of
/// Quality Technology 16(4), 1984, test 6; qcc 3.0, `rules.R`.
struct FourOfFiveRule {
  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    guard let positions = reading.oneSigma else { return }
    let hit = RuleHits(.fourOfFive)
    var last = 4
    while last < reading.count {
      if let side = firingSide(endingAt: last, positions, reading) {
        let first = reading.marking == .wholePattern ? last - 4 : last
        for index in first...last where positions[index] == side {
          marks.mark(index, hit, high: side == .above)
        }
      }
      last += 1
    }
  }

  /// Returns the first window that makes the point meet the rule.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    guard let positions = reading.oneSigma, positions[index].isBeyond else { return [] }
    let side = positions[index]
    let latest = reading.marking == .wholePattern ? index + 4 : index
    var last = max(index, 4)
    while last <= min(latest, reading.count - 1) {
      if firingSide(endingAt: last, positions, reading) == side {
        let window = last - 4..<last + 1
        return [
          RulePattern(
            side: side == .above ? .high : .low,
            window: window,
            indices: window.filter { positions[$0] == side },
            required: 4,
            reference: side == .above ? .oneSigmaUpper : .oneSigmaLower
          )
        ]
      }
      last += 1
    }
    return []
  }

  /// Returns the side on which the window of five that ends at a point fires; nil where on none.
  private func firingSide(
    endingAt last: Int,
    _ positions: UnsafePointer<OneSigmaPosition>,
    _ reading: PhaseReading
  ) -> OneSigmaPosition? {
    var (above, below) = (0, 0)
    for index in last - 4...last {
      above &+= Int(positions[index] == .above)
      below &+= Int(positions[index] == .below)
    }
    guard max(above, below) >= 4, reading.isComplete(last - 4..<last + 1) else { return nil }
    return above > below ? .above : .below
  }
}

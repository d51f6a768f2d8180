/// `length` consecutive points all beyond one sigma, some on either side: two processes on one chart,
/// with nothing between them.
///
/// The window is decided on at each of its ends: `length` points beyond one sigma on one side alone
/// are no mixture, however many on the other side came before. A point within one sigma or missing
/// ends it. The rule has no direction (``RuleKind/hasDirection``); a point is marked on its own side.
///
/// Source: L. S. Nelson, *The Shewhart control chart – tests for special causes*, Journal of Quality
/// Technology 16(4), 1984, test 8, with length 8; qcc 3.0, `rules.R`.
struct MixtureRule {
  let length: Int

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    guard let positions = reading.oneSigma else { return }
    let hit = RuleHits(.mixture)
    var unmarked = 0
    forEachFiringWindow(in: reading, positions) { last in
      let first = reading.marking == .wholePattern ? max(unmarked, last + 1 - length) : last
      for point in first...last { marks.mark(point, hit, high: positions[point] == .above) }
      unmarked = last + 1
    }
  }

  /// Returns the first window that makes the point meet the rule.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    guard let positions = reading.oneSigma, positions[index].isBeyond else { return [] }
    var patterns: [RulePattern] = []
    forEachFiringWindow(in: reading, positions) { last in
      let window = last + 1 - length..<last + 1
      let isMarked = reading.marking == .wholePattern ? window.contains(index) : last == index
      guard isMarked, patterns.isEmpty else { return }
      patterns.append(
        RulePattern(
          side: positions[index] == .above ? .high : .low,
          window: window,
          indices: Array(window),
          required: length,
          reference: nil
        )
      )
    }
    return patterns
  }

  /// Calls back with the last index of every window that fires, in order.
  private func forEachFiringWindow(
    in reading: PhaseReading,
    _ positions: UnsafePointer<OneSigmaPosition>,
    _ body: (_ last: Int) -> Void
  ) {
    var run = 0
    var (lastAbove, lastBelow) = (-1, -1)
    for index in 0..<reading.count {
      switch positions[index] {
      case .above: lastAbove = index
      case .below: lastBelow = index
      case .within, .unknown: break
      }
      run = positions[index].isBeyond ? run + 1 : 0
      if run >= length, min(lastAbove, lastBelow) > index - length { body(index) }
    }
  }
}

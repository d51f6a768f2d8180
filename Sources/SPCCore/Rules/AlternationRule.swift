/// A run of consecutive points that rise and fall by turns: two causes that take turns, such as two
/// shifts or two machines, or a correction after every deviation.
///
/// `length` points are `length` − 1 steps, each strictly the other way than the one before. Two equal
/// neighbours end the run, and so does a missing value. The rule has no direction
/// (``RuleKind/hasDirection``); a point is marked on the high side where it lies above its neighbours
/// in the run, on the low side where below. The last point of one run can be the first of the next,
/// and then be marked on both.
///
/// Source: L. S. Nelson, *The Shewhart control chart – tests for special causes*, Journal of Quality
/// Technology 16(4), 1984, test 4, with length 14; qcc 3.0, `rules.R`.
struct AlternationRule {
  let length: Int

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.alternation)
    var start = 0
    for index in 0..<reading.count {
      if !Self.goesOn(at: index, reading) {
        start = Self.isStep(index, reading) ? index - 1 : index
      }
      let points = index - start + 1
      guard points >= length else { continue }
      let first = PhaseMarks.firstToMark(
        index,
        runLength: points,
        required: length,
        reading.marking
      )
      for point in first...index {
        marks.mark(point, hit, high: Self.isHigh(point, runStart: start, reading))
      }
    }
  }

  /// Returns the runs that make the point meet the rule: two where it turns one into the next.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    var patterns: [RulePattern] = []
    var start = 0
    for last in 0..<reading.count {
      if !Self.goesOn(at: last, reading) {
        start = Self.isStep(last, reading) ? last - 1 : last
      }
      let isEnd = last + 1 == reading.count || !Self.goesOn(at: last + 1, reading)
      let run = start..<last + 1
      guard isEnd, run.contains(index),
        let window = reading.explainingPart(of: run, at: index, required: length)
      else { continue }
      patterns.append(
        RulePattern(
          side: Self.isHigh(index, runStart: start, reading) ? .high : .low,
          window: window,
          indices: Array(window),
          required: length,
          reference: nil
        )
      )
    }
    return patterns
  }

  /// Whether the step to a point goes the other way than the step before it.
  private static func goesOn(at index: Int, _ reading: PhaseReading) -> Bool {
    guard index > 1 else { return false }
    let (a, b, c) = (reading.values[index - 2], reading.values[index - 1], reading.values[index])
    return (b > a && c < b) || (b < a && c > b)
  }

  /// Whether a point differs from the one before.
  private static func isStep(_ index: Int, _ reading: PhaseReading) -> Bool {
    guard index > 0 else { return false }
    let (before, value) = (reading.values[index - 1], reading.values[index])
    return value > before || value < before
  }

  /// Whether a point lies above its neighbours in a run; the first point has the next one only.
  private static func isHigh(_ index: Int, runStart: Int, _ reading: PhaseReading) -> Bool {
    index == runStart
      ? reading.values[index] > reading.values[index + 1]
      : reading.values[index] > reading.values[index - 1]
  }
}

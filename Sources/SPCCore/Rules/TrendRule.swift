/// A run of consecutive points each strictly higher, or each strictly lower, than the one before.
///
/// `length` points are `length` − 1 steps; the first of them is part of the trend. A missing value
/// ends it. (NHSRplotthedots 0.2.2 stops with an error when a value is missing among points that
/// otherwise make a trend.) For two equal neighbours there are two readings (``TieReading``): they
/// end the trend (NHSRplotthedots, Nelson), or the second is passed over: not counted, not marked,
/// and ending nothing (IHI).
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`, with length 7; L. S. Nelson, Journal
/// of Quality Technology 16(4), 1984, with 6; R. J. Perla, L. P. Provost, S. K. Murray, *The run
/// chart*, BMJ Quality & Safety 20(1), 2011, with 5 and like values passed over.
struct TrendRule {
  let length: Int
  let ties: TieReading

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    switch ties {
    case .end: markUnbroken(reading, marks)
    case .ignore: markSkipping(reading, marks)
    }
  }

  private func markUnbroken(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.trend)
    var steps = RunCounter()
    var index = 1
    while index < reading.count {
      steps.extend(Self.direction(of: reading, stepTo: index))
      let points = steps.length + 1
      if points >= length {
        marks.markRun(
          endingAt: index,
          runLength: points,
          required: length,
          hit,
          high: steps.side > 0,
          reading.marking
        )
      }
      index += 1
    }
  }

  private func markSkipping(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.trend)
    var steps = RunCounter()
    // The first point of the run, and the last one counted.
    var (start, counted) = (0, 0)
    for index in 0..<reading.count where !isRepeat(index, reading) {
      let direction = index == 0 ? 0 : Self.direction(of: reading, stepTo: index)
      steps.extend(direction)
      if steps.length == 1 { start = counted }
      counted = index
      let points = steps.length + 1
      guard points >= length else { continue }
      let isComplete = reading.marking == .wholePattern && points == length
      for point in (isComplete ? start : index)...index where !isRepeat(point, reading) {
        marks.mark(point, hit, high: direction > 0)
      }
    }
  }

  /// Returns the side of the label of a point in a trend: the way its trend goes, but where the
  /// next point is in a trend too, the way of the step to it.
  ///
  /// So a peak shared by a rise and a fall is labelled as falling, and the last point of a rise is
  /// as well when another rise starts right after a drop. That is what NHSRplotthedots 0.2.2 does,
  /// and the labels of `nhse-2023` follow it. Where only completing points are marked it cannot
  /// happen: a point after a turn completes nothing yet.
  func labelSide(at index: Int, _ reading: PhaseReading, _ marks: PhaseMarks) -> SignalSide {
    var next = index + 1
    while next < reading.count, isRepeat(next, reading) { next += 1 }
    if next < reading.count, marks.high[next].union(marks.low[next]).contains(.trend) {
      let direction = Self.direction(of: reading, stepTo: next)
      if direction != 0 { return direction > 0 ? .high : .low }
    }
    return marks.high[index].contains(.trend) ? .high : .low
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    guard !isRepeat(index, reading) else { return [] }
    return [SignalSide.high, .low].compactMap { side in
      let wanted: Int8 = side == .high ? 1 : -1
      let goesOn = {
        Self.direction(of: reading, stepTo: $0) == wanted || isRepeat($0, reading)
      }
      var first = index
      while first > 0, goesOn(first) { first -= 1 }
      // Walking back over the repeats of the first point finds that first point itself.
      var end = index + 1
      if reading.marking == .wholePattern {
        while end < reading.count, goesOn(end) { end += 1 }
      }
      let counted = (first..<end).filter { !isRepeat($0, reading) }
      guard counted.count >= length, let last = counted.last else { return nil }
      return RulePattern(
        side: side,
        window: first..<last + 1,
        indices: counted,
        required: length,
        reference: nil
      )
    }
  }

  /// Whether a point repeats the value before it and is passed over for that.
  @inline(__always)
  private func isRepeat(_ index: Int, _ reading: PhaseReading) -> Bool {
    ties == .ignore && index > 0 && reading.values[index] == reading.values[index - 1]
  }

  /// Returns 1 for a step up to a point, −1 for a step down, 0 for a level or a missing one.
  @inline(__always)
  private static func direction(of reading: PhaseReading, stepTo index: Int) -> Int8 {
    let before = reading.values[index - 1]
    let value = reading.values[index]
    return Int8(value > before) &- Int8(value < before)
  }
}

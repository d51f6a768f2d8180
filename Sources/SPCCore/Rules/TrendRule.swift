/// A run of consecutive points each strictly higher, or each strictly lower, than the one before;
/// all of them marked, the first included.
///
/// `length` points are `length` − 1 steps. Two equal neighbours end the run, and so does a missing
/// value. (NHSRplotthedots 0.2.2 stops with an error when a value is missing among points that
/// otherwise make a trend.)
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`, with length 7.
struct TrendRule {
  let length: Int

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.trend)
    var steps = RunCounter()
    var index = 1
    while index < reading.count {
      steps.extend(Self.direction(of: reading, stepTo: index))
      let points = steps.length + 1
      if points >= length {
        let isUp = steps.side > 0
        marks.markRun(endingAt: index, runLength: points, required: length, hit, high: isUp)
      }
      index += 1
    }
  }

  /// Returns the side of the label of a point in a trend: the way its trend goes, but where the
  /// next point is in a trend too, the way of the step to it.
  ///
  /// So a peak shared by a rise and a fall is labelled as falling, and the last point of a rise is
  /// as well when another rise starts right after a drop. That is what NHSRplotthedots 0.2.2 does,
  /// and the labels of `nhse-2023` follow it.
  func labelSide(at index: Int, _ reading: PhaseReading, _ marks: PhaseMarks) -> SignalSide {
    let next = index + 1
    if next < reading.count, marks.high[next].union(marks.low[next]).contains(.trend) {
      let direction = Self.direction(of: reading, stepTo: next)
      if direction != 0 { return direction > 0 ? .high : .low }
    }
    return marks.high[index].contains(.trend) ? .high : .low
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    [SignalSide.high, .low].compactMap { side in
      let wanted: Int8 = side == .high ? 1 : -1
      let goesOn = { Self.direction(of: reading, stepTo: $0) == wanted }
      var first = index
      while first > 0, goesOn(first) { first -= 1 }
      var end = index + 1
      while end < reading.count, goesOn(end) { end += 1 }
      guard end - first >= length else { return nil }
      return RulePattern(
        side: side,
        window: first..<end,
        indices: Array(first..<end),
        required: length,
        reference: nil
      )
    }
  }

  /// Returns 1 for a step up to a point, −1 for a step down, 0 for a level or a missing one.
  @inline(__always)
  private static func direction(of reading: PhaseReading, stepTo index: Int) -> Int8 {
    let before = reading.values[index - 1]
    let value = reading.values[index]
    return Int8(value > before) &- Int8(value < before)
  }
}

/// Excluded points: patterns are looked for among the others as if they were not there, and they
/// themselves are judged against the limits alone.
extension ChartWorkspace {
  /// The points of a phase that are not excluded, next to each other.
  mutating func packedReading(
    _ points: SeriesColumns,
    isExcluded: UnsafePointer<Bool>,
    from start: Int,
    needsOneSigma: Bool
  ) -> PhaseReading {
    // The columns of the baseline have done their work.
    let values = columns.packed.0
    var kept = 0
    for index in 0..<points.count where !isExcluded[index] {
      values[kept] = points.values[index]
      columns.packedZones[kept] = columns.zones[start + index]
      if needsOneSigma { columns.packedOneSigma[kept] = columns.oneSigma[start + index] }
      kept += 1
    }
    return PhaseReading(
      values: values,
      zones: columns.packedZones,
      count: kept,
      runs: nil,
      oneSigma: needsOneSigma ? UnsafePointer(columns.packedOneSigma) : nil
    )
  }

  /// Puts the marks of the points that were packed back in their places, and judges the excluded.
  mutating func judgeExcluded(
    _ range: Range<Int>,
    isExcluded: UnsafePointer<Bool>,
    _ specification: borrowing ChartSpecification
  ) {
    let start = range.lowerBound
    let marks = PhaseMarks(high: columns.high + start, low: columns.low + start)
    let labels = columns.labels + start
    let categories = columns.categories + start
    var packed = (0..<range.count).count { !isExcluded[$0] }
    let looksForLimits = specification.ruleSet.rules.contains(.beyondLimits)
    // Backwards, so that nothing is overwritten before it has moved: a packed place never lies behind
    // the place it stands for.
    for index in (0..<range.count).reversed() {
      guard isExcluded[index] else {
        packed -= 1
        marks.high[index] = marks.high[packed]
        marks.low[index] = marks.low[packed]
        labels[index] = labels[packed]
        categories[index] = categories[packed]
        continue
      }
      let steps = columns.zones[start + index].steps
      let isBeyond = looksForLimits && steps.magnitude >= Zone.beyondLimit.magnitude
      let hit = isBeyond ? RuleHits(.beyondLimits) : []
      marks.high[index] = steps > 0 ? hit : []
      marks.low[index] = steps < 0 ? hit : []
      let side = steps > 0 ? SignalSide.high : .low
      labels[index] = isBeyond ? PointLabel(rule: .beyondLimits, side: side) : nil
      categories[index] =
        isBeyond ? specification.direction.category(ofSignalOn: side) : .commonCause
    }
  }
}

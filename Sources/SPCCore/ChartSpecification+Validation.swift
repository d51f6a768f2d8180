extension ChartSpecification {
  /// Checks the specification against the number of values of a series.
  func validate(valueCount count: Int) throws(SPCError) {
    guard ruleSet.charts.contains(chart) else {
      throw .ruleSetNotForChart(ruleSet: ruleSet.name, chart: chart, charts: ruleSet.charts)
    }
    if let baselineCount, baselineCount < Self.shortestBaseline {
      throw .baselineTooShort(count: baselineCount, minimum: Self.shortestBaseline)
    }
    var previous = -1
    for start in phaseStarts {
      guard start >= 0, start < count else {
        throw .phaseStartOutOfRange(start: start, valueCount: count)
      }
      guard start > previous else {
        throw .phaseStartsNotIncreasing(start: start, previous: previous)
      }
      previous = start
    }
    for (start, count) in phaseBaselines.sorted(by: { $0.key < $1.key }) {
      guard start == 0 || phaseStarts.contains(start) else {
        throw .baselineWithoutPhase(start: start)
      }
      guard count >= Self.shortestBaseline else {
        throw .baselineTooShort(count: count, minimum: Self.shortestBaseline)
      }
    }
    try validateTarget(valueCount: count)
  }

  private func validateTarget(valueCount count: Int) throws(SPCError) {
    switch target {
    case .none:
      break
    case .constant(let value):
      guard value.isFinite else { throw .targetNotFinite(index: nil, value: value) }
    case .perPoint(let values):
      guard values.count == count else {
        throw .targetCountMismatch(targetCount: values.count, valueCount: count)
      }
      if let index = values.firstIndex(where: \.isInfinite) {
        throw .targetNotFinite(index: index, value: values[index])
      }
    }
  }
}

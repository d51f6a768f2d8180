import SPCCore

extension MeasurePlan {
  /// The chart that truths are asserted with: individuals, by the rules of Making Data Count.
  ///
  /// - Parameters:
  ///   - values: The values, NaN for none.
  ///   - baseline: How many points of each phase make its limits; all of them unless told otherwise.
  ///   - phaseStarts: Where limits start anew.
  /// - Returns: The chart; `nil` where there are fewer values than it needs.
  func chart(_ values: [Double], baseline: Int? = nil, phaseStarts: [Int] = []) -> SPCResult? {
    try? SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: .nhse2023,
        direction: direction,
        phaseStarts: phaseStarts,
        baselineCount: baseline,
        target: target.map { .constant($0.value) } ?? .none
      )
    )
  }

  /// Whether values show no special cause at any point.
  func isQuiet(_ values: [Double]) -> Bool {
    chart(values)?.points.allSatisfy { $0.category == .commonCause } ?? false
  }
}

extension Collection<Double> {
  /// The mean of those that are not missing.
  var observedMean: Double {
    let observed = filter { !$0.isNaN }
    return observed.reduce(0, +) / Double(Swift.max(1, observed.count))
  }
}

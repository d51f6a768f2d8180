internal import QualityModel
package import SPCCore

/// The explanation of a chart of plain numbers, for whoever has no store and no script.
package enum ChartExplanation {
  /// Computes a chart and explains it: the text of `analysis:explain()`.
  ///
  /// - Parameters:
  ///   - data: What was observed.
  ///   - name: What it is, for the heading.
  ///   - labels: A name for each point.
  ///   - specification: What to compute.
  ///   - quantity: What is measured, where that is known.
  ///   - atLatest: Whether only the latest value is explained: `analysis:explain { point = … }`.
  ///   - width: How many columns there are.
  /// - Returns: Lines without a newline at the end.
  /// - Throws: ``SPCError`` where it cannot be computed.
  package static func text(
    of data: ChartData,
    name: String,
    labels: [String],
    specification: ChartSpecification,
    quantity: MeasuredQuantity?,
    atLatest: Bool,
    width: Int
  ) throws(SPCError) -> String {
    let result = try SPCResult(data, specification: specification)
    let contents: PlainNumbers.Contents
    var multiplier = 1.0
    switch data {
    case .values(let values): contents = .values(values)
    case .parts(let numerators, let denominators, let given):
      contents = .parts(numerators: numerators, denominators: denominators)
      multiplier = given
    case .subgroups(let subgroups): contents = .subgroups(subgroups)
    case .subgroupSummaries: throw SPCError.noValues
    }
    let numbers = PlainNumbers(
      contents: contents,
      name: name,
      labels: labels,
      quantity: quantity,
      better: specification.direction.better,
      multiplier: multiplier,
      unitOfMeasure: ""
    )
    guard let series = try numbers.series() else { throw SPCError.noValues }
    let refusal = quantity.flatMap {
      ChartSuggestion.refusal(chart: result.chart, quantity: $0, data: data)
    }
    let analysis = AnalysisObject(
      series,
      result: result,
      remarks: refusal.map { [$0.remark] } ?? []
    )
    if atLatest, let index = result.latestIndex {
      return try SignalExplanation(signal: SignalObject(analysis: analysis, index: index))
        .text(width: width)
    }
    return try AnalysisExplanation(analysis: analysis).text(width: width)
  }
}

extension ImprovementDirection {
  /// The good way in the words of measures.
  fileprivate var better: BetterDirection {
    switch self {
    case .increase: .higher
    case .decrease: .lower
    case .neutral: .neutral
    }
  }
}

/// The chart that suits what is measured and the data at hand, with the reasons, and the charts
/// considered beside it.
///
/// A suggestion changes nothing: whoever charts the series decides.
///
/// ```swift
/// let suggestion = try ChartSuggestion(for: .values([0, 1, 0, 0, 2, 0]), quantity: .count)
/// suggestion.chart    // .t
/// suggestion.reasons  // rareEvents(mean: 0.5, minimum: 4, …), needsEveryEvent
/// ```
public struct ChartSuggestion: Sendable, Hashable {
  /// What is measured.
  public let quantity: MeasuredQuantity
  /// The chart suggested.
  public let chart: ChartKind
  /// The best chart of the data as they are: ``chart``, or a run chart where that one needs others.
  public let chartNow: ChartKind
  /// Why.
  public let reasons: [ChoiceReason]
  /// What else was considered.
  public let alternatives: [ChartAlternative]
  /// What a reader of the chart should know about the series.
  public let cautions: [SeriesCaution]
  /// How many points have a value.
  public let observedCount: Int
  /// The mean number of events in a period (for a proportion with its denominators, of the rarer of
  /// cases with and without the property); NaN where nothing is counted, or the counts are unknown.
  public let meanCount: Double
  /// The spread against the model; nil without a model or with too few points.
  public let dispersion: Dispersion?

  /// Whether the suggested chart needs other data than these: every event by its date, or the number
  /// of cases from one to the next.
  public var needsOtherData: Bool { reasons.contains(.needsEveryEvent) }

  /// The mean number of events in a period below which an XmR chart or a chart of counts flags
  /// chance too often.
  ///
  /// At a mean of 4, and at every mean above, stable Poisson series have a flagged point under
  /// `nhse-2023` at most 1.5 times as often as normal noise; at 2, 1.8 times; at 0.5, 3.5 times (24
  /// points; figures and seed in spc-methods.md).
  public static let leastMeanCount = 4.0

  /// The fewest points for limits.
  public static let leastPointsForLimits = ChartSpecification.shortestBaseline

  /// The fewest points for tests of runs.
  public static let leastPointsForRunTests = 10

  /// Suggests a chart.
  ///
  /// - Parameters:
  ///   - data: What was observed; NaN is missing. Nothing observed at all is no error.
  ///   - quantity: What it measures.
  /// - Throws: ``SPCError/notFinite(index:value:)`` for an infinite value or part.
  /// - Complexity: O(*n* log *n*) for *n* values.
  public init(for data: ChartData, quantity: MeasuredQuantity) throws(SPCError) {
    try data.refuseInfinity()
    let series = ObservedSeries(data)
    let dispersion = Dispersion(series, of: quantity)
    let meanCount = series.meanCount(of: quantity)
    let choice = ChartChoice(
      series: series,
      quantity: quantity,
      shape: data.shape,
      meanCount: meanCount,
      dispersion: dispersion
    )
    let preferred = choice.preferred()
    self.quantity = quantity
    self.meanCount = meanCount
    self.dispersion = dispersion
    chart = preferred.chart
    chartNow = ChartChoice.now(preferred)
    reasons = preferred.reasons
    alternatives = choice.alternatives(to: preferred)
    cautions = SeriesCaution.cautions(for: series, quantity: quantity)
    observedCount = series.observedCount
  }

  /// Returns why a chart must not be drawn of these data unless somebody insists; nil where nothing
  /// speaks against it.
  ///
  /// Refused is an XmR chart of counts whose mean is below ``leastMeanCount``. Rates and proportions
  /// with as few events have the caution ``SeriesCaution/meanCountLow(mean:minimum:)`` instead.
  ///
  /// - Parameters:
  ///   - chart: The chart that is asked for.
  ///   - quantity: What is measured.
  ///   - data: What was observed.
  /// - Returns: The fact, which can be thrown as it is.
  public static func refusal(
    chart: ChartKind,
    quantity: MeasuredQuantity,
    data: ChartData
  ) -> ChartRefusal? {
    guard chart == .xmr, quantity == .count else { return nil }
    let mean = ObservedSeries(data).meanCount(of: quantity)
    guard mean < leastMeanCount else { return nil }
    return .meanCountLow(chart: chart, mean: mean, minimum: leastMeanCount, instead: .t)
  }
}

/// Why a chart is refused unless somebody insists.
public enum ChartRefusal: Error, Sendable, Hashable {
  /// The counts are so small that the chart flags chance too often; `instead` tells more.
  case meanCountLow(chart: ChartKind, mean: Double, minimum: Double, instead: ChartKind)
}

extension ChartData {
  /// Throws at the first infinite value or part.
  func refuseInfinity() throws(SPCError) {
    switch self {
    case .values(let values):
      try Self.refuseInfinity(values)
    case .parts(let numerators, let denominators, _):
      try Self.refuseInfinity(numerators)
      try Self.refuseInfinity(denominators)
    case .subgroups(let subgroups):
      try Self.refuseInfinity(subgroups.map { $0.first(where: \.isInfinite) ?? 0 })
    case .subgroupSummaries(let summaries):
      try Self.refuseInfinity(summaries.map(\.mean))
      try Self.refuseInfinity(summaries.map(\.standardDeviation))
    }
  }

  private static func refuseInfinity(_ values: [Double]) throws(SPCError) {
    guard let index = values.firstIndex(where: \.isInfinite) else { return }
    throw .notFinite(index: index, value: values[index])
  }
}

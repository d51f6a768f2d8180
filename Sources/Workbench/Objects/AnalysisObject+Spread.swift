internal import SPCCore

extension AnalysisObject {
  /// The chart of the spread that the limits of this one rest on: moving ranges of an XmR chart,
  /// standard deviations of an X-bar chart, or its ranges where sigma is estimated from them.
  ///
  /// It has the same rules, phases, baselines and points left out. What is known of the measure (its
  /// centre, its target, which way it improves) is not known of its spread.
  func chartOfSpread() throws -> AnalysisObject {
    var request = request
    let companion: ChartKind
    switch result.chart {
    case .xmr: companion = .mr
    case .xbar:
      let isFromRanges =
        request.sigmaEstimator == .meanRange || request.sigmaEstimator == .weightedMeanRange
      companion = isFromRanges ? .r : .s
    case .run, .mr, .r, .s, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t, .ewma:
      throw ArgumentError.unsuitable(
        path: "chart",
        reason: "\(result.chart.named) has no chart of its spread: XmR and X-bar charts have one.",
        mend: "Leave  spread  out."
      )
    }
    request.chart = companion
    request.knownCentre = nil
    request.direction = .neutral
    request.target = nil
    request.clipsBelowZero = nil
    if companion == .mr { request.knownSigma = nil }
    if let estimator = request.sigmaEstimator, !companion.sigmaEstimators.contains(estimator) {
      request.sigmaEstimator = nil
    }
    return try AnalysisObject(series, request)
  }
}

extension ChartSpecification {
  /// Whether runs, trends and the like are looked for, or only points beyond the limits.
  var seeksPatterns: Bool { chart.hasIndependentPoints && isOrdered }

  /// Checks the specification against the shape and number of the data.
  func validate(shape: ChartData.Shape, valueCount count: Int) throws(SPCError) {
    guard chart.takes(shape) else {
      throw .dataNotForChart(shape: shape, chart: chart, shapes: chart.dataShapes)
    }
    guard ruleSet.charts.contains(chart) else {
      throw .ruleSetNotForChart(ruleSet: ruleSet.name, chart: chart, charts: ruleSet.charts)
    }
    try validatePhases(valueCount: count)
    if let index = excluded.first(where: { $0 < 0 || $0 >= count }) {
      throw .excludedOutOfRange(index: index, valueCount: count)
    }
    if !isOrdered, !chart.standsWithoutOrder(estimator: sigmaEstimator) {
      throw .chartNeedsOrder(chart)
    }
    try validateKnown()
    try validateLimits(shape)
    try validateTarget(valueCount: count)
  }

  private func validatePhases(valueCount count: Int) throws(SPCError) {
    if let baselineCount, baselineCount < Self.shortestBaseline {
      throw .baselineTooShort(count: baselineCount, minimum: Self.shortestBaseline)
    }
    var previous = -1
    for place in phaseStarts.indices {
      let start = phaseStarts[place]
      guard start >= 0, start < count else {
        throw .phaseStartOutOfRange(start: start, valueCount: count)
      }
      guard start > previous else {
        throw .phaseStartsNotIncreasing(start: start, previous: previous)
      }
      previous = start
    }
    guard !phaseBaselines.isEmpty else { return }
    for (start, count) in phaseBaselines.sorted(by: { $0.key < $1.key }) {
      guard start == 0 || phaseStarts.contains(start) else {
        throw .baselineWithoutPhase(start: start)
      }
      guard count >= Self.shortestBaseline else {
        throw .baselineTooShort(count: count, minimum: Self.shortestBaseline)
      }
    }
  }

  private func validateKnown() throws(SPCError) {
    if let knownCentre {
      let isPossible =
        switch chart {
        case .c, .u, .uPrime, .g, .p, .pPrime, .r, .s, .mr: knownCentre >= 0
        case .np: knownCentre >= 0 && knownCentre <= 1
        case .t: knownCentre > 0
        case .run, .xmr, .xbar, .iPrime, .ewma: true
        }
      guard isPossible, knownCentre.isFinite else {
        throw .knownCentreNotValid(knownCentre, chart: chart)
      }
    }
    if let knownSigma {
      guard chart.usesKnownSigma else { throw .knownSigmaNotForChart(chart) }
      guard knownSigma > 0, knownSigma.isFinite else { throw .knownSigmaNotValid(knownSigma) }
    }
  }

  private func validateLimits(_ shape: ChartData.Shape) throws(SPCError) {
    switch limits {
    case .sigma(let count):
      guard count > 0, count.isFinite else { throw .limitSigmasNotPositive(count) }
    case .probability(let confidence):
      guard confidence > 0, confidence < 1 else { throw .confidenceOutOfRange(confidence) }
      guard chart.hasProbabilityLimits else { throw .probabilityLimitsNotForChart(chart) }
    }
    if let sigmaEstimator {
      var isOfChart = chart.sigmaEstimators.contains(sigmaEstimator)
      if chart == .ewma {
        let isOfValues = sigmaEstimator == .movingRange || sigmaEstimator == .standardDeviation
        let isOfSubgroups = shape == .subgroups || shape == .subgroupSummaries
        isOfChart = isOfChart && isOfValues != isOfSubgroups
      }
      guard isOfChart else { throw .sigmaEstimatorNotForChart(sigmaEstimator, chart: chart) }
    }
    if chart == .ewma {
      guard smoothing > 0, smoothing <= 1 else { throw .smoothingOutOfRange(smoothing) }
    }
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

extension ChartKind {
  /// Whether the chart can be computed from data of a shape: ``dataShapes`` without an array.
  func takes(_ shape: ChartData.Shape) -> Bool {
    switch self {
    case .run, .xmr, .mr, .ewma: true
    case .c, .g, .t: shape == .values
    case .p, .pPrime, .np, .u, .uPrime, .iPrime: shape == .parts
    case .xbar, .r, .s: shape == .subgroups || shape == .subgroupSummaries
    }
  }

  /// Whether the chart estimates a standard deviation that can be known instead.
  var usesKnownSigma: Bool {
    switch self {
    case .xmr, .xbar, .r, .s, .iPrime, .ewma: true
    case .run, .mr, .p, .pPrime, .np, .c, .u, .uPrime, .g, .t: false
    }
  }

  /// Whether the chart's points have a distribution whose quantiles can be limits.
  var hasProbabilityLimits: Bool {
    switch self {
    case .p, .np, .c, .u, .g: true
    case .run, .xmr, .mr, .xbar, .r, .s, .pPrime, .uPrime, .iPrime, .t, .ewma: false
    }
  }

  /// Whether anything is left of the chart when its points have no order.
  func standsWithoutOrder(estimator: SigmaEstimator?) -> Bool {
    switch self {
    case .p, .pPrime, .np, .c, .u, .uPrime, .xbar, .r, .s, .g: true
    case .xmr: estimator == .standardDeviation
    case .run, .mr, .iPrime, .t, .ewma: false
    }
  }
}

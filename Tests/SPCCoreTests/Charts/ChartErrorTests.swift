import SPCCore
import Testing

/// What does not fit the chart is refused with the facts.
@Suite("What charts of parts and subgroups refuse")
struct ChartErrorTests {
  private let values = ChartData.values([3, 4, 5])
  private let parts = ChartData.parts(numerators: [3, 4, 5], denominators: [9, 9, 9])
  private let subgroups = ChartData.subgroups([[3, 4], [5, 6], [4, 4]])

  private func expect(
    _ error: SPCError,
    _ chart: ChartKind,
    _ data: ChartData,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) {
    var specification = ChartSpecification(chart: chart, ruleSet: .nhse2023)
    change(&specification)
    #expect(throws: error) { try SPCResult(data, specification: specification) }
  }

  @Test("Data of another shape, with the shapes that fit")
  func shapes() {
    let all = [values, parts, subgroups, .subgroupSummaries([SubgroupSummary(count: 2, mean: 1)])]
    var refused = 0
    for chart in ChartKind.withLimits {
      for data in all where !chart.dataShapes.contains(data.shape) {
        expect(
          .dataNotForChart(shape: data.shape, chart: chart, shapes: chart.dataShapes),
          chart,
          data
        )
        refused += 1
      }
    }
    // Three charts of values, six of parts and three of subgroups; the other three take any.
    #expect(refused == 3 * 3 + 6 * 3 + 3 * 2)
  }

  @Test("Numerators without a denominator, and a multiplier that is none")
  func partsThatDoNotFit() {
    expect(
      .denominatorCountMismatch(numeratorCount: 2, denominatorCount: 3),
      .p,
      .parts(numerators: [1, 2], denominators: [3, 4, 5])
    )
    for multiplier in [0, -100, Double.infinity] {
      expect(
        .multiplierNotPositive(multiplier),
        .u,
        .parts(numerators: [1], denominators: [3], multiplier: multiplier)
      )
    }
  }

  @Test("A summary that no subgroup can have, with its index")
  func summaries() {
    for summary in [
      SubgroupSummary(count: -1, mean: 3),
      SubgroupSummary(count: 3, mean: 3, standardDeviation: -1),
      SubgroupSummary(count: 3, mean: 3, range: -1),
    ] {
      let fine = SubgroupSummary(count: 3, mean: 3, standardDeviation: 1, range: 2)
      expect(.subgroupSummaryNotValid(index: 1), .xbar, .subgroupSummaries([fine, summary]))
    }
  }

  @Test("Excluded points outside the series")
  func excluded() {
    for index in [-1, 3] {
      expect(.excludedOutOfRange(index: index, valueCount: 3), .xmr, values) {
        $0.excluded = [1, index]
      }
    }
  }

  @Test("Known values that cannot be, and a sigma the chart has no use for")
  func known() {
    for (chart, data, centre) in [
      (ChartKind.c, values, -1.0), (.p, parts, -0.1), (.np, parts, 1.5), (.t, values, 0),
      (.xmr, values, .infinity), (.s, subgroups, -2),
    ] {
      expect(.knownCentreNotValid(centre, chart: chart), chart, data) { $0.knownCentre = centre }
    }
    // With a sigma of zero every point that is not the centre would be special cause.
    for sigma in [-1.0, 0, .infinity] {
      expect(.knownSigmaNotValid(sigma), .xmr, values) { $0.knownSigma = sigma }
    }
    for (chart, data) in [(ChartKind.p, parts), (.c, values), (.t, values), (.mr, values)] {
      expect(.knownSigmaNotForChart(chart), chart, data) { $0.knownSigma = 1 }
    }
  }

  @Test("Limits nowhere, and probability limits without a distribution of counts")
  func limits() {
    for count in [0, -3, Double.infinity] {
      expect(.limitSigmasNotPositive(count), .xmr, values) { $0.limits = .sigma(count) }
    }
    for confidence in [0.0, 1, -0.5] {
      expect(.confidenceOutOfRange(confidence), .c, values) {
        $0.limits = .probability(confidence: confidence)
      }
    }
    for (chart, data) in [(ChartKind.xmr, values), (.t, values), (.pPrime, parts)] {
      expect(.probabilityLimitsNotForChart(chart), chart, data) {
        $0.limits = .probability(confidence: 0.99)
      }
    }
  }

  @Test("An estimator of another chart or of another shape, a smoothing out of range")
  func estimators() {
    for (chart, data, estimator) in [
      (ChartKind.xmr, values, SigmaEstimator.pooled), (.xbar, subgroups, .movingRange),
      (.r, subgroups, .pooled), (.p, parts, .standardDeviation), (.ewma, values, .meanRange),
      (.ewma, subgroups, .movingRange),
    ] {
      expect(.sigmaEstimatorNotForChart(estimator, chart: chart), chart, data) {
        $0.sigmaEstimator = estimator
      }
    }
    for smoothing in [0, 1.01, -0.2] {
      expect(.smoothingOutOfRange(smoothing), .ewma, values) { $0.smoothing = smoothing }
    }
  }

  @Test("A chart of neighbours among categories, which have none")
  func order() {
    for (chart, data) in [
      (ChartKind.xmr, values), (.mr, values), (.t, values), (.iPrime, parts), (.ewma, values),
    ] {
      expect(.chartNeedsOrder(chart), chart, data) { $0.isOrdered = false }
    }
  }
}

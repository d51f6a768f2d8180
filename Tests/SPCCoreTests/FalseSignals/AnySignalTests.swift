import Testing

@testable import SPCCore

@Suite("False signals of every chart and of whole series")
struct AnySignalTests {
  private let nhs = ChartSpecification(ruleSet: .nhse2023)

  /// A shorter simulation than the one whose shares are given out.
  private func shares(
    _ specification: ChartSpecification,
    _ pointCount: Int,
    seriesCount: Int
  ) throws -> FalseSignalShares {
    try StableSeriesSimulation(specification, pointCount: pointCount)
      .simulate(seriesCount: seriesCount)
  }

  // The expected shares are from numpy, 100,000, 60,000 and 20,000 series, rules written out by brute
  // force (seed 11): 15.3, 36.1 and 89.3 %.

  @Test(
    "A chart is read in full: 15 % of stable series of 24, 36 % of 49, 90 % of 208 have a flag",
    arguments: [(24, 0.1532), (49, 0.3609), (208, 0.8932)]
  )
  func anySignal(pointCount: Int, expected: Double) throws {
    let share = try nhs.anySignalShare(pointCount: pointCount)
    print("nhse-2023, any of \(pointCount) points: \(share)")
    #expect((share - expected).magnitude < 0.01)
  }

  @Test("A rule about the latest point can never flag more series than one about any point")
  func order() throws {
    for ruleSet in [RuleSet.nhse2023, .ptd022, .anhoej] {
      let specification = ChartSpecification(ruleSet: ruleSet)
      let shares = try shares(specification, 24, seriesCount: 2_000)
      #expect(shares.latestPoint <= shares.anyPoint)
      #expect(max(shares.anyPoint, shares.phase) <= shares.anySignal)
      #expect(shares.anySignal <= shares.anyPoint + shares.phase)
    }
    let remembered = try nhs.falseSignalShares(pointCount: 24)
    #expect(try nhs.falseSignalShare(pointCount: 24) == remembered.latestPoint)
    #expect(try nhs.anySignalShare(pointCount: 24) == remembered.anySignal)
  }

  @Test("Only Anhøj's rules find anything about a phase")
  func phase() throws {
    let run = ChartSpecification(chart: .run, ruleSet: .anhoej)
    let shares = try shares(run, 24, seriesCount: 10_000)
    print("anhoej, run chart of 24 points: \(shares)")
    // From numpy, 100,000 series: a long run in 0.42 %, few crossings in 2.93 %, either in 3.01 %.
    #expect((shares.anyPoint - 0.0042).magnitude < 0.002)
    #expect((shares.phase - 0.0301).magnitude < 0.006)
    #expect(shares.anySignal == shares.phase)
    #expect(try self.shares(nhs, 24, seriesCount: 500).phase == 0)
  }

  @Test("Known lines flag a normal point in 0.27 % of cases by limits alone")
  func knownLines() throws {
    var limitsOnly = try ChartSpecification(
      ruleSet: RuleSet(
        name: "limits",
        charts: ChartKind.allCases,
        rules: [.beyondLimits],
        screensMovingRanges: false
      )
    )
    for chart in [ChartKind.xmr, .c, .p, .xbar, .iPrime] {
      limitsOnly.chart = chart
      limitsOnly.knownCentre = 0.3
      limitsOnly.knownSigma = chart.usesKnownSigma ? 4 : nil
      let share = try shares(limitsOnly, 5, seriesCount: 30_000).anyPoint / 5
      print("\(chart.rawValue), known lines: \(share)")
      #expect((share - 0.0027).magnitude < 0.0006, "\(chart.rawValue)")
    }
  }

  @Test("Every chart that has limits can be asked, and answers with a small share")
  func everyChart() throws {
    for chart in ChartKind.withLimits {
      var specification = nhs
      specification.chart = chart
      let shares = try shares(specification, 24, seriesCount: 1_500)
      print("nhse-2023, \(chart.rawValue), 24 points: \(shares.latestPoint) \(shares.anySignal)")
      #expect((0.0005...0.06).contains(shares.latestPoint), "\(chart.rawValue)")
      #expect((0.02...0.6).contains(shares.anySignal), "\(chart.rawValue)")
    }
  }

  @Test("Probability limits are read as the quantiles of a normal distribution, but for g charts")
  func probabilityLimits() throws {
    for chart in [ChartKind.c, .p, .np, .u, .g] {
      var specification = ChartSpecification(chart: chart, ruleSet: .nhse2023)
      specification.limits = .probability(confidence: 0.99)
      let narrow = try shares(specification, 24, seriesCount: 600)
      specification.limits = .probability(confidence: 0.9999)
      let wide = try shares(specification, 24, seriesCount: 600)
      #expect(wide.anySignal < narrow.anySignal, "\(chart.rawValue)")
    }
    // 99 % leaves one point in a hundred beyond, so 22 % of series of 24, without the other rules.
    let limitsOnly = try RuleSet(
      name: "limits",
      charts: [.c],
      rules: [.beyondLimits],
      screensMovingRanges: false
    )
    var known = ChartSpecification(chart: .c, ruleSet: limitsOnly, knownCentre: 20)
    known.limits = .probability(confidence: 0.99)
    let share = try shares(known, 24, seriesCount: 5_000).anyPoint
    #expect((share - 0.2143).magnitude < 0.02)
    known.limits = .probability(confidence: 1)
    #expect(throws: SPCError.confidenceOutOfRange(1)) { try known.anySignalShare(pointCount: 24) }
    var individuals = nhs
    individuals.limits = .probability(confidence: 0.99)
    #expect(throws: SPCError.probabilityLimitsNotForChart(.xmr)) {
      try individuals.anySignalShare(pointCount: 24)
    }
  }

  @Test("An EWMA chart of subgroups is simulated as one")
  func movingAverageOfSubgroups() throws {
    var specification = nhs
    specification.chart = .ewma
    specification.sigmaEstimator = .pooled
    specification.baselineCount = 24
    let shares = try shares(specification, 24, seriesCount: 500)
    #expect((0.0..<0.1).contains(shares.anySignal))
  }

  @Test("The centres of known lines are those the charts settle on")
  func centres() throws {
    for chart in ChartKind.allCases {
      let specification = ChartSpecification(
        chart: chart,
        ruleSet: chart == .run ? .anhoej : .nhse2023
      )
      var noise = StableNoise(for: specification, seed: 9)
      let result = try SPCResult(noise.series(4_000), specification: specification)
      var centre = result.phases[0].centre
      if chart == .g { centre /= 0.6931 }  // drawn is the median
      if chart == .np { centre /= 1e8 }
      let scale = max(noise.centre.magnitude, 1)
      #expect((centre - noise.centre).magnitude < 0.06 * scale, "\(chart.rawValue)")
    }
  }
}

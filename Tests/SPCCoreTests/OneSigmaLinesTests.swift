import Testing

@testable import SPCCore

/// The one-sigma lines against each chart's own formula for sigma.
@Suite("One-sigma lines")
struct OneSigmaLinesTests {
  private func lines(
    _ data: ChartData,
    _ chart: ChartKind,
    limits: LimitMethod = .threeSigma
  ) throws -> (result: SPCResult, lower: Double, upper: Double) {
    let result = try SPCResult(
      data,
      specification: ChartSpecification(chart: chart, ruleSet: .nelson, limits: limits)
    )
    return (
      result, result.value(of: .oneSigmaLower, at: 0), result.value(of: .oneSigmaUpper, at: 0)
    )
  }

  @Test("On an XmR chart they stand at a third of the way to the limits")
  func individuals() throws {
    let (result, lower, upper) = try lines(.values(CroftonWard.values), .xmr)
    let phase = result.phases[0]
    #expect(agree(upper, phase.centre + phase.meanMovingRange / 1.128))
    #expect(agree(lower, phase.centre - phase.meanMovingRange / 1.128))
    // Limits of two sigma move the lines with them.
    let narrow = try lines(.values(CroftonWard.values), .xmr, limits: .sigma(2))
    #expect(agree(narrow.upper, phase.centre + 2 / 3.0 * phase.meanMovingRange / 1.128))
  }

  @Test("On a p chart they are one sigma away, also where limits and two-sigma lines are cut off")
  func clippedProportions() throws {
    for cases in [1.0, 49] {
      let (result, lower, upper) = try lines(
        .parts(
          numerators: Array(repeating: cases, count: 20),
          denominators: Array(repeating: 50, count: 20),
          multiplier: 100
        ),
        .p
      )
      let sigma = 100 * (0.02 * 0.98 / 50).squareRoot()
      let point = result.points[0]
      #expect(cases == 1 ? point.nearLower == 0 : point.nearUpper == 100)
      #expect(agree(upper, min(2 * cases + sigma, 100)))
      #expect(agree(lower, max(2 * cases - sigma, 0)))
    }
  }

  @Test(
    "On a p chart of four to eight cases they are one sigma away, though both limits are cut off"
  )
  func clippedOnBothSides() throws {
    for (size, cases) in [(8.0, 4.0), (6, 3), (5, 3), (4, 2)] {
      let (result, lower, upper) = try lines(
        .parts(
          numerators: Array(repeating: cases, count: 20),
          denominators: Array(repeating: size, count: 20),
          multiplier: 1
        ),
        .p
      )
      let share = cases / size
      let sigma = (share * (1 - share) / size).squareRoot()
      let point = result.points[0]
      #expect(point.lower == 0 && point.upper == 1)
      #expect(agree(upper, share + sigma) && agree(lower, share - sigma), "\(cases) of \(size)")
    }
  }

  @Test("Every point of a p chart has its own")
  func varyingProportions() throws {
    let denominators: [Double] = [400, 100, 900, 250]
    let (result, _, _) = try lines(
      .parts(numerators: [80, 25, 150, 60], denominators: denominators, multiplier: 1),
      .p
    )
    let share = 315 / 1650.0
    for (index, denominator) in denominators.enumerated() {
      let sigma = (share * (1 - share) / denominator).squareRoot()
      #expect(agree(result.value(of: .oneSigmaUpper, at: index), share + sigma))
      #expect(agree(result.value(of: .oneSigmaLower, at: index), share - sigma))
    }
  }

  @Test("On a g chart they stand around the mean, though the centre is the median")
  func casesBetween() throws {
    let values: [Double] = [3, 9, 1, 30, 4, 12, 0, 7, 22, 2, 5, 40]
    let (result, lower, upper) = try lines(.values(values), .g)
    let mean = values.reduce(0, +) / 12
    let sigma = (mean * (mean + 1)).squareRoot()
    #expect(result.phases[0].centre == 6)
    #expect(agree(upper, mean + sigma))
    #expect(lower == 0)
  }

  @Test("On a t chart they are one sigma away on the compressed scale")
  func timeBetween() throws {
    let values: [Double] = [30, 12, 55, 8, 90, 41, 17, 66, 23, 120, 5, 38]
    let (result, lower, upper) = try lines(.values(values), .t)
    let phase = result.phases[0]
    let centre = EventTime.compressed(phase.centre)
    let sigma = phase.meanMovingRange / 1.128
    #expect(agree(upper, EventTime.stretched(centre + sigma)))
    #expect(agree(lower, EventTime.stretched(centre - sigma)))
    #expect(lower > 0 && phase.lower == 0)
  }

  @Test("With probability limits they stand at a third of the way on each side")
  func quantiles() throws {
    let (result, lower, upper) = try lines(
      .values([4, 7, 3, 6, 5, 9, 2, 4, 5, 5]),
      .c,
      limits: .probability(confidence: 0.99)
    )
    let phase = result.phases[0]
    #expect(phase.upper - phase.centre != phase.centre - phase.lower)
    #expect(agree(upper, phase.centre + (phase.upper - phase.centre) / 3))
    #expect(agree(lower, phase.centre - (phase.centre - phase.lower) / 3))
  }

  @Test("A run chart has none")
  func runChart() throws {
    let result = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(chart: .run, ruleSet: .anhoej)
    )
    #expect(result.value(of: .oneSigmaUpper, at: 0).isNaN)
    #expect(result.value(of: .oneSigmaLower, at: 0).isNaN)
  }

  @Test("Excluded points are passed over by the rules that look at them, in the evidence too")
  func excluded() throws {
    let ruleSet = try RuleSet(
      name: "four of five",
      charts: [.xmr],
      rules: [.fourOfFive],
      screensMovingRanges: false,
      limitFactor: 3
    )
    // One-sigma lines at ±100; the excluded points would make it three of five.
    let values = RuleChart.baseline + [150, 150, 0, 0, 150, 150, 0]
    let without = ChartSpecification(ruleSet: ruleSet, baselineCount: 12)
    #expect(try SPCResult(values: values, specification: without).labelled == [])
    var specification = without
    specification.excluded = [14, 15]
    let result = try SPCResult(values: values, specification: specification)
    #expect(result.labelled == [12, 13, 16, 17])
    let evidence = try #require(result.evidence(forPointAt: 16).first)
    #expect(evidence.indices == [12, 13, 16, 17])
    #expect(evidence.window.contains(16) && agree(evidence.referenceValue, 100))
    #expect(result.evidence(forPointAt: 14).isEmpty)
  }

  @Test("A signal of a phase leaves excluded points out")
  func excludedRuns() throws {
    let values = Array(repeating: 1.0, count: 10) + Array(repeating: 9, count: 10)
    var specification = ChartSpecification(chart: .run, ruleSet: .anhoej)
    specification.excluded = [3, 12]
    let signals = try SPCResult(values: values, specification: specification).phaseSignals
    #expect(signals.map(\.rule) == [.longRun, .fewCrossings])
    #expect(signals[0].indices == [0, 1, 2, 4, 5, 6, 7, 8, 9])
    #expect(signals[0].window == 0..<10)
    #expect(signals[1].crossings == [10])
  }
}

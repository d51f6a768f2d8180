import Testing

@testable import SPCCore

@Suite("Rule: few crossings")
struct FewCrossingsRuleTests {
  @Test(
    "The minimum is the 5 % quantile of the binomial distribution",
    arguments: [(1, 0), (5, 0), (6, 1), (10, 2), (20, 6), (24, 8), (30, 10), (50, 19), (100, 41)]
  )
  func minima(useful: Int, minimum: Int) {
    #expect(FewCrossingsRule.minimum(usefulCount: useful) == minimum)
  }

  @Test("The quantile is exact where whole numbers can check it, up to 60 points")
  func exactQuantile() throws {
    for useful in 1...60 {
      let trials = useful - 1
      // P(X ≤ k) ≥ 1/20 in whole numbers: 20 · Σ C(trials, i) ≥ 2^trials.
      var choose: UInt64 = 1
      var sum: UInt64 = 1
      var crossings = 0
      while sum.multipliedFullWidth(by: 20) < (high: 0, low: (1 as UInt64) << UInt64(trials)) {
        choose = choose * UInt64(trials - crossings) / UInt64(crossings + 1)
        crossings += 1
        sum += choose
      }
      #expect(FewCrossingsRule.minimum(usefulCount: useful) == crossings, "\(useful)")
    }
  }

  @Test("Very long series have a minimum too, near half of the points less 1.645 deviations")
  func longSeries() throws {
    for useful in [10_000, 1_000_000] {
      let minimum = try #require(FewCrossingsRule.minimum(usefulCount: useful))
      let trials = Double(useful - 1)
      let normal = trials / 2 - 1.644854 * trials.squareRoot() / 2
      #expect((Double(minimum) - normal).magnitude < 1)
    }
  }

  @Test("It is a finding about the phase and marks no point")
  func marksNothing() throws {
    // Five high, five low, by turns: 24 points cross their mean 4 times of at least 8.
    let values: [Double] = (0..<24).map { ($0 / 5).isMultiple(of: 2) ? 9 : 1 }
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(chart: .xmr, ruleSet: .anhoej)
    )
    let runs = try #require(result.phases[0].runs)
    #expect(runs.crossings == 4)
    #expect(runs.crossingsMinimum == 8)
    #expect(runs.isFewCrossingsSignal)
    #expect(!runs.isLongRunSignal)
    #expect(runs.isSignal)
    #expect(result.points.allSatisfy { !$0.hits.contains(.fewCrossings) })
  }
}

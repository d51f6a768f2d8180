import Testing

@testable import SPCCore

@Suite("Rule: long run")
struct LongRunRuleTests {
  private func runChart(_ values: [Double], baselineCount: Int? = nil) throws -> SPCResult {
    try SPCResult(
      values: values,
      specification: ChartSpecification(
        chart: .run,
        ruleSet: .anhoej,
        direction: .increase,
        baselineCount: baselineCount
      )
    )
  }

  @Test(
    "The limit is log2 of the useful points to the nearest whole number, plus 3",
    arguments: [
      (1, 3), (2, 4), (5, 5), (6, 6), (11, 6), (12, 7), (22, 7), (23, 8), (90, 9), (91, 10),
    ]
  )
  func limits(useful: Int, limit: Int) {
    #expect(LongRunRule.limit(usefulCount: useful) == limit)
  }

  @Test("Without useful points there is no limit and no signal")
  func noUsefulPoints() throws {
    #expect(LongRunRule.limit(usefulCount: 0) == nil)
    let runs = try #require(try runChart(Array(repeating: 5, count: 12)).phases[0].runs)
    #expect(runs.usefulCount == 0)
    #expect(!runs.isSignal)
  }

  @Test("A step of ten and ten marks both runs, each on its side")
  func step() throws {
    let result = try runChart(Array(repeating: 1, count: 10) + Array(repeating: 9, count: 10))
    #expect(result.phases[0].centre == 5)
    #expect(result.indices(meeting: .longRun, .low) == Array(0..<10))
    #expect(result.indices(meeting: .longRun, .high) == Array(10..<20))
    #expect(result.points[0].category == .concern)
    #expect(result.variation == .improvement)
  }

  @Test("Points on the median and missing points neither end a run nor are marked")
  func passedOver() throws {
    // Median 5 of the first twelve; then ten points above with a tie and a gap among them.
    let baseline: [Double] = [4, 6, 4, 6, 5, 5, 4, 6, 4, 6, 5, 5]
    let later: [Double] = [6, 6, 6, 5, 6, .nan, 6, 6, 6, 6]
    let result = try runChart(baseline + later, baselineCount: 12)
    #expect(result.phases[0].centre == 5)
    let runs = try #require(result.phases[0].runs)
    // The last 6 of the baseline is followed by ties, so the run is 1 + 8 points long.
    #expect(runs.usefulCount == 16)
    #expect(runs.longestRun == 9)
    #expect(runs.longestRunLimit == 7)
    #expect(result.indices(meeting: .longRun, .high) == [9, 12, 13, 14, 16, 18, 19, 20, 21])
    let evidence = try #require(result.evidence(forPointAt: 14).first)
    #expect(evidence.rule == .longRun)
    #expect(evidence.window == 9..<22)
    #expect(evidence.indices == [9, 12, 13, 14, 16, 18, 19, 20, 21])
    #expect(evidence.required == 8)
    #expect(evidence.reference == .centre)
  }

  @Test("Where only completing points are marked, those from the first too many on are")
  func completing() throws {
    let ruleSet = try RuleSet(
      name: "long run, on the day",
      charts: [.run],
      rules: [.longRun],
      screensMovingRanges: false,
      marking: .completingPoint
    )
    let result = try SPCResult(
      values: Array(repeating: 1, count: 10) + Array(repeating: 9, count: 10),
      specification: ChartSpecification(chart: .run, ruleSet: ruleSet)
    )
    // 20 useful points allow runs of 7.
    #expect(result.indices(meeting: .longRun, .low) == [7, 8, 9])
    #expect(result.indices(meeting: .longRun, .high) == [17, 18, 19])
    #expect(result.evidence(forPointAt: 8).map(\.window) == [0..<9])
    #expect(result.evidence(forPointAt: 6).isEmpty)
  }
}

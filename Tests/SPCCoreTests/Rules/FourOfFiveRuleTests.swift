import SPCCore
import Testing

/// One-sigma lines at ±100, limits at ±300.
@Suite("Rule: four of five")
struct FourOfFiveRuleTests {
  private let chart = RuleChart(rule: .fourOfFive)

  @Test("Four of five beyond one sigma are marked, the fifth is not, wherever it lies")
  func fifthPoint() throws {
    #expect(try chart.marked([150, 150, 150, 150, 0]) == [0, 1, 2, 3])
    #expect(try chart.marked([150, 150, -250, 150, 150]) == [0, 1, 3, 4])
    #expect(try chart.marked([0, 150, 350, 150, 150]) == [1, 2, 3, 4])
    #expect(try chart.marked([150, 150, 150, 150, 150]) == [0, 1, 2, 3, 4])
  }

  @Test("Three of five, or four of six, are none")
  func tooFew() throws {
    #expect(try chart.marked([0, 150, 150, 150, 0]) == [])
    #expect(try chart.marked([150, 150, 0, 0, 150, 150]) == [])
  }

  @Test("All four must lie on one side")
  func oneSide() throws {
    #expect(try chart.marked([150, -150, 150, 150, 0]) == [])
  }

  @Test("A point on the one-sigma line is not beyond it")
  func onLine() throws {
    #expect(try chart.marked([100, 150, 150, 150, 0]) == [])
  }

  @Test("A window with a missing value does not fire")
  func missing() throws {
    #expect(try chart.marked([150, 150, .nan, 150, 150]) == [])
  }

  @Test("Where only completing points are marked, the completing one must itself be beyond")
  func completing() throws {
    #expect(try chart.marked([150, 150, 150, 150, 0], .completingPoint) == [3])
    #expect(try chart.marked([150, 150, 0, 150, 150, 150], .completingPoint) == [4, 5])
    #expect(try chart.marked([150, 150, 150, 0, 0], .completingPoint) == [])
  }

  @Test("Its evidence is the window, the points beyond the line and the one-sigma line")
  func evidence() throws {
    let result = try chart.result([-150, -160, 0, -170, -180])
    let evidence = try #require(result.evidence(forPointAt: 12).first)
    #expect(evidence.rule == .fourOfFive && evidence.side == .low)
    #expect(evidence.window == 12..<17)
    #expect(evidence.indices == [12, 13, 15, 16])
    #expect(evidence.required == 4)
    #expect(evidence.reference == .oneSigmaLower)
    #expect(agree(evidence.referenceValue, -100))
    #expect(result.evidence(forPointAt: 14).isEmpty)
    let completed = try chart.result([-150, -160, 0, -170, -180], .completingPoint)
    #expect(completed.evidence(forPointAt: 15).isEmpty)
    #expect(completed.evidence(forPointAt: 16).map(\.window) == [12..<17])
  }

  @Test("A run chart has no sigma, so the rule finds nothing there")
  func noLimits() throws {
    let ruleSet = try RuleSet(
      name: "run",
      charts: [.run],
      rules: [.fourOfFive, .stratification(length: 3), .mixture(length: 3)],
      screensMovingRanges: false
    )
    let result = try SPCResult(
      values: RuleChart.baseline + [150, 150, 150, 150, 150],
      specification: ChartSpecification(chart: .run, ruleSet: ruleSet)
    )
    #expect(result.labelled == [])
  }
}

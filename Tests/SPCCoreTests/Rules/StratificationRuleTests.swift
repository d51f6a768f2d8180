import SPCCore
import Testing

/// One-sigma lines at ±40, so that the baseline itself lies beyond them.
@Suite("Rule: stratification")
struct StratificationRuleTests {
  private let chart = RuleChart(rule: .stratification(length: 15), limitFactor: 1.2)

  /// 10 above and below the centre, two by two.
  private func near(_ count: Int) -> [Double] {
    (0..<count).map { ($0 / 2).isMultiple(of: 2) ? 10 : -10 }
  }

  @Test("Fifteen points within one sigma are marked, all of them; fourteen are none")
  func exactLength() throws {
    #expect(try chart.marked(near(15) + [60]) == Array(0..<15))
    #expect(try chart.marked(near(14) + [60]) == [])
    #expect(try chart.marked(near(20)) == Array(0..<20))
  }

  @Test("A point on a one-sigma line or on the centre is within; one beyond ends the run")
  func onLine() throws {
    #expect(try chart.marked(near(13) + [40, -40, 60]) == Array(0..<15))
    #expect(try chart.marked(near(13) + [0, 0, 60]) == Array(0..<15))
    #expect(try chart.marked(near(13) + [40.001, 0, 0]) == [])
  }

  @Test("A missing value ends the run")
  func missing() throws {
    #expect(try chart.marked(near(14) + [.nan] + near(2)) == [])
  }

  @Test("It has no direction: neither improvement nor concern, on the centre counted as high")
  func noDirection() throws {
    let result = try chart.result(near(14) + [0], direction: .increase)
    #expect(result.points[12].category == .neutralHigh)
    #expect(result.points[14].category == .neutralLow)
    #expect(result.points[26].label == PointLabel(rule: .stratification, side: .high))
    #expect(result.points[12].improvementHits(.increase).isEmpty)
    #expect(result.points[14].concernHits(.increase).isEmpty)
  }

  @Test("Points of a constant series hug nothing: there is no width to keep within")
  func constant() throws {
    let ruleSet = try RuleSet(
      name: "stratification only",
      charts: [.xmr],
      rules: [.stratification(length: 15)],
      screensMovingRanges: false
    )
    for value in [0, 5, 0.1, 1e12] {
      let result = try SPCResult(
        values: Array(repeating: value, count: 30),
        specification: ChartSpecification(ruleSet: ruleSet)
      )
      #expect(result.labelled == [])
    }
  }

  @Test("Where only completing points are marked, the fifteenth is and every later one")
  func completing() throws {
    #expect(try chart.marked(near(17) + [60], .completingPoint) == [14, 15, 16])
    let result = try chart.result(near(17) + [60], .completingPoint)
    let evidence = try #require(result.evidence(forPointAt: 27).first)
    #expect(evidence.window == 12..<28)
    #expect(evidence.indices == Array(12..<28))
    #expect(evidence.required == 15)
    #expect(evidence.reference == nil)
    #expect(try chart.result(near(17) + [60]).evidence(forPointAt: 27).map(\.window) == [12..<29])
  }
}

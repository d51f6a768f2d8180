import SPCCore
import Testing

@Suite("Rule: beyond limits")
struct BeyondLimitsRuleTests {
  /// Twelve points of −50 and 50 by turns: centre 0, ranges of 100, limits ±266.
  private let baseline: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 50 : -50 }

  private func chart(_ later: [Double]) throws -> SPCResult {
    try SPCResult(
      values: baseline + later,
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 12)
    )
  }

  @Test("A point on a limit is within it")
  func onLimit() throws {
    let result = try chart([266, -266])
    #expect(result.phases[0].upper == 266)
    #expect(result.points[12].hits.isEmpty && result.points[13].hits.isEmpty)
  }

  @Test("A point the least bit that data can show beyond a limit is beyond it")
  func justBeyond() throws {
    let result = try chart([266.000001, 0, -266.000001])
    #expect(result.indices(meeting: .beyondLimits, .high) == [12])
    #expect(result.indices(meeting: .beyondLimits, .low) == [14])
    #expect(result.points[12].label == PointLabel(rule: .beyondLimits, side: .high))
    #expect(result.points[12].category == .neutralHigh)
    #expect(result.points[14].category == .neutralLow)
  }

  @Test("Rounding does not put a point beyond its own limit")
  func rounding() throws {
    // In decimals the limit is 0.1 + 2.66 · 0.2 = 0.632; in binary a bit less.
    let values = (0..<13).map { $0.isMultiple(of: 2) ? 0.2 : 0.0 } + [0.1 * 6 + 0.032]
    let result = try SPCResult(
      values: Array(values.dropFirst()),
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 12)
    )
    #expect(agree(result.phases[0].upper, 0.632))
    #expect(result.points[12].hits.isEmpty)
  }

  @Test("Its evidence is the point, the limit and the limit's value")
  func evidence() throws {
    let result = try chart([300])
    let evidence = try #require(result.evidence(forPointAt: 12).first)
    #expect(evidence.rule == .beyondLimits)
    #expect(evidence.side == .high)
    #expect(evidence.indices == [12])
    #expect(evidence.required == 1)
    #expect(evidence.reference == .upper)
    #expect(evidence.referenceValue == 266)
    #expect(evidence.namesPoint)
  }
}

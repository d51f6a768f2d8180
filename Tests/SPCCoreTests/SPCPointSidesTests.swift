import SPCCore
import Testing

@Suite("Sides of a point")
struct SPCPointSidesTests {
  @Test("Rising fast and still below the lower limit is improvement and concern, both visible")
  func conflict() throws {
    // Centre 0, limits ±266: seven rising points, all of them below.
    let values = RuleChart.baseline + [-900, -800, -700, -600, -500, -400, -300]
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: .nhse2023,
        direction: .increase,
        baselineCount: 12
      )
    )
    let point = result.points[15]
    #expect(point.improvementHits(.increase) == RuleHits(.trend))
    #expect(point.concernHits(.increase).kinds == [.beyondLimits, .twoOfThree, .shift])
    #expect(point.isConflicting(.increase))
    // The label decides the category; the hits keep the other side.
    #expect(point.category == .concern)
    #expect(point.improvementHits(.decrease) == point.concernHits(.increase))
    #expect(point.concernHits(.decrease) == point.improvementHits(.increase))
  }

  @Test("A neutral measure has neither side and no conflict")
  func neutral() throws {
    let result = try SPCResult(
      values: RuleChart.baseline + [-900, -800, -700, -600, -500, -400, -300],
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 12)
    )
    #expect(result.points.allSatisfy { $0.improvementHits(.neutral).isEmpty })
    #expect(result.points.allSatisfy { $0.concernHits(.neutral).isEmpty })
    #expect(result.points.allSatisfy { !$0.isConflicting(.neutral) })
  }

  @Test("Common cause has neither side; a turning point of two trends has both by one rule")
  func turn() throws {
    let values: [Double] = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(ruleSet: .nhse2023, direction: .increase)
    )
    #expect(result.points[6].isConflicting(.increase))
    #expect(!result.points[3].isConflicting(.increase))
    let calm = try SPCResult(
      values: RuleChart.baseline,
      specification: ChartSpecification(ruleSet: .nhse2023, direction: .increase)
    )
    #expect(calm.points.allSatisfy { !$0.isConflicting(.increase) && $0.hits.isEmpty })
  }
}

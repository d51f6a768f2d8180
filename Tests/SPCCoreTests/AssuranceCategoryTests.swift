import SPCCore
import Testing

@Suite("Assurance")
struct AssuranceCategoryTests {
  /// Centre 0, limits ±266.
  private let values: [Double] = (0..<14).map { $0.isMultiple(of: 2) ? 50 : -50 }

  private func assurance(
    _ target: TargetLine,
    _ direction: ImprovementDirection,
    values: [Double]? = nil
  ) throws -> AssuranceCategory? {
    try SPCResult(
      values: values ?? self.values,
      specification: ChartSpecification(ruleSet: .nhse2023, direction: direction, target: target)
    ).assurance
  }

  @Test("A target above the limits is failed where high is good, and met where low is good")
  func above() throws {
    #expect(try assurance(.constant(300), .increase) == .consistentlyFails)
    #expect(try assurance(.constant(300), .decrease) == .consistentlyPasses)
  }

  @Test("A target below the limits is met where high is good, and failed where low is good")
  func below() throws {
    #expect(try assurance(.constant(-300), .increase) == .consistentlyPasses)
    #expect(try assurance(.constant(-300), .decrease) == .consistentlyFails)
  }

  @Test("A target within the limits, or on one, is hit or miss", arguments: [-266.0, 0, 266])
  func within(target: Double) throws {
    #expect(try assurance(.constant(target), .increase) == .hitOrMiss)
    #expect(try assurance(.constant(target), .decrease) == .hitOrMiss)
  }

  @Test("There is none without a target, a direction, or limits")
  func none() throws {
    #expect(try assurance(.none, .increase) == nil)
    #expect(try assurance(.constant(300), .neutral) == nil)
    #expect(try assurance(.constant(300), .increase, values: [1]) == nil)
    #expect(try assurance(.constant(300), .increase, values: [1, .nan]) == nil)
    let runChart = try SPCResult(
      values: values,
      specification: ChartSpecification(
        chart: .run,
        ruleSet: .anhoej,
        direction: .increase,
        target: .constant(300)
      )
    )
    #expect(runChart.assurance == nil)
    #expect(runChart.points.allSatisfy { $0.target == 300 })
  }

  @Test("Of targets that change over time the last one counts")
  func perPoint() throws {
    var targets = Array(repeating: 0.0, count: 14)
    targets[13] = 300
    #expect(try assurance(.perPoint(targets), .increase) == .consistentlyFails)
    targets[13] = .nan
    #expect(try assurance(.perPoint(targets), .increase) == nil)
  }

  @Test("The limits are those of the last phase")
  func lastPhase() throws {
    let specification = ChartSpecification(
      ruleSet: .nhse2023,
      direction: .increase,
      phaseStarts: [14],
      target: .constant(300)
    )
    let result = try SPCResult(
      values: values + values.map { $0 + 1000 },
      specification: specification
    )
    #expect(result.assurance == .consistentlyPasses)
  }
}

import SPCCore
import Testing

@Suite("Rule: trend")
struct TrendRuleTests {
  private let flat: [Double] = [50, 49, 51, 50, 49, 51]

  private func chart(_ values: [Double], length: Int = 7) throws -> SPCResult {
    let ruleSet = try RuleSet(
      name: "trend only",
      charts: [.xmr],
      rules: [.trend(length: length)],
      screensMovingRanges: false
    )
    return try SPCResult(
      values: values,
      specification: ChartSpecification(ruleSet: ruleSet, direction: .increase)
    )
  }

  @Test("Seven rising points are a trend, the first included; six are none")
  func exactLength() throws {
    let seven = try chart([5, 4, 5, 6, 7, 8, 9, 10, 9])
    #expect(seven.indices(meeting: .trend, .high) == Array(1...7))
    #expect(seven.points[1].category == .improvement)
    let six = try chart([5, 4, 5, 6, 7, 8, 9, 8])
    #expect(six.labelled == [])
  }

  @Test("Nine falling points are all marked")
  func longer() throws {
    let result = try chart([1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 2])
    #expect(result.indices(meeting: .trend, .low) == Array(1...9))
    #expect(result.points[5].category == .concern)
  }

  @Test("Two equal neighbours end a trend")
  func tie() throws {
    #expect(try chart([1, 2, 3, 4, 4, 5, 6, 7]).labelled == [])
  }

  @Test("A missing value ends a trend, and is not in one")
  func missing() throws {
    #expect(try chart([1, 2, 3, 4, .nan, 5, 6, 7]).labelled == [])
    #expect(try chart([.nan, 1, 2, 3, 4, 5, 6, 7, .nan]).labelled == Array(1...7))
  }

  @Test("A peak shared by a rise and a fall meets both and is labelled as falling")
  func peak() throws {
    let result = try chart([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])
    #expect(result.points[6].highHits == RuleHits(.trend))
    #expect(result.points[6].lowHits == RuleHits(.trend))
    #expect(result.points[6].label == PointLabel(rule: .trend, side: .low))
    #expect(result.points[5].label?.side == .high)
    #expect(result.evidence(forPointAt: 6).map(\.indices) == [Array(0...6), Array(6...12)])
    #expect(result.evidence(forPointAt: 6).map(\.side) == [.high, .low])
  }

  @Test("The last point of a rise is labelled by the drop to the next rise, as in the package")
  func riseAfterDrop() throws {
    let result = try chart([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7])
    #expect(result.points[6].highHits == RuleHits(.trend))
    #expect(result.points[6].lowHits.isEmpty)
    #expect(result.points[6].label == PointLabel(rule: .trend, side: .low))
    #expect(result.points[13].label == PointLabel(rule: .trend, side: .high))
  }

  @Test("The length is the rule set's: five rising points under a rule of five")
  func otherLength() throws {
    let result = try chart([5, 1, 2, 3, 4, 5, 4], length: 5)
    #expect(result.labelled == Array(1...5))
  }

  @Test("A trend does not cross into the next phase")
  func phases() throws {
    let specification = ChartSpecification(ruleSet: .nhse2023, phaseStarts: [4])
    let result = try SPCResult(values: [1, 2, 3, 4, 5, 6, 7, 8], specification: specification)
    #expect(result.indices(meeting: .trend, .high) == [])
  }

  @Test("Its evidence is the whole run, without a line")
  func evidence() throws {
    let result = try chart([5, 4, 5, 6, 7, 8, 9, 10, 9])
    let evidence = try #require(result.evidence(forPointAt: 3).first)
    #expect(evidence.window == 1..<8)
    #expect(evidence.indices == Array(1...7))
    #expect(evidence.required == 7)
    #expect(evidence.reference == nil)
    #expect(evidence.referenceValue.isNaN)
    #expect(result.evidence(forPointAt: 0).isEmpty)
  }
}

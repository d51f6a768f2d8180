import SPCCore
import Testing

@Suite("Rule: alternation")
struct AlternationRuleTests {
  private func chart(
    _ values: [Double],
    length: Int = 14,
    marking: PatternMarking = .wholePattern
  ) throws -> SPCResult {
    let ruleSet = try RuleSet(
      name: "alternation only",
      charts: [.xmr],
      rules: [.alternation(length: length)],
      screensMovingRanges: false,
      marking: marking
    )
    return try SPCResult(
      values: values,
      specification: ChartSpecification(ruleSet: ruleSet, direction: .increase)
    )
  }

  /// 5 and 7 by turns.
  private func saw(_ count: Int) -> [Double] { (0..<count).map { $0.isMultiple(of: 2) ? 5 : 7 } }

  @Test("Fourteen points that rise and fall by turns are marked from the first; thirteen are none")
  func exactLength() throws {
    #expect(try chart(saw(14) + [7, 7]).labelled == Array(0..<14))
    #expect(try chart(saw(13) + [5, 5]).labelled == [])
    #expect(try chart([5] + saw(16) + [5]).labelled == Array(1..<18))
  }

  @Test("Only the turns count, not the level")
  func drifting() throws {
    #expect(try chart(saw(14).enumerated().map { $1 + Double($0) * 0.5 }).labelled.count == 14)
  }

  @Test("Two equal neighbours, two steps one way and a missing value end it")
  func ends() throws {
    #expect(try chart(saw(8) + [7] + saw(8)).labelled == [])
    #expect(try chart(saw(8) + [9] + saw(8)).labelled == [])
    #expect(try chart(saw(8) + [.nan] + saw(8)).labelled == [])
  }

  @Test("Points above their neighbours are marked high, below them low, and nothing is good or bad")
  func sides() throws {
    let result = try chart(saw(14))
    #expect(result.indices(meeting: .alternation, .low) == [0, 2, 4, 6, 8, 10, 12])
    #expect(result.indices(meeting: .alternation, .high) == [1, 3, 5, 7, 9, 11, 13])
    #expect(result.points[1].category == .neutralHigh && result.points[2].category == .neutralLow)
    #expect(result.variation == .neutralHigh)
  }

  @Test("A point that ends one alternation and begins the next has evidence for both")
  func shared() throws {
    // Up and down by turns, then twice up: point 3 is a peak of the first and a low of the second.
    let values: [Double] = [1, 2, 1, 2, 3, 2, 3]
    let result = try chart(values, length: 4)
    #expect(result.points[3].highHits == RuleHits(.alternation))
    #expect(result.points[3].lowHits == RuleHits(.alternation))
    #expect(result.evidence(forPointAt: 3).map(\.window) == [0..<4, 3..<7])
    #expect(result.evidence(forPointAt: 3).map(\.side) == [.high, .low])
    #expect(result.labelled == Array(0..<7))
  }

  @Test("Where only completing points are marked, the fourteenth is and every later one")
  func completing() throws {
    let result = try chart(saw(16) + [7, 7], marking: .completingPoint)
    #expect(result.labelled == [13, 14, 15])
    let evidence = try #require(result.evidence(forPointAt: 14).first)
    #expect(evidence.window == 0..<15)
    #expect(evidence.required == 14)
    #expect(evidence.reference == nil && evidence.referenceValue.isNaN)
    #expect(result.evidence(forPointAt: 12).isEmpty)
  }
}

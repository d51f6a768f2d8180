import SPCCore
import Testing

@Suite("Rule sets")
struct RuleSetTests {
  @Test("The named sets have their names, and no two the same")
  func names() {
    #expect(RuleSet.named.map(\.name) == ["nhse-2023", "ptd-0.2.2", "anhoej"])
  }

  @Test("The NHS sets share rules, lengths and 2.66, and differ in two of three and in screening")
  func nhsSets() {
    let (current, package) = (RuleSet.nhse2023, RuleSet.ptd022)
    #expect(current.rules.map(\.kind) == [.beyondLimits, .trend, .twoOfThree, .shift])
    #expect(package.rules.map(\.kind) == current.rules.map(\.kind))
    #expect(current.rules.compactMap(\.length) == [7, 7])
    #expect(current.rules[2] == .twoOfThree(counting: .beyondTwoSigma))
    #expect(package.rules[2] == .twoOfThree(counting: .betweenTwoAndThreeSigma))
    #expect(current.limitFactor == 2.66 && package.limitFactor == 2.66)
    #expect(!current.screensMovingRanges && package.screensMovingRanges)
  }

  @Test("A rule set of one's own carries its name into the result, and its order is its precedence")
  func precedence() throws {
    let shiftFirst = try RuleSet(
      name: "shift first",
      charts: [.xmr],
      rules: [.shift(length: 7), .beyondLimits],
      screensMovingRanges: false
    )
    let result = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: shiftFirst, baselineCount: 24)
    )
    #expect(result.ruleSet.name == "shift first")
    #expect(result.points[46].lowHits.kinds == [.beyondLimits, .shift])
    #expect(result.points[46].label?.rule == .shift)
    let named = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 24)
    )
    #expect(named.points[46].label?.rule == .beyondLimits)
  }

  @Test("The limit factor is the set's: 3 ÷ 1.128 lies 0.016 % nearer to the centre than 2.66")
  func limitFactor() throws {
    let phase = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: .anhoej, baselineCount: 24)
    ).phases[0]
    #expect(agree(phase.upper, 268.0 / 24 + 3 / 1.128 * 73 / 23))
    #expect(agree(phase.nearUpper, 268.0 / 24 + 2 / 1.128 * 73 / 23))
  }

  @Test("What makes no rule set is refused with the facts")
  func refusals() {
    func make(_ rules: [Rule], name: String = "mine", factor: Double = 2.66) throws(SPCError) {
      _ = try RuleSet(
        name: name,
        charts: [.xmr],
        rules: rules,
        screensMovingRanges: false,
        limitFactor: factor
      )
    }
    #expect(throws: SPCError.unnamedRuleSet) { try make([.beyondLimits], name: "") }
    #expect(throws: SPCError.repeatedRule(.shift)) {
      try make([.shift(length: 7), .beyondLimits, .shift(length: 8)])
    }
    #expect(throws: SPCError.ruleLengthTooShort(rule: .trend, length: 2, minimum: 3)) {
      try make([.trend(length: 2)])
    }
    #expect(throws: SPCError.limitFactorNotPositive(0)) { try make([], factor: 0) }
    #expect(throws: SPCError.limitFactorNotPositive(.infinity)) { try make([], factor: .infinity) }
  }
}

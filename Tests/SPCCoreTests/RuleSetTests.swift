import SPCCore
import Testing

@Suite("Rule sets")
struct RuleSetTests {
  @Test("The named sets have their names, and no two the same")
  func names() {
    #expect(
      RuleSet.named.map(\.name) == [
        "nhse-2023", "ptd-0.2.2", "anhoej", "anhoej-best-box", "anhoej-cut-box",
        "western-electric", "nelson", "ihi-run", "montgomery",
      ]
    )
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

  @Test("Every named set states its source, and would be taken as somebody's own")
  func named() throws {
    for set in RuleSet.named {
      #expect(set.source?.isEmpty == false, "\(set.name)")
      #expect(!set.charts.isEmpty)
      let own = try RuleSet(
        name: set.name,
        charts: set.charts,
        rules: set.rules,
        screensMovingRanges: set.screensMovingRanges,
        limitFactor: set.limitFactor,
        constants: set.constants,
        marking: set.marking,
        runsMethod: set.runsMethod,
        source: set.source
      )
      #expect(own == set)
    }
  }

  @Test("Western Electric's and Nelson's tests stand in the order of their numbers")
  func controlChartSets() {
    #expect(
      RuleSet.westernElectric.rules.map(\.kind) == [
        .beyondLimits, .twoOfThree, .fourOfFive, .shift,
      ]
    )
    #expect(RuleSet.westernElectric.rules.compactMap(\.length) == [8])
    #expect(
      RuleSet.nelson.rules.map(\.kind) == [
        .beyondLimits, .shift, .trend, .alternation, .twoOfThree, .fourOfFive, .stratification,
        .mixture,
      ]
    )
    #expect(RuleSet.nelson.rules.compactMap(\.length) == [9, 6, 14, 15, 8])
    for set in [RuleSet.westernElectric, .nelson] {
      #expect(set.marking == .completingPoint)
      #expect(set.rules.contains(.twoOfThree(counting: .beyondTwoSigma, third: .anywhere)))
      #expect(!set.screensMovingRanges && set.limitFactor == 3 / 1.128)
      #expect(set.constants == .threeDecimals)
    }
    #expect(RuleSet.montgomery.rules == RuleSet.anhoej.rules)
    #expect(!RuleSet.montgomery.screensMovingRanges)
  }

  @Test("The Anhøj sets differ in the method alone; a crossing less shows it")
  func runsMethods() throws {
    #expect(RuleSet.anhoejBestBox.rules == RuleSet.anhoej.rules)
    #expect(RuleSet.anhoejCutBox.charts == RuleSet.anhoej.charts)
    // Eleven useful points with a run of 7 and 2 crossings: enough for Anhøj's rules, a run too many.
    let values: [Double] = [1, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 5]
    func runs(_ ruleSet: RuleSet) throws -> RunsAnalysis? {
      try SPCResult(
        values: values + Array(repeating: 5, count: 40),
        specification: ChartSpecification(chart: .run, ruleSet: ruleSet)
      ).phases[0].runs
    }
    let anhoej = try #require(try runs(.anhoej))
    #expect(anhoej.usefulCount == 11 && anhoej.longestRun == 7 && anhoej.crossings == 2)
    #expect(anhoej.isLongRunSignal && !anhoej.isFewCrossingsSignal)
    let best = try #require(try runs(.anhoejBestBox))
    #expect(!best.isLongRunSignal && best.isFewCrossingsSignal)
    let cut = try #require(try runs(.anhoejCutBox))
    #expect(cut.isFewCrossingsSignal && cut.crossingsMinimum == 4)
  }

  @Test("IHI's shift of six passes over points on the median, its trend of five over like values")
  func ihi() throws {
    #expect(RuleSet.ihiRun.charts == [.run])
    let values: [Double] = [9, 9, 5, 9, 9, 5, 9, 9, 1, 1, 2, 2, 3, 4, 5, 1]
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(chart: .run, ruleSet: .ihiRun, direction: .increase)
    )
    #expect(result.phases[0].centre == 5)
    #expect(result.indices(meeting: .shift, .high) == [0, 1, 3, 4, 6, 7])
    #expect(result.indices(meeting: .trend, .high) == [8, 10, 12, 13, 14])
    #expect(result.indices(meeting: .shift, .low) == [8, 9, 10, 11, 12, 13, 15])
    #expect(result.points[8].label?.rule == .shift)
    #expect(result.phaseSignals.isEmpty)
  }

  @Test("The rules name the whole pattern under one marking, its completing points under the other")
  func marking() throws {
    #expect(RuleSet.nhse2023.marking == .wholePattern)
    func marked(_ ruleSet: RuleSet) throws -> [Int] {
      try SPCResult(
        values: RuleChart.baseline + [5, 6, 5, 6, 5, 6, 5, 6, 5],
        specification: ChartSpecification(ruleSet: ruleSet, baselineCount: 12)
      ).indices(meeting: .shift, .high)
    }
    #expect(try marked(.nhse2023) == Array(12..<21))
    #expect(try marked(.nelson) == [20])
    #expect(try marked(.westernElectric) == [19, 20])
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
    for rule in [Rule.alternation(length: 2), .stratification(length: 1), .mixture(length: 0)] {
      let length = rule.length ?? 3
      #expect(throws: SPCError.ruleLengthTooShort(rule: rule.kind, length: length, minimum: 3)) {
        try make([rule])
      }
    }
    #expect(throws: SPCError.repeatedRule(.twoOfThree)) {
      try make([
        .twoOfThree(counting: .beyondTwoSigma),
        .twoOfThree(counting: .beyondTwoSigma, third: .anywhere),
      ])
    }
    #expect(throws: SPCError.limitFactorNotPositive(0)) { try make([], factor: 0) }
    #expect(throws: SPCError.limitFactorNotPositive(.infinity)) { try make([], factor: .infinity) }
  }
}

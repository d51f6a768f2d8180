import SPCCore
import Testing

/// Fixture F1 of the domain study, figure by figure.
@Suite("Crofton Ward, fixture F1")
struct CroftonWardTests {
  private func chart(
    _ ruleSet: RuleSet,
    chart: ChartKind = .xmr,
    phaseStarts: [Int] = [],
    baselineCount: Int? = nil,
    screening: Bool? = nil
  ) throws -> SPCResult {
    try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: .decrease,
        phaseStarts: phaseStarts,
        baselineCount: baselineCount,
        screensMovingRanges: screening
      )
    )
  }

  @Test("The baseline of 24 points has its centre at 11.1667 and its limits at 2.7241 and 19.6093")
  func baselineLimits() throws {
    let phase = try chart(.nhse2023, baselineCount: 24).phases[0]
    #expect(phase.baseline == 0..<24)
    #expect(agree(phase.centre, 268.0 / 24))
    #expect(agree(phase.meanMovingRange, 73.0 / 23))
    #expect(rounded(phase.centre, 4) == 11.1667)
    #expect(rounded(phase.meanMovingRange, 4) == 3.1739)
    #expect(rounded(phase.lower, 4) == 2.7241)
    #expect(rounded(phase.upper, 4) == 19.6093)
    #expect(rounded(phase.nearLower, 4) == 5.5383)
    #expect(rounded(phase.nearUpper, 4) == 16.7951)
    #expect(!phase.isProvisional)
  }

  @Test("Screening on or off gives the same limits, because no range reaches 10.369")
  func screening() throws {
    let on = try chart(.nhse2023, baselineCount: 24, screening: true).phases[0]
    let off = try chart(.nhse2023, baselineCount: 24, screening: false).phases[0]
    #expect(on.lower == off.lower && on.upper == off.upper)
    guard case .applied(let bound, let removed) = on.screening else {
      Issue.record("screening was not applied: \(on.screening)")
      return
    }
    #expect(rounded(bound, 3) == 10.369)
    #expect(removed == 0)
  }

  @Test("The baseline itself has no signal by any rule", arguments: [RuleSet.nhse2023, .ptd022])
  func quietBaseline(ruleSet: RuleSet) throws {
    #expect(try chart(ruleSet, baselineCount: 24).labelled.filter { $0 < 24 } == [])
  }

  @Test("All 29 points from index 25 on lie below the baseline, so all are a shift, complete at 31")
  func shift() throws {
    let result = try chart(.nhse2023, baselineCount: 24)
    #expect(result.indices(meeting: .shift, .low) == Array(25..<54))
    #expect(result.indices(meeting: .shift, .high) == [])
    let toSixth = try SPCResult(
      values: Array(CroftonWard.values[...30]),
      specification: result.specification
    )
    #expect(toSixth.indices(meeting: .shift, .low) == [])
    let toSeventh = try SPCResult(
      values: Array(CroftonWard.values[...31]),
      specification: result.specification
    )
    #expect(toSeventh.indices(meeting: .shift, .low) == Array(25...31))
  }

  @Test("Two of three tells the rule sets apart at 46 and 51, both below the limit under each")
  func twoOfThree() throws {
    let current = try chart(.nhse2023, baselineCount: 24)
    let package = try chart(.ptd022, baselineCount: 24)
    let flagged = [27, 28, 30, 32, 34, 44, 45, 46, 48, 49, 51, 52, 53]
    #expect(current.indices(meeting: .twoOfThree, .low) == flagged)
    #expect(package.indices(meeting: .twoOfThree, .low) == flagged.filter { $0 != 46 && $0 != 51 })
    for result in [current, package] {
      #expect(result.indices(meeting: .beyondLimits, .low) == [46, 51])
      #expect(result.indices(meeting: .beyondLimits, .high) == [])
      #expect(result.labelled == Array(25..<54))
      #expect(result.points[25...].allSatisfy { $0.category == .improvement })
      #expect(result.variation == .improvement)
    }
  }

  @Test("A new phase from index 27 has its mean at 5.7407, 48.6 % lower, and no signal")
  func rephased() throws {
    let result = try chart(.nhse2023, phaseStarts: [27])
    let phase = result.phases[1]
    #expect(phase.range == 27..<54)
    #expect(rounded(phase.centre, 4) == 5.7407)
    #expect(rounded(phase.lower, 2) == -2.65)
    #expect(rounded(phase.upper, 2) == 14.13)
    #expect(rounded((phase.centre / (268.0 / 24) - 1) * 100, 1) == -48.6)
    #expect(result.labelled.filter { $0 >= 27 } == [])
    #expect(result.variation == .commonCause)
  }

  @Test("Limits from the whole period, the wrong analysis, flag only 8 to 17 and 43 to 53")
  func wholePeriod() throws {
    for ruleSet in [RuleSet.nhse2023, .ptd022] {
      let result = try chart(ruleSet)
      #expect(rounded(result.phases[0].centre, 4) == 8.4630)
      #expect(rounded(result.phases[0].lower, 2) == -0.07)
      #expect(rounded(result.phases[0].upper, 2) == 17)
      #expect(result.labelled == Array(8...17) + Array(43...53))
    }
  }

  @Test("Around the baseline's median 11 there are 48 useful points, a run of 28 and 8 crossings")
  func runChartOfBaseline() throws {
    let result = try chart(.anhoej, chart: .run, baselineCount: 24)
    let runs = try #require(result.phases[0].runs)
    #expect(result.phases[0].centre == 11)
    #expect(runs.usefulCount == 48)
    #expect(runs.longestRun == 28)
    #expect(runs.longestRunLimit == 9)
    #expect(runs.crossings == 8)
    #expect(runs.isLongRunSignal && runs.isFewCrossingsSignal)
    // From 26 on: 14, 9, 11 at 24 to 26 are above, below and on the median.
    #expect(result.indices(meeting: .longRun, .low) == [25] + Array(27..<54))
  }

  @Test("Around the overall median 8.5 both tests signal: a run of 11, 15 crossings of at least 21")
  func runChartOfAll() throws {
    let runs = try #require(try chart(.anhoej, chart: .run).phases[0].runs)
    #expect(runs.usefulCount == 54)
    #expect(runs.longestRun == 11)
    #expect(runs.crossings == 15)
    #expect(runs.crossingsMinimum == 21)
    #expect(runs.isLongRunSignal && runs.isFewCrossingsSignal)
  }

  private func rounded(_ value: Double, _ places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }
}

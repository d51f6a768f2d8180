import SPCCore
import Testing

@Suite("Rule: shift")
struct ShiftRuleTests {
  /// Centre 0, limits ±266.
  private let baseline: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 50 : -50 }

  private func shifted(_ later: [Double], length: Int = 7) throws -> [Int] {
    let ruleSet = try RuleSet(
      name: "shift only",
      charts: [.xmr],
      rules: [.shift(length: length)],
      screensMovingRanges: false
    )
    let result = try SPCResult(
      values: baseline + later,
      specification: ChartSpecification(ruleSet: ruleSet, baselineCount: 12)
    )
    return result.indices(meeting: .shift, .high).map { $0 - 12 }
  }

  @Test("Seven points on one side are a shift, all of them marked; six are none")
  func exactLength() throws {
    #expect(try shifted([5, 6, 5, 6, 5, 6, 5, -1]) == Array(0...6))
    #expect(try shifted([5, 6, 5, 6, 5, 6, -1]) == [])
    #expect(try shifted([5, 6, 5, 6, 5, 6, 5, 6, 5]) == Array(0...8))
  }

  @Test("A point on the centre ends the run")
  func onCentre() throws {
    #expect(try shifted([5, 6, 5, 0, 5, 6, 5, 6]) == [])
  }

  @Test("A missing value ends the run")
  func missing() throws {
    #expect(try shifted([5, 6, 5, .nan, 5, 6, 5, 6]) == [])
  }

  @Test("A run may begin within the baseline")
  func fromBaseline() throws {
    let specification = ChartSpecification(ruleSet: .nhse2023, baselineCount: 12)
    let values = baseline.reversed() + [5.0, 6, 5, 6, 5, 6]
    let result = try SPCResult(values: values, specification: specification)
    #expect(result.indices(meeting: .shift, .high) == Array(11...17))
  }

  @Test("The length is the rule set's: eight for Western Electric, six for IHI run charts")
  func otherLengths() throws {
    #expect(try shifted([5, 6, 5, 6, 5, 6, 5, -1], length: 8) == [])
    #expect(try shifted([5, 6, 5, 6, 5, 6, -1], length: 6) == Array(0...5))
  }

  @Test("A point is on its centre where only rounding tells them apart")
  func roundedTies() throws {
    // In binary the mean of 0.2 and 0.4 is 0.30000000000000004: eight times 0.3 is not below it.
    let baseline = (0..<14).map { $0.isMultiple(of: 2) ? 0.2 : 0.4 }
    let result = try SPCResult(
      values: baseline + Array(repeating: 0.3, count: 8),
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 14)
    )
    #expect(result.points[14].value != result.phases[0].centre)
    #expect(result.labelled == [])
  }

  @Test("Points of a constant series are on their centre, even where a plain sum would miss it")
  func decimalTies() throws {
    // 0.1 twenty times sums to 2.0000000000000004 ÷ 20.
    for value in [0.1, 1.0 / 3, 0.7, 1e-9, 1e12 + 0.1] {
      let result = try SPCResult(
        values: Array(repeating: value, count: 20),
        specification: ChartSpecification(ruleSet: .nhse2023)
      )
      #expect(result.phases[0].centre == value)
      #expect(result.labelled == [], "\(value)")
    }
  }

  @Test("Its evidence is the whole run and the centre line")
  func evidence() throws {
    let result = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 24)
    )
    let evidence = try #require(result.evidence(forPointAt: 31).first { $0.rule == .shift })
    #expect(evidence.side == .low)
    #expect(evidence.window == 25..<54)
    #expect(evidence.indices == Array(25..<54))
    #expect(evidence.required == 7)
    #expect(evidence.reference == .centre)
    #expect(evidence.referenceValue == result.phases[0].centre)
    #expect(evidence.namesPoint)
  }

  @Test(
    "Where points on the centre are passed over, they neither count, nor are marked, nor end it"
  )
  func ignoredCentre() throws {
    let chart = RuleChart(rule: .shift(length: 6, onCentre: .ignore))
    #expect(try chart.marked([-1, 5, 6, 0, 5, 6, 0, 0, 5, 6, -1]) == [1, 2, 4, 5, 8, 9])
    #expect(try chart.marked([-1, 5, 6, 0, 5, 6, 5, 0, -1]) == [])
    #expect(try chart.marked([-1, 5, 6, 5, 0, -5, 0, 6, 5, 6, -1]) == [])
    let result = try chart.result([-1, 5, 6, 0, 5, 6, 0, 0, 5, 6, 0, -1])
    let evidence = try #require(result.evidence(forPointAt: 16).first)
    #expect(evidence.indices == [13, 14, 16, 17, 20, 21])
    #expect(evidence.window == 13..<22)
    #expect(result.evidence(forPointAt: 15).isEmpty)
  }

  @Test("Where points on the centre are passed over, a missing value still ends the run")
  func ignoredCentreMissing() throws {
    let chart = RuleChart(rule: .shift(length: 6, onCentre: .ignore))
    #expect(try chart.marked([-1, 5, 6, 0, 5, .nan, 6, 5, 6, -1]) == [])
    #expect(try chart.marked(Array(repeating: 0, count: 20)) == [])
  }

  @Test("Where only completing points are marked, the seventh is and every later one")
  func completing() throws {
    let chart = RuleChart(rule: .shift(length: 7))
    let later: [Double] = [-1, 5, 6, 5, 6, 5, 6, 5, 6, 5, -1]
    #expect(try chart.marked(later, .completingPoint) == [7, 8, 9])
    let result = try chart.result(later, .completingPoint)
    #expect(result.evidence(forPointAt: 20).map(\.window) == [13..<21])
    #expect(result.evidence(forPointAt: 18).isEmpty)
    let skipping = RuleChart(rule: .shift(length: 6, onCentre: .ignore))
    let ties: [Double] = [-1, 5, 6, 0, 5, 6, 0, 0, 5, 6, 0, 5, -1]
    #expect(try skipping.marked(ties, .completingPoint) == [9, 11])
  }
}

import SPCCore
import Testing

@Suite("Rule: two of three")
struct TwoOfThreeRuleTests {
  /// Centre 0, two-sigma lines ±177.33, limits ±266.
  private let baseline: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 50 : -50 }

  private func flagged(_ later: [Double], _ ruleSet: RuleSet = .nhse2023) throws -> [Int] {
    let result = try chart(later, ruleSet)
    #expect(result.indices(meeting: .twoOfThree, .low) == [])
    return result.indices(meeting: .twoOfThree, .high).map { $0 - 12 }
  }

  private func chart(_ later: [Double], _ ruleSet: RuleSet = .nhse2023) throws -> SPCResult {
    try SPCResult(
      values: baseline + later,
      specification: ChartSpecification(
        ruleSet: ruleSet,
        baselineCount: 12,
        screensMovingRanges: false
      )
    )
  }

  @Test("Two of three near the limit are flagged, the third point is not")
  func thirdPoint() throws {
    #expect(try flagged([200, 10, 200]) == [0, 2])
    #expect(try flagged([10, 200, 200]) == [1, 2])
    #expect(try flagged([200, 200, 10]) == [0, 1])
    #expect(try flagged([200, 200, 200]) == [0, 1, 2])
  }

  @Test("The third point must lie on the same side, not on the centre, and not be missing")
  func sameSide() throws {
    #expect(try flagged([200, -10, 200, -10]) == [])
    #expect(try flagged([200, 0, 200, -10]) == [])
    #expect(try flagged([200, .nan, 200, -10]) == [])
  }

  @Test("A pair at the end of the series with an opposite neighbour does not fire")
  func pairAtEnd() throws {
    #expect(try flagged([-10, 200, 200]) == [])
  }

  @Test("A point beyond the limit counts since 2023, and did not in the package")
  func beyondLimit() throws {
    #expect(try flagged([300, 200, 10]) == [0, 1])
    #expect(try flagged([300, 200, 10], .ptd022) == [])
    #expect(try flagged([300, 200, 200], .ptd022) == [1, 2])
    let result = try chart([300, 200, 10])
    #expect(result.points[12].label?.rule == .beyondLimits)
    #expect(result.points[12].highHits.kinds == [.beyondLimits, .twoOfThree])
  }

  @Test("A point on the two-sigma line is not beyond it")
  func onLine() throws {
    let line = try chart([]).phases[0].nearUpper
    #expect(try flagged([line, line, 10]) == [])
  }

  @Test("The low side mirrors the high side")
  func lowSide() throws {
    let result = try chart([-200, -10, -200])
    #expect(result.indices(meeting: .twoOfThree, .low) == [12, 14])
    #expect(result.points[12].category == .neutralLow)
  }

  @Test("Its evidence is the window, the near points and the two-sigma line")
  func evidence() throws {
    let result = try chart([200, 10, 200])
    let evidence = try #require(result.evidence(forPointAt: 14).first { $0.rule == .twoOfThree })
    #expect(evidence.window == 12..<15)
    #expect(evidence.indices == [12, 14])
    #expect(evidence.required == 2)
    #expect(evidence.reference == .nearUpper)
    #expect(evidence.referenceValue == result.phases[0].nearUpper)
    #expect(result.evidence(forPointAt: 13).isEmpty)
  }

  /// Limits at ±300 here, two-sigma lines at ±200.
  private let anywhere = RuleChart(
    rule: .twoOfThree(counting: .beyondTwoSigma, third: .anywhere)
  )

  @Test("Under Western Electric's reading the third point may lie anywhere, but not be missing")
  func thirdAnywhere() throws {
    for third in [10, 0, -10, -250, -350.0] {
      #expect(try anywhere.marked([250, third, 350]) == [0, 2], "\(third)")
      #expect(try anywhere.marked([third, -250, -250]).suffix(2) == [1, 2], "\(third)")
    }
    #expect(try anywhere.marked([250, .nan, 250]) == [])
    #expect(try anywhere.marked([250, -250, 0]) == [])
    #expect(try anywhere.marked([200, 200, 200]) == [])
  }

  @Test("Where only completing points are marked, the last of the window must be near itself")
  func completing() throws {
    #expect(try anywhere.marked([250, 250, 10], .completingPoint) == [1])
    #expect(try anywhere.marked([250, 10, 250, 250], .completingPoint) == [2, 3])
    #expect(try anywhere.marked([250, 10, -250], .completingPoint) == [])
    let sameSide = RuleChart(rule: .twoOfThree(counting: .beyondTwoSigma))
    #expect(try sameSide.marked([10, 250, 250, 10], .completingPoint) == [2])
    let result = try anywhere.result([250, -10, 250, 10], .completingPoint)
    #expect(result.evidence(forPointAt: 14).map(\.window) == [12..<15])
    #expect(result.evidence(forPointAt: 14).map(\.indices) == [[12, 14]])
    #expect(result.evidence(forPointAt: 12).isEmpty)
  }
}

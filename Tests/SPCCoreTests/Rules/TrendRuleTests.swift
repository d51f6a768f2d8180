import SPCCore
import Testing

@Suite("Rule: trend")
struct TrendRuleTests {
  private let flat: [Double] = [50, 49, 51, 50, 49, 51]

  private func chart(
    _ values: [Double],
    length: Int = 7,
    ties: TieReading = .end,
    marking: PatternMarking = .wholePattern
  ) throws -> SPCResult {
    let ruleSet = try RuleSet(
      name: "trend only",
      charts: [.xmr],
      rules: [.trend(length: length, ties: ties)],
      screensMovingRanges: false,
      marking: marking
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

  @Test("Where ties are passed over, a repeated value neither counts, nor is marked, nor ends it")
  func ignoredTies() throws {
    let rising = try chart([5, 1, 2, 2, 3, 4, 4, 4, 5, 4], length: 5, ties: .ignore)
    #expect(rising.indices(meeting: .trend, .high) == [1, 2, 4, 5, 8])
    #expect(try chart([5, 1, 2, 2, 3, 4, 4, 4, 3], length: 5, ties: .ignore).labelled == [])
    // The first of equal points at the start is the one that counts; the last repeat is left out.
    let edges = try chart([1, 1, 2, 3, 4, 5, 5], length: 5, ties: .ignore)
    #expect(edges.indices(meeting: .trend, .high) == [0, 2, 3, 4, 5])
    #expect(edges.evidence(forPointAt: 3).map(\.indices) == [[0, 2, 3, 4, 5]])
    #expect(edges.evidence(forPointAt: 3).map(\.window) == [0..<6])
    #expect(edges.evidence(forPointAt: 1).isEmpty && edges.evidence(forPointAt: 6).isEmpty)
  }

  @Test("Where ties are passed over, a turn and a missing value still end a trend")
  func ignoredTiesEnd() throws {
    #expect(try chart([1, 2, 2, 3, .nan, 3, 4, 5], length: 5, ties: .ignore).labelled == [])
    #expect(try chart([1, 2, 3, .nan, .nan, 4, 5], length: 5, ties: .ignore).labelled == [])
    let turn = try chart([1, 2, 3, 4, 5, 5, 4, 3, 2, 1], length: 5, ties: .ignore)
    #expect(turn.indices(meeting: .trend, .high) == [0, 1, 2, 3, 4])
    #expect(turn.indices(meeting: .trend, .low) == [4, 6, 7, 8, 9])
    // Labelled by the step to the next point that differs, as a turn without repeats.
    #expect(turn.points[4].label?.side == .low)
    #expect(turn.evidence(forPointAt: 4).map(\.side) == [.high, .low])
  }

  @Test("A constant series has no trend under either reading")
  func constant() throws {
    for ties in TieReading.allCases {
      let flat = Array(repeating: 4.0, count: 20)
      #expect(try chart(flat, length: 5, ties: ties).labelled == [])
    }
  }

  @Test("Where only completing points are marked, the last point of seven is and every later one")
  func completing() throws {
    let result = try chart([5, 4, 5, 6, 7, 8, 9, 10, 11, 9], marking: .completingPoint)
    #expect(result.labelled == [7, 8])
    #expect(result.evidence(forPointAt: 7).map(\.window) == [1..<8])
    #expect(result.evidence(forPointAt: 8).map(\.window) == [1..<9])
    #expect(result.evidence(forPointAt: 6).isEmpty)
    // A peak is the end of a rise only; the fall after it is not complete there.
    let peak = try chart([1, 2, 3, 4, 5, 4, 3, 2, 1], length: 5, marking: .completingPoint)
    #expect(peak.points[4].label == PointLabel(rule: .trend, side: .high))
    #expect(peak.points[8].label == PointLabel(rule: .trend, side: .low))
    let skipping = try chart(
      [1, 2, 2, 3, 4, 5, 5, 6],
      length: 5,
      ties: .ignore,
      marking: .completingPoint
    )
    #expect(skipping.labelled == [5, 7])
    #expect(skipping.evidence(forPointAt: 7).map(\.indices) == [[0, 1, 3, 4, 5, 7]])
  }
}

import SPCCore
import Testing

@Suite("Evidence")
struct EvidenceTests {
  @Test("Every rule a point meets has evidence on its side, and no other rule has")
  func complete() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let count = random.integer(in: 1...60)
      let values = random.wholeNumbers(count: count, missingShare: 5)
      let specifications = [
        ChartSpecification(ruleSet: .nhse2023, phaseStarts: count > 30 ? [25] : []),
        ChartSpecification(ruleSet: .ptd022, baselineCount: 12),
        ChartSpecification(chart: .run, ruleSet: .anhoej),
        ChartSpecification(ruleSet: .nelson, phaseStarts: count > 40 ? [30] : []),
        ChartSpecification(ruleSet: .westernElectric, baselineCount: 12),
        ChartSpecification(chart: .run, ruleSet: .ihiRun),
        ChartSpecification(ruleSet: try Self.everyRule(.wholePattern), baselineCount: 12),
        ChartSpecification(ruleSet: try Self.everyRule(.completingPoint), baselineCount: 12),
      ]
      for specification in specifications {
        try check(SPCResult(values: values, specification: specification), "seed \(seed)")
      }
    }
  }

  /// Short patterns within narrow limits, so that every rule has something to find.
  private static func everyRule(_ marking: PatternMarking) throws -> RuleSet {
    try RuleSet(
      name: "every rule",
      charts: [.xmr],
      rules: [
        .mixture(length: 4), .stratification(length: 5), .alternation(length: 5), .fourOfFive,
        .longRun, .fewCrossings, .shift(length: 4, onCentre: .ignore),
        .twoOfThree(counting: .betweenTwoAndThreeSigma, third: .anywhere),
        .trend(length: 4, ties: .ignore), .beyondLimits,
      ],
      screensMovingRanges: false,
      limitFactor: 1.5,
      marking: marking,
      runsMethod: .cutBox
    )
  }

  private func check(_ result: SPCResult, _ place: Comment) throws {
    for (index, point) in result.points.enumerated() {
      let evidence = result.evidence(forPointAt: index)
      #expect(RuleHits(evidence, .high) == point.highHits, place)
      #expect(RuleHits(evidence, .low) == point.lowHits, place)
      let order = result.ruleSet.rules.map(\.kind)
      #expect(evidence.first?.rule == point.label?.rule, place)
      #expect(evidence.map { order.firstIndex(of: $0.rule) ?? -1 }.isNondecreasing, place)
      for piece in evidence {
        #expect(piece.indices.contains(index), place)
        #expect(piece.indices.allSatisfy(piece.window.contains), place)
        #expect(piece.indices.count >= piece.required, place)
        #expect(piece.namesPoint == (piece.rule == point.label?.rule), place)
        let range = result.phase(containing: index).range
        #expect(range.contains(piece.window.lowerBound), place)
        #expect(piece.window.upperBound <= range.upperBound, place)
        guard piece.reference != nil else { continue }
        #expect(
          piece.indices.allSatisfy {
            piece.side == .high
              ? result.points[$0].value > piece.referenceValue
              : result.points[$0].value < piece.referenceValue
          },
          place
        )
      }
    }
  }

  @Test("A point of common cause has none")
  func commonCause() throws {
    let result = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 24)
    )
    #expect(result.evidence(forPointAt: 0).isEmpty)
  }

  @Test("A point of several rules has evidence for each: Crofton Ward in February 2024")
  func several() throws {
    let result = try SPCResult(
      values: CroftonWard.values,
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 24)
    )
    let evidence = result.evidence(forPointAt: 46)
    #expect(evidence.map(\.rule) == [.beyondLimits, .twoOfThree, .shift])
    #expect(evidence.map(\.indices) == [[46], [44, 45, 46], Array(25..<54)])
    #expect(evidence.map(\.reference) == [.lower, .nearLower, .centre])
    #expect(evidence.map(\.namesPoint) == [true, false, false])
  }
}

extension RuleHits {
  /// The rules that have evidence on a side.
  fileprivate init(_ evidence: [RuleEvidence], _ side: SignalSide) {
    self = evidence.filter { $0.side == side }.reduce(into: []) { $0.formUnion(RuleHits($1.rule)) }
  }
}

extension [Int] {
  fileprivate var isNondecreasing: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

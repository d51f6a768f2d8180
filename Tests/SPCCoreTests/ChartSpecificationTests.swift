import SPCCore
import Testing

@Suite("What a chart refuses")
struct ChartSpecificationTests {
  private let values: [Double] = [3, 4, 5, 4, 3, 4, 5, 4, 3, 4, 5, 4, 3]

  private func compute(
    _ values: [Double]? = nil,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> SPCResult {
    var specification = ChartSpecification(ruleSet: .nhse2023)
    change(&specification)
    return try SPCResult(values: values ?? self.values, specification: specification)
  }

  @Test("No values at all")
  func noValues() {
    #expect(throws: SPCError.noValues) { try compute([]) }
  }

  @Test("An infinite value, with its index", arguments: [0, 5, 12])
  func infinity(index: Int) {
    for value in [Double.infinity, -.infinity] {
      var values = values
      values[index] = value
      #expect(throws: SPCError.notFinite(index: index, value: value)) {
        // Also behind the baseline, where no limit looks at it.
        try compute(values) { $0.baselineCount = 12 }
      }
    }
  }

  @Test("Values whose sum overflows, with the phase they are in")
  func overflow() {
    let huge = values + [1e308, 1.5e308, -1e308]
    #expect(throws: SPCError.magnitudeTooLarge(phaseStart: 13)) {
      try compute(huge) { $0.phaseStarts = [13] }
    }
  }

  @Test("Phase starts outside the series, out of order, or given twice")
  func phaseStarts() throws {
    #expect(throws: SPCError.phaseStartOutOfRange(start: 13, valueCount: 13)) {
      try compute { $0.phaseStarts = [5, 13] }
    }
    #expect(throws: SPCError.phaseStartOutOfRange(start: -1, valueCount: 13)) {
      try compute { $0.phaseStarts = [-1] }
    }
    #expect(throws: SPCError.phaseStartsNotIncreasing(start: 3, previous: 5)) {
      try compute { $0.phaseStarts = [5, 3] }
    }
    #expect(throws: SPCError.phaseStartsNotIncreasing(start: 5, previous: 5)) {
      try compute { $0.phaseStarts = [5, 5] }
    }
    #expect(try compute { $0.phaseStarts = [0] }.phases.map(\.range) == [0..<13])
    #expect(
      try compute { $0.phaseStarts = [0, 1, 12] }.phases.map(\.range) == [0..<1, 1..<12, 12..<13]
    )
  }

  @Test("A fixed baseline of fewer than 12 points; 12 of a shorter phase takes what there is")
  func baseline() throws {
    #expect(throws: SPCError.baselineTooShort(count: 11, minimum: 12)) {
      try compute { $0.baselineCount = 11 }
    }
    let result = try compute {
      $0.baselineCount = 12
      $0.phaseStarts = [5]
    }
    #expect(result.phases.map(\.baseline) == [0..<5, 5..<13])
  }

  @Test("A target that is no number, or not one for each value")
  func targets() throws {
    #expect(throws: SPCError.targetCountMismatch(targetCount: 2, valueCount: 13)) {
      try compute { $0.target = .perPoint([1, 2]) }
    }
    #expect(throws: SPCError.targetNotFinite(index: nil, value: .infinity)) {
      try compute { $0.target = .constant(.infinity) }
    }
    var targets = values
    targets[4] = .infinity
    #expect(throws: SPCError.targetNotFinite(index: 4, value: .infinity)) {
      try compute { $0.target = .perPoint(targets) }
    }
    do {
      _ = try compute { $0.target = .constant(.nan) }
      Issue.record("a target that is no number was taken")
    } catch let SPCError.targetNotFinite(index, value) {
      #expect(index == nil && value.isNaN)
    }
  }

  @Test("A rule set on a chart it is not defined for")
  func charts() {
    #expect(
      throws: SPCError.ruleSetNotForChart(
        ruleSet: "nhse-2023",
        chart: .run,
        charts: ChartKind.allCases.filter { $0 != .run }.sorted { a, _ in a == .xmr }
      )
    ) {
      try compute { $0.chart = .run }
    }
  }
}

import Testing

@testable import SPCCore

@Suite("Shares worked out beforehand")
struct WorkedOutSharesTests {
  @Test("The table has a row for each chart, as long as the longest series that is told apart")
  func whole() {
    #expect(WorkedOutShares.table.count == WorkedOutShares.specifications.count)
    for (row, specification) in zip(WorkedOutShares.table, WorkedOutShares.specifications) {
      #expect(row.count == StableSeriesSimulation.longestForLatest)
      // Patterns need points: one alone is never flagged.
      #expect(row[0] == 0, "\(specification.ruleSet.name)")
    }
  }

  @Test("What is simulated again is what the table has, to the last flag")
  func simulatedAgain() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("worked-out shares: seed \(seed)")
    var generator = NormalGenerator(seed: seed)
    func pick(_ count: Int) -> Int {
      min(count - 1, Int(generator.next().magnitude * 0.4 * Double(count)))
    }
    for _ in 0..<4 {
      let index = pick(WorkedOutShares.specifications.count)
      let length = 1 + pick(StableSeriesSimulation.longestForLatest)
      let specification = WorkedOutShares.specifications[index]
      let simulation = StableSeriesSimulation(specification, pointCount: length)
      let name = "\(specification.chart) \(specification.ruleSet.name), \(length) points"
      #expect(try simulation.latestFlags() == WorkedOutShares.table[index][length - 1], "\(name)")
      #expect(
        try simulation.shares().latestPoint == specification.falseSignalShare(pointCount: length),
        "\(name)"
      )
    }
  }

  @Test("What a call asks for beyond the usual charts is simulated, and never looked up")
  func others() {
    var specification = ChartSpecification(ruleSet: .nhse2023)
    #expect(
      WorkedOutShares.flagCount(StableSeriesSimulation(specification, pointCount: 24)) != nil
    )
    specification.baselineCount = 17
    #expect(
      WorkedOutShares.flagCount(StableSeriesSimulation(specification, pointCount: 24)) == nil
    )
    specification.baselineCount = nil
    specification.screensMovingRanges = true
    #expect(
      WorkedOutShares.flagCount(StableSeriesSimulation(specification, pointCount: 24)) == nil
    )
  }
}

import SPCCore
import Testing

@Suite("Workspace")
struct ChartWorkspaceTests {
  @Test("A series among many has the verdicts it has alone, whatever came before it")
  func reuse() throws {
    var workspace = ChartWorkspace()
    let specification = ChartSpecification(ruleSet: .ptd022, direction: .decrease)
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let count = random.integer(in: 1...300)
      let values = random.wholeNumbers(count: count, missingShare: 3)
      try workspace.compute(values, specification: specification)
      let alone = try SPCResult(values: values, specification: specification)
      #expect(workspace.count == alone.points.count)
      #expect(workspace.variation == alone.variation)
      #expect(workspace.latestIndex == alone.latestIndex)
      #expect(workspace.phases.map(\.range) == alone.phases.map(\.range))
      for (index, point) in alone.points.enumerated() {
        #expect(workspace.highHits(at: index) == point.highHits, "seed \(seed)")
        #expect(workspace.lowHits(at: index) == point.lowHits, "seed \(seed)")
        #expect(workspace.label(at: index) == point.label, "seed \(seed)")
        #expect(workspace.category(at: index) == point.category, "seed \(seed)")
      }
    }
  }

  @Test("After a refusal the workspace holds no series, and takes the next one")
  func refusal() throws {
    var workspace = ChartWorkspace()
    let specification = ChartSpecification(ruleSet: .nhse2023)
    try workspace.compute([1, 2, 3], specification: specification)
    do {
      try workspace.compute([1, .infinity], specification: specification)
      Issue.record("an infinite value was taken")
    } catch {
      #expect(error == .notFinite(index: 1, value: .infinity))
    }
    #expect(workspace.count == 0)
    #expect(workspace.phases.isEmpty)
    #expect(workspace.latestIndex == nil)
    try workspace.compute([1, 2], specification: specification)
    #expect(workspace.count == 2)
  }
}

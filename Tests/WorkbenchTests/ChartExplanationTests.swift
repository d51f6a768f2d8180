import SPCCore
import Testing

@testable import Workbench

@Suite("The explanation of a chart without a script")
struct ChartExplanationTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 100) }

  private static let values = [4.0, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4, 9, 12, 10, 11, 9, 12, 10, 9]
  private static let sizes = [812.0, 790, 845, 801, 833, 768, 820, 815, 798, 805]

  private func listed(_ numbers: [Double]) -> String {
    numbers.map { $0.isNaN ? "false" : "\($0)" }.joined(separator: ", ")
  }

  private func explained(
    _ data: ChartData,
    _ specification: ChartSpecification,
    _ quantity: MeasuredQuantity? = nil,
    atLatest: Bool = false
  ) throws -> String {
    try ChartExplanation.text(
      of: data,
      name: "Falls",
      labels: (0..<data.count).map { "P\($0)" },
      specification: specification,
      quantity: quantity,
      atLatest: atLatest,
      width: 100
    )
  }

  private func scripted(_ arguments: String, _ call: String, count: Int) throws -> String {
    let labels = (0..<count).map { "\"P\($0)\"" }.joined(separator: ", ")
    return try demonstration.printed(
      "print(qi.series { name = \"Falls\", labels = { \(labels) }, \(arguments) }\(call))"
    )
  }

  @Test("An XmR chart: word for word what analysis:explain() says")
  func individuals() throws {
    let specification = ChartSpecification(
      ruleSet: .nhse2023,
      direction: .decrease,
      baselineCount: 12,
      excluded: [3]
    )
    let arguments = "kind = \"count\", better = \"lower\", values = { \(listed(Self.values)) }"
    let chart = ":spc { baseline = 12, exclude = { 4 } }"
    let text = try explained(.values(Self.values), specification, .count)
    let script = try scripted(arguments, chart + ":explain()", count: Self.values.count)
    #expect(text.split(separator: "\n") == script.split(separator: "\n"))
    let latest = try explained(.values(Self.values), specification, .count, atLatest: true)
    let ofPoint = try scripted(
      arguments,
      chart + ":explain { point = -1 }",
      count: Self.values.count
    )
    #expect(latest.split(separator: "\n") == ofPoint.split(separator: "\n"))
  }

  @Test("Rates and subgroups likewise")
  func otherShapes() throws {
    let counts = Array(Self.values.prefix(10))
    let rates = try explained(
      .parts(numerators: counts, denominators: Self.sizes, multiplier: 1000),
      ChartSpecification(chart: .u, ruleSet: .nhse2023),
      .rate
    )
    let scriptedRates = try scripted(
      "kind = \"rate\", multiplier = 1000, numerators = { \(listed(counts)) }, "
        + "denominators = { \(listed(Self.sizes)) }",
      ":spc { chart = \"u\" }:explain()",
      count: 10
    )
    #expect(rates.split(separator: "\n") == scriptedRates.split(separator: "\n"))
    let groups: [[Double]] = [[4, 6, 5], [5, 9, 7], [6, 6, 3], [4, 8, 5]]
    let means = try explained(
      .subgroups(groups),
      ChartSpecification(chart: .xbar, ruleSet: .nhse2023)
    )
    let scriptedMeans = try scripted(
      "subgroups = { \(groups.map { "{ \(listed($0)) }" }.joined(separator: ", ")) }",
      ":spc { chart = \"xbar\" }:explain()",
      count: 4
    )
    #expect(means.split(separator: "\n") == scriptedMeans.split(separator: "\n"))
  }

  @Test("Every chart has one, and so has a series without any value", arguments: ChartKind.allCases)
  func everyChart(chart: ChartKind) throws {
    let ruleSet = chart == .run ? RuleSet.anhoej : .nhse2023
    let specification = ChartSpecification(chart: chart, ruleSet: ruleSet, phaseStarts: [4])
    let shape = try #require(chart.dataShapes.first)
    for isMissing in [false, true] {
      let values = Self.values.prefix(10).map { isMissing ? Double.nan : $0 }
      let data: ChartData =
        switch shape {
        case .values: .values(values)
        case .parts: .parts(numerators: values, denominators: Self.sizes)
        case .subgroups, .subgroupSummaries: .subgroups(values.map { [$0, $0 + 1] })
        }
      for atLatest in [false, true] {
        let text = try explained(data, specification, atLatest: atLatest)
        #expect(text.hasPrefix("Falls\n"))
      }
    }
  }
}

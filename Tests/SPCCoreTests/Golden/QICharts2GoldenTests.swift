import Testing

@testable import SPCCore

/// The cases of qicharts2 0.8.1 that our charts so far cover: run charts, and individuals charts
/// without a known centre or excluded points.
@Suite(
  "qicharts2 reference cases",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct QICharts2GoldenTests {
  @Test("Medians and runs of run charts are those of the package")
  func runCharts() throws {
    let names = GoldenCase.names(startingWith: "qic_run_")
    var points = 0
    for name in names { points += try compare(try GoldenCase(name), .run) }
    print("qic run: \(points) points of \(names.count) cases compared")
    #expect(names.count == 5)
    #expect(points == 972)
  }

  @Test(
    "Limits by 3 ÷ 1.128, points beyond them and runs around the mean are those of the package",
    arguments: [
      "qic_i_ae_screened", "qic_i_ae_unscreened", "qic_i_montgomery_cost", "qic_i_part",
      "qic_i_target_column",
    ]
  )
  func individuals(name: String) throws {
    let points = try compare(try GoldenCase(name), .xmr)
    print("\(name): \(points) points compared")
    #expect(points > 0)
  }

  private func compare(_ golden: GoldenCase, _ chart: ChartKind) throws -> Int {
    let parameters = try golden.parameters()
    let facetColumn = parameters["facets"] as? String == "~f" ? "f" : ""
    let groups = Dictionary(grouping: try golden.input()) { $0[facetColumn] ?? "1" }
    let expected = Dictionary(grouping: try golden.expected()) { $0["facet1"] ?? "1" }
    let summaries = Dictionary(grouping: try golden.summary()) { $0["facet1"] ?? "1" }
    var points = 0
    for (facet, rows) in groups {
      let result = try SPCResult(
        values: values(rows, parameters),
        specification: ChartSpecification(
          chart: chart,
          ruleSet: .anhoej,
          phaseStarts: phaseStarts(rows, parameters),
          baselineCount: parameters["freeze"] as? Int,
          screensMovingRanges: parameters["screened_mr"] as? Bool
        )
      )
      for (index, row) in try #require(expected[facet]).enumerated() {
        let place: Comment = "\(golden.name), \(facet), point \(index)"
        let point = result.points[index]
        #expect(agree(point.value, row.number("y")), place)
        #expect(agree(point.lower, row.number("lcl")), place)
        #expect(agree(point.upper, row.number("ucl")), place)
        #expect(point.hits.contains(.beyondLimits) == (row["sigma.signal"] == "TRUE"), place)
        guard row["cl"] != nil else { continue }  // The bulk case has it in the summary only.
        #expect(agree(point.centre, row.number("cl")), place)
      }
      try compareSummary(result, try #require(summaries[facet]), "\(golden.name), \(facet)")
      points += rows.count
    }
    return points
  }

  private func compareSummary(_ result: SPCResult, _ rows: [GoldenCase.Row], _ place: String) throws
  {
    try #require(rows.count == result.phases.count)
    for (phase, row) in zip(result.phases, rows) {
      let place: Comment = "\(place), part \(row["part"] ?? row["facet2"] ?? "")"
      let runs = try #require(phase.runs)
      #expect(agree(phase.centre, row.number("cl_last")), place)
      #expect(agree(phase.lower, row.number("lcl_last")), place)
      #expect(agree(phase.upper, row.number("ucl_last")), place)
      #expect(phase.range.count == row.integer("n.obs"), place)
      #expect(runs.usefulCount == row.integer("n.useful"), place)
      // Without useful points the package has no run and no crossing; we count none.
      #expect(runs.longestRun == row.integer("longest.run") ?? 0, place)
      #expect(runs.longestRunLimit == row.integer("longest.run.max"), place)
      #expect(runs.crossings == row.integer("n.crossings") ?? 0, place)
      #expect(runs.crossingsMinimum == row.integer("n.crossings.min"), place)
      #expect(runs.isSignal == (row["runs.signal"] == "TRUE"), place)
    }
  }

  /// The plotted values: y, or y over n where the case has a denominator.
  private func values(_ rows: [GoldenCase.Row], _ parameters: [String: Any]) -> [Double] {
    guard parameters["n"] is String else { return rows.map { $0.number("y") } }
    let multiplier = parameters["multiply"] as? Double ?? 1
    return rows.map { $0.number("y") / $0.number("n") * multiplier }
  }

  /// Phase starts from the last indices of the parts, or from a column that names the parts.
  private func phaseStarts(_ rows: [GoldenCase.Row], _ parameters: [String: Any]) -> [Int] {
    switch parameters["part"] {
    case let part as Int: [part]
    case let parts as [Int]: parts
    case "COL" as String:
      rows.indices.dropFirst().filter { rows[$0]["part"] != rows[$0 - 1]["part"] }
    default: []
    }
  }

  @Test("Anhøj's critical values are those of the package for every number of useful points")
  func criticalValues() throws {
    let rows = try GoldenCase("anhoej_limits").expected()
    #expect(rows.count == 120)
    for row in rows {
      let count = try #require(row.integer("n_useful"))
      let place: Comment = "\(count) useful points"
      #expect(LongRunRule.limit(usefulCount: count) == row.integer("longest_run_max"), place)
      #expect(
        FewCrossingsRule.minimum(usefulCount: count) == row.integer("n_crossings_min"),
        place
      )
    }
  }

  @Test("400 triples of points, crossings and longest run signal as in the package's own method")
  func signals() throws {
    let rows = try GoldenCase("qic_crsignal_methods").expected()
    #expect(rows.count == 400)
    for row in rows {
      let count = try #require(row.integer("n"))
      let runs = RunsAnalysis(
        usefulCount: count,
        longestRun: try #require(row.integer("longest_run")),
        longestRunLimit: LongRunRule.limit(usefulCount: count),
        crossings: try #require(row.integer("n_crossings")),
        crossingsMinimum: FewCrossingsRule.minimum(usefulCount: count)
      )
      #expect(runs.isSignal == (row["anhoej"] == "TRUE"), "\(row)")
    }
  }
}

import SPCCore
import Testing
import TestInputSupport

/// Every chart of the `qic_*` reference cases: qicharts2 0.8.1 was run on them.
@Suite(
  "qicharts2 reference cases: charts",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct QICharts2ChartGoldenTests {
  @Test("Values, lines, points beyond limits and runs are the package's, or documented differences")
  func everyCase() throws {
    var cases: [ChartKind: Int] = [:]
    var points: [ChartKind: Int] = [:]
    for name in GoldenCase.names(startingWith: "qic_") {
      let golden = try GoldenCase(name)
      guard let chart = golden.quickChart, try !golden.expectsError() else { continue }
      cases[chart, default: 0] += 1
      points[chart, default: 0] += try compare(golden)
    }
    for (chart, count) in cases.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("qic \(chart.rawValue): \(points[chart] ?? 0) points of \(count) cases compared")
    }
    #expect(cases.values.reduce(0, +) == 46)
    #expect(points.values.reduce(0, +) == 2144)
  }

  /// Compares every point and phase of a case and returns how many points it has.
  private func compare(_ golden: GoldenCase) throws -> Int {
    let expected = Dictionary(grouping: try golden.expected()) { $0["facet1"] ?? "1" }
    let summaries = Dictionary(grouping: try golden.summary()) { $0["facet1"] ?? "1" }
    var points = 0
    for facet in try golden.quickFacets() {
      let result = try SPCResult(facet.data, specification: facet.specification)
      let rows = try #require(expected[facet.name])
      try #require(rows.count == result.points.count, "\(golden.name), \(facet.name)")
      for (index, row) in rows.enumerated() {
        let row = QICharts2Differences.apply(to: row, of: golden.name, facet: facet.name, index)
        comparePoint(result.points[index], row, "\(golden.name), \(facet.name), point \(index)")
      }
      let place = "\(golden.name), \(facet.name)"
      try compareSummary(result, try #require(summaries[facet.name]), golden, facet, place)
      points += rows.count
    }
    return points
  }

  private func comparePoint(_ point: SPCPoint, _ row: GoldenCase.Row, _ place: Comment) {
    #expect(agree(point.value, row.number("y")), place)
    #expect(point.hits.contains(.beyondLimits) == (row["sigma.signal"] == "TRUE"), place)
    if row["include"] != nil { #expect(point.isExcluded == (row["include"] == "FALSE"), place) }
    guard row["cl"] != nil else { return }  // The bulk case has lines in the summary only.
    #expect(agree(point.centre, row.number("cl")), place)
    #expect(agree(point.lower, row.number("lcl")), place)
    #expect(agree(point.upper, row.number("ucl")), place)
    #expect(agree(point.nearLower, row.number("lcl.95")), place)
    #expect(agree(point.nearUpper, row.number("ucl.95")), place)
  }

  private func compareSummary(
    _ result: SPCResult,
    _ rows: [GoldenCase.Row],
    _ golden: GoldenCase,
    _ facet: QICharts2Facet,
    _ place: String
  ) throws {
    try #require(rows.count == result.phases.count)
    for (phase, row) in zip(result.phases, rows) {
      let place: Comment = "\(place), part \(row["part"] ?? row["facet2"] ?? "")"
      let row = QICharts2Differences.apply(toSummary: row, of: golden.name, facet: facet.name)
      let last = result.points[phase.range.upperBound - 1]
      #expect(agree(last.centre, row.number("cl_last")), place)
      #expect(agree(last.lower, row.number("lcl_last")), place)
      #expect(agree(last.upper, row.number("ucl_last")), place)
      let counted = result.points[phase.range].count { !$0.isExcluded }
      #expect(counted == row.integer("n.obs"), place)
      guard let runs = phase.runs else {
        // On mR charts and among categories the package counts runs, and lets none of them signal.
        #expect(result.chart == .mr || !result.specification.isOrdered, place)
        #expect(row["runs.signal"] == "FALSE", place)
        continue
      }
      #expect(runs.usefulCount == row.integer("n.useful"), place)
      // Without useful points the package has no run and no crossing; we count none.
      #expect(runs.longestRun == row.integer("longest.run") ?? 0, place)
      #expect(runs.longestRunLimit == row.integer("longest.run.max"), place)
      #expect(runs.crossings == row.integer("n.crossings") ?? 0, place)
      #expect(runs.crossingsMinimum == row.integer("n.crossings.min"), place)
      #expect(runs.isSignal == (row["runs.signal"] == "TRUE"), place)
    }
  }

  @Test("A time of zero is refused with its place")
  func zeroTime() throws {
    let golden = try GoldenCase("qic_t_zero_error")
    #expect(try golden.expectsError())
    let facet = try #require(try golden.quickFacets().first)
    #expect(throws: SPCError.timeNotPositive(index: 2, value: 0)) {
      try SPCResult(facet.data, specification: facet.specification)
    }
  }
}

import SPCCore
import Testing
import TestInputSupport

/// Every Shewhart and EWMA chart of the `qcc_*` reference cases: qcc 3.0 was run on them.
@Suite(
  "qcc reference cases: charts",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct QCCChartGoldenTests {
  @Test("Values, sizes, lines, sigma and labels are the package's, or documented differences")
  func everyCase() throws {
    var cases = 0
    var points = 0
    for name in GoldenCase.names(startingWith: "qcc_") {
      let golden = try GoldenCase(name)
      guard golden.qccChart != nil else { continue }
      cases += 1
      points += try compare(golden)
    }
    print("qcc: \(points) points of \(cases) cases compared")
    #expect(cases == 27)
    #expect(points == 803)
  }

  /// The package's default rules: one number for each point, the lower first.
  private static let rules: [String: RuleKind] = ["1": .beyondLimits, "4": .shift]

  private func compare(_ golden: GoldenCase) throws -> Int {
    let result = try SPCResult(golden.qccData(), specification: golden.qccSpecification())
    let rows = try golden.expected()
    let summary = try #require(try golden.summary().first)
    try #require(rows.count == result.points.count, "\(golden.name)")
    for (index, row) in rows.enumerated() {
      let row = QCCDifferences.apply(to: row, of: golden.name)
      let place: Comment = "\(golden.name), point \(index)"
      let point = result.points[index]
      #expect(agree(point.value, row.number(result.chart == .ewma ? "ewma" : "statistic")), place)
      #expect(agree(point.lower, row.number("lcl")), place)
      #expect(agree(point.upper, row.number("ucl")), place)
      guard result.chart != .ewma else {
        #expect(agree(point.centre, summary.number("center")), place)
        #expect(point.hits.contains(.beyondLimits) == (row["violation"] == "1"), place)
        continue
      }
      #expect(agree(point.centre, row.number("center")), place)
      if result.chart != .c, point.size.isFinite {
        #expect(point.size == row.number("size"), place)
      }
      #expect(point.label?.rule == Self.rules[row["violation_rule"] ?? ""], place)
    }
    try compareSigma(result, summary, golden)
    return rows.count
  }

  /// The package reports the standard deviation of a rate per unit, and that of the first share; ours
  /// are those of the last point.
  private func compareSigma(
    _ result: SPCResult,
    _ summary: GoldenCase.Row,
    _ golden: GoldenCase
  ) throws {
    let phase = try #require(result.phases.first)
    let first = try #require(result.points.first)
    let last = try #require(result.points.last)
    let ours =
      switch result.chart {
      case .p: phase.sigma * (last.size / first.size).squareRoot()
      case .u: phase.sigma * last.size.squareRoot()
      default: phase.sigma
      }
    let column = result.chart == .ewma ? "std_dev" : "std_dev_first"
    let theirs = QCCDifferences.sigma(summary.number(column), of: golden.name)
    #expect(agree(ours, theirs), "\(golden.name), sigma")
  }
}

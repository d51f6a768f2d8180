import Testing

@testable import SPCCore
import TestInputSupport

/// What qicharts2 0.8.1 says of runs; its charts are compared in ``QICharts2ChartGoldenTests``.
@Suite(
  "qicharts2 reference cases: runs",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct QICharts2GoldenTests {
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

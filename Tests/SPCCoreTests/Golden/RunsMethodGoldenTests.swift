import Testing

@testable import SPCCore
import TestInputSupport

@Suite(
  "qicharts2 reference cases: methods of the runs analysis",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct RunsMethodGoldenTests {
  @Test("400 triples of points, crossings and longest run signal as in the package, by each method")
  func signals() throws {
    let rows = try GoldenCase("qic_crsignal_methods").expected()
    #expect(rows.count == 400)
    let columns: [(RunsMethod, String)] = [
      (.anhoej, "anhoej"), (.bestBox, "bestbox"), (.cutBox, "cutbox"),
    ]
    var signals: [RunsMethod: Int] = [:]
    for row in rows {
      for (method, column) in columns {
        let runs = RunsAnalysis(
          usefulCount: try #require(row.integer("n")),
          longestRun: try #require(row.integer("longest_run")),
          crossings: try #require(row.integer("n_crossings")),
          method: method
        )
        #expect(runs.isSignal == (row[column] == "TRUE"), "\(method): \(row)")
        signals[method, default: 0] += runs.isSignal ? 1 : 0
      }
    }
    print("qic_crsignal_methods: 1200 verdicts compared; signals \(signals)")
  }
}

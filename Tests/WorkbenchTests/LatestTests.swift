import Foundation
import Testing

@testable import Workbench

@Suite("The latest of many series")
struct LatestTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 200) }

  private func saved(_ source: String) throws -> [[String]] {
    try demonstration.enter(#"\#(source):save "out/latest-test.csv""#)
    let text = try String(
      contentsOf: DemonstrationSession.project.appendingPathComponent("out/latest-test.csv"),
      encoding: .utf8
    )
    return text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("The table has a row for every series of every measure, each at the latest of its measure")
  func table() throws {
    let rows = try saved("qi.measures:latest():table()")
    #expect(
      rows.dropFirst().map { $0.prefix(3).joined(separator: " ") } == [
        "falls-rate ASH Sep 2024", "falls-rate BEECH Sep 2024", "falls-rate CEDAR Sep 2024",
        "falls-rate ELM Sep 2024", "violence CROFTON Sep 2024",
      ]
    )
    let crofton = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[5]))
    #expect(crofton["Value"] == "5")
    #expect(crofton["Variation"] == "improvement")
    #expect(crofton["Rules"] == "shift:low")
    #expect(crofton["Label"] == "shift:low")
    #expect(crofton["Points"] == "54")
    #expect(crofton["Provisional"] == "no")
    #expect(crofton["Rule set"] == "nhse-2023")
    // No rule of this set looks at the runs of a phase.
    #expect(crofton["Runs"] == "")
    // The same figures as the chart of the series alone.
    let alone = try demonstration.enter(
      #"string.format("%.17g", qi.measure("violence"):series { unit = "CROFTON" }:spc().centre)"#
    )
    #expect(Double(alone) == crofton["Centre"].flatMap(Double.init))
  }

  @Test("What the runs of a phase say stands in a column of its own")
  func runs() throws {
    let rows = try saved(#"qi.measures:latest { rules = "anhoej" }:table()"#)
    let runs = try #require(rows[0].firstIndex(of: "Runs"))
    let variation = try #require(rows[0].firstIndex(of: "Variation"))
    #expect(rows[2][1] == "BEECH")
    // Unusual runs over the phase, and an ordinary latest point.
    #expect(rows[2][runs] == "long_run few_crossings")
    #expect(rows[2][variation] == "common_cause")
    #expect(rows[1][runs] == "none")
    #expect(
      try demonstration.enter(#"qi.measures:latest { rules = "anhoej" }.runs_signals"#) == "2"
    )
  }

  @Test("A series without a value at the period is told, and not counted")
  func silent() throws {
    let rows = try saved(#"qi.measures:latest { period = "2022-01" }:table()"#)
    #expect(rows[1][7] == "not tested")
    #expect(rows[1][3] == "")
    #expect(rows[5][7] == "common_cause")
    let printed = try demonstration.printed(#"print(qi.measures:latest { period = "2022-01" })"#)
    #expect(printed.contains("4 series without a value there were not tested: falls-rate ASH"))
  }

  @Test("Under the table stands what chance would make of it; a file has the rows alone")
  func chance() throws {
    let printed = try demonstration.printed("print(qi.measures:latest():table())")
    #expect(printed.contains("1 of 5 series shows special cause at Sep 2024"))
    #expect(printed.contains("by chance alone."))
    #expect(try saved("qi.measures:latest():table()").count == 6)
    // The words count the series that were tested.
    #expect(try demonstration.enter("qi.measures:latest().tested") == "5")
    #expect(
      try demonstration.enter(
        #"""
        sum = 0
        for one in qi.measures:by_unit():each() do
          sum = sum + qi.list { one }:latest().expected_by_chance
        end
        return math.abs(sum - qi.measures:latest().expected_by_chance) < 1e-12
        """#
      ) == "true"
    )
  }

  @Test("A list of any series, in the order given")
  func list() throws {
    let rows = try saved(
      #"""
      qi.list {
        qi.measure("violence"):series { unit = "CROFTON" }, qi.measure("falls-rate"):by_unit(),
      }:where(function(one) return one.unit_code ~= "ELM" end):latest():table()
      """#
    )
    #expect(rows.dropFirst().map { $0[1] } == ["CROFTON", "ASH", "BEECH", "CEDAR"])
  }
}

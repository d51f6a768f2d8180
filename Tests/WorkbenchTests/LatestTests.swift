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
        "falls-rate ASH 2024-09", "falls-rate BEECH 2024-09", "falls-rate CEDAR 2024-09",
        "falls-rate ELM 2024-09", "violence CROFTON 2024-09",
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

  @Test("What a reader should know of each series stands in a column, and in words below")
  func cautions() throws {
    let rows = try saved("qi.measures:latest():table()")
    let column = try #require(rows[0].firstIndex(of: "Cautions"))
    // About two falls in a month, and limits down to −6.
    #expect(rows[1][1] == "ASH" && rows[1][column].contains("low_counts"))
    #expect(rows[5][1] == "CROFTON" && !rows[5][column].contains("low_counts"))
    let printed = try demonstration.printed("print(qi.measures:latest())")
    #expect(printed.contains("Caution low_counts"), "\(printed)")
    #expect(printed.contains("falls-rate ASH"))
    #expect(printed.contains("With fewer than 4 events in a period"))
  }

  @Test("A chart that does not suit a series leaves it untested, with the reason; the others are")
  func unfit() throws {
    let rows = try saved(#"qi.measures:latest { chart = "u" }:table()"#)
    let chart = try #require(rows[0].firstIndex(of: "Chart"))
    #expect(rows.dropFirst().map { $0[chart] } == ["u", "u", "u", "u", ""])
    #expect(rows[5][7] == "not charted")
    #expect(try demonstration.enter(#"qi.measures:latest { chart = "u" }.tested"#) == "4")
    let printed = try demonstration.printed(#"print(qi.measures:latest { chart = "u" })"#)
    #expect(printed.contains("1 series was not charted: violence CROFTON. A u chart is for rates"))
    // What suits none of them is a fault of the call, and so is what no chart takes.
    for source in [
      #"qi.measures:latest { chart = "t" }"#, #"qi.measures:latest { confidence = 0.9 }"#,
      #"qi.measures:latest { baseline = 3 }"#,
    ] {
      #expect(demonstration.failure(of: source) != nil, "\(source)")
    }
  }

  @Test("Each series on the chart that suits it, named in a column")
  func suggested() throws {
    let call = #"qi.measures:latest { chart = "suggested" }"#
    let rows = try saved("\(call):table()")
    let chart = try #require(rows[0].firstIndex(of: "Chart"))
    let ruleSet = try #require(rows[0].firstIndex(of: "Rule set"))
    for row in rows.dropFirst() {
      let own = try demonstration.enter(
        #"qi.measure("\#(row[0])"):series { unit = "\#(row[1])" }:suggest_chart().chart_now"#
      )
      #expect(row[chart] == own, "\(row)")
      #expect(row[ruleSet] == (own == "run" ? "anhoej" : "nhse-2023"))
    }
    #expect(Set(rows.dropFirst().map { $0[chart] }).count > 1)
    #expect(try demonstration.enter("\(call).tested") == "5")
    let printed = try demonstration.printed("print(\(call))")
    #expect(printed.contains("rule sets anhoej, nhse-2023"), "\(printed)")
    // Rules that were asked for stay; a chart they are not for is not drawn.
    let asked = #"qi.measures:latest { chart = "suggested", rules = "nelson" }"#
    #expect(try demonstration.enter("\(asked).tested") == "1")
    #expect(
      try demonstration.printed("print(\(asked))").contains(
        "The rule set nelson is not defined for a run chart."
      )
    )
  }

  @Test("In a narrow window the words that matter stay whole", arguments: [140, 120, 100, 80])
  func narrow(columns: Int) throws {
    let demonstration = try DemonstrationSession(columns: columns)
    for call in [
      "qi.measures:latest():table()", #"qi.measures:latest { rules = "anhoej" }:table()"#,
      #"qi.measures:latest { chart = "suggested" }:table()"#,
      #"qi.measures:latest { chart = "u" }:table()"#,
      #"qi.measure("falls-rate"):by_unit():latest():table()"#,
    ] {
      let printed = try demonstration.printed("print(\(call))")
      let lines = printed.split(separator: "\n").map(String.init)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(call)\n\(printed)")
      let table = lines.prefix { !$0.hasPrefix("In every row") && !$0.hasPrefix("Left out") }
      #expect(!table.prefix(7).contains { $0.contains("…") }, "\(call)\n\(printed)")
      for word in ["ASH", "Variation", "common_cause"] {
        #expect(printed.contains(word), "\(call) \(columns): \(word)\n\(printed)")
      }
      #expect(!printed.contains("column more") && !printed.contains("columns more"))
      #expect(printed.contains("falls-rate"))
    }
    // What is the same everywhere is said once, and what is left out is named.
    let printed = try demonstration.printed("print(qi.measures:latest():table())")
    #expect(printed.contains("Rule set: nhse-2023"))
    #expect(printed.contains("improvement"))
    if columns == 80 { #expect(printed.contains("a file has them")) }
  }
}

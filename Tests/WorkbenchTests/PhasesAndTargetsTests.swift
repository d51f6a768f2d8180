import Foundation
import TestInputSupport
import Testing

@testable import Workbench

/// Decisions about a process: phases with baselines, targets with dates, views that cut them.
@Suite("Phases, baselines and targets at the prompt")
struct PhasesAndTargetsTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
  }

  private func centres(_ analysis: String) throws -> String {
    try demonstration.enter(
      """
      texts = {}
      for i, phase in ipairs((\(analysis)).phases) do texts[i] = ("%.4f"):format(phase.centre) end
      return table.concat(texts, " ")
      """
    )
  }

  @Test("A baseline given for one phase leaves the phase before alone")
  func baselineOfOnePhase() throws {
    // 302 ÷ 27 before; July 2022 to June 2023, 77 ÷ 12, after.
    #expect(
      try centres(#"crofton:rebase { at = "2022-07", reason = "Huddles", baseline = 12 }:spc {}"#)
        == "11.1852 6.4167"
    )
    // A later phase without a baseline does not inherit one.
    #expect(
      try centres(
        #"""
        crofton:rebase { at = "2022-07", reason = "Huddles", baseline = 12 }
          :rebase { at = "2023-07", reason = "Second change" }:spc {}
        """#
      ) == "11.1852 6.4167 5.2000"
    )
  }

  @Test("A stored baseline is not moved by a view that begins inside its phase")
  func cutView() throws {
    try demonstration.enter(
      #"""
      qi.define {
        phases = {
          { measure = "violence", unit = "CROFTON", from = "2022-07-01", reason = "Huddles",
            decided_by = "Quality committee", baseline = 12 },
        },
      }:commit { reason = "Decision of the committee" }
      """#
    )
    try demonstration.enter(#"stored = qi.measure("violence"):series { unit = "CROFTON" }"#)
    #expect(try centres("stored:spc {}") == "11.1852 6.4167")
    for view in [
      #"stored:from "2022-09""#,
      #"qi.measure("violence"):series { unit = "CROFTON", from = "2022-09" }"#,
    ] {
      let card = try demonstration.enter("(\(view)):spc {}")
      #expect(card.contains("begins before this view and is not used"))
      #expect(!card.contains("from the first 12"))
    }
    #expect(
      try demonstration.enter(#"qi.measure("violence").phases"#).contains("Quality committee")
    )
    #expect(try demonstration.enter(#"qi.measure "violence""#).contains("Huddles"))
  }

  @Test("A baseline decided for the month in which the definition changes is kept")
  func decisionWithDefinition() throws {
    try demonstration.enter(
      #"""
      local function version(n, from)
        return {
          code = "v", name = "V", kind = "count", numerator = "Events " .. n, better = "lower",
          frequency = "monthly", version = n, from = from, unit = "of version " .. n,
        }
      end
      qi.define { measures = { version(1, "2020-04-01"), version(2, "2022-04-01") } }
        :commit { reason = "Two versions" }
      qi.import {
        "data/crofton_ward_violence.csv", into = "v",
        columns = {
          unit = "Ward code", period = { from = "Month", format = "%Y-%m" },
          numerator = "Incidents",
        },
      }:commit { reason = "Figures" }
      qi.define {
        phases = {
          { measure = "v", from = "2022-04-01", reason = "New form", decided_by = "QC",
            baseline = 12 },
        },
      }:commit { reason = "Decision" }
      """#
    )
    try demonstration.enter(#"v = qi.measure("v"):series { unit = "CROFTON" }"#)
    // 268 ÷ 24, then April 2022 to March 2023, 92 ÷ 12.
    #expect(try centres("v:spc {}") == "11.1667 7.6667")
    #expect(try demonstration.enter("v:spc {}").contains("definition 2; New form"))
    #expect(try demonstration.enter("tostring(v[1])") == "Apr 2020: 9 of version 1")
    #expect(try demonstration.enter("tostring(v[-1])") == "Sep 2024: 5 of version 2")
    #expect(try demonstration.enter("v:chart()").contains("under another definition"))
    #expect(try demonstration.enter("v:spc { baseline = 24 }").contains("is overridden by 24"))
  }

  @Test("A target line goes on over months without figures")
  func targetOverGaps() throws {
    try demonstration.enter(
      #"""
      qi.define {
        targets = {
          { measure = "falls-rate", value = 5, from = "2022-10-01", source = "Ward objective" },
        },
      }:commit { reason = "Target" }
      """#
    )
    let entry = #"qi.measure("falls-rate"):series { unit = "CEDAR" }"#
    try demonstration.enter("cedar = \(entry)")
    let analysis = try demonstration.enter("cedar:spc {}")
    #expect(analysis.contains("target"))
    try demonstration.enter("result = cedar:spc {}")
    #expect(try demonstration.enter("result.assurance ~= nil") == "true")
    #expect(
      try demonstration.enter(#"qi.measure("falls-rate").targets"#).contains("Ward objective")
    )
  }

  @Test("Any day of a month stands for the month in a look at many series")
  func dayOfMonth() throws {
    let first = try demonstration.enter(
      #"qi.measure("falls-rate"):by_unit():latest { period = "2024-03" }"#
    )
    let middle = try demonstration.enter(
      #"qi.measure("falls-rate"):by_unit():latest { period = "2024-03-15" }"#
    )
    #expect(first == middle)
    #expect(first.contains("of 4 series"))
    let never = try demonstration.enter(
      #"qi.measure("falls-rate"):by_unit():latest { period = "2030-03-15" }"#
    )
    #expect(never.contains("0 of 0 series"))
    #expect(never.contains("not tested: ASH, BEECH, CEDAR, ELM."))
  }

  @Test("A baseline with few values among its periods says how many it has")
  func sparseBaseline() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<30).map { number in
      let month = String(format: "%04d-%02d", 2021 + number / 12, number % 12 + 1)
      return "ASH,\(month),\(number < 9 ? "" : String(3 + number % 3))"
    }
    let file = try folder.write("ward,month,n\n" + rows.joined(separator: "\n") + "\n")
    try demonstration.enter(
      """
      qi.import {
        "\(file)", into = "violence",
        columns = { unit = "ward", period = { from = "month", format = "%Y-%m" }, numerator = "n" },
      }:commit { reason = "Sparse" }
      """
    )
    let card = try demonstration.enter(
      #"qi.measure("violence"):series { unit = "ASH" }:spc { baseline = 12 }"#
    )
    #expect(card.contains("from the first 12 points, 3 of them with a value"))
    #expect(card.contains("provisional"))
  }

  @Test("Figures that may still be revised are named under the chart and on the card")
  func provisionalFigures() throws {
    let folder = try TemporaryFolder()
    let rows = (1...12).map { month in
      "ASH,\(String(format: "2023-%02d", month)),\(4 + month % 3),\(month > 10 ? "provisional" : "final")"
    }
    let file = try folder.write("ward,month,n,status\n" + rows.joined(separator: "\n") + "\n")
    try demonstration.enter(
      """
      qi.import {
        "\(file)", into = "violence",
        columns = {
          unit = "ward", period = { from = "month", format = "%Y-%m" }, numerator = "n",
          status = "status",
        },
      }:commit { reason = "Provisional" }
      """
    )
    let ash = #"qi.measure("violence"):series { unit = "ASH" }"#
    let words = "Nov 2023 and Dec 2023 are provisional and may still be revised"
    #expect(try demonstration.enter(ash).contains("note: " + words))
    try demonstration.enter("print(\(ash):chart())")
    #expect(demonstration.output.contains("Nov 2023 and Dec 2023 are provisional"))
    // A view that ends before them has none.
    #expect(try !demonstration.enter(ash + #":upto "2023-10""#).contains("provisional and"))
  }

  @Test("A rebase without a reason is refused")
  func rebaseReason() {
    let diagnostic = demonstration.failure(of: #"crofton:rebase { at = "2022-07", reason = " " }"#)
    #expect(diagnostic?.sentence.hasPrefix("A new phase needs a reason") == true)
  }
}

import TestInputSupport
import Testing

@testable import Workbench

/// Loads as a person meets them: a plan, what is wrong with it, a commit.
@Suite("Loading at the prompt")
struct LoadingTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
  }

  private func plan(_ text: String, name: String = "falls.csv") throws -> String {
    let file = try folder.write(text, to: name)
    try demonstration.enter(
      """
      plan = qi.import {
        "\(file)", into = "falls-rate",
        columns = { unit = "ward", period = { from = "month", format = "%Y-%m" },
                    numerator = "falls", denominator = "days" },
      }
      """
    )
    return try demonstration.enter("plan")
  }

  @Test("Wrong rows are all reported with line, column and reason, and nothing is written")
  func rejections() throws {
    _ = try plan(
      """
      ward,month,falls,days
      ASH,2024-10,3,500
      ASHH,2024-10,3,500
      BEECH,2024-13,3,500
      CEDAR,2024-10,three,500
      ELM,2024-10,3,
      ELM,2024-10,4,500
      BEECH,2024-10,-1,500
      ELM,2024-10,5,500

      """
    )
    #expect(try demonstration.enter("plan.new .. \" \" .. plan.rejected") == "1 7")
    let table = try demonstration.enter("plan:rejections()")
    #expect(
      table == """
        Line  Column  Cell     Why
        ────  ──────  ───────  ───────────────────────────────────────────────
           3  ward    ASHH     no such unit; did you mean "ASH"?
           4  month   2024-13  no such date, read as %Y-%m
           5  falls   three    not a number
           6  days             no denominator
           7                   contradicts line 9, of the same unit and period
           8  falls   -1       below zero
           9                   contradicts line 7, of the same unit and period
        """
    )
    let diagnostic = try #require(demonstration.failure(of: #"plan:commit { reason = "October" }"#))
    #expect(
      diagnostic.sentence
        == #"7 items cannot be recorded, so nothing was. The first is line 3, column "ward": "#
        + #"no such unit; did you mean "ASH"?"#
    )
    #expect(try demonstration.enter(#"#qi.measure("falls-rate"):series { unit = "ASH" }"#) == "24")
    #expect(
      try demonstration.enter(#"plan:commit { reason = "October", allow_rejected = true }"#)
        .hasPrefix("Recorded as change 4: new 1")
    )
    #expect(try demonstration.enter(#"#qi.measure("falls-rate"):series { unit = "ASH" }"#) == "25")
  }

  @Test(
    "Periods written in another way are one line, with an example and the format that reads them"
  )
  func wrongDates() throws {
    let card = try demonstration.enter(
      """
      qi.import {
        "data/falls_extract.csv", into = "falls-rate",
        columns = { unit = "Ward Code", period = "Period", numerator = "Inpatient falls",
                    denominator = "Occupied bed days" },
      }
      """
    )
    let lines = card.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(
      lines[1] == #"  rejected  96 rows, column "Period": "Oct-22" is not like 2024-09-30"#
    )
    #expect(lines[2] == #"            try  period = { from = "Period", format = "%b-%y" }"#)
    // What it proposes reads them, and what is wrong besides is still told.
    _ = try plan("ward,month,falls,days\nASH,Oct 2024,3,5\nELM,Nov 2024,3,5\nBEECH,2024-10,-1,5\n")
    let mixed = try demonstration.enter("plan").split(separator: "\n").map(String.init)
    #expect(
      mixed[1].hasPrefix(#"  rejected  2 rows, column "month": "Oct 2024" is not written like"#)
    )
    #expect(mixed[2].hasSuffix(#"format = "%b %Y" }"#))
    #expect(mixed[3].hasPrefix(#"  rejected  line 4, column "falls": below zero"#))
    #expect(!mixed.contains { $0.contains("more:") })
    // None fits them all.
    #expect(WrongDates.pattern(reading: ["Oct-22", "soon"]) == nil)
    #expect(WrongDates.pattern(reading: ["01/04/2024", "13/04/2024"]) == "%d/%m/%Y")
    #expect(WrongDates.pattern(reading: ["September 2024"]) == "%B %Y")
    #expect(WrongDates.pattern(reading: []) == nil)
  }

  @Test(
    "Without columns the file's headings are listed and a proposal is made, which loads the file"
  )
  func columns() throws {
    let failure = try #require(
      demonstration.failure(of: #"qi.import { "data/falls_extract.csv", into = "falls-rate" }"#)
    )
    let lines = try #require(failure.hint).split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == #"The file has "Ward Code", "Ward Name", "Period", "Inpatient falls", "Occupied bed days"."#
    )
    let proposal =
      #"columns = { unit = "Ward Code", period = { from = "Period", format = "%b-%y" }, "#
      + #"numerator = "Inpatient falls", denominator = "Occupied bed days" }"#
    #expect(lines[1] == "Add  " + proposal)
    try demonstration.enter(
      #"plan = qi.import { "data/falls_extract.csv", into = "falls-rate", \#(proposal) }"#
    )
    #expect(try demonstration.enter("plan.same") == "95")
    let violence = demonstration.failure(
      of: #"qi.import("data/crofton_ward_violence.csv", { into = "violence" })"#
    )
    #expect(
      violence?.hint?.hasSuffix(
        #"{ unit = "Ward code", period = { from = "Month", format = "%Y-%m" }, numerator = "Incidents" }"#
      ) == true
    )
    let missing = demonstration.failure(of: #"qi.import { "figures.csv", into = "violence" }"#)
    #expect(missing?.message == "There is no such file.")
    let none = demonstration.failure(of: #"qi.import { into = "violence" }"#)
    #expect(none?.message.contains("needs \"columns\"") == true)
  }

  @Test("A corrected figure is shown as a change, and both are kept")
  func correction() throws {
    let card = try plan("ward,month,falls,days\nASH,2024-09,7,500\n")
    #expect(card.contains("changed 1"))
    #expect(card.contains("ASH 2024-09-01"))
    #expect(card.contains("→ 7/500"))
    try demonstration.enter(#"plan:commit { reason = "Correction" }"#)
    let point = #"qi.measure("falls-rate"):series { unit = "ASH" }[-1]"#
    #expect(try demonstration.enter("\(point).numerator") == "7.0")
    #expect(try demonstration.enter("\(point).revision") == "1")
  }

  @Test("A commit without a reason is refused, and a plan can be committed once")
  func reason() throws {
    _ = try plan("ward,month,falls,days\nASH,2024-10,3,500\n")
    #expect(demonstration.failure(of: "plan:commit {}")?.sentence.contains("reason") == true)
    #expect(demonstration.failure(of: #"plan:commit { reason = " " }"#) != nil)
    try demonstration.enter(#"plan:commit { reason = "October" }"#)
    let again = try #require(demonstration.failure(of: #"plan:commit { reason = "October" }"#))
    #expect(again.sentence == "This plan has been committed already.")
  }

  @Test("A load of which nothing could be used does not say that it is there already")
  func allRejected() throws {
    _ = try plan("ward,month,falls,days\nASH,October,3,500\n")
    #expect(
      try demonstration.enter(#"plan:commit { reason = "October", allow_rejected = true }"#)
        == "Nothing was recorded: all 1 were rejected."
    )
    #expect(try demonstration.enter("plan").hasSuffix("next: :rejections()"))
  }

  @Test("The log says who recorded what, when and why")
  func log() throws {
    demonstration.session.settings.columns = 200
    let log = try demonstration.enter("qi.log")
    #expect(log.contains("tester"))
    #expect(log.contains("crofton_ward_violence.csv"))
    #expect(log.contains("Crofton Ward, April 2020 to September 2024"))
  }

  @Test("A read as of a day before the load knows nothing of it")
  func asOf() throws {
    let diagnostic = demonstration.failure(of: #"qi.measure { "violence", as_of = "2024-10-14" }"#)
    #expect(
      diagnostic?.sentence
        == "At the end of 2024-10-14 the store did not know the measure \"violence\" yet."
    )
    #expect(diagnostic?.hint?.contains("as_of = \"2024-10-15\"") == true)
    #expect(
      try demonstration.enter(
        #"#qi.measure("violence"):series { unit = "CROFTON", as_of = "2024-10-15" }"#
      ) == "54"
    )
  }

  @Test("A missing figure is a point without a value that says why")
  func missing() throws {
    try demonstration.enter(#"cedar = qi.measure("falls-rate"):series { unit = "CEDAR" }"#)
    #expect(try demonstration.enter("cedar.missing") == "1")
    #expect(try demonstration.enter("cedar[11].label") == "Aug 2023")
    #expect(try demonstration.enter("cedar[11].value == nil") == "true")
    #expect(try demonstration.enter("cedar[11].why") == "missing: n/a")
  }
}

import Foundation
import Testing

@testable import Workbench

/// Loads as a person meets them: a plan, what is wrong with it, a commit.
@Suite("Loading at the prompt")
struct LoadingTests {
  let demonstration: DemonstrationSession
  let folder: URL

  init() throws {
    demonstration = try DemonstrationSession()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "load-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func plan(_ text: String, name: String = "falls.csv") throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    try demonstration.enter(
      """
      plan = qi.import {
        "\(file.path)", into = "falls-rate",
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
    #expect(diagnostic.sentence == "7 items cannot be recorded, so nothing was.")
    #expect(try demonstration.enter(#"#qi.measure("falls-rate"):series { unit = "ASH" }"#) == "24")
    #expect(
      try demonstration.enter(#"plan:commit { reason = "October", allow_rejected = true }"#)
        .hasPrefix("Recorded as change 4: new 1")
    )
    #expect(try demonstration.enter(#"#qi.measure("falls-rate"):series { unit = "ASH" }"#) == "25")
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

import QualityModel
import QualityStore
import Testing

@testable import Workbench

@Suite("The board of a unit")
struct UnitBoardTests {
  @Test("A board has 80 columns at most, its figures, the last action and the next test")
  func card() throws {
    let demonstration = try DemonstrationSession(columns: 200)
    let card = try demonstration.enter(#"qi.unit("CROFTON"):board()"#)
    let lines = card.split(separator: "\n").map(String.init)
    #expect(lines.first == "Crofton Ward (CROFTON)")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 }, "\(card)")
    let row = try #require(lines.first { $0.hasPrefix("Physical violence incidents") })
    #expect(row.contains("Sep 2024"))
    #expect(row.contains("improvement"))
    #expect(card.contains("Last action: 2022-04-01, on violence: Safety huddles start"))
    #expect(card.contains("Next test: none planned"))
    #expect(card.contains("Nobody has chosen the measures of this board"))
  }

  @Test("I-12: a board has the figures of the trust's view of the unit with the same knowledge")
  func sameAsTrustView() throws {
    let demonstration = try MixedTrust().demonstration
    for unit in ["TRUST", "CML", "CML-1"] {
      let same = try demonstration.enter(
        """
        kind = qi.unit("\(unit)").kind
        board = qi.unit("\(unit)"):board()
        row = qi.measures:latest { level = kind }:table()
        for _, series in ipairs(board.series) do
          if series.measure.code == "EFF-02" then shown = series end
        end
        view = qi.measure("EFF-02"):by_unit { level = kind }
        for _, other in ipairs(view) do
          if other.unit_code == "\(unit)" then seen = other end
        end
        return shown[-1].value == seen[-1].value and #shown == #seen
          and shown:spc().centre == seen:spc().centre
        """
      )
      #expect(same == "true", "\(unit)")
    }
  }

  @Test("Chosen measures stand in their positions, and a test under way is the next test")
  func chosen() throws {
    let demonstration = try MixedTrust().demonstration
    let store = try demonstration.session.store
    let records = [
      EntityRecord(
        .boardMeasure,
        ["unit": .text("CML"), "measure": .text("EFF-02"), "position": .wholeNumber(1)]
      )
    ]
    _ = try store.plan(records.map { .record($0) }).commit(reason: "Board", actor: "tester")
    #expect(try demonstration.enter(#"qi.unit("CML"):board().chosen"#) == "true")
    #expect(try demonstration.enter(#"#qi.unit("CML"):board()"#) == "1")
  }

  @Test("A name that is too long for its column goes on in the line below, and is cut nowhere")
  func longNames() throws {
    let demonstration = try DemonstrationSession(columns: 70)
    let lines = try demonstration.enter(#"qi.unit("ASH"):board()"#).split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.hasPrefix("Falls per 1,000") })
    let name = lines[row...].prefix { !$0.hasPrefix("Last action") }
      .map { $0.prefix(17) }
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(name.hasPrefix("Falls per 1,000 occupied bed days"), "\(lines)")
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 70 })
  }

  /// A store with three projects on Crofton Ward and tests of every kind.
  private func withWork(_ more: String) throws -> DemonstrationSession {
    let demonstration = try ThreadSession.make()
    try demonstration.enter(
      """
      qi.define {
        project_units = {
          { project = "P-1", unit = "CROFTON", role = "test" },
          { project = "P-2", unit = "CROFTON", role = "test" },
          { project = "P-3", unit = "ASH", role = "test" },
        },
        \(more)
      }:commit { reason = "Work" };
      """
    )
    return demonstration
  }

  /// A cycle in Lua.
  private func cycle(_ code: String, _ project: String, _ number: Int, _ more: String) -> String {
    "{ code = '\(code)', project = '\(project)', number = \(number), question = 'Does \(code) help?', "
      + "prediction = 'It does', \(more) }"
  }

  @Test("The next test is the one that began last of those under way, before any that is planned")
  func nextTest() throws {
    let work = """
      pdsa_cycles = {
        \(cycle("C-2", "P-1", 2, "status = 'do', started_on = '2024-05-01'")),
        \(cycle("C-3", "P-2", 1, "status = 'plan', started_on = '2024-01-05'")),
        \(cycle("C-4", "P-3", 1, "status = 'do', started_on = '2024-08-01'")),
        \(cycle("C-5", "P-1", 3, "status = 'do', started_on = '2024-09-01', unit = 'ASH'")),
      },
      """
    let demonstration = try withWork(work)
    // C-4 is a test of another ward, and so is C-5 though its project is of this one.
    let card = try demonstration.enter(#"qi.unit("CROFTON"):board()"#)
    #expect(
      card.contains("Next test: C-2 (P-1), under way since 2024-05-01: Does C-2 help? 2 other"),
      "\(card)"
    )
    #expect(
      try demonstration.enter(#"qi.unit("ACM"):board().next_test"#).contains("C-5 (P-1)")
    )
  }

  @Test("Of planned tests the first to begin is the next")
  func plannedTest() throws {
    let demonstration = try withWork(
      """
      pdsa_cycles = {
        \(cycle("C-6", "P-3", 1, "status = 'plan', started_on = '2024-12-01'")),
        \(cycle("C-7", "P-3", 2, "status = 'plan', started_on = '2024-11-01'")),
        \(cycle("C-8", "P-3", 3, "status = 'plan'")),
      },
      """
    )
    #expect(
      try demonstration.enter(#"qi.unit("ASH"):board().next_test"#)
        == "C-7 (P-3), from 2024-11-01: Does C-7 help?"
    )
  }

  @Test("An action that was done at the unit is its last action; one that is open is none")
  func doneActions() throws {
    let demonstration = try withWork("")
    func action(_ code: String, _ unit: String, _ more: String) -> String {
      """
      { code = "\(code)", description = "Lights on \(code)", unit = "\(unit)", strength = "strong",
        raised_on = "2024-08-01", raised_by = "STAFF-1", owner = "STAFF-1",
        original_due_on = "2024-12-01", due_on = "2024-12-01", \(more) },
      """
    }
    let done = #"status = "done", evidence = "Seen", done_on = "#
    try demonstration.enter(
      """
      qi.define { actions = {
        \(action("A-1", "CROFTON", done + #""2024-09-02""#))
        \(action("A-2", "CROFTON", #"status = "open""#))
        \(action("A-3", "ASH", done + #""2024-10-02""#))
      } }:commit { reason = "Actions" }
      """
    )
    #expect(
      try demonstration.enter(#"qi.unit("CROFTON"):board().last_action"#)
        == "2024-09-02, A-1, done: Lights on A-1"
    )
    #expect(
      try demonstration.enter(#"qi.unit("ACM"):board().last_action"#)
        == "2024-10-02, A-3, done: Lights on A-3"
    )
  }

  @Test(
    "What a review decides about a project of the unit is an action, the latest of all kinds counts"
  )
  func reviews() throws {
    let demonstration = try withWork(
      """
      portfolio_reviews = {
        { code = "PR-1", title = "Summer review", as_of = "2024-06-30" },
        { code = "PR-2", title = "Autumn review", as_of = "2024-09-30" },
      },
      review_decisions = {
        { review = "PR-1", project = "P-1", decision = "continue", rationale = "It is on its way",
          decided_by = "STAFF-1", decided_on = "2024-07-02" },
        { review = "PR-2", project = "P-3", decision = "change", rationale = "Two wards at least",
          decided_by = "STAFF-1", decided_on = "2024-10-01" },
      },
      """
    )
    // The remark of 2022 is older, and the decision of October is about another ward's project.
    #expect(
      try demonstration.enter(#"qi.unit("CROFTON"):board().last_action"#)
        == "2024-07-02, review of P-1, continue: It is on its way"
    )
    #expect(
      try demonstration.enter(#"qi.unit("ACM"):board().last_action"#)
        == "2024-10-01, review of P-3, change: Two wards at least"
    )
    try demonstration.enter(
      """
      qi.define { annotations = {
        { measure = "violence", unit = "CROFTON", date = "2024-10-08", text = "New alarm" },
      } }:commit { reason = "A remark" };
      """
    )
    #expect(
      try demonstration.enter(#"qi.unit("CROFTON"):board().last_action"#)
        == "2024-10-08, on violence: New alarm"
    )
  }
}

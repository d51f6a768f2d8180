import Testing

@testable import Workbench

@Suite("A portfolio at the prompt")
struct PortfolioFunctionTests {
  /// The example of the whole model, with the project P-02 on the register a second time.
  private static func session() throws -> DemonstrationSession {
    let demonstration = try DemonstrationSession(
      isLoaded: false,
      columns: 160,
      store: ModelStore.model()
    )
    try demonstration.enter(
      """
      qi.define {
        projects = { {
          code = "P-90", title = "HUDDLES that reach the evening!", aim_measure = "violence",
          method = "QI", status = "active", status_on = "2024-03-05", lead = "OKORO",
          registered_on = "2024-02-20", started_on = "2024-03-05",
        } },
        project_units = { { project = "P-90", unit = "CROFTON", role = "test" } },
        project_measures = { { project = "P-90", measure = "violence", role = "outcome" } },
      }:commit { reason = "Again" }
      """
    )
    return demonstration
  }

  private static let portfolio = #"qi.portfolio { on = "2024-09-30" }"#

  @Test("A project that is on the register twice is told with its reasons")
  func twice() throws {
    let demonstration = try Self.session()
    let card = try demonstration.enter(Self.portfolio)
    #expect(card.contains("one too many, in 1 cluster: registered twice 1; definite 1."))
    let clusters = try demonstration.enter("\(Self.portfolio):clusters()")
    #expect(clusters.contains("registered_twice  definite"))
    #expect(clusters.contains("the same title; the same aim measure violence"))
    let reasons = try demonstration.enter(
      #"\#(Self.portfolio):reasons { "P-90", beside = "P-02" }"#
    )
    #expect(reasons.contains("registered twice, definite on 2024-09-30."))
    #expect(reasons.contains("registered 36 days apart"))
    let one = try demonstration.enter(#"\#(Self.portfolio):reasons "P-90""#)
    #expect(one.contains("findings on 2024-09-30.") && one.contains("registered_twice"))
  }

  @Test("Phases of one work are not one too many, and it is said why")
  func phases() throws {
    let reasons = try Self.session().enter(
      #"\#(Self.portfolio):reasons { "P-02", beside = "P-01" }"#
    )
    #expect(reasons.contains("P-02 is the next phase of P-01"))
    #expect(reasons.contains("not one too many on 2024-09-30."))
  }

  @Test("Two projects stand side by side")
  func sideBySide() throws {
    let table = try Self.session().enter(
      #"\#(Self.portfolio):compare { "P-02", beside = "P-90" }"#
    )
    #expect(table.contains("P-02") && table.contains("P-90"))
    #expect(table.contains("Huddles that reach") && table.contains("HUDDLES that reach"))
    #expect(table.contains("2024-01-15") && table.contains("2024-02-20"))
  }

  @Test("A project that was not there on the day is answered with those that were")
  func unknown() throws {
    let demonstration = try Self.session()
    let failure = try #require(
      demonstration.failure(of: #"\#(Self.portfolio):reasons { "P-9O", beside = "P-02" }"#)
    )
    #expect(failure.message.contains("No project \"P-9O\" was on the register on 2024-09-30."))
    #expect(failure.message.contains("P-90"))
    let same = try #require(
      demonstration.failure(of: #"\#(Self.portfolio):compare { "P-02", beside = "P-02" }"#)
    )
    #expect(same.message.contains("Both are the project \"P-02\"."))
  }

  @Test("Clusters of one class, tier or unit are shown alone, and it is said how many")
  func filtered() throws {
    let demonstration = try Self.session()
    let here = try demonstration.enter(
      #"\#(Self.portfolio):clusters { unit = "CROFTON", tier = "definite" }"#
    )
    #expect(here.contains("registered_twice"))
    #expect(here.contains("1 row shown: definite or surer, at CROFTON or below it."))
    let none = try demonstration.enter(#"\#(Self.portfolio):clusters { class = "renamed" }"#)
    #expect(none.contains("0 rows shown: class renamed."))
    #expect(!none.contains("registered_twice"))
    let possible = try demonstration.enter(#"\#(Self.portfolio):possible { class = "renamed" }"#)
    #expect(possible.contains("shown: class renamed."))
  }

  @Test("What is found is not merged into a project that is to be stopped, and that is said")
  func leftOut() throws {
    let demonstration = try Self.session()
    try demonstration.enter(
      """
      pf = \(Self.portfolio)
      found = pf:clusters()[1]
      pf:decide { found.Lead, decision = "stop", rationale = "Over", decided_by = "LINDQVIST" }
      pf:accept { decided_by = "LINDQVIST" };
      """
    )
    #expect(try demonstration.enter("#pf:decisions()") == "1")
    let project = try demonstration.enter("found.Project")
    let lead = try demonstration.enter("found.Lead")
    for shown in [try demonstration.enter("pf:decisions()"), try demonstration.enter("pf")] {
      #expect(shown.contains("Left out when what was found was accepted"))
      #expect(shown.contains("\(project) into \(lead), which is not to go on."))
    }
  }

  @Test("A draft that is in no plan is told when the session ends")
  func unrecorded() throws {
    let demonstration = try Self.session()
    #expect(demonstration.session.unrecordedDrafts.isEmpty)
    try demonstration.enter("pf = \(Self.portfolio); pf:accept { decided_by = \"LINDQVIST\" };")
    #expect(
      demonstration.session.unrecordedDrafts == ["1 decision on the portfolio of 2024-09-30"]
    )
    #expect(try demonstration.enter("pf:decisions()").contains("a draft ends with its session"))
    try demonstration.enter(#"plan = pf:record { "PF-9", title = "All" };"#)
    #expect(demonstration.session.unrecordedDrafts.isEmpty)
    #expect(demonstration.session.uncommittedPlans.count == 1)
    try demonstration.enter(
      #"pf:decide { "P-02", decision = "continue", rationale = "Well", decided_by = "LINDQVIST" };"#
    )
    #expect(demonstration.session.unrecordedDrafts.count == 1)
  }

  @Test("What words mean in a trust counts")
  func words() throws {
    let demonstration = try Self.session()
    try demonstration.enter(
      """
      qi.define {
        projects = { {
          code = "P-91", title = "Safety crews on Crofton Ward", aim_measure = "violence",
          method = "QI", status = "active", status_on = "2024-03-05", lead = "OKORO",
          registered_on = "2024-02-20", started_on = "2024-03-05",
        } },
        project_units = { { project = "P-91", unit = "CROFTON", role = "test" } },
        word_meanings = { { term = "safety crew", meaning = "huddle" } },
      }:commit { reason = "Words" }
      """
    )
    let reasons = try demonstration.enter(
      #"\#(Self.portfolio):reasons { "P-01", beside = "P-91" }"#
    )
    #expect(reasons.contains("mean huddle"))
  }
}

import Foundation
import Testing

@testable import Workbench

/// Decisions about projects: drafted, weighed, recorded.
@Suite("Deciding about a portfolio")
struct PortfolioDecisionTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession(onModel: ())
    try demonstration.enter(#"pf = qi.portfolio { on = "2024-06-30" };"#)
  }

  private func decide(_ project: String, _ rest: String) -> String {
    #"pf:decide { "\#(project)", \#(rest), rationale = "why", decided_by = "LINDQVIST" };"#
  }

  /// What is said to somebody who cannot decide so.
  private func refusal(_ project: String, _ rest: String) -> String {
    demonstration.failure(of: decide(project, rest))?.message ?? "nothing"
  }

  @Test("A decision is drafted, shown and counted, and nothing is recorded")
  func drafted() throws {
    let before = try demonstration.enter("#qi.review_decisions")
    try demonstration.enter(decide("P-03", #"decision = "stop""#))
    try demonstration.enter(decide("P-02", #"decision = "continue""#))
    #expect(try demonstration.enter("#pf:decisions()") == "2")
    let table = try demonstration.enter("pf:decisions()")
    #expect(table.contains("P-03"))
    #expect(table.contains("not recorded until"))
    #expect(try demonstration.enter("pf:simulate()").contains("stopped 1"))
    #expect(try demonstration.enter("#qi.review_decisions") == before)
  }

  @Test("A second decision takes the place of the first, and undecide takes it back")
  func replaced() throws {
    try demonstration.enter(decide("P-03", #"decision = "stop""#))
    try demonstration.enter(decide("P-03", #"decision = "continue""#))
    #expect(try demonstration.enter("#pf:decisions()") == "1")
    #expect(!(try demonstration.enter("pf:simulate()")).contains("stopped 1"))
    #expect(try demonstration.enter(#"pf:undecide "P-03""#) == "true")
    #expect(try demonstration.enter(#"pf:undecide "P-03""#) == "false")
    #expect(try demonstration.enter("pf:decisions()").contains("Nothing is decided yet"))
  }

  @Test("A chain or a circle of merges is refused, whichever decision comes first")
  func chains() throws {
    try demonstration.enter(decide("P-03", #"decision = "merge", merge_into = "P-02""#))
    #expect(
      refusal("P-02", #"decision = "merge", merge_into = "P-04""#)
        .contains("P-02 is to carry on P-03, as was decided.")
    )
    #expect(refusal("P-02", #"decision = "stop""#).contains("is to carry on P-03"))
    #expect(
      refusal("P-04", #"decision = "merge", merge_into = "P-03""#)
        .contains("P-03, which is to carry it on, is to be merged itself.")
    )
    #expect(
      refusal("P-04", #"decision = "merge", merge_into = "P-04""#)
        .contains("cannot be merged into itself")
    )
    #expect(try demonstration.enter("#pf:decisions()") == "1")
  }

  @Test("A decision that lacks what its kind needs is refused with the argument that mends it")
  func needs() throws {
    for (decision, field) in [
      ("merge", "merge_into"), ("re_register", "new_method"), ("pause", "paused_until"),
    ] {
      let said = refusal("P-03", #"decision = "\#(decision)""#)
      #expect(said.contains("needs \(field)"), "\(said)")
    }
    #expect(
      refusal("P-03", #"decision = "stop", merge_into = "P-02""#)
        .contains("Only a decision to merge has merge_into.")
    )
  }

  @Test("Of a closed project there is nothing to decide")
  func closed() throws {
    let said = refusal("P-05", #"decision = "stop""#)
    #expect(said.contains("there is nothing to decide"), "\(said)")
  }

  @Test("Recorded, the review has its decisions, and the projects are as they were")
  func recorded() throws {
    let projects = try demonstration.enter("qi.sql \"select * from projects\"")
    try demonstration.enter(decide("P-03", #"decision = "stop""#))
    let plan = try demonstration.enter(
      #"plan = pf:record { "PF-X", title = "All projects", follow_up_on = "2024-09-30" } return plan"#
    )
    #expect(plan.contains("portfolio review PF-X"), "\(plan)")
    try demonstration.enter(#"plan:commit { reason = "Decided" }"#)
    #expect(
      try demonstration.enter(
        #"#qi.review_decisions:where { review = "PF-X", decision = "stop" }"#
      ) == "1"
    )
    let left = try demonstration.enter(#"qi.portfolio_review("PF-X"):follow_up()"#)
    #expect(left.contains("P-03"), "\(left)")
    #expect(try demonstration.enter("qi.sql \"select * from projects\"") == projects)
    #expect(try demonstration.enter("qi.check()").hasPrefix("Nothing breaks a rule"))
  }
}

import Foundation
import Testing

@testable import DemonstrationTrust

/// A review with the planted decisions is recorded in a copy of the trust, carried out but for thirteen of
/// them, and read by the scripts that ship; which is which only the generator knows.
@Suite("Scripts about a recorded review")
struct ReviewFollowUpScriptTests {
  /// What was decided, in a store of its own.
  private struct Reviewed {
    let workplace = Result { try Workplace() }
    /// The projects that should go, and which of them is left as it is.
    let decided: [ProjectDraft]
    let codes: [String]
    /// Merges that nobody carried out, merges whose teams go on testing, and stops that go on.
    let leftOpen, testing, goingOn: Set<String>

    init() throws {
      let drafts = try DemonstrationPortfolio(
        DemonstrationTrust(seed: DemonstrationTrust.usualSeed)
      ).plan.drafts
      codes = drafts.map(\.code)
      decided = drafts.filter(\.kind.isRemovable)
      let merges = decided.filter(\.kind.isMerge).map(\.code)
      let late = stride(from: 0, to: 90, by: 10).map { merges[$0] }
      testing = Set(late.prefix(2))
      leftOpen = Set(late.dropFirst(2))
      let stops = decided.filter { !$0.kind.isMerge && $0.kind != .wrongMethod }.map(\.code)
      goingOn = Set(stride(from: 0, to: 40, by: 10).map { stops[$0] })
    }

    /// A run of the program on the copy.
    func run(_ arguments: [String]) throws -> String {
      let outcome = try workplace.get().run(
        ["run", "--store", "trust.db", "--today", "2024-09-30"] + arguments
      )
      guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
      return outcome.output
    }

    /// A script as a coach would have it, with what was decided written into it.
    func perform(_ name: String, _ lines: [String]) throws {
      let script = (["local qi <const> = require \"qi\""] + lines).joined(separator: "\n")
      try workplace.get().write(script, to: name)
      _ = try run([name])
    }

    private func decision(_ draft: ProjectDraft) -> String {
      let into = draft.survivor.map { codes[$0] }
      let words =
        if let into, draft.kind.isMerge {
          "decision = \"merge\", merge_into = \"\(into)\""
        } else if draft.kind == .wrongMethod {
          "decision = \"re_register\", new_method = \"SE\""
        } else {
          "decision = \"stop\""
        }
      return """
        pf:decide { "\(draft.code)", \(words), rationale = "As was found", \
        decided_by = "\(draft.lead)", decided_on = "2024-02-14" }
        """
    }

    /// Records the review and its decisions.
    func review() throws {
      try FileManager.default.copyItem(
        atPath: TrustStore.path(),
        toPath: workplace.get().path + "/trust.db"
      )
      try perform(
        "review.lua",
        ["local pf <const> = qi.portfolio { on = \"2024-01-31\" }"] + decided.map(decision) + [
          "pf:record { \"PF-2024\", title = \"All projects, January 2024\", "
            + "follow_up_on = \"2024-04-30\" }:commit { reason = \"The board decided\" }"
        ]
      )
    }

    /// Carries out every decision but thirteen.
    func carryOut() throws {
      let reason = "{ reason = \"As the review decided\" }"
      let lines = decided.filter { !leftOpen.union(goingOn).contains($0.code) }.map { draft in
        let closed = "status_on = \"2024-03-01\", closed_on = \"2024-03-01\""
        let into = draft.survivor.map { codes[$0] }
        let fields =
          if let into, draft.kind.isMerge {
            "status = \"closed_merged\", merged_into = \"\(into)\", \(closed)"
          } else if draft.kind == .wrongMethod {
            "method = \"SE\""
          } else {
            "status = \"closed_stopped\", closing_reason = \"As was decided\", \(closed)"
          }
        return "carry(\"\(draft.code)\", { \(fields) })"
      }
      let cycles = testing.sorted().map {
        "  { code = \"\($0)-LATE\", project = \"\($0)\", number = 99, status = \"plan\", "
          + "question = \"Does it go on?\", started_on = \"2024-04-20\" },"
      }
      try perform(
        "carry_out.lua",
        [
          "local function carry(code, fields)",
          "  local project <const> = qi.project(code)",
          // Nothing is closed before somebody has looked at how it should be worked on.
          "  if fields.status and project.status == \"proposed\" then",
          "    project:change { status = \"triaged\", status_on = \"2024-02-20\" }:commit \(reason)",
          "  end",
          "  qi.project(code):change(fields):commit \(reason)",
          "end",
        ] + lines + ["qi.define { pdsa_cycles = {"] + cycles + ["} }:commit \(reason)"]
      )
    }
  }

  private func rows(_ output: String) -> [[String]] {
    output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  @Test("What is left and what was not carried out is what was decided, and what was left undone")
  func reviewed() throws {
    let reviewed = try Reviewed()
    try reviewed.review()
    let scripts = "\(Workplace.project)/scripts/portfolio"
    let left = rows(try reviewed.run(["\(scripts)/what_is_left.lua"]))
    for (code, before, after) in [
      ("ACM", "84", "41"), ("CML", "81", "40"), ("OPC", "63", "32"), ("CYP", "45", "23"),
      ("FPH", "39", "20"), ("all", "312", "156"),
    ] {
      let row = try #require(left.first { $0.first == code })
      #expect(row[1] == before)
      #expect(row[row.count - 2] == after, "\(code)")
    }

    // Nothing is carried out by being decided.
    let undone = try reviewed.run(["\(scripts)/carried_out.lua"])
    #expect(undone.contains("By 2024-04-30 0 of 156 decisions were carried out"))

    try reviewed.carryOut()
    let output = try reviewed.run(["\(scripts)/carried_out.lua"])
    #expect(output.contains("By 2024-04-30 143 of 156 decisions were carried out; 13 not"))
    let found = rows(output).compactMap(\.first).filter { $0.wholeMatch(of: /P-\d+/) != nil }
    let expected = reviewed.leftOpen.union(reviewed.testing).union(reviewed.goingOn)
    #expect(found.count == 13)
    #expect(Set(found) == expected)
    for line in output.split(separator: "\n") where line.contains("tests go on") {
      #expect(reviewed.testing.contains(String(line.prefix { $0 != " " })))
    }
    #expect(output.ranges(of: "tests go on, the last on 2024-04-20").count == 2)
  }
}

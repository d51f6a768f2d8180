import SPCCore
import Testing

@testable import Workbench

@Suite("Searching help")
struct HelpSearchTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  @Test("A word that is no name lists what has to do with it")
  func words() throws {
    let text = try demonstration.enter("? denominator")
    // It is a field, and what else has to do with it is told too.
    #expect(text.contains("?point.denominator"))
    #expect(text.contains("?qi.import") && text.contains("?qi.define"))
    #expect(try demonstration.enter("?baseline").contains("?series:spc"))
    #expect(try demonstration.enter("?moving range").contains("?"))
  }

  @Test("What has the word in its name comes first, then in its purpose")
  func order() {
    let matches = HelpSearch(registry: Registry()).matches(of: "commit")
    #expect(matches.first?.rank == 0)
    #expect(matches.map(\.rank) == matches.map(\.rank).sorted())
  }

  @Test("A short search keeps to a few lines and says how to see the rest; in full it has all")
  func bounded() throws {
    let found = HelpSearch(registry: Registry()).matches(of: "limits").count
    try #require(found > 10)
    let short = try demonstration.enter("?limits wide")
    #expect(short.split(separator: "\n").count <= 24)
    let all = HelpSearch(registry: Registry()).matches(of: "chart")
    let text = HelpText(registry: Registry(), width: 80).lines(forMatches: all, of: "chart")
    #expect(text.last == "… \(all.count - 10) more: ??chart")
    let full = HelpText(registry: Registry(), width: 80, isFull: true)
      .lines(forMatches: all, of: "chart")
    #expect(all.allSatisfy { match in full.contains { $0.contains("?\(match.name)") } })
  }

  @Test(
    "What people call a task leads to what does it",
    arguments: [
      ("?excel", "?qi.import"), ("?export", "?table:save"), ("?delete", "?qi.import"),
      ("?undo", "as_of"), ("?csv", "?qi.import"), ("?how do I load a csv", "?qi.import"),
    ]
  )
  func tasks(question: String, answer: String) throws {
    #expect(try demonstration.enter(question).contains(answer))
  }

  @Test("Every name that a task leads to is there, and a short word is no beginning of another")
  func taskNames() {
    let search = HelpSearch(registry: Registry())
    for question in ["excel", "csv", "export", "delete", "plot", "average", "create", "automate"] {
      #expect(search.matches(of: question).first?.rank == 0, "\(question)")
    }
    #expect(search.matches(of: "foo").isEmpty)
    #expect(!search.matches(of: "foot").isEmpty)
  }

  @Test("Help on a rule says how many points each rule set asks for")
  func ruleLengths() throws {
    let text = try demonstration.enter("?shift")
    for set in RuleSet.named {
      guard let rule = set.rules.first(where: { $0.kind == .shift }) else { continue }
      #expect(text.contains("\(set.name) "), "\(set.name)")
      #expect(text.contains("\(rule.length ?? 0) or more points in a row"), "\(set.name)")
    }
  }

  @Test("What is nowhere still gives near misses")
  func nearMiss() {
    let failure = demonstration.failure(of: "?serie:charr")
    #expect(failure?.candidates.contains { $0.contains("series:chart") } == true)
  }
}

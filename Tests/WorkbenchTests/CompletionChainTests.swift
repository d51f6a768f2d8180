import Foundation
import Testing

@testable import Workbench

/// Completion of what no global holds: chains of calls, nested tables, paths.
@Suite("Completion of chains, nested tables and paths")
struct CompletionChainTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"s = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try demonstration.enter("number = 3")
  }

  private func candidates(_ typed: String) -> [Completion] {
    CompletionEngine(session: demonstration.session).completions(of: typed).candidates
  }

  private func texts(_ typed: String) -> [String] { candidates(typed).map(\.text) }

  @Test("A chain of calls completes by what its functions return")
  func chains() {
    #expect(texts(#"qi.measure("violence"):se"#) == ["series"])
    #expect(texts(#"qi.measure "violence":se"#) == ["series"])
    #expect(texts(#"(qi.measure "violence"):se"#) == ["series"])
    #expect(texts(#"qi.measure("violence"):series { unit = "CROFTON" }:sp"#) == ["spc"])
    #expect(texts("s:spc():sig") == ["signals"])
    #expect(texts("s:spc().cen") == ["centre"])
    #expect(texts("s:spc():signals()[1]:exp") == ["explain"])
    #expect(texts("s.measure.co") == ["code"])
    #expect(texts("qi.measures[1].co") == ["code"])
    #expect(texts("qi.measure('violence'):by_unit()[1]:sp") == ["spc"])
    #expect(texts("qi.measures:ea") == ["each"])
  }

  @Test(
    "After a dot or a colon there are members or nothing",
    arguments: ["number.", "number:", "unknown.", "unknown:", "qi:", "s:nothing():", "f(x).", "3."]
  )
  func nothingElse(typed: String) {
    #expect(texts(typed).isEmpty)
  }

  @Test("Two dots are not a member, and words follow them")
  func concatenation() {
    #expect(texts("number..numb") == ["number"])
  }

  @Test("A value in single quotes closes with one")
  func singleQuotes() {
    #expect(candidates("qi.measure('vio").map(\.suffix) == ["'"])
    #expect(candidates(#"qi.measure("vio"#).map(\.suffix) == ["\""])
    #expect(texts("qi.measure 'vio") == ["violence"])
  }

  @Test("The names of rules, alone and first in a table of their own")
  func ruleNames() {
    #expect(texts(#"qi.rule_set { "ours", rules = { "sh"#) == ["shift"])
    #expect(texts(#"qi.rule_set { "ours", rules = { "trend", { "sh"#) == ["shift"])
    #expect(texts(#"qi.rule_set { "ours", rules = { { "shift", le"#) == ["length"])
    #expect(texts(#"qi.rule_set { "ours", rules = { { "shift", on_centre = "i"#) == ["ignore"])
  }

  @Test("Arguments inside nested tables, and the words they take")
  func nested() {
    #expect(texts("qi.import { \"a.csv\", columns = { num") == ["numerator"])
    #expect(texts("qi.import { \"a.csv\", columns = { period = { fr") == ["from"])
    #expect(texts("qi.define { measures = { { kin") == ["kind"])
    #expect(texts("qi.define {\n  measures = {\n    { code = \"x\",\n      kin") == ["kind"])
    #expect(texts("qi.define { measures = { { kind = \"prop") == ["proportion"])
    #expect(texts("qi.define { targets = { { measure = 'vio") == ["violence"])
    #expect(texts("qi.define { measures = { { code = \"a\" }, { kin") == ["kind"])
    // An argument of an inner table is no argument of the call itself.
    #expect(!texts("qi.define { ").contains("kind"))
    #expect(texts("qi.define { ").contains("measures"))
  }

  @Test("Files where a path is expected; folders end in a slash")
  func files() throws {
    #expect(texts(#"qi.import { "dat"#) == ["data/"])
    #expect(candidates(#"qi.import { "dat"#).map(\.suffix) == [""])
    let files = candidates("qi.import { 'data/crofton_ward_v")
    #expect(files.map(\.text) == ["data/crofton_ward_violence.csv"])
    #expect(files.map(\.suffix) == ["'"])
    #expect(texts(#"qi.import { "no/such/folder/"#).isEmpty)
    #expect(texts(#"print("dat"#).isEmpty)
  }

  @Test(
    "Nothing is offered in a comment or in plain text",
    arguments: ["-- qi.", "x = [[ qi.", "\"s:"]
  )
  func comments(typed: String) {
    #expect(texts(typed).isEmpty)
  }

  @Test("Names after ? include fields and rule sets")
  func helpNames() {
    #expect(texts("?qi.mea") == ["qi.measure", "qi.measures"])
    #expect(texts("?point.val") == ["point.value"])
    #expect(texts("?nhse") == ["nhse-2023"])
  }

  @Test("A chain runs none of the script's code")
  func runsNothing() throws {
    try demonstration.enter(
      """
      touched = false
      function trap() touched = true return s end
      """
    )
    #expect(texts("trap():").isEmpty)
    #expect(try demonstration.enter("touched") == "false")
  }
}

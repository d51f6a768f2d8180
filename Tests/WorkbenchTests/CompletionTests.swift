import Testing

@testable import Workbench

@Suite("Completion")
struct CompletionTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try demonstration.enter("counted = { first = 1, second = 2 }")
  }

  private func texts(_ typed: String) -> [String] {
    CompletionEngine(session: demonstration.session).completions(of: typed).candidates.map(\.text)
  }

  @Test("Functions of qi, methods and fields of a value, keys of a table")
  func members() {
    #expect(texts("qi.im") == ["import"])
    #expect(texts("print(qi.mea") == ["measure", "measures"])
    #expect(texts("crofton:s") == ["signals", "spc", "suggest_chart"])
    #expect(texts("crofton.un") == ["unit", "unit_code"])
    #expect(texts("counted.") == ["first", "second"])
  }

  @Test("Codes inside quotes where a measure or a unit is expected")
  func codes() {
    #expect(texts(#"qi.measure "vi"#) == ["violence"])
    #expect(texts(#"qi.measure("fa"#) == ["falls-rate"])
    #expect(texts(#"qi.measure("violence"):series { unit = "C"#) == ["CEDAR", "CROFTON"])
    #expect(texts(#"crofton:spc { rules = "n"#) == ["nelson", "nhse-2023"])
    #expect(texts(#"print("n"#).isEmpty)
  }

  @Test("Names of arguments inside the braces of a call")
  func arguments() {
    #expect(texts("crofton:rebase { rea") == ["reason"])
    #expect(texts("crofton:rebase { at = \"2022-07\", rea") == ["reason"])
    #expect(texts("qi.import { \"a.csv\", in") == ["into"])
  }

  @Test("Globals, keywords and help names")
  func words() {
    #expect(texts("crof") == ["crofton"])
    #expect(texts("unti") == ["until"])
    #expect(texts("?series:ch") == ["series:chart"])
  }

  @Test("The word to replace starts where it should, in bytes")
  func start() {
    let engine = CompletionEngine(session: demonstration.session)
    #expect(engine.completions(of: "é = qi.im").start == "é = qi.".utf8.count)
  }

  @Test("Completing runs none of the script's code")
  func runsNothing() throws {
    try demonstration.enter(
      """
      touched = false
      trap = setmetatable({}, { __index = function() touched = true return {} end })
      """
    )
    _ = texts("trap.x")
    _ = texts("trap.x.y")
    #expect(try demonstration.enter("touched") == "false")
  }
}

import TestInputSupport
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
    #expect(texts("qi.im") == ["import", "import_records", "improvement_steps"])
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

  @Test("Capitals matter only where that tells names apart")
  func capitals() throws {
    #expect(texts(#"qi.measure("violence"):series { unit = "cr"#) == ["CROFTON"])
    #expect(texts("QI") == ["qi"])
    #expect(texts("qi.IM") == ["import", "import_records", "improvement_steps"])
    try demonstration.enter("Crofton = 1")
    #expect(texts("crof") == ["crofton"])
    #expect(texts("CROF") == ["Crofton", "crofton"])
  }

  @Test("A word of its name finds a code that begins otherwise")
  func names() {
    #expect(texts(#"qi.measure "bed da"#) == ["falls-rate"])
    #expect(texts(#"qi.measure "occup"#) == ["falls-rate"])
    #expect(texts(#"qi.unit "ward"#).count == 5)
    #expect(texts(#"qi.unit "w"#).isEmpty)
  }

  @Test("Lua's libraries, and text, which has their functions as methods")
  func libraries() throws {
    #expect(texts("string.f") == ["find", "format"])
    #expect(texts("math.ma") == ["max", "maxinteger"])
    #expect(texts("io.").isEmpty)
    #expect(texts("(\"a\"):up") == ["upper"])
    try demonstration.enter("name = 'Ash'")
    #expect(texts("name:rev") == ["reverse"])
    #expect(texts("crofton:spc():explain():gs") == ["gsub"])
    #expect(texts("name.").isEmpty)
    #expect(texts("ipa") == ["ipairs"])
  }

  @Test("The last value, and items of lists and tables")
  func values() throws {
    try demonstration.enter("crofton")
    #expect(texts("_:sp") == ["spc"])
    #expect(texts("_.unit_c") == ["unit_code"])
    try demonstration.enter("several = { crofton, crofton } sets = qi.rule_sets")
    #expect(texts("several[1]:sp") == ["spc"])
    #expect(texts("sets[1].sou") == ["source"])
    #expect(texts("crofton[1].ca") == ["category"] || texts("crofton[1].val") == ["value"])
  }

  @Test("Keys that are no names are not offered after a point")
  func keys() throws {
    try demonstration.enter("odd = { [\"two words\"] = 1, [\"end\"] = 2, good = 3, [4] = 4 }")
    #expect(texts("odd.") == ["good"])
  }

  @Test("Modules that require finds")
  func modules() {
    #expect(texts(#"local q = require "q"#) == ["qi"])
  }

  @Test("What is recorded later is offered, and codes are read anew only then")
  func catalogue() throws {
    let session = demonstration.session
    #expect(texts(#"qi.measure "new"#).isEmpty)
    let kept = try #require(session.measureCodes())
    try demonstration.enter(
      """
      qi.define { measures = { {
        code = "new-one", name = "New", kind = "count", better = "lower", frequency = "monthly",
        numerator = "how many",
      } } }:commit { reason = "a test" }
      """
    )
    #expect(texts(#"qi.measure "new"#) == ["new-one"])
    // Nothing was recorded since: what was read is asked again.
    #expect(session.measureCodes() === session.measureCodes())
    #expect(session.measureCodes() !== kept)
    #expect(kept.beginning(with: "new", most: 9).total == 0)
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
    _ = texts("trap:")
    _ = texts("trap[1].x")
    #expect(try demonstration.enter("touched") == "false")
  }

  @Test("A value that never answers, and tables without end, do not hold up a Tab")
  func traps() throws {
    try demonstration.enter(
      """
      trap = setmetatable({}, {
        __index = function() while true do end end, __len = function() while true do end end,
        __pairs = function() while true do end end,
      })
      many = {}
      for n = 1, 300000 do many[n] = n end
      for n = 1, 60000 do many["name" .. n] = n end
      many.many = many
      """
    )
    #expect(texts("trap.").isEmpty)
    #expect(texts("trap[1].x").isEmpty)
    // The sequence is passed over, and of the names so many are looked at.
    #expect(texts("many.").count <= CompletionEngine.mostNames)
    #expect(texts("many.name").count > 1_000)
    #expect(texts("many.name5999").count == 11)
    #expect(texts("many.many.many.many.").count > 1_000)
    let fastest = (0..<5).map { _ in WorkMeter.measure { _ = texts("trap.x") } }.min()
    #expect(fastest.map { $0 < .milliseconds(30) } == true)
  }
}

import SPCCore
import Testing

@testable import Workbench

/// Errors that a script raises itself, and Lua's own.
@Suite("Errors of scripts")
struct ScriptErrorTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"s = qi.measure("violence"):series { unit = "CROFTON" }"#)
  }

  private func failure(_ entry: String) throws -> Diagnostic {
    try #require(demonstration.failure(of: entry), "\(entry)")
  }

  @Test(
    "A script's own words come back unchanged",
    arguments: ["oops", "no data for Crofton", "attempt 3 failed", "Done!", "a.b"]
  )
  func ownWords(text: String) throws {
    #expect(try failure("error(\"\(text)\")").sentence == text)
    #expect(try failure("error(\"\(text)\", 0)").sentence == text)
  }

  @Test("A table raised as an error is shown, not its address")
  func raisedTable() throws {
    let sentence = try failure("error { code = 1 }").sentence
    #expect(sentence == "The script raised a table as its error. It holds { code = 1 }.")
    #expect(try failure("error({})").sentence == "The script raised a table as its error.")
    #expect(try failure("error()").sentence == "The script raised an error without a message.")
  }

  @Test("A list that is called, and an item that is not there, are explained")
  func slips() throws {
    let called = try failure("for m in qi.measures do print(m) end")
    #expect(called.hint?.contains("for item in list:each() do … end") == true)
    let missing = try failure("local list = {} return list[1].name")
    #expect(missing.hint?.contains("#list") == true)
    let ofOurs = try failure("return qi.measures[99].name")
    #expect(ofOurs.hint?.contains("#list") == true)
  }

  @Test("A method called with a dot is answered with a sentence and the colon")
  func dotForColon() throws {
    let diagnostic = try failure("s.spc()")
    #expect(diagnostic.sentence.first?.isUppercase == true)
    #expect(diagnostic.sentence.hasSuffix("."))
    #expect(diagnostic.hint?.contains(":spc(") == true)
  }

  @Test(
    "A date format that cannot be used is explained in words",
    arguments: [
      ("%d/%m", "The date format \"%d/%m\" has no year."),
      ("%d/%Y", "The date format \"%d/%Y\" has no month."),
      ("%Y-%m-%H", "The date format \"%Y-%m-%H\" has \"%H\", which has no meaning in it."),
      (
        "%Y-%m-%m",
        "The date format \"%Y-%m-%m\" gives the same part of the date twice, with \"%m\"."
      ),
    ]
  )
  func formats(format: String, sentence: String) throws {
    let diagnostic = try failure("qi.date { \"2024-09-30\", format = \"\(format)\" }")
    #expect(diagnostic.sentence == sentence)
  }

  @Test("A rule set that does not fit the chart is answered with one that does")
  func ruleSetForRun() throws {
    let diagnostic = Diagnostic(
      SPCError.ruleSetNotForChart(ruleSet: "nhse-2023", chart: .run, charts: [.xmr])
    )
    #expect(diagnostic.hint?.contains("the rules are \"anhoej\"") == true)
  }

  @Test("Plain tables are shown two levels deep, whatever they hold")
  func nestedTables() throws {
    let shown = try demonstration.enter("{ a = { 1, { 2, { 3 } } }, b = { c = \"x\\ny\" } }")
    #expect(
      shown == "{\n  a = { 1, { 2, { … } } }\n  b = { c = \"x␤y\" }\n}\nall of it:  qi.all(_)"
    )
    let circle = try demonstration.enter("t = {}; t.t = t; return t")
    #expect(!circle.contains("0x"))
  }

  @Test("Text shown at the prompt cannot drive the terminal")
  func escapes() throws {
    #expect(try demonstration.enter(#""a\27[31mb""#) == "a[31mb")
  }

  @Test("A folder where a file should be is named as one")
  func folder() throws {
    let entry =
      #"qi.import { "data", into = "violence", "#
      + #"columns = { unit = "a", period = "b", numerator = "c" } }"#
    #expect(try failure(entry).sentence == "This is a folder.")
  }
}

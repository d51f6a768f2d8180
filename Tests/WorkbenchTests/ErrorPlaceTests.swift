import LuaRuntime
import Testing

@testable import Workbench

/// Where an error points: the line of an entry, a script or a module, and a caret where it is certain.
@Suite("The place of an error")
struct ErrorPlaceTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  private func failure(_ entry: String) throws -> Diagnostic {
    try #require(demonstration.failure(of: entry), "\(entry)")
  }

  private func failure(ofScript source: String) throws -> Diagnostic {
    do throws(Diagnostic) {
      try demonstration.session.runScript(Array(source.utf8), path: "monthly.lua")
    } catch {
      return error
    }
    throw Diagnostic(kind: "test", "the script should have failed")
  }

  @Test("No caret is set where a name stands twice on the line")
  func uncertain() throws {
    let twice = try failure("t = { a = {} } return t.a.x.y + t.a.x.z")
    #expect(twice.excerpt?.line == 1)
    #expect(twice.excerpt?.column == nil)
    #expect(try failure("return croftn + croftn").excerpt?.column == nil)
    #expect(try failure("return t.a.x.y + t.a.b").excerpt?.column == 12)
  }

  @Test("A word in a comment or in a string is no place of a variable")
  func comments() throws {
    #expect(try failure("return croftn -- croftn").excerpt?.column == 8)
    #expect(try failure("return \"croftn\" .. croftn").excerpt?.column == 20)
    #expect(try failure("return { croftn = croftn }").excerpt?.column == 19)
  }

  @Test("A script's error shows the script's line, with its calls innermost first")
  func script() throws {
    let source = """
      local qi = require "qi"
      local function of(code)
        return qi.measure(code).name
      end
      local function all()
        local names = of "violence" .. of "violense"
        return names
      end
      local shown = all()
      """
    let diagnostic = try failure(ofScript: source)
    #expect(diagnostic.location == "monthly.lua:3")
    #expect(diagnostic.excerpt == SourceExcerpt(line: 3, text: "  return qi.measure(code).name"))
    #expect(diagnostic.trace == ["monthly.lua:3, in of", "monthly.lua:6, in all", "monthly.lua:9"])
  }

  @Test("What does not compile in a script is pointed at too")
  func scriptSyntax() throws {
    let diagnostic = try failure(ofScript: "local x = 1\nif x = 2 then\n  print(x)\nend\n")
    #expect(diagnostic.location == "monthly.lua:2")
    #expect(diagnostic.excerpt == SourceExcerpt(line: 2, text: "if x = 2 then", column: 6))
    let open = try failure(ofScript: "local function f()\n  print(1)\n\nlocal x = 2\n")
    #expect(
      open.message == "The \"function\" of line 1 is not closed: \"end\" is missing at the end."
    )
  }

  @Test("A module's line is shown once its text is known")
  func module() throws {
    let text = "local rates = {}\nfunction rates.of(t) return t.falls.count end\nreturn rates\n"
    let session = demonstration.session
    try session.lua.setModuleResolver { [weak session] name, _ in
      guard name == "rates" else { return nil }
      session?.rememberSource(text, chunkName: "@lib/rates.lua")
      return (LuaString(text), "@lib/rates.lua")
    }
    let diagnostic = try failure(ofScript: "local rates = require \"rates\"\nprint(rates.of({}))\n")
    #expect(diagnostic.location == "lib/rates.lua:2")
    #expect(diagnostic.excerpt?.text == "function rates.of(t) return t.falls.count end")
    #expect(diagnostic.excerpt?.column == 31)
    #expect(diagnostic.trace == ["lib/rates.lua:2, in of", "monthly.lua:2"])
  }

  @Test("A line that an error brings with it (of SQL, say) comes through a script's pcall")
  func ownExcerpt() throws {
    let excerpt = SourceExcerpt(text: "select form measures", column: 8)
    let session = demonstration.session
    let function = try session.lua.makeFunction(name: "query") { _ in
      throw Diagnostic(kind: "sql", "\"form\" is not understood.", excerpt: excerpt)
    }
    try session.lua.globals.rawSet("query", .function(function))
    #expect(try failure("query()").excerpt == excerpt)
    let again = try failure("local ok, problem = pcall(query) error(problem)")
    #expect(again.excerpt == excerpt)
    #expect(again.kind == "sql")
  }

  @Test("An error in a function of an earlier entry says which entry")
  func earlierEntry() throws {
    try demonstration.enter("function first(list)\n  return list[1].name\nend")
    let diagnostic = try failure("return (first({}))")
    #expect(diagnostic.location == "entry 1, line 2")
    #expect(diagnostic.excerpt?.line == 2)
    #expect(diagnostic.trace == ["entry 1, line 2, in first", "entry 2, line 1"])
  }

  @Test("An error caught and raised again keeps its words and its place")
  func raisedAgain() throws {
    let diagnostic = try failure(
      """
      local ok, problem = pcall(function() return qi.measure "violense" end)
      print(problem.kind, problem.message, problem.hint, problem.line)
      error(problem)
      """
    )
    #expect(diagnostic.sentence == "There is no measure \"violense\". Did you mean \"violence\"?")
    #expect(diagnostic.excerpt?.line == 1)
    #expect(diagnostic.excerpt?.column == 56)
    #expect(demonstration.output.hasPrefix("not_found\tThere is no measure"))
  }

  @Test("A name that was local is explained within functions and as an argument as well")
  func formerLocals() throws {
    try demonstration.enter("x = 1; local ward <const>, beds = \"ASH\", 18")
    try demonstration.enter("function of_ward() return qi.unit(ward) end")
    for entry in ["ward", "return beds + 1", "of_ward()", "ward.name", "print(ward)"] {
      let diagnostic = try failure(entry)
      #expect(diagnostic.message.hasSuffix("was local to entry 1 and went with it."), "\(entry)")
    }
    _ = demonstration.failure(of: "local broken = = 1")
    #expect(try failure("broken").message == "There is nothing called \"broken\".")
  }

  @Test("A script is not told of the prompt's locals")
  func scriptLocals() throws {
    try demonstration.enter("local ward = 3")
    let diagnostic = try failure(ofScript: "print(ward)")
    #expect(diagnostic.message == "There is nothing called \"ward\".")
  }

  @Test("Texts of entries are kept within bounds, the newest always")
  func bounds() {
    var texts = SourceTexts()
    let long = String(repeating: "x", count: 3 << 20)
    for number in 1...5 { texts.remember(long, as: "entry \(number)") }
    #expect(texts["entry 1"] == nil)
    #expect(texts["entry 5"] != nil)
    texts.remember("short", as: "entry 5")
    #expect(texts["entry 5"] == "short")
    #expect(texts["entry 4"] != nil)
  }
}

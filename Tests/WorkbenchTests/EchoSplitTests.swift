import LuaRuntime
import Testing

@testable import Workbench

@Suite("What an entry echoes")
struct EchoSplitTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(isLoaded: false) }

  @Test("The last expression is shown, and the locals before it are seen by it")
  func lastExpression() throws {
    #expect(try demonstration.enter("local x = 41\nx + 1") == "42")
    #expect(try demonstration.enter("x = 5; x") == "5")
    #expect(try demonstration.enter("{ 1, 2,\n  3 }") == "{ 1, 2, 3 }")
    #expect(try demonstration.enter("1, 2") == "1\n2")
    #expect(try demonstration.enter("return 7") == "7")
  }

  @Test("A semicolon at the end asks for silence")
  func silence() throws {
    #expect(try demonstration.enter("6 * 7;") == "")
    #expect(try demonstration.enter("6 * 7 ; ") == "")
    #expect(try demonstration.enter("6 * 7; -- not now") == "")
    #expect(try demonstration.enter("6 * 7; --[[ not\nnow ]]") == "")
    #expect(try demonstration.enter("_") == "42")
  }

  @Test("A semicolon in a comment or a text is none")
  func loudSemicolons() throws {
    #expect(try demonstration.enter("6 * 7 -- aloud;") == "42")
    #expect(try demonstration.enter("'a;'") == "a;")
    #expect(try demonstration.enter("[[;\n;]]") == ";\n;")
    #expect(try demonstration.enter("x = 1; x -- ;") == "1")
  }

  @Test("Nil is shown where an expression gave it, and nothing where a call gave nothing")
  func nothing() throws {
    #expect(try demonstration.enter("nil") == "nil")
    #expect(try demonstration.enter("(function() end)()") == "")
    #expect(try demonstration.enter("x = 1") == "")
    #expect(try demonstration.enter("-- only words") == "")
  }

  @Test("A quote left open after a call does not run the call")
  func openQuote() throws {
    #expect(demonstration.failure(of: "print(1) \"abc")?.kind == "syntax")
    #expect(demonstration.failure(of: "print(1) --[[ abc")?.kind == "syntax")
    #expect(demonstration.output.isEmpty)
  }

  @Test("A loop that ends in a call runs all its rounds")
  func loopBody() throws {
    #expect(try demonstration.printed("for i = 1, 3 do\nprint(i)\nend") == "1\n2\n3\n")
    #expect(try demonstration.printed("for i = 1, 3 do print(i) end") == "1\n2\n3\n")
    #expect(try demonstration.printed("if true then\nprint(1)\nprint(2)\nend") == "1\n2\n")
  }

  @Test("A comment or a quote after the expression changes nothing")
  func comments() throws {
    #expect(try demonstration.enter("8 -- the number") == "8")
    #expect(try demonstration.enter("\"a; b\"") == "a; b")
    #expect(try demonstration.enter("[[two\nlines]]") == "two\nlines")
  }

  @Test("The last value is kept under the name _")
  func lastValue() throws {
    try demonstration.enter("6 * 7")
    #expect(try demonstration.enter("_ / 2") == "21.0")
  }

  @Test(
    "Return goes on where Lua says that more must follow",
    arguments: [
      ("1 + 1", EntryCompleteness.complete),
      ("x = ", .incomplete(indent: 0)),
      ("1 +", .incomplete(indent: 0)),
      ("function f()", .incomplete(indent: 2)),
      ("for i = 1, 3 do\n  if x then", .incomplete(indent: 4)),
      ("qi.import {", .incomplete(indent: 2)),
      ("s = \"[[", .invalid),
      ("x = )", .invalid),
      ("?series", .complete),
      ("-- end of for do", .complete),
    ]
  )
  func completeness(text: String, expected: EntryCompleteness) {
    #expect(demonstration.session.completeness(of: text) == expected)
  }

  @Test(
    "A method's name without its brackets is answered at once, with the call",
    arguments: [
      ("s:chart", "s:chart()"), ("x = m:by_unit():latest", "x = m:by_unit():latest()"),
      ("local x = s.measure:by_unit", "local x = s.measure:by_unit()"),
      ("local y = 1\ns:chart  -- the chart", "s:chart()"), ("('a'):upper", "('a'):upper()"),
    ]
  )
  func withoutBrackets(text: String, call: String) throws {
    #expect(demonstration.session.completeness(of: text) == .invalid)
    let failure = try #require(demonstration.failure(of: text))
    #expect(failure.message.hasSuffix(" is called with brackets."))
    #expect(failure.hint == "Write  \(call)")
  }

  @Test("A method's name goes on where a bracket or a block is open, and a label is none")
  func goingOn() {
    for text in ["print(s:chart", "for i = 1, 2 do s:chart", "s:", "goto done ::done"] {
      guard case .incomplete = demonstration.session.completeness(of: text) else {
        Issue.record("\(text)")
        continue
      }
    }
  }
}

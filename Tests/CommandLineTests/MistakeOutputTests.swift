import Foundation
import PseudoTerminalSupport
import Testing

/// The same mistakes where nobody watches: in a script, on a pipe, in a narrow window.
@Suite("Mistakes as the program prints them")
struct MistakeOutputTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  /// Scripts, and all that standard error holds.
  static let scripts: [(String, String)] = [
    (
      "local qi = require \"qi\"\nlocal s = qi.measure(\"violence\"):series { untit = \"CROFTON\" }\n",
      """
      error: measure:series has no argument "untit". Did you mean "unit"?
        where  a.lua:2
           2 | local s = qi.measure("violence"):series { untit = "CROFTON" }
             |                                           ^
        mend   It takes: unit, from, to, as_of, roll_up, restated, partial.  Help: ?measure:series

      """
    ),
    (
      "local x = 1\nif x != 2 then print(x) end\n",
      """
      error: "Not equal" is written ~= in Lua.
        where  a.lua:2
           2 | if x != 2 then print(x) end
             |      ^
        mend   Write  x ~= 2

      """
    ),
    (
      "local function add(list)\n  return list.total + 1\nend\nlocal sum = add({})\nprint(sum)\n",
      """
      error: "total" is nothing (nil), and cannot be calculated with.
        where  a.lua:2
           2 |   return list.total + 1
             |               ^
        mend   A figure that is missing is nil. Leave it out:  if x then … end
        calls  a.lua:2, in add
               a.lua:4

      """
    ),
    (
      "count = 3\n",
      """
      error: "count" is assigned without having been declared.
        where  a.lua:1
           1 | count = 3
             | ^
        mend   Write  local count = …  (a script keeps its names to itself).

      """
    ),
    (
      "print(“falls”)\n",
      """
      error: The quote “ means nothing in Lua; only straight quotes do.
        where  a.lua:1
           1 | print(“falls”)
             |       ^
        mend   Type  "  in its place, at both ends. Pasted text often brings it in.

      """
    ),
  ]

  @Test("A script's mistake is shown with its line on standard error", arguments: scripts.indices)
  func script(number: Int) throws {
    let (source, errors) = Self.scripts[number]
    try workplace.write(source, to: "a.lua")
    let outcome = try workplace.run(["run", "a.lua"])
    #expect(outcome.errors == errors)
    #expect(outcome.output.isEmpty)
    #expect(outcome.status == 1)
  }

  @Test("On a pipe each part is one line without colour, however long")
  func pipe() throws {
    let outcome = try workplace.run(
      [],
      input: "qi.measure(\"violence\"):series { unit = \"CROFTON\" }:spc { chart = \"p\" }\n"
    )
    let lines = outcome.errors.split(separator: "\n")
    #expect(outcome.status == 1)
    #expect(lines.count == 5)
    #expect(lines[1] == "  where  standard input, line 1")
    #expect(lines[0].hasPrefix("error: A p chart is for proportions"))
    #expect(lines[0].hasSuffix("\"run\" or \"ewma\"."))
    #expect(lines[4].contains("\"falls-rate\" (per Occupied bed days in the month)"))
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test(
    "On a pipe an error is told by its line in the stream, blank lines and long entries counted"
  )
  func streamLine() throws {
    let input = "x = 1\n\nfor i = 1, 2 do\n  x = x + i\nend\nfor i = 1, 1 do\n  nowhere(i)\nend\n"
    let outcome = try workplace.run([], input: input)
    #expect(
      outcome.errors == """
        error: There is nothing called "nowhere".
          where  standard input, line 7
             7 |   nowhere(i)
               |   ^
          mend   Text stands in quotes:  "nowhere" . What there is:  ?

        """
    )
    // A script that ran beside the prompt has lines of its own.
    try workplace.write("\n\nnowhere()\n", to: "own.lua")
    let script = try workplace.run([], input: "\n\n\n\n\n:run own.lua\n")
    #expect(script.errors.contains("own.lua:3"))
    #expect(!script.errors.contains("standard input"))
  }

  @Test("In a narrow window the line is cut around the caret and words stay whole")
  func narrow() throws {
    let prompt = try workplace.prompt(columns: 50)
    try prompt.expect("qi> ")
    prompt.enter("x = qi.measure(\"violence\"):series { unit = \"CROFTN\" }")
    try prompt.expect("mend")
    try prompt.expect("qi> ")
    let rows = prompt.screen.text.split(separator: "\n").map(String.init)
    let line = try #require(rows.first { $0.hasPrefix("     1 | ") })
    let caret = try #require(rows.first { $0.hasPrefix("       | ") })
    let place = try #require(caret.firstIndex(of: "^"))
    let column = caret.distance(from: caret.startIndex, to: place)
    #expect(Array(line)[column] == "\"")
    #expect(String(Array(line)[column...]).hasPrefix("\"CROFTN\""))
    #expect(
      rows.contains("       mean \"CROFTON\"?") || rows.contains { $0.hasSuffix("\"CROFTON\"?") }
    )
  }
}

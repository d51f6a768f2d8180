import TestInputSupport
import Testing

@testable import Workbench

/// Errors that a script catches, and those of a script that another one or the prompt ran.
@Suite("Errors that are caught", .serialized)
struct CaughtErrorTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder
  let path: String

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
    path = folder.file("pack.lua")
  }

  private func write(_ text: String) throws {
    try folder.write(text, to: "pack.lua")
  }

  private static let failing = """
    local qi <const> = require "qi"
    local function find(code)
      local measure = qi.measure(code)
      return measure
    end
    local found = find "violense"
    print(found)
    """

  /// What a caught error says of its place, tab after tab.
  private static let place =
    "print(problem.chunk, problem.line, problem.column, problem.excerpt)"

  @Test("A script that catches an error knows its line, its column and the line's text")
  func inScript() throws {
    try write(
      """
      local qi <const> = require "qi"
      local ok, problem = pcall(function()
        return qi.measure "violense"
      end)
      assert(not ok)
      \(Self.place)
      """
    )
    let expected = "\(path)\t3\t21\t  return qi.measure \"violense\"\n"
    #expect(try demonstration.printed(":run \(path)") == expected)
    // And so does one that tidemark run runs.
    demonstration.session.settings.access = try .script(in: "/")
    #expect(try demonstration.printed("qi.run_script \"\(path)\"") == expected)
  }

  @Test("An error of a script that was run is of that script's line")
  func ofRunScript() throws {
    try write(Self.failing)
    let shown = try demonstration.printed(
      "ok, problem = pcall(qi.run_script, \"\(path)\") \(Self.place)"
    )
    #expect(shown == "\(path)\t3\tnil\t  local measure = qi.measure(code)\n")
    #expect(try demonstration.enter("problem.kind") == "not_found")
    #expect(try demonstration.enter("problem.candidates[1]") == "\"violence\"")
    #expect(try demonstration.printed("print(problem)").hasPrefix("\(path):3: There is no"))
  }

  @Test("What a run script came to grief on shows the calls through it to the prompt's line")
  func trace() throws {
    try write(Self.failing)
    let failure = try #require(demonstration.failure(of: ":run \(path)"))
    #expect(failure.location == "\(path):3")
    #expect(failure.excerpt?.text == "  local measure = qi.measure(code)")
    #expect(failure.trace == ["\(path):3, in find", "\(path):6", ":run \(path)"])
    let deeper = try #require(
      demonstration.failure(
        of: "local function go()\n  qi.run_script \"\(path)\"\nend\ngo() done = true"
      )
    )
    #expect(deeper.location == "\(path):3")
    #expect(
      deeper.trace.suffix(2) == ["entry 1, line 2, in go", "entry 1, line 4"],
      "\(deeper.trace)"
    )
  }

  @Test("One that has been caught and is raised again keeps its place")
  func again() throws {
    try write(Self.failing)
    let failure = try #require(
      demonstration.failure(
        of: "local ok, problem = pcall(qi.run_script, \"\(path)\")\nerror(problem)"
      )
    )
    #expect(failure.location == "\(path):3")
    #expect(failure.excerpt?.line == 3)
  }

  @Test("Text in place of fields is answered with the place and what to write")
  func listWhere() throws {
    let shown = try demonstration.printed(
      """
      ok, problem = pcall(function()
        return qi.measures:where "rate"
      end)
      print(problem.line, problem.column, problem.excerpt, problem.hint)
      """
    )
    let parts = shown.split(separator: "\t").map(String.init)
    #expect(parts.first == "2")
    #expect(parts[1] != "nil")
    #expect(parts[2] == "  return qi.measures:where \"rate\"")
    #expect(parts[3].contains("Name the fields"))
  }

  @Test("A loop that catches ten thousand errors has the line of each")
  func loop() throws {
    let shown = try demonstration.printed(
      """
      count = 0
      for i = 1, 10000 do
        local ok, problem = pcall(qi.date, "2024-13-" .. i)
        if not ok and problem.excerpt then count = count + 1 end
      end
      print(count)
      """
    )
    #expect(shown == "10000\n")
  }
}

import Foundation
import Testing

@testable import Workbench
import TestInputSupport

/// Entries of a prompt become a script; each such script is run afterwards in a session of its own, and
/// luacheck has nothing to say about it.
@Suite("Saving entries as a script", .serialized)
struct ScriptSavingTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
  }

  /// Enters entries as a person does; those that fail are entered all the same.
  private func enter(_ entries: String...) {
    for entry in entries { _ = try? demonstration.enter(entry) }
  }

  /// Saves entries and gives the report and the script.
  private func save(_ numbers: String, as name: String = "pack") throws -> (String, script: String)
  {
    let path = "\(folder)/\(name).lua"
    let report = try demonstration.enter(":save \(path) \(numbers)")
    return (report, try String(contentsOfFile: path, encoding: .utf8))
  }

  /// What a script prints in a new session on the same data.
  private func run(_ script: String, _ parameters: [String: String] = [:]) throws -> String {
    let fresh = try DemonstrationSession()
    fresh.session.settings.parameters = parameters
    try fresh.session.runScript(Array(script.utf8), path: "pack.lua")
    return fresh.output
  }

  /// What luacheck finds fault with, by the rules of the project.
  private func lint(_ name: String = "pack") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/luacheck")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/luacheck") else { return "" }
    process.arguments = [
      "--no-color", "--codes", "-q", "--std", "lua54", "--read-globals", "display",
      "--max-line-length", "100", "--no-config", "\(folder)/\(name).lua",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: data, as: UTF8.self)
  }

  @Test("Names become locals, shown values are displayed, likely values become parameters")
  func whole() throws {
    enter(
      #"violence = qi.measure "violence""#,
      #"crofton = violence:series { unit = "CROFTON", from = "2020-04" }"#,
      "#crofton",
      "print(crofton[1].value)"
    )
    let (report, script) = try save("1-4")
    #expect(
      script == """
        -- pack: saved from the prompt on 2024-10-15 by tester.
        -- Entries 1-4 of a session on a store in memory.
        local qi <const> = require "qi"

        local p <const> = qi.params {
          measure = { "measure", default = "violence", help = "the measure" },
          unit = { "unit", default = "CROFTON", help = "the unit" },
          from = { "month", default = "2020-04", help = "the month" },
        }

        local violence = qi.measure(p.measure)
        local crofton = violence:series { unit = p.unit, from = p.from }
        display(#crofton)
        print(crofton[1].value)

        """
    )
    #expect(report.contains("Saved \(folder)/pack.lua: entries 1-4."))
    #expect(report.contains("Parameters: measure = violence, unit = CROFTON, from = 2020-04"))
    #expect(report.contains("tidemark run \(folder)/pack.lua"))
    #expect(try run(script).hasPrefix("54\n"))
    #expect(try run(script, ["from": "2024-01"]).hasPrefix("9\n"))
    #expect(try lint() == "")
  }

  @Test("An entry that makes a name is added, and so is what that one needs")
  func added() throws {
    enter(
      #"violence = qi.measure "violence""#,
      #"unused = 1"#,
      #"crofton = violence:series { unit = "CROFTON" }"#,
      "#crofton"
    )
    let (report, script) = try save("4")
    #expect(report.contains("Saved \(folder)/pack.lua: entry 4."))
    #expect(report.contains("Added entry 1: it makes \"violence\"."))
    #expect(report.contains("Added entry 3: it makes \"crofton\"."))
    #expect(!script.contains("unused"))
    #expect(try run(script) == "54\n")
    #expect(try lint() == "")
  }

  @Test("Entries that failed, help and commands are left out, and the failed ones are named")
  func leftOut() throws {
    enter("a = 2", "?series", "a:nothing()", ":history", "print(a)", "b = ")
    let (report, script) = try save("1-4")
    #expect(report.contains("Left out entries 2 and 4: they failed."))
    #expect(!script.contains("nothing"))
    #expect(try run(script) == "2\n")
    #expect(try lint() == "")
  }

  @Test("The value _ gets a name where it was given")
  func lastValue() throws {
    enter("6 * 7;", "print(_ + 1)", "_ / 2", "_ / 3", "nil", "print(_)")
    let (report, script) = try save("2, 4, 6")
    #expect(report.contains("Added entry 1: it makes \"_\"."))
    #expect(report.contains("Added entry 3: it makes \"_\"."))
    #expect(try run(script) == "43\n21.0\n7.0\n7.0\n")
    #expect(try lint() == "")
    #expect(!script.contains("_ +"))
  }

  @Test("A value called by the number of its entry is given a name too, and others are refused")
  func numberedValue() throws {
    enter("6 * 7", "3")
    for source in ["print(_1 + _2)", "print(__2)"] {
      demonstration.session.log.append(
        LoggedEntry(
          number: demonstration.session.log.entries.count + 1,
          source: source,
          succeeded: true,
          showedSomething: false
        )
      )
    }
    let (report, script) = try save("3")
    #expect(report.contains("Added entry 1: it makes \"_1\"."))
    #expect(try run(script) == "42\n3\n45\n")
    #expect(try lint() == "")
    #expect(
      demonstration.failure(of: ":save \(folder)/x 4")?.message
        == "Entry 4 uses \"__2\", which no script can have."
    )
  }

  @Test(
    "A name that is made in a loop, read before it is made, or made twice, is declared at the head"
  )
  func declarations() throws {
    enter(
      "function outer() return inner() * 2 end",
      "function inner() return 4 end",
      "print(outer())",
      "for i = 1, 3 do total = i end",
      "print(total)",
      "x = 1",
      "x = x + 1",
      "print(x)",
      "a, b = 1, 2",
      "b, c = 3, 4",
      "print(a, b, c)",
      "f = function(n) return n < 2 and 1 or n * f(n - 1) end",
      "print(f(5))"
    )
    let (_, script) = try save("1-")
    #expect(try run(script) == "8\n3\n2\n1\t3\t4\n120\n")
    #expect(try lint() == "")
    #expect(script.contains("local function outer()"))
  }

  @Test("Locals of one entry do not reach into another")
  func locals() throws {
    enter(
      "x = 1",
      "local x = 5 print(x)",
      "print(x)",
      "local y <close> = setmetatable({}, { __close = function() print('closed') end })",
      "print('after')"
    )
    let (_, script) = try save("1-5")
    #expect(try run(script) == "5\n1\nclosed\nafter\n")
    #expect(try lint() == "")
  }

  @Test("An entry that returns early does not end the script")
  func early() throws {
    enter("v = 1", "if v == 1 then return end v = 2", "print(v)", "return v + 1")
    let (_, script) = try save("1-4")
    #expect(try run(script) == "1\n2\n")
    #expect(try lint() == "")
  }

  @Test("Several lines keep their shape and their comments, spaces at line ends go")
  func severalLines() throws {
    enter(
      "-- how many\nfunction count(s)  \n  local n = 0 -- so far\n  for _ in pairs(s) do n = n + 1 end\n"
        + "  return n\nend",
      "count { 1, 2, 3 } -- three",
      "text = [[a  \nb]]",
      "#text;",
      "print(text)"
    )
    let (_, script) = try save("1-5")
    #expect(script.contains("-- how many\nlocal function count(s)\n  local n = 0 -- so far\n"))
    #expect(script.contains("display(count { 1, 2, 3 }) -- three"))
    #expect(script.contains("[[a  \nb]]"))
    #expect(try run(script) == "3\na  \nb\n")
    #expect(try lint().contains("W61") || lint() == "")
  }

  @Test("The head of a pasted script is not doubled, and its own parameters stay its own")
  func pasted() throws {
    enter(
      """
      local qi <const> = require "qi"
      local p <const> = qi.params { unit = { "unit", default = "CROFTON", help = "the ward" } }
      print(#qi.measure("violence"):series { unit = p.unit })
      """
    )
    let (_, script) = try save("1")
    #expect(script.components(separatedBy: "require").count == 2)
    #expect(script.components(separatedBy: "qi.params").count == 2)
    #expect(try run(script) == "54\n")
    #expect(try lint() == "")
  }

  @Test("Dates, paths and equal values: one parameter for each that may change apart")
  func parameters() throws {
    enter(
      #"s = qi.measure("violence"):series { unit = "CROFTON", from = "2021-01", to = "2023-06" }"#,
      #"t = qi.measure("violence"):series { unit = "CROFTON", from = "2021-01-01" }"#,
      #"s:chart { title = "2021-01" }:save "\#(folder)/a.svg""#,
      "print(#s, #t)",
      #"print(qi.date "2024-02-29" - qi.date "2024-02-28", ("CROFTON"):len())"#
    )
    let (_, script) = try save("1-5")
    for line in [
      #"unit = { "unit", default = "CROFTON", help = "the unit" },"#,
      #"from = { "month", default = "2021-01", help = "the month" },"#,
      #"to = { "month", default = "2023-06", help = "the month" },"#,
      #"from_2 = { "date", default = "2021-01-01", help = "the day" },"#,
      #"output = { "path", default = "\#(folder)/a.svg", help = "where the result goes" },"#,
      #"date = { "text", default = "2024-02-29", help = "the day" },"#,
    ] {
      #expect(script.contains(line), "\(line)")
    }
    #expect(script.contains(#"title = "2021-01""#))
    #expect(script.contains(#"("CROFTON"):len()"#))
    #expect(try run(script).hasSuffix("30\t45\n1\t7\n"))
    #expect(try lint() == "")
  }

  @Test(
    "A name that no entry makes is an error that says where it came from, and nothing is written"
  )
  func unmade() throws {
    try Data("local beech = 5".utf8).write(to: URL(fileURLWithPath: "\(folder)/setup.lua"))
    enter(":load \(folder)/setup.lua", "print(beech)", "oak = 1 error('no')", "print(oak)")
    let loaded = try #require(demonstration.failure(of: ":save \(folder)/x 1"))
    #expect(loaded.message == "Entry 1 uses \"beech\", and no entry that ran makes it.")
    #expect(loaded.hint?.contains(":load \(folder)/setup.lua") == true)
    let failed = try #require(demonstration.failure(of: ":save \(folder)/x 3"))
    #expect(failed.hint?.hasPrefix("Entry 2 names it but failed.") == true)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/x.lua"))
  }

  @Test("A file that is there is not touched without the word")
  func replacing() throws {
    enter("print(1)", "print(2)")
    _ = try save("1")
    let refusal = try #require(demonstration.failure(of: ":save \(folder)/pack 2"))
    #expect(refusal.message.contains("is there already"))
    #expect(refusal.hint?.contains("replace") == true)
    #expect(try String(contentsOfFile: "\(folder)/pack.lua", encoding: .utf8).contains("print(1)"))
    try demonstration.enter(":save \(folder)/pack 2 replace")
    #expect(try String(contentsOfFile: "\(folder)/pack.lua", encoding: .utf8).contains("print(2)"))
  }

  @Test("What looks like an NHS number is not written to a script")
  func disclosure() throws {
    enter(#"number = "943 476 5919""#, "print(#number)")
    let refusal = try #require(demonstration.failure(of: ":save \(folder)/x 2"))
    #expect(refusal.kind == "disclosure")
    #expect(refusal.message == "Entry 1 holds what looks like an NHS number, so nothing was saved.")
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/x.lua"))
  }

  @Test("A path that climbs out of the folder one works in is refused, with where scripts live")
  func climbing() throws {
    enter("print(1)")
    let project = DemonstrationSession.project
    let name = "climb-\(UUID().uuidString)"
    let outside = project.deletingLastPathComponent().path + "/\(name).lua"
    for entry in [
      ":save ../\(name) 1", ":save scripts/../../\(name) 1",
      "qi.save_script { \"../\(name)\", entries = \"1\" }",
    ] {
      let refusal = try #require(demonstration.failure(of: entry))
      #expect(refusal.kind == "file")
      #expect(
        refusal.message.hasSuffix("lies outside the folder you work in, so nothing was saved.")
      )
      #expect(refusal.hint?.contains("Scripts live in \(project.path)/scripts :") == true)
      #expect(refusal.hint?.contains("give the whole path:  \(outside)") == true)
      #expect(!FileManager.default.fileExists(atPath: outside))
    }
    // Within that folder two dots do no harm.
    let within = project.path + "/out/\(name).lua"
    defer { try? FileManager.default.removeItem(atPath: within) }
    try demonstration.enter(":save scripts/../out/\(name) 1")
    #expect(FileManager.default.fileExists(atPath: within))
  }

  @Test("Entries that do not exist, no entries and no name are said so")
  func wrongCalls() throws {
    enter("print(1)", "error('x')")
    #expect(demonstration.failure(of: ":save x 7")?.message == "There is no entry 7.")
    #expect(demonstration.failure(of: ":save x 2")?.message == "Nothing to save: entry 2 failed.")
    #expect(demonstration.failure(of: ":save x")?.message == ":save needs the entries.")
    #expect(demonstration.failure(of: ":save")?.message == ":save needs a name and the entries.")
    #expect(demonstration.failure(of: ":save x y")?.message == "\"y\" names no entries.")
    #expect(demonstration.failure(of: ":save a/ 1")?.message == "\"a/\" is no name for a script.")
  }

  @Test("Whatever a person enters, what is saved runs and prints the same", arguments: 0..<40)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = ["a", "b", "c", "d"]
    var entries = names.map { "\($0) = \(Int.random(in: 1...9, using: &generator))" } + ["7"]
    for _ in 0..<Int.random(in: 3...14, using: &generator) {
      let one = names.randomElement(using: &generator) ?? "a"
      let two = names.randomElement(using: &generator) ?? "b"
      let number = Int.random(in: 1...9, using: &generator)
      entries.append(
        [
          "\(one) = \(two) + \(number)", "\(one), \(two) = \(two), \(one)", "print(\(one), \(two))",
          "local \(one) = \(number) print(\(one) + \(two))", "\(one) + \(number)", "print(_)",
          "for i = 1, \(number) do \(one) = i end", "do local \(one) = \(two); \(two) = \(one) end",
          "function \(one)f() return \(two) end print(\(one)f())",
          "\(one) = function() return \(number) end"
            + " \(one) = \(one)()", "if \(one) > 5 then return end \(two) = 1", "\(one);",
          "\(one) = 1; \(two) = 2; print(\(one) * \(two))", "return \(one) * 2",
        ].randomElement(using: &generator) ?? "1"
      )
    }
    var shown = ""
    for entry in entries {
      demonstration.session.settings.output = { shown += $0 }
      if let value = try? demonstration.session.evaluate(entry) { shown += value + "\n" }
    }
    let (_, script) = try save("1-\(entries.count)")
    #expect(
      try run(script) == shown,
      "seed \(seed)\n\(entries.joined(separator: "\n"))\n--\n\(script)"
    )
    #expect(try lint() == "", "seed \(seed)\n\(script)")
  }
}

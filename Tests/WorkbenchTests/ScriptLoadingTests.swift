import Foundation
import TestInputSupport
import Testing

@testable import Workbench

@Suite("Loading and running scripts from the prompt", .serialized)
struct ScriptLoadingTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
  }

  private func write(_ text: String, to name: String) throws -> String {
    try folder.write(text, to: name)
  }

  @Test("The names of a loaded file stay, those it declares local too")
  func load() throws {
    let path = try write(
      """
      local qi <const> = require "qi"
      local a <const>, b = 1, 2
      local function double(n) return 2 * n end
      c = double(b)
      do local inner = 3 print(inner) end
      """,
      to: "a.lua"
    )
    #expect(try demonstration.enter(":load \(path)") == "Loaded \(path). It made c, a, b, double.")
    #expect(try demonstration.enter("a + b + c + double(1)") == "9")
    #expect(demonstration.failure(of: "inner") != nil)
    #expect(demonstration.output == "3\n")
  }

  @Test("An error in a loaded file has its line and column as they are in the file")
  func errorPlace() throws {
    let path = try write("local a <const> = 1\n\nlocal x = a.b.c\n", to: "b.lua")
    #expect(demonstration.failure(of: ":load \(path)")?.location == "\(path):3")
    let (source, _) = WorkbenchSession.keepingLocals(
      "local a <const> = 1 -- local\nlocal function f() end local z"
    )
    #expect(source == "      a         = 1 -- local\n      function f() end local z")
  }

  @Test("A name that is declared twice stays local, and what is to be closed too")
  func twice() throws {
    let (source, names) = WorkbenchSession.keepingLocals(
      "local x = 1\nlocal x = 2\nlocal y <close> = nil\nlocal z = 3"
    )
    #expect(source == "local x = 1\nlocal x = 2\nlocal y <close> = nil\n      z = 3")
    #expect(names == ["z"])
  }

  @Test("A run script sees nothing of the prompt, leaves nothing there, and takes its parameters")
  func run() throws {
    let path = try write(
      """
      local qi <const> = require "qi"
      local p <const> = qi.params { n = { "integer", default = 1, help = "n" } }
      local own = p.n * 2
      print(own, pcall(function() return mine end))
      """,
      to: "c.lua"
    )
    try demonstration.enter("mine = 5")
    try demonstration.enter(":run \(path) n=21")
    #expect(demonstration.output.hasPrefix("42\tfalse\t"))
    #expect(demonstration.failure(of: "own") != nil)
    #expect(try demonstration.enter("mine") == "5")
    #expect(
      demonstration.failure(of: ":run \(path) m=1")?.sentence.contains("no parameter \"m\"") == true
    )
    #expect(
      demonstration.failure(of: ":run \(path) n")?.message == "\"n\" gives no parameter a value."
    )
    demonstration.session.settings.parameters = [:]
    try demonstration.enter("qi.run_script { \"\(path)\", parameters = { n = 4 } }")
    #expect(demonstration.output.contains("8\tfalse"))
    #expect(!demonstration.session.settings.isRunningScript)
  }

  @Test("A script that assigns a name it has not declared is stopped as by tidemark run")
  func strict() throws {
    let path = try write("wild = 1\n", to: "d.lua")
    let failure = try #require(demonstration.failure(of: ":run \(path)"))
    #expect(failure.message.contains("\"wild\" is assigned without having been declared"))
    #expect(failure.location?.contains("\(path):1") == true)
    #expect(!demonstration.session.settings.isRunningScript)
    #expect(try demonstration.enter("wild = 2 return wild") == "2")
  }

  @Test("A script that runs itself ends in an error and not in a crash")
  func endless() throws {
    let path = try write(
      "local qi = require \"qi\"\nqi.run_script \"\(folder)/e.lua\"\n",
      to: "e.lua"
    )
    #expect(
      demonstration.failure(of: ":run \(path)")?.message == "Scripts run each other too deeply."
    )
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  @Test("A script that takes no parameters does not swallow one")
  func unused() throws {
    let path = try write("print(1)\n", to: "f.lua")
    #expect(
      demonstration.failure(of: ":run \(path) month=2024-09")?.message.contains("was not used")
        == true
    )
  }

  @Test("A script is found by its name, and a slip in it is answered with the nearest")
  func names() throws {
    try demonstration.enter(":run violence_on_crofton picture=\(folder)/x.svg")
    #expect(demonstration.output.contains("The fall holds"))
    let slip = try #require(demonstration.failure(of: ":run violence_on_croftn"))
    #expect(slip.candidates.first == "\"scripts/analyses/violence_on_crofton.lua\"")
    #expect(demonstration.failure(of: ":load")?.message == ":load needs a file.")
  }

  @Test("A script of more than 16 MB is refused before it is read, one of just as much is read")
  func size() throws {
    for (bytes, isRead) in [(16 << 20, true), ((16 << 20) + 1, false), (1 << 40, false)] {
      let path = try write("return 1 --", to: "large\(bytes).lua")
      // The rest is a hole, which takes no room.
      #expect(truncate(path, off_t(bytes)) == 0)
      let failure = demonstration.failure(of: ":run \(path)")
      #expect(failure?.message.contains("too large for a script") == (isRead ? nil : true))
      demonstration.session.settings.moduleFolders = [folder.path]
      let required = demonstration.failure(of: "require \"large\(bytes)\"")
      #expect(required?.message.contains("too large for a script") == (isRead ? nil : true))
    }
  }

  @Test("A script learns nothing of files it may not read: there or not, the answer is the same")
  func existence() throws {
    let path = try write("print(1)", to: "there.lua")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/own",
      withIntermediateDirectories: false
    )
    let interactive = demonstration.session.settings.access
    defer { demonstration.session.settings.access = interactive }
    for access in [try FileAccess.script(in: "\(folder)/own"), .preview] {
      demonstration.session.settings.access = access
      let answers = [path, "\(folder)/none.lua"].map { path in
        demonstration.failure(of: "qi.run_script \"\(path)\"").map {
          [$0.kind, $0.message.replacing(path, with: "FILE"), $0.hint ?? ""] + $0.candidates
        }
      }
      #expect(answers[0] == answers[1])
      #expect(answers[0]?[1].contains("may not read") == true)
    }
  }
}

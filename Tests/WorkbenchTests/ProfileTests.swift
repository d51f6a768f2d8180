import Foundation
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

/// What each profile lets a script do, through the functions of `qi` that touch files.
@Suite("Profiles")
struct ProfileTests {
  private let demonstration: DemonstrationSession
  private let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
  }

  /// Every way to write a file that scripts have.
  private var writing: [(source: String, name: String)] {
    [
      (#"qi.table { "Ward" }:save"#, "t.csv"),
      ("qi.people:save", "people.csv"),
      ("qi.pareto { values = { A = 1 } }:chart():save", "p.svg"),
      (#"qi.series { values = { 1, 2, 3 }, name = "S" }:chart():save"#, "c.svg"),
    ]
  }

  /// What reads a file.
  private func reading(_ path: String) -> String {
    """
    qi.import { "\(path)", into = "violence",
      columns = { unit = "u", period = { from = "p", format = "%Y-%m" }, numerator = "n" } }
    """
  }

  @Test("Every method that saves is known to these tests")
  func complete() {
    let saving = demonstration.session.registry.allFunctions
      .filter { $0.subject?.kind.description == "file path" }.map(\.path)
    #expect(
      Set(saving) == [
        "qi.import", "qi.import_records", "list:save", "table:save", "picture:save", "chart:save",
        "qi.save_script",
        "qi.load_script", "qi.run_script", "qi.store",
      ]
    )
  }

  @Test("A preview runs and saves no other script, and opens no other store")
  func previewScripts() throws {
    try demonstration.enter("1 + 1")
    try folder.write("return 1", to: "x.lua")
    demonstration.session.settings.access = .preview
    for entry in [
      "qi.load_script \"\(folder)/x.lua\"", "qi.run_script \"\(folder)/x.lua\"",
      "qi.save_script { \"\(folder)/y.lua\", entries = \"1\" }",
      "qi.store \"\(folder)/other.db\"",
    ] {
      #expect(demonstration.failure(of: entry)?.kind == "preview", "\(entry)")
    }
    #expect(try folder.contents() == ["x.lua"])
  }

  @Test("A script that is run from the prompt has the rights of a script")
  func runAside() throws {
    try folder.write(
      "local qi = require \"qi\"\nqi.table { \"a\" }:save \"/tmp/not-mine.csv\"",
      to: "x.lua"
    )
    let refused = try #require(demonstration.failure(of: "qi.run_script \"\(folder)/x.lua\""))
    #expect(refused.message == "The script may not write \"/tmp/not-mine.csv\".")
    #expect(demonstration.session.settings.access.profile == .interactive)
  }

  @Test("A preview reads and writes no file")
  func previewFiles() throws {
    demonstration.session.settings.access = .preview
    for (source, name) in writing {
      let diagnostic = try #require(demonstration.failure(of: "\(source) \"\(folder)/\(name)\""))
      #expect(diagnostic.kind == "preview")
      #expect(diagnostic.message.contains("uses no files"))
    }
    let path = try folder.write("u,p,n\nCROFTON,2024-09,1\n", to: "data.csv")
    #expect(demonstration.failure(of: reading(path))?.kind == "preview")
    #expect(try folder.contents() == ["data.csv"])
  }

  @Test("A preview plans, and its commit is refused with nothing recorded")
  func previewCommit() throws {
    let changes = try demonstration.session.store.changes()
    demonstration.session.settings.access = .preview
    try demonstration.enter(
      #"plan = qi.define { units = { { code = "NEW", name = "New", kind = "ward" } } }"#
    )
    #expect(try demonstration.enter("plan.new") == "1")
    let diagnostic = try #require(
      demonstration.failure(of: #"plan:commit { reason = "A new ward" }"#)
    )
    #expect(diagnostic.kind == "preview")
    #expect(diagnostic.message.contains("nothing is recorded"))
    #expect(diagnostic.hint?.contains("without  --preview") == true)
    #expect(try demonstration.session.store.changes() == changes)
    // A plan to load that was made before is not committed either.
    demonstration.session.settings.access = .interactive
    let path = try folder.write("u,p,n\nCROFTON,2024-09,1\n", to: "data.csv")
    try demonstration.enter("load = " + reading(path))
    demonstration.session.settings.access = .preview
    #expect(demonstration.failure(of: #"load:commit { reason = "r" }"#)?.kind == "preview")
    #expect(try demonstration.session.store.changes() == changes)
  }

  @Test("A script writes and reads what is granted, and is told the option for the rest")
  func script() throws {
    demonstration.session.settings.access = try .script(in: folder.file("own"))
    for (source, name) in writing {
      let diagnostic = try #require(demonstration.failure(of: "\(source) \"\(folder)/\(name)\""))
      #expect(diagnostic.kind == "file")
      #expect(diagnostic.hint?.contains("--allow-write \(folder)\n") == true)
      #expect(
        try demonstration.enter("\(source) \"\(folder)/own/\(name)\"")
          == "\(folder)/own/\(name)"
      )
    }
    let path = try folder.write("u,p,n\nCROFTON,2024-09,1\n", to: "data.csv")
    let refused = try #require(demonstration.failure(of: reading(path)))
    #expect(refused.hint?.contains("--allow-read \(folder)\n") == true)
    demonstration.session.settings.access = try .script(in: folder.file("own"), reading: [path])
    #expect(try demonstration.enter("(\(reading(path))).rejected") == "0")
  }

  @Test("The headings of a file that is not granted are in no hint")
  func headings() throws {
    let path = try folder.write("secret_heading,u,n\n1,2,3\n", to: "patients.csv")
    let entry =
      #"qi.import { "\#(path)", into = "violence", columns = { unit = "u", numerator = "n" } }"#
    #expect(demonstration.failure(of: entry)?.hint?.contains("secret_heading") == true)
    demonstration.session.settings.access = try .script(in: folder.file("own"))
    let refused = try #require(demonstration.failure(of: entry))
    #expect(!refused.lines(colour: false).joined().contains("secret_heading"))
  }

  @Test("A refusal is an error that a script can catch and look at")
  func caught() throws {
    demonstration.session.settings.access = try .script(in: folder.path)
    let shown = try demonstration.enter(
      """
      local ok, problem = pcall(function() return qi.table { "a" }:save "/etc/a.csv" end)
      return tostring(ok) .. " " .. problem.kind .. " " .. problem.hint
      """
    )
    #expect(shown.contains("false file Run it with  --allow-write"))
  }

  @Test("A file that the person named as a parameter is granted, and only that one")
  func parameter() throws {
    demonstration.session.settings.access = try .script(in: folder.file("own"))
    demonstration.session.settings.parameters = ["picture": "\(folder)/p.csv"]
    let declared = #"{ picture = { "path", default = "/etc/x.csv" } }"#
    #expect(
      try demonstration.enter("qi.table { \"a\" }:save(qi.params(\(declared)).picture)")
        == "\(folder)/p.csv"
    )
    #expect(demonstration.failure(of: "qi.table { \"a\" }:save \"\(folder)/q.csv\"") != nil)
    // The default is the script's own word and grants nothing.
    demonstration.session.settings.parameters = [:]
    #expect(
      demonstration.failure(of: "qi.table { \"a\" }:save(qi.params(\(declared)).picture)") != nil
    )
  }

  @Test("The text of a script is read through the same gate")
  func source() throws {
    let path = try folder.write("return 1", to: "x.lua")
    #expect(try demonstration.session.readSource(path) == Array("return 1".utf8))
    #expect(throws: Diagnostic.self) { try demonstration.session.readSource(folder.path) }
    #expect(throws: Diagnostic.self) { try demonstration.session.readSource(path + "x") }
    demonstration.session.settings.access = .preview
    #expect(throws: Diagnostic.self) { try demonstration.session.readSource(path) }
  }
}

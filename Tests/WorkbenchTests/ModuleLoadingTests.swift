import Foundation
import TestInputSupport
import Testing

@testable import Workbench

/// `require`: modules beside the script and in `scripts/lib`.
@Suite("Modules of Lua")
struct ModuleLoadingTests {
  private let folder: TemporaryFolder
  private let demonstration: DemonstrationSession

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolders("lib/charts")
    demonstration = try DemonstrationSession(isLoaded: false)
    demonstration.session.settings.moduleFolders = [folder.path, folder.file("lib")]
  }

  private func write(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
  }

  private func failure(_ source: String) throws -> Diagnostic {
    try #require(demonstration.failure(of: source), "\(source)")
  }

  @Test("A module is found in each folder in its turn, by dotted names too, and is loaded once")
  func found() throws {
    try write("return { place = 'beside', name = ... }", to: "wards.lua")
    try write("return { place = 'lib' }", to: "lib/wards.lua")
    try write("return { place = 'charts', name = ... }", to: "lib/charts/small.lua")
    #expect(try demonstration.enter(#"require("wards").place"#) == "beside")
    #expect(try demonstration.enter(#"require("wards").name"#) == "wards")
    #expect(try demonstration.enter(#"require("charts.small").name"#) == "charts.small")
    #expect(try demonstration.enter(#"require("wards") == require("wards")"#) == "true")
    try write("return {}", to: "wards.lua")
    #expect(try demonstration.enter(#"require("wards").place"#) == "beside")
  }

  @Test("A module that is not there is answered with the near miss and where it was looked for")
  func notFound() throws {
    try write("return {}", to: "lib/wards.lua")
    let diagnostic = try failure(#"require "wrads""#)
    #expect(diagnostic.sentence == "There is no module \"wrads\". Did you mean \"wards\"?")
    #expect(diagnostic.hint?.contains("\(folder.path)/wrads.lua") == true)
    #expect(diagnostic.hint?.contains("\(folder.path)/lib/wrads.lua") == true)
    #expect(try failure(#"require "qii""#).candidates == ["\"qi\""])
  }

  @Test(
    "What is no module's name reaches no file",
    arguments: [
      "../wards", "/etc/passwd", "a/b", "a..b", ".", "", "..", "a.", "a\\0b", "wards.lua/", "~/x",
      "a b", "%2e",
    ]
  )
  func names(name: String) throws {
    let diagnostic = try failure("require \"\(name)\"")
    #expect(diagnostic.message.hasSuffix("is not the name of a module."), "\(diagnostic)")
  }

  @Test("Modules that need each other are told so, with the calls that led there")
  func cycle() throws {
    try write(#"local b = require "b" return {}"#, to: "a.lua")
    try write(#"local a = require "a" return {}"#, to: "b.lua")
    let diagnostic = try failure(#"require "a""#)
    #expect(diagnostic.message == "Module 'a' requires itself.")
    #expect(diagnostic.location == "\(folder.path)/b.lua:1")
    #expect(diagnostic.hint?.contains("belongs in a third") == true)
    #expect(diagnostic.trace.count == 3)
    // Mended, it can be required.
    try write("return { ok = true }", to: "b.lua")
    #expect(try demonstration.enter(#"require("a") ~= nil"#) == "true")
  }

  @Test("A slip in a module is told at its own line, and it can be mended and required again")
  func slips() throws {
    try write("local x = 1\nreturn +", to: "broken.lua")
    let syntax = try failure(#"require "broken""#)
    #expect(syntax.kind == "syntax")
    #expect(syntax.location?.hasPrefix("\(folder.path)/broken.lua:2") == true)
    try write("local x\nreturn x.y", to: "broken.lua")
    #expect(try failure(#"require "broken""#).location == "\(folder.path)/broken.lua:2")
    try write("return 7", to: "broken.lua")
    #expect(try demonstration.enter(#"(require "broken")"#) == "7")
  }

  @Test("A module is as strict as a script, at the prompt too, and in the same sandbox")
  func strict() throws {
    try write("leak = 1", to: "leaky.lua")
    #expect(try failure(#"require "leaky""#).message.hasPrefix("\"leak\" is assigned"))
    // What a module defines for later is as strict.
    try write("return function() leak = 1 end", to: "later.lua")
    try demonstration.enter(#"later = require "later""#)
    #expect(try failure("later()").message.hasPrefix("\"leak\" is assigned"))
    try demonstration.enter("kept = 1")
    try write(
      "return { tostring(rawget(_G, 'io')), tostring(os.execute), tostring(string.dump) }",
      to: "sandboxed.lua"
    )
    #expect(
      try demonstration.enter(#"table.concat(require "sandboxed", " ")"#) == "nil nil nil"
    )
  }

  @Test("Binary chunks are no modules")
  func binary() throws {
    try write("\u{1B}Lua", to: "bytes.lua")
    _ = try failure(#"require "bytes""#)
  }

  @Test("A link out of the folders is followed at a person's prompt alone")
  func links() throws {
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("linked.lua"),
      withDestinationPath: elsewhere.write("return 1", to: "outside.lua")
    )
    demonstration.session.settings.access = .preview
    #expect(try failure(#"require "linked""#).message.contains("leads out of the folders"))
    demonstration.session.settings.access = .interactive
    #expect(try demonstration.enter(#"(require "linked")"#) == "1")
  }

  @Test("A script's folders are its own, the lib of the scripts it lies among, and scripts/lib")
  func folders() {
    #expect(ModuleFolders.ofScript("x.lua") == [".", "scripts/lib"])
    #expect(ModuleFolders.ofScript("/x.lua") == ["/", "scripts/lib"])
    #expect(
      ModuleFolders.ofScript("scripts/loads/x.lua") == ["scripts/loads", "scripts/lib"]
    )
    #expect(
      ModuleFolders.ofScript("/srv/scripts/loads/x.lua")
        == ["/srv/scripts/loads", "/srv/scripts/lib", "scripts/lib"]
    )
  }
}

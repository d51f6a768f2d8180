import Foundation
import PseudoTerminalSupport
import Testing

/// The files that other programs read: stubs, completions, the manual page.
@Suite("Files for editors, shells and man")
struct EditorFilesTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Runs another program on a file; nil where it is not installed.
  private func run(_ program: String, _ arguments: [String]) throws -> (
    status: Int32, said: String
  )? {
    let path = "/usr/bin/\(program)"
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: workplace.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test("The stubs for the language server are Lua")
  func languageServer() throws {
    let outcome = try workplace.run(["stubs", "--luals"])
    #expect(outcome.status == 0 && outcome.output.hasPrefix("---@meta qi\n"))
    try workplace.write(outcome.output, to: "qi.lua")
    if let checked = try run("luac5.4", ["-p", "qi.lua"]) {
      #expect(checked.status == 0, "\(checked.said)")
    }
  }

  @Test("luacheck passes the shipped scripts by the standards, and finds what is not there")
  func luacheck() throws {
    try workplace.write(try workplace.run(["stubs", "--luacheck"]).output, to: "standards.lua")
    try workplace.write(
      """
      for name, standard in pairs(dofile "standards.lua") do stds[name] = standard end
      std = "tidemark"
      """,
      to: ".luacheckrc"
    )
    guard try run("luacheck", ["--version"]) != nil else { return }
    try FileManager.default.copyItem(
      atPath: "\(Workplace.project)/scripts",
      toPath: "\(workplace.path)/scripts"
    )
    let shipped = try run("luacheck", ["--no-color", "scripts"])
    #expect(shipped?.status == 0, "\(shipped?.said ?? "")")
    try workplace.write("io.open(\"x\")\nprint((\"a\"), string.formt)\n", to: "wrong.lua")
    let wrong = try run("luacheck", ["--no-color", "wrong.lua"])
    #expect(wrong?.said.contains("undefined variable 'io'") == true)
    #expect(wrong?.said.contains("undefined field 'formt'") == true)
    try workplace.write("print(qi.measures, _.name, qi.mesure)\n", to: "typed.lua")
    let typed = try run("luacheck", ["--no-color", "--std", "tidemark_prompt", "typed.lua"])
    #expect(typed?.said.contains("undefined field 'mesure'") == true)
    #expect(typed?.said.contains("1 warning") == true)
  }

  @Test("The completion of each shell names every command", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try workplace.run(["completions", shell])
    #expect(outcome.status == 0)
    for command in [
      "prompt", "run", "spc", "verify", "reference", "stubs", "completions", "manual",
    ] {
      #expect(outcome.output.contains(command), "\(command)")
    }
    try workplace.write(outcome.output, to: "completions")
    if let checked = try run(shell, ["-n", "completions"]) {
      #expect(checked.status == 0, "\(checked.said)")
    }
    #expect(try workplace.run(["completions", "tcsh"]).status == 2)
  }

  @Test("The manual page has every command and option, and groff has nothing to warn of")
  func manual() throws {
    let outcome = try workplace.run(["manual"])
    #expect(outcome.status == 0)
    try workplace.write(outcome.output, to: "tidemark.1")
    let plain = outcome.output.replacing("\\-", with: "-")
    for expected in [
      ".TH TIDEMARK 1", "tidemark run", "--store", "--summary", "--timeout", "EXIT STATUS",
      "tidemark kernel install", "--sys-prefix",
    ] {
      #expect(plain.contains(expected), "\(expected)")
    }
    if let checked = try run("groff", ["-man", "-Tutf8", "-ww", "-z", "tidemark.1"]) {
      #expect(checked.status == 0 && checked.said.isEmpty, "\(checked.said)")
    }
    if let checked = try run("mandoc", ["-T", "lint", "-W", "warning", "tidemark.1"]) {
      #expect(checked.said.isEmpty, "\(checked.said)")
    }
  }
}

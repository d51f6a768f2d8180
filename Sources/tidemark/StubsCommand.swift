internal import ArgumentParser
internal import Workbench

/// Prints what editors and linters need to know of everything a script can see.
struct StubsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stubs",
    abstract: "Print what an editor or a linter needs to know of qi.",
    discussion: """
      For an editor with the Lua language server, put the file where its workspace library \
      looks; it then completes qi, checks calls and shows help. For luacheck, the standards \
      "tidemark" (scripts) and "tidemark_prompt" hold what scripts can reach and no more.

        tidemark stubs --luals > library/qi.lua
        tidemark stubs --luacheck > tidemark-luacheck.lua
      """
  )

  enum Form: String, EnumerableFlag {
    case luals
    case luacheck

    static func help(for form: Form) -> ArgumentHelp? {
      switch form {
      case .luals: "Annotations for the Lua language server."
      case .luacheck: "Standards for luacheck."
      }
    }
  }

  @Flag(exclusivity: .exclusive)
  var form: Form

  func run() throws {
    let registry = Registry()
    let text =
      switch form {
      case .luals: LanguageServerStubs(registry: registry).text
      case .luacheck: LintingStandard(registry: registry).text
      }
    try StandardOutput.write(text)
  }
}

internal import ArgumentParser
internal import Workbench

/// Prints the completion of this command line for a shell.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete tidemark's commands and options.",
    discussion: """
        tidemark completions bash > ~/.local/share/bash-completion/completions/tidemark
        tidemark completions zsh  > ~/.zfunc/_tidemark
        tidemark completions fish > ~/.config/fish/completions/tidemark.fish
      """
  )

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    try StandardOutput.write(TidemarkCommand.completionScript(for: shell.shell) + "\n")
  }
}

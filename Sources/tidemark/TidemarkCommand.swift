internal import ArgumentParser
internal import Foundation
internal import QualityModel
internal import Workbench

/// The command `tidemark`.
@main
struct TidemarkCommand: ParsableCommand {
  /// The version, said by `--version` and by the prompt.
  static let currentVersion = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tidemark",
    abstract: "A scripting workbench for quality management in health care.",
    discussion: """
      Without a command, tidemark opens a prompt on the store ./quality.db, which is \
      made when it is not there. At the prompt,  ?  shows how to begin, and  ?name  helps with \
      a name.

        tidemark                          open the prompt
        tidemark run monthly.lua          run a saved script
        tidemark spc falls.csv --summary  compute charts from a file, without a store
      """,
    version: currentVersion,
    subcommands: [
      PromptCommand.self, RunCommand.self, NotebookCommand.self, KernelCommand.self,
      SPCCommand.self,
      DemoCommand.self, VerifyCommand.self, ReferenceCommand.self, StubsCommand.self,
      CompletionsCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: PromptCommand.self
  )

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == [CellServer.word] { CellServer.serve() }
    // The parser would hand an unknown word to the prompt, which takes none, and could not say what
    // was meant.
    if let word = arguments.first, !word.hasPrefix("-") {
      let commands = configuration.subcommands.map { $0.configuration }
      let names =
        commands.filter { $0.shouldDisplay }.compactMap { $0.commandName } + ["help"]
      if !names.contains(word), !commands.contains(where: { $0.commandName == word }) {
        let isScript = word.hasSuffix(".lua")
        Failure.exit(
          Diagnostic(
            kind: "usage",
            "There is no command \"\(word)\".",
            hint: isScript
              ? "Run a script with  tidemark run \(word)"
              : "The commands are: \(names.joined(separator: ", ")).  Help:  tidemark --help",
            candidates: isScript
              ? [] : NearMiss.candidates(for: word, among: names).map { "\"\($0)\"" }
          ),
          status: 2
        )
      }
    }
    do {
      if let choices = PromptCommand.plainChoices(arguments) {
        return try PromptCommand.open(choices)
      }
      var command = try named(by: arguments) ?? parseAsRoot(arguments)
      try command.run()
    } catch let diagnostic as Diagnostic {
      Failure.exit(diagnostic, status: diagnostic.kind == "usage" ? 2 : 1)
    } catch {
      // A wrong command line ends with 2, as it does for every command of ours; help with 0.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let message = offeringHelp(in: fullMessage(for: error), arguments)
      StandardError.write([message])
      Foundation.exit(2)
    }
  }
}

extension TidemarkCommand {
  /// The command that the first words name, read by itself; nil where that fails.
  ///
  /// Reading it from the top prepares every command on the way, which takes a third of the time of a short
  /// script. But only from the top are mistakes and `--help` told with the whole command line.
  private static func named(by arguments: [String]) -> (any ParsableCommand)? {
    var command: any ParsableCommand.Type = TidemarkCommand.self
    var rest = arguments[...]
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: {
        $0.configuration.commandName == word
      })
    {
      command = next
      rest = rest.dropFirst()
    }
    guard rest.startIndex > 0, command.configuration.subcommands.isEmpty,
      let read = try? command.parseAsRoot(Array(rest)),
      // Where help is asked for, what comes back is a command that shows it.
      type(of: read) == command
    else { return nil }
    return read
  }

  /// The message with `--help` or `--version` offered for a slip in it, which the parser does not.
  private static func offeringHelp(in message: String, _ arguments: [String]) -> String {
    for argument in arguments where argument.hasPrefix("--") {
      let unknown = "Unknown option '\(argument)'"
      guard message.contains(unknown), !message.contains("Did you mean"),
        let near = NearMiss.candidates(for: argument, among: ["--help", "--version"]).first
      else { continue }
      return message.replacing(
        unknown,
        with: "\(unknown). Did you mean '\(near)'?",
        maxReplacements: 1
      )
    }
    return message
  }
}

/// How the program ends when something went wrong.
enum Failure {
  /// Prints a diagnostic on standard error and ends the program.
  static func exit(_ diagnostic: Diagnostic, status: Int32) -> Never {
    StandardError.write(lines(diagnostic))
    Foundation.exit(status)
  }

  /// A diagnostic as standard error shows it: in the window's width and coloured, or plain.
  static func lines(_ diagnostic: Diagnostic) -> [String] {
    diagnostic.lines(
      colour: Terminal.standardError.mayColour,
      width: Terminal.standardError.size?.columns
    )
  }
}

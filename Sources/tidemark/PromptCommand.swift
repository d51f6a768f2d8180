internal import ArgumentParser
internal import Foundation
internal import Workbench

/// Opens the prompt.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt",
    abstract: "Open the prompt on a store (what tidemark does without a command).",
    discussion: """
      The prompt reads Lua. An expression is shown, a statement is run; an entry that is \
      not whole goes on on the next line. Tab completes, ?name helps, Ctrl-C stops, Ctrl-D ends.
      """
  )

  @OptionGroup var options: SessionOptions

  func run() throws {
    let (store, isNew) = try options.openStore(creatingDefault: true)
    let session = try WorkbenchSession(store: store, settings: options.settings())
    try Prompt(session: session, storePath: options.location.path, isNewStore: isNew).run()
  }
}

internal import ArgumentParser
internal import Foundation
internal import QualityStore
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

  func run() throws { try Self.open(options.choices) }

  /// Opens the prompt.
  static func open(_ choices: SessionChoices) throws {
    var settings = try choices.settings()
    settings.access =
      choices.preview ? .preview : try .interactive(storePath: choices.location.path)
    settings.moduleFolders = ModuleFolders.ofPrompt
    // What is recorded now was not known then: a look back must not write.
    let isReadOnly = choices.asOf != nil || choices.preview
    func openStore() throws -> (store: QualityStore, isNew: Bool) {
      try choices.openStore(
        creatingDefault: !isReadOnly,
        mode: isReadOnly ? .readOnly : .readWrite
      )
    }
    // Reading the schema takes longer than all else until the prompt stands there. A store that looks
    // as it should is opened behind the prompt; what may go wrong or take long is done before it.
    let opened = try choices.canOpenLater() ? nil : openStore()
    let session = try WorkbenchSession(settings: settings) { try (opened ?? openStore()).store }
    try Prompt(
      session: session,
      storePath: choices.location.path,
      isNewStore: opened?.isNew ?? false,
      isReadOnly: isReadOnly
    ).run()
  }

  /// What the plainest command lines choose: none at all, or the store alone; nil for any other.
  ///
  /// The parser takes longer than everything else does until the prompt stands there, and these are
  /// what people type a hundred times a day.
  static func plainChoices(_ arguments: [String]) -> SessionChoices? {
    switch arguments.count {
    case 0: return SessionChoices()
    case 1 where arguments[0].hasPrefix("--store="):
      let path = String(arguments[0].dropFirst("--store=".count))
      return path.isEmpty ? nil : SessionChoices(store: path)
    case 2 where arguments[0] == "--store" && !arguments[1].hasPrefix("-"):
      return arguments[1].isEmpty ? nil : SessionChoices(store: arguments[1])
    default: return nil
    }
  }
}

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

  func run() throws {
    var settings = try options.settings()
    settings.access =
      options.preview ? .preview : try .interactive(storePath: options.place.location.path)
    settings.moduleFolders = ModuleFolders.ofPrompt
    // What is recorded now was not known then: a look back must not write.
    let isReadOnly = options.asOf != nil || options.preview
    let (store, isNew) = try options.openStore(
      creatingDefault: !isReadOnly,
      mode: isReadOnly ? .readOnly : .readWrite
    )
    let session = try WorkbenchSession(store: store, settings: settings)
    try Prompt(session: session, storePath: options.place.location.path, isNewStore: isNew).run()
  }
}

internal import ArgumentParser
internal import Workbench

/// Prints the reference of everything a script can see, or of the model.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Print the reference of everything a Lua script can see, as Markdown."
  )

  @Flag(help: "Print the manual of the model instead: every kind of record with its rules.")
  var model = false

  func run() {
    print(model ? ModelManual().text : ReferenceManual(registry: Registry()).text, terminator: "")
  }
}

internal import ArgumentParser
internal import Workbench

/// Prints the reference of everything a script can see.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Print the reference of everything a Lua script can see, as Markdown."
  )

  func run() {
    print(ReferenceManual(registry: Registry()).text, terminator: "")
  }
}

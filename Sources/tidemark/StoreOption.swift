internal import ArgumentParser
internal import Foundation

/// The option that names the store.
struct StoreOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The store to work on (default: TIDEMARK_STORE, or quality.db here).",
      valueName: "path"
    )
  )
  var store: String?

  static let defaultStore = "quality.db"

  /// The path of the store, and whether the user named it.
  var location: (path: String, isNamed: Bool) {
    if let store { return (store, true) }
    if let path = ProcessInfo.processInfo.environment["TIDEMARK_STORE"], !path.isEmpty {
      return (path, true)
    }
    return (Self.defaultStore, false)
  }
}

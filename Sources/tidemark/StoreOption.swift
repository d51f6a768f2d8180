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
  var location: (path: String, isNamed: Bool) { Self.location(of: store) }

  /// The path of a store that may have been named.
  static func location(of store: String?) -> (path: String, isNamed: Bool) {
    if let store { return (store, true) }
    if let path = Terminal.environment["TIDEMARK_STORE"], !path.isEmpty {
      return (path, true)
    }
    return (defaultStore, false)
  }
}

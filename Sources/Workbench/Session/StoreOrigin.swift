internal import Foundation
internal import QualityStore

/// The store that a value was read from.
///
/// A value that reads on later, as a measure does for its series, reads from that store or not at all:
/// half of what it says would otherwise be of one store and half of another.
struct StoreOrigin: Equatable {
  /// The store's file, nil for one in memory.
  let path: String?
  private let generation: Int

  fileprivate init(path: String?, generation: Int) {
    self.path = path
    self.generation = generation
  }

  /// A file is the same store also when it was opened again; what is in memory is not.
  static func == (left: StoreOrigin, right: StoreOrigin) -> Bool {
    guard let first = left.path, let second = right.path else {
      return left.generation == right.generation
    }
    return first == second
  }

  /// The store as a sentence names it.
  var place: String { path.map(DisplayWidth.oneLine) ?? "a store in memory" }
}

extension WorkbenchSession {
  /// The store that is worked on, for what is read from it.
  var storeOrigin: StoreOrigin {
    get throws {
      if let keptOrigin { return keptOrigin }
      let path = try store.path.map {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path
      }
      let origin = StoreOrigin(path: path, generation: storeGeneration)
      keptOrigin = origin
      return origin
    }
  }

  /// The store to read on from for a value that was read before.
  ///
  /// - Parameters:
  ///   - origin: The store it was read from.
  ///   - name: The value in words: `The measure "falls"`.
  ///   - reading: What reads it again.
  /// - Returns: The store of the session, which is the same one.
  /// - Throws: A diagnostic when another store is worked on by now.
  func store(
    of origin: StoreOrigin,
    for name: String,
    readAgainBy reading: String
  ) throws -> QualityStore {
    let now = try storeOrigin
    guard origin == now else {
      throw Diagnostic(
        kind: "store",
        "\(name) was read from \(origin.place), and the store is now \(now.place).",
        hint: "Read it again:  \(reading)"
      )
    }
    return try store
  }
}

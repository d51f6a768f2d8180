internal import Synchronization

/// The files that the gate to files was asked for while a cell ran.
///
/// Two gates are the same whoever takes notes at them.
package final class FileNotes: Sendable, Hashable {
  private let notes = Mutex<(read: [String: String], written: Set<String>)>(([:], []))

  func note(_ path: String, resolved: String, for use: FileUse) {
    switch use {
    case .reading:
      let isKnown = notes.withLock { $0.read[path] != nil || $0.written.contains(path) }
      guard !isKnown else { return }
      let mark = Self.mark(ofFile: resolved)
      notes.withLock { $0.read[path] = mark }
    case .writing: notes.withLock { _ = $0.written.insert(path) }
    }
  }

  /// What was asked for since this was asked last.
  func take() -> (read: [String: String], written: Set<String>) {
    notes.withLock {
      let taken = $0
      $0 = ([:], [])
      return taken
    }
  }

  /// What a file holds; `-` for one that cannot be read.
  ///
  /// Of one beyond 64 MB that is its size, with its first and last megabyte.
  package static func mark(ofFile path: String) -> String {
    guard let file = FileBytes(path) else { return "-" }
    var digest = TraceDigest()
    digest.add(UInt64(file.count))
    file.each { digest.add($0) }
    return digest.text
  }

  package static func == (left: FileNotes, right: FileNotes) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

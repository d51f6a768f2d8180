import Glibc

/// The file in which a store is made, under another name than its own.
///
/// It holds a lock of the system's for as long as it is being made. A draft that nobody holds was
/// left by a process that died, and goes when the next store is made at the same place, or when the
/// store is opened that has got its name already.
struct StoreDraft: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// Makes an empty draft beside the place where the store is to be.
  ///
  /// - Throws: ``StoreError/cannotOpen(path:code:)`` with the system's `errno`.
  init(for path: String) throws(StoreError) {
    StoreDraft.removeAbandoned(of: path)
    self.path = path + StoreDraft.infix + "\(getpid())"
    descriptor = open(self.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  // Closing the descriptor would drop the locks that SQLite holds on the file, so the draft outlives
  // the connection to it.
  deinit {
    for suffix in StoreDraft.suffixes { unlink(path + suffix) }
    close(descriptor)
  }

  private static let infix = ".new-"
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// What tells two files apart that have names, nil where there is none.
  private static func identity(_ path: String) -> [UInt]? {
    var status = stat()
    return lstat(path, &status) == 0 ? [UInt(status.st_dev), UInt(status.st_ino)] : nil
  }

  /// Removes the drafts of a store that nobody is making.
  static func removeAbandoned(of path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = (slash.map { String(path[path.index(after: $0)...]) } ?? path) + infix
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let number = entryName.dropFirst(name.count)
      guard entryName.hasPrefix(name), !number.isEmpty, number.allSatisfy(\.isNumber) else {
        continue
      }
      found.append(folder + entryName)
    }
    let store = identity(path)
    for draft in found {
      // What has become the store already is only another name of it. It is not opened: closing it
      // would drop the locks of whoever has the store open in this process.
      if let store, identity(draft) == store {
        unlink(draft)
        continue
      }
      let descriptor = open(draft, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        for suffix in suffixes { unlink(draft + suffix) }
      }
      close(descriptor)
    }
  }
}

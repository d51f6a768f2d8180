import DelimitedText

import Glibc

/// What a load needs to know of files besides their records.
enum SourceFile {
  /// The size of an open file; 0 where the system does not say.
  static func size(of descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Opens a file of figures; the descriptor belongs to the caller.
  static func open(_ path: String) throws(StoreError) -> Int32 {
    do throws(DelimitedError) {
      return try DelimitedReader.openRegularFile(path)
    } catch { throw .source(path: path, error) }
  }

  /// All that an open file holds; the descriptor is closed.
  static func contents(of descriptor: Int32, path: String) throws(StoreError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size(of: descriptor))
    try forEachBlock(of: descriptor, path: path) { bytes += $0 }
    return bytes
  }

  /// Calls `body` with an open file a quarter of a megabyte at a time; the descriptor is closed.
  private static func forEachBlock(
    of descriptor: Int32,
    path: String,
    body: (ArraySlice<UInt8>) throws(StoreError) -> Void
  ) throws(StoreError) {
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .source(path: path, .unreadable(code: errno))
      }
      if count == 0 { return }
      try body(block[..<count])
    }
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Staged rows wait beside the store, where there must be room for them anyway; /tmp is often
  /// memory.
  ///
  /// A store in memory has no such place.
  static func stagingDirectory(for store: QualityStore) -> String {
    if let path = store.path {
      let folder = StoreFile.folder(of: path)
      if access(folder, W_OK) == 0 { return folder }
    }
    return getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// The SHA-256 of a file as it is now.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - observer: Is told after every quarter of a megabyte how far that is.
  /// - Returns: The hash in lower-case hexadecimal.
  /// - Throws: ``StoreError/source(path:_:)``, ``StoreError/cancelled``.
  static func sha256(of path: String, observer: LoadObserver) throws(StoreError) -> String {
    let descriptor = try open(path)
    var hash = SHA256Hash()
    let size = size(of: descriptor)
    var done = 0
    try forEachBlock(of: descriptor, path: path) { block throws(StoreError) in
      block.withUnsafeBytes { hash.add($0) }
      done += block.count
      try LoadProgress(stage: .checking, done: done, total: size, rows: nil).tell(observer)
    }
    return hash.hexadecimal
  }
}

import Glibc

/// A nameless file of staged rows.
///
/// It has no name from the moment it exists, so it is gone when it is closed and also when the
/// process is killed.
final class StagingFile {
  private(set) var count = 0
  private let directory: String
  private var descriptor: Int32
  private var pending: [StagedRow] = []
  private static let blockRows = 8192

  init(directory: String) throws(StoreError) {
    self.directory = directory
    descriptor = open(directory, __O_TMPFILE | O_DIRECTORY | O_RDWR | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      // Some file systems make no nameless files; there it has a name for a moment.
      var template = Array("\(directory)/.tidemark-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else {
        throw errno == ENOSPC
          ? .diskFull(path: directory) : .staging(directory: directory, code: errno)
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      unlink(template)
    }
    pending.reserveCapacity(StagingFile.blockRows)
  }

  deinit { close() }

  func close() {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
    pending = []
  }

  func append(_ row: StagedRow) throws(StoreError) {
    pending.append(row)
    count += 1
    if pending.count == StagingFile.blockRows { try flush() }
  }

  func append(_ rows: UnsafeBufferPointer<StagedRow>) throws(StoreError) {
    try flush()
    count += rows.count
    try write(UnsafeRawBufferPointer(rows))
  }

  /// Brings what waits in memory to the file, before it is read.
  func flush() throws(StoreError) {
    guard !pending.isEmpty else { return }
    var failure: StoreError?
    pending.withUnsafeBytes { bytes in
      do throws(StoreError) { try write(bytes) } catch { failure = error }
    }
    pending.removeAll(keepingCapacity: true)
    if let failure { throw failure }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor,
        bytes.baseAddress.map { $0 + written },
        bytes.count - written
      )
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == ENOSPC
          ? .diskFull(path: directory) : .staging(directory: directory, code: errno)
      }
      written += count
    }
  }

  /// Fills `rows` from a row on; returns how many there were.
  func read(
    into rows: UnsafeMutableBufferPointer<StagedRow>,
    at first: Int
  ) throws(StoreError) -> Int {
    let bytes = UnsafeMutableRawBufferPointer(rows)
    let stride = MemoryLayout<StagedRow>.stride
    var filled = 0
    while filled < bytes.count {
      let count = pread(
        descriptor,
        bytes.baseAddress.map { $0 + filled },
        bytes.count - filled,
        first * stride + filled
      )
      if count < 0 {
        if errno == EINTR { continue }
        throw .staging(directory: directory, code: errno)
      }
      if count == 0 { break }
      filled += count
    }
    return filled / stride
  }
}

/// Reads a run of rows of a staging file in order.
struct StagingCursor: ~Copyable {
  private let file: StagingFile
  private var next: Int
  private let end: Int
  private let block: UnsafeMutableBufferPointer<StagedRow>
  private var position = 0
  private var filled = 0

  init(_ file: StagingFile, _ range: Range<Int>, blockRows: Int = 4096) {
    self.file = file
    next = range.lowerBound
    end = range.upperBound
    block = .allocate(capacity: max(1, min(blockRows, range.count)))
  }

  deinit { block.deallocate() }

  @inline(__always)
  mutating func row() throws(StoreError) -> StagedRow? {
    if position == filled {
      guard next < end else { return nil }
      let wanted = min(block.count, end - next)
      filled = try file.read(
        into: UnsafeMutableBufferPointer(rebasing: block[0..<wanted]),
        at: next
      )
      position = 0
      guard filled > 0 else { return nil }
      next += filled
    }
    defer { position += 1 }
    return block[position]
  }
}

import GRDBSQLite

import Glibc

/// What the first bytes of a file say about it, read without SQLite, which would already write.
///
/// > Source: SQLite, *Database File Format*, section 1.3: the magic string, the user version at
/// > offset 60 and the application ID at offset 68, the page size at offset 16, the number of pages at
/// > offset 28 and the kind of the schema's page at offset 100, all big-endian.
struct StoreHeader {
  var applicationID: UInt32
  var version: Int
  /// Whether the file is as long as it says, and its first page is one of a table.
  private(set) var isWhole: Bool
  /// Whether a write-ahead log with something in it lies beside the file.
  private(set) var hasLog = false

  init(readingFileAt path: String) throws(StoreError) {
    // Without blocking: a pipe would wait for its writer.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: path) }
      throw .cannotOpen(path: path, code: errno)
    }
    var opened = stat()
    let isFile = fstat(descriptor, &opened) == 0 && opened.st_mode & S_IFMT == S_IFREG
    var bytes = [UInt8](repeating: 0, count: 101)
    let count = isFile ? Glibc.read(descriptor, &bytes, bytes.count) : 0
    Glibc.close(descriptor)
    guard count == bytes.count, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      if isFile, count > 0, count < bytes.count, bytes.starts(with: Array("SQLite format 3\0".utf8))
      {
        throw .cutShort(path: path, bytes: count, expected: bytes.count)
      }
      throw .notADatabase(path: path)
    }
    version = Int(Int32(bitPattern: StoreHeader.number(in: bytes, at: 60)))
    applicationID = StoreHeader.number(in: bytes, at: 68)
    let length = StoreHeader.length(by: bytes)
    // The schema is a table: a leaf of one page, or its root.
    isWhole = Int(opened.st_size) == length && [5, 13].contains(bytes[100])
    hasLog = StoreFile.hasLog(path)
    guard applicationID == 0 || applicationID == StoreSchema.applicationID else { return }
    try StoreHeader.checkLength(Int(opened.st_size), length, by: bytes, of: path)
    if applicationID == StoreSchema.applicationID { try LeftoverLog.check(path) }
    try readThroughLog(of: path)
  }

  /// The length of the file by the pages that its header counts; a page size of 65,536 is written as 1.
  private static func length(by bytes: [UInt8]) -> Int {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return (size == 1 ? 65_536 : size) * Int(number(in: bytes, at: 28))
  }

  /// The header counts the pages of the file, unless a log beside it has still to be taken over.
  ///
  /// > Source: SQLite, *Database File Format*, section 1.3: the number of pages holds when the numbers
  /// > at 24 and 92 are the same.
  private static func checkLength(
    _ length: Int,
    _ expected: Int,
    by bytes: [UInt8],
    of path: String
  ) throws(StoreError) {
    guard number(in: bytes, at: 24) == number(in: bytes, at: 92), length < expected,
      !StoreFile.hasLog(path)
    else { return }
    // A process that took its log over since the header was read has made the file longer.
    guard let now = StoreFile.size(path), now < expected else { return }
    throw .cutShort(path: path, bytes: now, expected: expected)
  }

  /// A process that died may have left newer values in the write-ahead log.
  ///
  /// They are read through a read-only connection, which can't fold the log into the file.
  private mutating func readThroughLog(of path: String) throws(StoreError) {
    guard hasLog, version <= StoreSchema.version else { return }
    var connection: OpaquePointer?
    defer { sqlite3_close_v2(connection) }
    SQLiteSettings.make()
    let code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil)
    guard code == SQLITE_OK else { throw .cannotOpen(path: path, code: code) }
    sqlite3_busy_timeout(connection, 5000)
    if let found = StoreHeader.pragma("user_version", on: connection) { version = Int(found) }
    if let found = StoreHeader.pragma("application_id", on: connection) {
      applicationID = UInt32(bitPattern: found)
    }
  }

  private static func pragma(_ name: String, on connection: OpaquePointer?) -> Int32? {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard
      sqlite3_prepare_v2(connection, "PRAGMA \(name)", -1, &statement, nil) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_ROW
    else { return nil }
    return sqlite3_column_int(statement, 0)
  }

  private static func number(in bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}

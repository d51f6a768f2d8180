import GRDB
import GRDBSQLite
import QualityModel

/// A prepared statement bound and stepped without GRDB's values in between, for the rows that come
/// by the million.
struct RawStatement: ~Copyable {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, in database: Database) throws {
    guard let connection = database.sqliteConnection else {
      throw StoreError.database(code: SQLITE_MISUSE, message: "closed")
    }
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection,
      sql,
      -1,
      UInt32(SQLITE_PREPARE_PERSISTENT),
      &prepared,
      nil
    )
    guard code == SQLITE_OK, let prepared else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(connection))
      )
    }
    statement = prepared
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  @inline(__always)
  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(statement, index, value) }

  @inline(__always)
  func bind(_ value: Double, at index: Int32) { sqlite3_bind_double(statement, index, value) }

  @inline(__always)
  func bindNull(at index: Int32) { sqlite3_bind_null(statement, index) }

  func bind(_ text: String, at index: Int32) {
    // SQLITE_TRANSIENT, which the C header gives as a cast that Swift can't import.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    // With its length, so that a NUL inside does not end it.
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text(
          statement,
          index,
          characters.baseAddress,
          Int32(characters.count),
          copies
        )
      }
    }
  }

  /// Goes to the next row; false at the end.
  @inline(__always)
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure()
  }

  /// Runs a statement without rows and makes it ready for the next.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE else {
      let error = failure()
      sqlite3_reset(statement)
      throw error
    }
    sqlite3_reset(statement)
  }

  func reset() { sqlite3_reset(statement) }

  @inline(__always)
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  @inline(__always)
  func number(_ column: Int32) -> Double? {
    sqlite3_column_type(statement, column) == SQLITE_NULL
      ? nil : sqlite3_column_double(statement, column)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection))
    )
  }
}

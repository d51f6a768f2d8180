import GRDBSQLite

/// Tells whether a write-ahead log belongs to the store beside which it lies.
///
/// SQLite plays back any whole log that lies beside a file, also one that another file left: a backup
/// put in the place of a store whose log is still there. The change log tells them apart: the newest
/// entry in the file itself must also be in the store as it is through the log, for entries are only
/// ever added.
///
/// The file itself may be half-way through taking the log over, and then not be readable without it;
/// nothing is concluded from that.
enum LeftoverLog {
  /// - Throws: ``StoreError/foreignLog(path:)``.
  static func check(_ path: String) throws(StoreError) {
    guard StoreFile.hasLog(path),
      let (number, hash) = newestEntry(in: StoreFile.immutableName(path))
    else { return }
    var known: String?
    let code = query(path, "SELECT entry_hash FROM change_log WHERE change_id = \(number)") {
      known = text($0, 0)
    }
    switch code {
    case SQLITE_DONE where known != hash: throw .foreignLog(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR: throw .foreignLog(path: path)
    default: break
    }
  }

  private static func newestEntry(in name: String) -> (number: Int64, hash: String)? {
    var entry: (Int64, String)?
    // The whole table is read: a file that is torn between two states shows it in that.
    let code = query(name, "SELECT change_id, entry_hash, previous_hash FROM change_log ORDER BY 1")
    {
      let number = sqlite3_column_int64($0, 0)
      guard let hash = text($0, 1), text($0, 2) == (entry?.1 ?? ChangeLog.genesis),
        number == (entry?.0 ?? 0) + 1
      else { return entry = (-1, "") }
      entry = (number, hash)
    }
    guard code == SQLITE_DONE, let entry, entry.0 > 0 else { return nil }
    return entry
  }

  private static func text(_ statement: OpaquePointer?, _ column: Int32) -> String? {
    sqlite3_column_text(statement, column).map { String(cString: $0) }
  }

  /// Runs a query on a connection of its own that reads; the code that it ended with.
  private static func query(
    _ name: String,
    _ sql: String,
    row: (OpaquePointer?) -> Void
  ) -> Int32 {
    var connection: OpaquePointer?
    defer { sqlite3_close_v2(connection) }
    SQLiteSettings.make()
    var code = sqlite3_open_v2(name, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
    guard code == SQLITE_OK else { return code }
    sqlite3_busy_timeout(connection, 5000)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { return code }
    while true {
      code = sqlite3_step(statement)
      guard code == SQLITE_ROW else { return code }
      row(statement)
    }
  }
}

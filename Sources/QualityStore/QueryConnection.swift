import GRDBSQLite
import QualityModel

/// A connection of its own for one query: opened for reading, guarded, and closed with everything on
/// it when the query is done, however it ended.
final class QueryConnection {
  let connection: OpaquePointer
  let watch: QueryGuard
  /// The file, nil for a store in memory.
  private let path: String?

  /// Opens the store's file once more, for reading.
  ///
  /// - Parameters:
  ///   - location: The name by which SQLite opens it.
  ///   - path: The file, nil for a store in memory.
  ///   - horizon: The newest change to be seen; nil for all there are.
  ///   - watch: Decides what statements may do.
  /// - Throws: ``QueryError/store(_:)``.
  init(
    location: String,
    path: String?,
    horizon: Int?,
    watch: QueryGuard
  ) throws(QueryError) {
    self.watch = watch
    self.path = path
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    let code = sqlite3_open_v2(location, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw .store(.cannotOpen(path: path ?? location, code: code))
    }
    connection = opened
    sqlite3_extended_result_codes(connection, 1)
    sqlite3_busy_timeout(connection, 5_000)
    // "Beech" in double quotes is a name; were it silently taken for text, a slip would find nothing.
    _disableDoubleQuotedStringLiterals(connection)
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32(StoreQuery.valueLimit))
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 100_000)
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 200)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0)
    try run("PRAGMA trusted_schema = OFF")
    try makeTablesKnown()
    if let horizon { try lookBack(to: horizon) }
    try run("PRAGMA query_only = ON")
    watch.install(on: connection)
  }

  deinit {
    // Nothing may be left open here; should a later version leave something, it goes as well.
    while let statement = sqlite3_next_stmt(connection, nil) { sqlite3_finalize(statement) }
    sqlite3_close(connection)
  }

  /// Has SQLite make the tables that are not in the file: once the guard is there it makes none.
  private func makeTablesKnown() throws(QueryError) {
    _ = try texts(
      """
      SELECT 1 FROM pragma_table_info('x'), pragma_table_xinfo('x'), pragma_table_list('x'),
        pragma_index_list('x'), pragma_index_info('x'), pragma_foreign_key_list('x'),
        json_each('[]'), json_tree('[]')
      """
    )
  }

  /// Lets views stand before the tables that hide what was recorded later, and before the views,
  /// which would read the tables themselves.
  private func lookBack(to horizon: Int) throws(QueryError) {
    let tables = try texts(
      """
      SELECT t.name FROM sqlite_schema AS t WHERE t.type = 'table' AND EXISTS
        (SELECT * FROM pragma_table_info(t.name) AS c WHERE c.name = 'change_id')
      """
    )
    for table in tables {
      try run(
        "CREATE TEMP VIEW \"\(table)\" AS SELECT * FROM main.\"\(table)\" WHERE change_id <= \(horizon)"
      )
    }
    watch.hidden = Set(tables)
    let views = try texts("SELECT name FROM main.sqlite_schema WHERE type = 'view'")
    watch.hidden.formUnion(views)
    for view in try texts("SELECT sql FROM main.sqlite_schema WHERE type = 'view'") {
      try run("CREATE TEMP VIEW " + view.dropFirst("CREATE VIEW ".count))
    }
  }

  /// Runs a statement of ours.
  private func run(_ sql: String) throws(QueryError) {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
      throw .store(failure)
    }
  }

  /// The first column of the rows of a statement of ours.
  func texts(_ sql: String) throws(QueryError) -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw .store(failure)
    }
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { texts.append(String(cString: text)) }
    }
    return texts
  }

  /// What SQLite says went wrong last.
  var failure: StoreError {
    StoreError(
      code: sqlite3_extended_errcode(connection),
      message: String(cString: sqlite3_errmsg(connection)),
      path: path
    )
  }
}

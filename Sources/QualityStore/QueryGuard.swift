import GRDBSQLite

import Glibc

/// Decides what a statement may do, and when it has to stop.
///
/// SQLite asks for each thing a statement would do while it compiles it. What is not listed here is
/// refused, so a later SQLite brings nothing in by itself.
final class QueryGuard {
  /// The first thing that was refused.
  private(set) var refusal: QueryRefusal?
  /// Whether the time limit is what stopped the statement.
  private(set) var isTimeUp = false

  /// Tables that only views of ours may read, because they hold what was recorded after the as-of
  /// date.
  var hidden: Set<String> = []

  private let stopCondition: StopCondition
  private let end: Double

  init(stopCondition: StopCondition, seconds: Double) {
    self.stopCondition = stopCondition
    end = Self.now + seconds
  }

  /// Steps of SQLite's machine between two questions: some tens of microseconds.
  private static let interval: Int32 = 2_000

  /// Has a connection ask; the guard must outlive the connection.
  func install(on connection: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      connection,
      { context, action, first, second, database, view in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
          .answer(action, first, second, database, view)
      },
      context
    )
    sqlite3_progress_handler(
      connection,
      Self.interval,
      { context in
        guard let context else { return 1 }
        return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
      },
      context
    )
  }

  private var mustStop: Bool {
    if stopCondition.isMet { return true }
    guard Self.now >= end else { return false }
    isTimeUp = true
    return true
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func answer(
    _ action: Int32,
    _ first: UnsafePointer<CChar>?,
    _ second: UnsafePointer<CChar>?,
    _ database: UnsafePointer<CChar>?,
    _ view: UnsafePointer<CChar>?
  ) -> Int32 {
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map { String(cString: $0).lowercased() } ?? ""
    }
    let refused: QueryRefusal
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE:
      return SQLITE_OK
    case SQLITE_READ:
      // The last name is that of the view that reads; a statement that names the table has none.
      // Without a column nothing is taken from the table, and SQLite forgets the view by then.
      guard view == nil, text(database) == "main", hidden.contains(text(first)),
        !text(second).isEmpty
      else {
        return SQLITE_OK
      }
      refused = .laterKnowledge(text(first))
    case SQLITE_FUNCTION:
      let name = text(second)
      if Self.functions.contains(name) { return SQLITE_OK }
      refused = .function(name)
    case SQLITE_PRAGMA:
      let name = text(first)
      if Self.pragmas.contains(name) { return SQLITE_OK }
      refused = .pragma(name)
    case SQLITE_ATTACH, SQLITE_DETACH: refused = .attaching
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: refused = .transaction
    default: refused = .writing
    }
    if refusal == nil { refusal = refused }
    return SQLITE_DENY
  }

  /// Settings that only describe tables.
  private static let pragmas: Set = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list",
  ]

  /// The functions of SQL that compute from their arguments.
  ///
  /// None loads code, reads files, or makes much out of nothing.
  static let functions: Set = [
    "abs", "avg", "char", "coalesce", "count", "cume_dist", "date", "datetime", "dense_rank",
    "first_value", "format", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "julianday",
    "lag", "last_value", "lead", "length", "like", "likelihood", "likely", "lower", "ltrim", "max",
    "min", "nth_value", "ntile", "nullif", "percent_rank", "printf", "quote", "random", "rank",
    "replace", "round", "row_number", "rtrim", "sign", "soundex", "sqlite_version", "strftime",
    "substr", "substring", "sum", "time", "total", "trim", "typeof", "unicode", "unixepoch",
    "unlikely", "upper",
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh",
    "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power",
    "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
    "->", "->>", "json", "json_array", "json_array_length", "json_each", "json_extract",
    "json_group_array", "json_group_object", "json_object", "json_quote", "json_tree",
    "json_type", "json_valid",
  ]
}

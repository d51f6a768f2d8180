/// Why a query was not answered, as facts.
///
/// Offsets are bytes of the statement's UTF-8 text from 0, nil where SQLite names no place.
public enum QueryError: Error, Hashable, Sendable {
  /// The text holds no statement.
  case empty
  /// Another statement begins at the offset.
  case severalStatements(offset: Int)
  /// The statement would do something other than read.
  case refused(QueryRefusal)
  /// There is no such table; `near` are those it may have meant.
  case unknownTable(name: String, near: [String], offset: Int?)
  /// There is no such column; `known` are those of the tables that the text names, `near` those it may
  /// have meant.
  case unknownColumn(name: String, near: [String], known: [String], offset: Int?)
  /// There is no such function; `near` are those it may have meant.
  case unknownFunction(name: String, near: [String], offset: Int?)
  /// SQLite does not understand the text; `message` is its own.
  case syntax(message: String, offset: Int?)
  /// The text ends too early.
  case incomplete
  /// The statement has a place for this value (`:ward`, `?2`) and it was not given.
  case parameterMissing(name: String, offset: Int?)
  /// A value was given that the statement has no place for; `known` are the places it has.
  case parameterUnused(name: String, known: [String])
  /// The time limit was reached.
  case timeUp(seconds: Double)
  /// A text or blob, or a row, would be longer than ``StoreQuery/valueLimit``.
  case valueTooLarge(limit: Int)
  /// The result would hold more than ``StoreQuery/resultLimit``.
  case resultTooLarge(limit: Int, rows: Int)
  /// The store itself failed, or the work was cancelled.
  case store(StoreError)
}

/// What a query may not do.
public enum QueryRefusal: Hashable, Sendable {
  /// Insert, update, delete, create, alter, drop …
  case writing
  /// Open or close another database.
  case attaching
  /// Begin or end a transaction.
  case transaction
  /// Read or set this setting of SQLite's.
  case pragma(String)
  /// Read this table of SQLite's own.
  case table(String)
  /// Read this table itself, with an as-of date: it holds what was recorded later too.
  case laterKnowledge(String)
  /// Call this function.
  case function(String)
}

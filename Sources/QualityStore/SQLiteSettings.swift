internal import CSQLiteSettings
internal import GRDBSQLite

/// What holds for all of SQLite in this process.
enum SQLiteSettings {
  /// Makes the settings, once; to be called before a connection is made.
  ///
  /// SQLite counts the bytes of each allocation under one lock of the process. Nobody asks for the
  /// count, and where several threads use stores of their own they wait for each other.
  static func make() { _ = countsNoMemory }

  private static let countsNoMemory = tidemark_sqlite_count_no_memory() == SQLITE_OK
}

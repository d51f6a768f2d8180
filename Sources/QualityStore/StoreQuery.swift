public import QualityModel

/// A value in a row of a query, or one bound to it.
public enum QueryValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// One reading SQL statement and what is bound to it.
public struct StoreQuery: Sendable {
  /// The statement: exactly one, and one that only reads.
  public var text: String
  /// Values for `?` (by the order they stand in) and `?7`, from 1.
  public var positional: [Int: QueryValue]
  /// Values for `:name`, `@name` and `$name`, without that sign.
  public var named: [String: QueryValue]
  /// What was known then is all that the statement sees.
  public var asOf: AsOf
  /// So many rows are read; see ``QueryResult/isCut``.
  public var rowLimit: Int
  /// After so many seconds the statement is stopped.
  public var timeLimit: Double

  /// Rows read where nothing else is asked for.
  public static let standardRowLimit = 10_000
  /// Seconds given where nothing else is asked for.
  public static let standardTimeLimit = 30.0
  /// The longest text or blob, and the longest row, in bytes.
  ///
  /// A function of SQL cannot be interrupted, and some take the square of the length: at a million
  /// bytes `replace` took 18 s, at this size 0.2 s.
  public static let valueLimit = 100_000
  /// The most bytes of text and blobs in a result.
  public static let resultLimit = 64 << 20

  /// A statement with the standard limits and nothing bound.
  public init(
    _ text: String,
    positional: [Int: QueryValue] = [:],
    named: [String: QueryValue] = [:],
    asOf: AsOf = .now,
    rowLimit: Int = standardRowLimit,
    timeLimit: Double = standardTimeLimit
  ) {
    self.text = text
    self.positional = positional
    self.named = named
    self.asOf = asOf
    self.rowLimit = rowLimit
    self.timeLimit = timeLimit
  }
}

/// The rows of a query.
public struct QueryResult: Hashable, Sendable {
  /// The names of the columns, as SQLite gives them: several may be alike.
  public var columns: [String]
  /// The rows, each with a value for every column.
  public var rows: [[QueryValue]]
  /// Whether there are more rows than the limit let through.
  public var isCut: Bool
}

public import DelimitedText
public import QualityModel

/// What a column of a load is read as.
public enum LoadRole: String, CaseIterable, Hashable, Sendable {
  /// The code of the measure.
  case measure
  /// The code of the unit.
  case unit
  /// The first day of the period.
  case period
  /// What was counted or summed.
  case numerator
  /// What it is divided by.
  case denominator
  /// Why there is no numerator.
  case missingReason
  /// How settled the figure is: `provisional`, `final` or `withdrawn`.
  case status
  /// A column that a filter looks at.
  case filter
}

/// Where a load takes the code of the measure or the unit from.
public enum CodeSource: Hashable, Sendable {
  /// One code for the whole file.
  case code(String)
  /// The column with this name, row by row.
  case column(String)
}

/// What a load does with the code of a unit that the store does not know.
public enum UnknownUnits: Hashable, Sendable {
  /// The row is rejected.
  case reject
  /// The unit is made by the same commit, named after its code, under a parent or at the root.
  case create(kind: UnitKind, parentCode: String?)
}

/// Keeps the rows whose column says one of these texts exactly; the others are counted as filtered.
public struct LoadFilter: Hashable, Sendable {
  /// The name of the column.
  public var column: String
  /// The texts that are kept.
  public var anyOf: [String]

  /// Makes a filter.
  public init(column: String, anyOf: [String]) {
    self.column = column
    self.anyOf = anyOf
  }
}

/// How a file of figures is read into observations.
///
/// Columns are named by their header and are text unless they have a role. Spaces around a cell
/// with a role are not part of it. A number is decimal digits with at most one point and a sign:
/// no thousands separators, and no exponents, because spreadsheets write those when they have lost
/// digits.
public struct LoadSpecification: Hashable, Sendable {
  /// The file.
  public var path: String
  /// The measure: one for the file, or a column of codes.
  public var measure: CodeSource
  /// The unit: one for the file, or a column of codes.
  public var unit: CodeSource
  /// The column with the first day of the period.
  public var period: String
  /// The column with the numerator.
  public var numerator: String
  /// The column with the denominator, for the kinds that divide.
  public var denominator: String?
  /// The column that says why a numerator is missing.
  public var missingReason: String?
  /// The column with the status; without one every figure is final.
  public var status: String?
  /// How the periods are written.
  public var periodFormat: CalendarFormat
  /// The texts of a numerator that mean "missing"; the reason is the reason column's text, or else
  /// the token itself, `blank` for the empty one.
  ///
  /// Missing is never zero.
  public var missingTokens: [String]
  /// The rows that are read; every filter must keep a row.
  public var filters: [LoadFilter]
  /// What happens to rows of unknown units.
  public var unknownUnits: UnknownUnits
  /// How bytes become characters.
  public var encoding: TextEncoding
  /// The byte between two fields.
  public var separator: FieldSeparator

  /// Makes a specification.
  public init(
    path: String,
    measure: CodeSource,
    unit: CodeSource,
    period: String,
    numerator: String,
    denominator: String? = nil,
    missingReason: String? = nil,
    status: String? = nil,
    periodFormat: CalendarFormat = .iso,
    missingTokens: [String] = [""],
    filters: [LoadFilter] = [],
    unknownUnits: UnknownUnits = .reject,
    encoding: TextEncoding = .utf8,
    separator: FieldSeparator = .comma
  ) {
    self.path = path
    self.measure = measure
    self.unit = unit
    self.period = period
    self.numerator = numerator
    self.denominator = denominator
    self.missingReason = missingReason
    self.status = status
    self.periodFormat = periodFormat
    self.missingTokens = missingTokens
    self.filters = filters
    self.unknownUnits = unknownUnits
    self.encoding = encoding
    self.separator = separator
  }
}

/// How far a load has come.
public struct LoadProgress: Hashable, Sendable {
  /// What a load is doing.
  public enum Stage: String, Hashable, Sendable {
    /// Reading and checking the file.
    case reading
    /// Bringing the rows of a large file in order.
    case sorting
    /// Comparing with the store.
    case comparing
    /// Making sure, before it is written, that the file is still the one that was read.
    case checking
    /// Writing, inside the transaction.
    case writing
  }

  /// What it is doing.
  public var stage: Stage
  /// How much of the stage is done: bytes where the file is read, else rows.
  public var done: Int
  /// How much there is in all.
  public var total: Int
  /// How many rows that is; nil where only bytes are looked at.
  public var rows: Int?

  /// Makes a report of progress.
  public init(stage: Stage, done: Int, total: Int, rows: Int?) {
    self.stage = stage
    self.done = done
    self.total = total
    self.rows = rows
  }

  /// Tells an observer.
  ///
  /// - Throws: ``StoreError/cancelled`` where it says so.
  func tell(_ observer: LoadObserver) throws(StoreError) {
    if observer(self) == .cancel { throw .cancelled }
  }
}

/// Whether a load goes on; `cancel` leaves the store as it was.
public enum LoadControl: Hashable, Sendable {
  /// Go on.
  case proceed
  /// Stop with ``StoreError/cancelled``.
  case cancel
}

/// Watches a load, called every few thousand rows.
///
/// It must not use the store, which is at work.
public typealias LoadObserver = (LoadProgress) -> LoadControl

public import QualityModel

/// A row of a file that will not be loaded, and why.
public struct RejectedRow: Hashable, Sendable {
  /// The physical line the row starts on, from 1; the header is line 1.
  public var line: Int
  /// The name of the column at fault, `nil` when it is the whole row.
  public var column: String?
  /// The offending cell's own text, at most 80 characters; `nil` for what only shows beside other
  /// rows.
  ///
  /// A fact that a renderer may show or keep to itself; nothing else of the row is kept.
  public var cell: String?
  /// Why.
  public var reason: RowRejection

  /// Makes a rejected row.
  public init(line: Int, column: String? = nil, cell: String? = nil, reason: RowRejection) {
    self.line = line
    self.column = column
    self.cell = cell
    self.reason = reason
  }
}

/// Why a row can't be loaded.
public enum RowRejection: Hashable, Sendable {
  /// The row has more or fewer fields than the header.
  case ragged(expected: Int, found: Int)
  /// A byte has no meaning in the stated encoding; `mayBeWindows1252` when it would have there.
  case encoding(byteOffset: Int, mayBeWindows1252: Bool)
  /// Characters stand between a closing quote and the end of the field.
  case textAfterQuote
  /// The period is not written in the stated format.
  case notADate(format: String)
  /// The period is written in the stated format, and there is no such day, 30 February for example.
  case noSuchDay(format: String)
  /// A period of this frequency does not start on that day.
  case notAPeriodStart(Frequency)
  /// The weeks of this measure and unit start on another weekday, 1 for Monday to 7 for Sunday, than
  /// the row's period does.
  case anotherWeekday(expected: Int, period: CalendarDate)
  /// The period starts after the day of the load.
  case future
  /// Not a number.
  case notANumber
  /// Infinite, or not a number by its own account.
  case notFinite
  /// Below zero where that can't be.
  case negative
  /// A share above the whole.
  case numeratorAboveDenominator
  /// A rate or a mean of something over nothing: the denominator is zero and the numerator is not.
  case numeratorWithoutDenominator
  /// A count with a fraction.
  case fractionInCount
  /// The kind divides and the row has no denominator.
  case denominatorMissing
  /// The kind does not divide and the row has a denominator.
  case denominatorNotUsed
  /// The code is empty.
  case codeMissing
  /// No unit has this code; `near` are the codes it may have meant, worked out for the first 20
  /// different codes.
  case unknownUnit(near: [String])
  /// No measure has this code; `near` are the codes it may have meant, worked out for the first 20
  /// different codes.
  case unknownMeasure(near: [String])
  /// The measure has no definition for this period.
  case noDefinition(period: CalendarDate)
  /// The unit does not take part in this period.
  case unitNotOpen(opened: CalendarDate?, closed: CalendarDate?)
  /// Another line of the file says something else of the same measure, unit and period, so neither
  /// is loaded.
  ///
  /// The first of such lines names the first that differs from it; the others name the first, or,
  /// when they say the same as the first, the one that it names.
  case contradicted(byLine: Int)
  /// The row has a numerator and a reason why it has none.
  case reasonBesideNumerator
  /// Not one of provisional, final, withdrawn.
  case unknownStatus
  /// Reasons for missing figures are categories; the file has too many different ones, or one that
  /// is too long.
  case reasonNotACategory

  /// The reason without its facts, to count by.
  public var code: RejectionCode {
    switch self {
    case .ragged: .ragged
    case .encoding: .encoding
    case .textAfterQuote: .textAfterQuote
    case .notADate: .notADate
    case .noSuchDay: .noSuchDay
    case .notAPeriodStart: .notAPeriodStart
    case .anotherWeekday: .anotherWeekday
    case .future: .future
    case .notANumber: .notANumber
    case .notFinite: .notFinite
    case .negative: .negative
    case .numeratorAboveDenominator: .numeratorAboveDenominator
    case .numeratorWithoutDenominator: .numeratorWithoutDenominator
    case .fractionInCount: .fractionInCount
    case .denominatorMissing: .denominatorMissing
    case .denominatorNotUsed: .denominatorNotUsed
    case .codeMissing: .codeMissing
    case .unknownUnit: .unknownUnit
    case .unknownMeasure: .unknownMeasure
    case .noDefinition: .noDefinition
    case .unitNotOpen: .unitNotOpen
    case .contradicted: .contradicted
    case .reasonBesideNumerator: .reasonBesideNumerator
    case .unknownStatus: .unknownStatus
    case .reasonNotACategory: .reasonNotACategory
    }
  }
}

/// The reasons of ``RowRejection`` without their facts.
public enum RejectionCode: String, CaseIterable, Hashable, Sendable {
  /// See ``RowRejection/ragged(expected:found:)``.
  case ragged
  /// See ``RowRejection/encoding(byteOffset:mayBeWindows1252:)``.
  case encoding
  /// See ``RowRejection/textAfterQuote``.
  case textAfterQuote
  /// See ``RowRejection/notADate(format:)``.
  case notADate
  /// See ``RowRejection/noSuchDay(format:)``.
  case noSuchDay
  /// See ``RowRejection/notAPeriodStart(_:)``.
  case notAPeriodStart
  /// See ``RowRejection/anotherWeekday(expected:period:)``.
  case anotherWeekday
  /// See ``RowRejection/future``.
  case future
  /// See ``RowRejection/notANumber``.
  case notANumber
  /// See ``RowRejection/notFinite``.
  case notFinite
  /// See ``RowRejection/negative``.
  case negative
  /// See ``RowRejection/numeratorAboveDenominator``.
  case numeratorAboveDenominator
  /// See ``RowRejection/numeratorWithoutDenominator``.
  case numeratorWithoutDenominator
  /// See ``RowRejection/fractionInCount``.
  case fractionInCount
  /// See ``RowRejection/denominatorMissing``.
  case denominatorMissing
  /// See ``RowRejection/denominatorNotUsed``.
  case denominatorNotUsed
  /// See ``RowRejection/codeMissing``.
  case codeMissing
  /// See ``RowRejection/unknownUnit(near:)``.
  case unknownUnit
  /// See ``RowRejection/unknownMeasure(near:)``.
  case unknownMeasure
  /// See ``RowRejection/noDefinition(period:)``.
  case noDefinition
  /// See ``RowRejection/unitNotOpen(opened:closed:)``.
  case unitNotOpen
  /// See ``RowRejection/contradicted(byLine:)``.
  case contradicted
  /// See ``RowRejection/reasonBesideNumerator``.
  case reasonBesideNumerator
  /// See ``RowRejection/unknownStatus``.
  case unknownStatus
  /// See ``RowRejection/reasonNotACategory``.
  case reasonNotACategory
}

/// A month of a year, as one integer, without time zone or locale.
///
/// ```swift
/// CalendarMonth(iso: "2024-12")?.adding(months: 1).description  // "2025-01"
/// ```
public struct CalendarMonth: Hashable, Comparable, Sendable {
  /// Months since the start of year 0: `year × 12 + month − 1`.
  public let index: Int32

  static let earliest = CalendarMonth(uncheckedIndex: 12)
  static let latest = CalendarMonth(uncheckedIndex: 9999 * 12 + 11)

  init(uncheckedIndex: Int32) {
    index = uncheckedIndex
  }

  /// Makes a month from its parts, or `nil` outside the years 1 to 9999 and months 1 to 12.
  public init?(year: Int, month: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12 else { return nil }
    index = Int32(year * 12 + month - 1)
  }

  /// Reads `YYYY-MM` exactly; anything else is `nil`.
  public init?(iso text: some StringProtocol) {
    guard let first = CalendarDate(iso: String(text) + "-01") else { return nil }
    self = first.calendarMonth
  }

  /// The year, 1 to 9999.
  public var year: Int { Int(index) / 12 }

  /// The month of the year, 1 to 12.
  public var month: Int { Int(index) % 12 + 1 }

  /// The number of days in the month, 28 to 31.
  public var length: Int { CalendarMonth.length(year: year, month: month) }

  /// The first day of the month.
  public var firstDay: CalendarDate {
    CalendarDate(
      uncheckedDayNumber: Int32(CalendarDate.dayNumber(year: year, month: month, day: 1))
    )
  }

  /// The last day of the month.
  public var lastDay: CalendarDate { firstDay.adding(days: length - 1) }

  /// The days of the month, first to last.
  public var days: ClosedRange<CalendarDate> { firstDay...lastDay }

  /// The month this many months later, or earlier for a negative number, held within the years 1
  /// to 9999.
  public func adding(months: Int) -> CalendarMonth {
    let (sum, overflow) = Int(index).addingReportingOverflow(months)
    let wanted = overflow ? (months > 0 ? Int.max : Int.min) : sum
    return CalendarMonth(
      uncheckedIndex: Int32(
        min(max(wanted, Int(CalendarMonth.earliest.index)), Int(CalendarMonth.latest.index))
      )
    )
  }

  /// How many months later `other` is; negative when it is earlier.
  public func months(to other: CalendarMonth) -> Int { Int(other.index) - Int(index) }

  /// Earlier months come first.
  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    left.index < right.index
  }

  static func length(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

extension CalendarMonth: CustomStringConvertible {
  /// The ISO form, `YYYY-MM`.
  public var description: String { padded(year, to: 4) + "-" + padded(month, to: 2) }
}

extension CalendarMonth: Strideable {
  /// The number of months to another month.
  public func distance(to other: CalendarMonth) -> Int { months(to: other) }

  /// The month `n` months on.
  public func advanced(by n: Int) -> CalendarMonth { adding(months: n) }
}

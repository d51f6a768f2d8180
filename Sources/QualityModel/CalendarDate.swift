/// A day of the proleptic Gregorian calendar, without time of day, time zone or locale.
///
/// The value is one integer, the number of days since 1970-01-01, so every value is a real day:
/// 30 February cannot be represented.
///
/// ```swift
/// let day = CalendarDate(iso: "2024-02-29")
/// day?.adding(months: 12).description  // "2025-02-28"
/// ```
///
/// Years run from 1 to 9999, the years ISO 8601 writes with four digits.
///
/// > Source: the conversions are H. Hinnant, *chrono-compatible low-level date algorithms*,
/// > `days_from_civil` and `civil_from_days`.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let dayNumber: Int32

  /// The earliest day, 0001-01-01.
  public static let earliest = CalendarDate(uncheckedDayNumber: -719_162)

  /// The latest day, 9999-12-31.
  public static let latest = CalendarDate(uncheckedDayNumber: 2_932_896)

  init(uncheckedDayNumber: Int32) {
    dayNumber = uncheckedDayNumber
  }

  /// Makes the day with this number, or `nil` outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard
      dayNumber >= Int(CalendarDate.earliest.dayNumber),
      dayNumber <= Int(CalendarDate.latest.dayNumber)
    else { return nil }
    self.dayNumber = Int32(dayNumber)
  }

  /// Makes a day from its parts, or `nil` when there is no such day (30 February, month 13).
  public init?(year: Int, month: Int, day: Int) {
    guard
      year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
      day <= CalendarMonth.length(year: year, month: month)
    else { return nil }
    dayNumber = Int32(CalendarDate.dayNumber(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD` exactly; anything else, spaces included, is `nil`.
  public init?(iso text: some StringProtocol) {
    var copy = String(text)
    let parsed = copy.withUTF8 { CalendarDate(isoBytes: UnsafeRawBufferPointer($0)) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads the ten bytes of `YYYY-MM-DD`; anything else is `nil`.
  package init?(isoBytes bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var year = 0
    for index in 0..<4 {
      guard let digit = decimalDigit(bytes[index]) else { return nil }
      year = year * 10 + digit
    }
    guard
      let monthTens = decimalDigit(bytes[5]), let monthOnes = decimalDigit(bytes[6]),
      let dayTens = decimalDigit(bytes[8]), let dayOnes = decimalDigit(bytes[9])
    else { return nil }
    self.init(year: year, month: monthTens * 10 + monthOnes, day: dayTens * 10 + dayOnes)
  }

  /// The year, 1 to 9999.
  public var year: Int { civil.year }

  /// The month of the year, 1 to 12.
  public var month: Int { civil.month }

  /// The day of the month, 1 to 31.
  public var day: Int { civil.day }

  /// The ISO day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let shifted = (Int(dayNumber) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The month the day lies in.
  public var calendarMonth: CalendarMonth {
    let parts = civil
    return CalendarMonth(uncheckedIndex: Int32(parts.year * 12 + parts.month - 1))
  }

  /// The day this many days later, or earlier for a negative number, held within the years 1 to
  /// 9999.
  public func adding(days: Int) -> CalendarDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    let wanted = overflow ? (days > 0 ? Int.max : Int.min) : sum
    let held = min(
      max(wanted, Int(CalendarDate.earliest.dayNumber)),
      Int(CalendarDate.latest.dayNumber)
    )
    return CalendarDate(uncheckedDayNumber: Int32(held))
  }

  /// The same day of the month this many months later; where that month is shorter, its last day.
  ///
  /// 2024-01-31 and one month gives 2024-02-29.
  public func adding(months: Int) -> CalendarDate {
    let parts = civil
    let month = CalendarMonth(uncheckedIndex: Int32(parts.year * 12 + parts.month - 1))
    let target = month.adding(months: months)
    // No month is shorter than 28 days.
    let day = parts.day <= 28 ? parts.day : min(parts.day, target.length)
    return CalendarDate(uncheckedDayNumber: target.firstDay.dayNumber + Int32(day - 1))
  }

  /// How many days later `other` is; negative when it is earlier.
  public func days(to other: CalendarDate) -> Int {
    Int(other.dayNumber) - Int(dayNumber)
  }

  /// Earlier days come first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The ISO form, `YYYY-MM-DD`.
  public var description: String {
    let parts = civil
    return padded(parts.year, to: 4) + "-" + padded(parts.month, to: 2) + "-"
      + padded(parts.day, to: 2)
  }
}

extension CalendarDate: Strideable {
  /// The number of days to another day.
  public func distance(to other: CalendarDate) -> Int { days(to: other) }

  /// The day `n` days on.
  public func advanced(by n: Int) -> CalendarDate { adding(days: n) }
}

@inline(__always)
func decimalDigit(_ byte: UInt8) -> Int? {
  byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil
}

func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

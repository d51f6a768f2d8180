/// A second of universal time, for "when we knew it".
public struct UTCTimestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int64

  /// Makes a timestamp from seconds since 1970.
  public init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Midnight at the start of a day.
  public init(startOf day: CalendarDate) {
    secondsSince1970 = Int64(day.dayNumber) * 86_400
  }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ` exactly; anything else is `nil`.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard
      bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = CalendarDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hours = UTCTimestamp.pair(bytes[11], bytes[12], below: 24),
      let minutes = UTCTimestamp.pair(bytes[14], bytes[15], below: 60),
      let seconds = UTCTimestamp.pair(bytes[17], bytes[18], below: 60)
    else { return nil }
    secondsSince1970 =
      Int64(day.dayNumber) * 86_400 + Int64(hours) * 3600 + Int64(minutes) * 60 + Int64(seconds)
  }

  /// The day of universal time it lies in.
  public var day: CalendarDate {
    CalendarDate.earliest.adding(days: dayNumber - Int(CalendarDate.earliest.dayNumber))
  }

  /// Earlier comes first.
  public static func < (left: UTCTimestamp, right: UTCTimestamp) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  private var dayNumber: Int {
    let quotient = secondsSince1970 / 86_400
    return Int(secondsSince1970 % 86_400 < 0 ? quotient - 1 : quotient)
  }

  private static func pair(_ tens: UInt8, _ ones: UInt8, below limit: Int) -> Int? {
    guard let tens = decimalDigit(tens), let ones = decimalDigit(ones) else { return nil }
    let number = tens * 10 + ones
    return number < limit ? number : nil
  }
}

extension UTCTimestamp: CustomStringConvertible {
  /// The ISO form, `YYYY-MM-DDTHH:MM:SSZ`.
  public var description: String {
    let rest = Int(secondsSince1970 - Int64(dayNumber) * 86_400)
    return "\(day)T" + padded(rest / 3600, to: 2) + ":" + padded(rest / 60 % 60, to: 2) + ":"
      + padded(rest % 60, to: 2) + "Z"
  }
}

/// The knowledge a question is asked with: everything recorded, or what was recorded by the end of
/// a day.
public enum AsOf: Hashable, Sendable {
  /// Everything recorded so far.
  case now
  /// What was recorded on or before this day, in universal time.
  case date(CalendarDate)
}

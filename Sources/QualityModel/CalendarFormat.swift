/// A stated way of writing dates: a small subset of the C library's `strptime`, English names only.
///
/// | Directive | Reads | Prints |
/// |---|---|---|
/// | `%Y` | four digits | four digits |
/// | `%y` | two digits: 69–99 are 1969–1999, 00–68 are 2000–2068 | two digits |
/// | `%m` | one or two digits, 1–12 | two digits |
/// | `%d` | one or two digits, 1–31 | two digits |
/// | `%b` | Jan … Dec, in any case | Jan … Dec |
/// | `%B` | January … December, in any case | January … December |
/// | `%%` | a percent sign | a percent sign |
///
/// Everything else stands for itself. A format needs a year and a month; without a day it means
/// the first of the month. Where two directives stand side by side (`%Y%m%d`) their numbers have two
/// digits. The whole text must match.
///
/// ```swift
/// let format = try CalendarFormat("%b-%y")
/// format.date(from: "Apr-22")?.description  // "2022-04-01"
/// ```
public struct CalendarFormat: Hashable, Sendable {
  /// The format as it was stated, `%Y-%m-%d` for ``iso``.
  public let pattern: String

  let elements: [Element]

  enum Element: Hashable, Sendable {
    case literal(UInt8)
    case year
    case shortYear
    case month(exactly2: Bool)
    case day(exactly2: Bool)
    case shortMonthName
    case longMonthName
  }

  /// ISO 8601, `%Y-%m-%d`: the only format that is read without being stated.
  public static let iso = CalendarFormat(
    pattern: "%Y-%m-%d",
    elements: [
      .year, .literal(0x2D), .month(exactly2: true), .literal(0x2D), .day(exactly2: true),
    ]
  )

  private init(pattern: String, elements: [Element]) {
    self.pattern = pattern
    self.elements = elements
  }

  /// Makes a format from a pattern.
  ///
  /// - Throws: ``CalendarFormatError`` for an unknown or repeated directive, or a pattern without
  ///   a year or a month.
  public init(_ pattern: String) throws(CalendarFormatError) {
    if pattern == CalendarFormat.iso.pattern {
      self = .iso
      return
    }
    var elements: [Element] = []
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var followsDirective = false
    let bytes = Array(pattern.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x25 else {
        elements.append(.literal(bytes[index]))
        followsDirective = false
        index += 1
        continue
      }
      guard index + 1 < bytes.count else {
        throw .unknownDirective(pattern: pattern, directive: "%")
      }
      let letter = bytes[index + 1]
      let adjoins =
        followsDirective
        || index + 3 < bytes.count && bytes[index + 2] == 0x25 && bytes[index + 3] != 0x25
      let directive = "%" + String(decoding: [letter], as: UTF8.self)
      switch letter {
      case 0x25: elements.append(.literal(0x25))
      case UInt8(ascii: "Y"), UInt8(ascii: "y"):
        guard !hasYear else { throw .repeatedDirective(pattern: pattern, directive: directive) }
        hasYear = true
        elements.append(letter == UInt8(ascii: "Y") ? .year : .shortYear)
      case UInt8(ascii: "m"), UInt8(ascii: "b"), UInt8(ascii: "B"):
        guard !hasMonth else { throw .repeatedDirective(pattern: pattern, directive: directive) }
        hasMonth = true
        if letter == UInt8(ascii: "m") {
          elements.append(.month(exactly2: adjoins))
        } else {
          elements.append(letter == UInt8(ascii: "b") ? .shortMonthName : .longMonthName)
        }
      case UInt8(ascii: "d"):
        guard !hasDay else { throw .repeatedDirective(pattern: pattern, directive: directive) }
        hasDay = true
        elements.append(.day(exactly2: adjoins))
      default:
        throw .unknownDirective(pattern: pattern, directive: directive)
      }
      followsDirective = letter != 0x25
      index += 2
    }
    guard hasYear else { throw .noYear(pattern: pattern) }
    guard hasMonth else { throw .noMonth(pattern: pattern) }
    self.init(pattern: pattern, elements: elements)
  }

  /// Reads a date that matches the format from its first to its last character, else `nil`.
  public func date(from text: some StringProtocol) -> CalendarDate? {
    var copy = String(text)
    return copy.withUTF8 { date(fromUTF8: UnsafeRawBufferPointer($0)) }
  }

  /// Reads a date from UTF-8 bytes without making a `String`.
  package func date(fromUTF8 bytes: UnsafeRawBufferPointer) -> CalendarDate? {
    if self == .iso { return CalendarDate(isoBytes: bytes) }
    guard let parts = parts(ofUTF8: bytes) else { return nil }
    return CalendarDate(year: parts.year, month: parts.month, day: parts.day)
  }

  /// Whether the bytes are written in the format, be there such a day or not: `31/02/2024` is
  /// written as `%d/%m/%Y`.
  package func isWritten(inUTF8 bytes: UnsafeRawBufferPointer) -> Bool {
    parts(ofUTF8: bytes) != nil
  }

  /// The numbers that stand where the format has its directives, unchecked.
  private func parts(
    ofUTF8 bytes: UnsafeRawBufferPointer
  ) -> (year: Int, month: Int, day: Int)? {
    var position = 0
    var year = 0
    var month = 0
    var day = 1
    for element in elements {
      switch element {
      case .literal(let byte):
        guard position < bytes.count, bytes[position] == byte else { return nil }
        position += 1
      case .year:
        guard let number = number(in: bytes, at: &position, from: 4, to: 4) else { return nil }
        year = number
      case .shortYear:
        guard let number = number(in: bytes, at: &position, from: 2, to: 2) else { return nil }
        // The rule of POSIX strptime.
        year = number >= 69 ? 1900 + number : 2000 + number
      case .month(let exactly2):
        guard let number = number(in: bytes, at: &position, from: exactly2 ? 2 : 1, to: 2) else {
          return nil
        }
        month = number
      case .day(let exactly2):
        guard let number = number(in: bytes, at: &position, from: exactly2 ? 2 : 1, to: 2) else {
          return nil
        }
        day = number
      case .shortMonthName:
        guard let number = monthName(in: bytes, at: &position, short: true) else { return nil }
        month = number
      case .longMonthName:
        guard let number = monthName(in: bytes, at: &position, short: false) else { return nil }
        month = number
      }
    }
    guard position == bytes.count else { return nil }
    return (year, month, day)
  }

  /// Prints a date in this format.
  public func string(from date: CalendarDate) -> String {
    var text: [UInt8] = []
    for element in elements {
      switch element {
      case .literal(let byte): text.append(byte)
      case .year: text += padded(date.year, to: 4).utf8
      case .shortYear: text += padded(date.year % 100, to: 2).utf8
      case .month: text += padded(date.month, to: 2).utf8
      case .day: text += padded(date.day, to: 2).utf8
      case .shortMonthName: text += englishMonths[date.month - 1].utf8.prefix(3)
      case .longMonthName: text += englishMonths[date.month - 1].utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func number(
    in bytes: UnsafeRawBufferPointer,
    at position: inout Int,
    from fewest: Int,
    to most: Int
  ) -> Int? {
    var number = 0
    var count = 0
    while count < most, position < bytes.count, let digit = decimalDigit(bytes[position]) {
      number = number * 10 + digit
      count += 1
      position += 1
    }
    return count >= fewest ? number : nil
  }

  private func monthName(
    in bytes: UnsafeRawBufferPointer,
    at position: inout Int,
    short: Bool
  ) -> Int? {
    for (index, name) in englishMonths.enumerated() {
      let letters = short ? Array(name.utf8.prefix(3)) : Array(name.utf8)
      guard position + letters.count <= bytes.count else { continue }
      let matches = letters.indices.allSatisfy {
        // Month names are ASCII letters, so bit 5 is the whole difference of case.
        bytes[position + $0] | 0x20 == letters[$0] | 0x20
      }
      if matches {
        position += letters.count
        return index + 1
      }
    }
    return nil
  }
}

let englishMonths = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]

/// What is wrong with the pattern of a ``CalendarFormat``.
public enum CalendarFormatError: Error, Hashable, Sendable {
  /// A directive outside the subset, `%H` for example.
  case unknownDirective(pattern: String, directive: String)
  /// The year, month or day stands twice.
  case repeatedDirective(pattern: String, directive: String)
  /// Neither `%Y` nor `%y`.
  case noYear(pattern: String)
  /// None of `%m`, `%b` and `%B`.
  case noMonth(pattern: String)
}

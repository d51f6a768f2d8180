/// The number by which the health services of the United Kingdom know a patient: ten digits, the
/// last of which checks the others.
///
/// Scotland's CHI numbers and Northern Ireland's Health and Care numbers are made by the same rule and
/// are found too. A number that passes the check may still have been given to nobody; of ten digits
/// taken at random about one in eleven passes.
///
/// > Source: NHS Data Dictionary, *NHS Number*: the digits weighted 10 down to 2, summed, modulo 11,
/// > taken from 11; 11 stands for 0, and a number that would need 10 is never issued.
public struct NHSNumber: Hashable, Sendable, CustomStringConvertible {
  /// The ten digits, in ASCII and without anything between them.
  public let digits: String

  /// The number that a text writes; nil unless it is one and nothing else.
  ///
  /// Ten digits in one run, or in groups as ``ranges(in:)`` finds them, with white space before and
  /// after.
  public init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }),
      let (end, digits) = Self.written(in: scalars, at: first), end == last + 1
    else { return nil }
    self.init(checking: digits)
  }

  /// The number of ten digits; nil when there are more or fewer, or the last does not check the others.
  public init?(checking digits: [Int]) {
    guard digits.count == 10, digits.allSatisfy({ (0...9).contains($0) }),
      Self.checkDigit(for: digits.prefix(9)) == digits[9]
    else { return nil }
    self.digits = digits.map(String.init).joined()
  }

  /// The digit that checks nine others; nil when they cannot be the beginning of a number.
  public static func checkDigit(for nine: some Collection<Int>) -> Int? {
    guard nine.count == 9 else { return nil }
    let sum = zip(nine, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
    let digit = 11 - sum % 11
    return digit == 11 ? 0 : digit == 10 ? nil : digit
  }

  /// The number as it is printed on letters: 943 476 5919.
  public var description: String {
    "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.suffix(4))"
  }

  /// Whether a text holds what looks like an NHS number.
  public static func occurs(in text: String) -> Bool {
    // Most texts have too few digits, and this is asked about every line a person types.
    guard text.unicodeScalars.lazy.filter(isDigit).prefix(10).count == 10 else { return false }
    return !occurrences(in: Array(text.unicodeScalars)).isEmpty
  }

  /// Where a text holds what looks like an NHS number, from the first to the last.
  ///
  /// Digits of any script count, full-width ones too. They stand in one run of exactly ten, or in
  /// groups of three, three and four with one or two spaces, hyphens or points between, or in up to
  /// five groups of any length with one or two spaces between. The fraction of a decimal number is
  /// none, and neither is a day with its time.
  ///
  /// - Complexity: O(*n*).
  public static func ranges(in text: String) -> [Range<String.Index>] {
    let found = occurrences(in: Array(text.unicodeScalars))
    guard !found.isEmpty else { return [] }
    let indices = Array(text.unicodeScalars.indices) + [text.endIndex]
    return found.map { indices[$0.range.lowerBound]..<indices[$0.range.upperBound] }
  }

  /// The numbers that characters write, as ``ranges(in:)`` finds them, and between which places.
  ///
  /// - Complexity: O(*n*).
  public static func occurrences(
    in scalars: [Unicode.Scalar]
  ) -> [(range: Range<Int>, number: NHSNumber)] {
    var found: [(range: Range<Int>, number: NHSNumber)] = []
    var position = 0
    while position < scalars.count {
      if isDigit(scalars[position]), let (end, digits) = written(in: scalars, at: position),
        let number = NHSNumber(checking: digits)
      {
        found.append((position..<end, number))
        position = end
      } else {
        position += 1
      }
    }
    return found
  }

  /// Ten digits that begin at a place, in either form, and the place after them.
  private static func written(
    in scalars: [Unicode.Scalar],
    at start: Int
  ) -> (end: Int, digits: [Int])? {
    number(in: scalars, at: start) ?? spaced(in: scalars, at: start)
  }

  /// Ten digits in groups with nothing but spaces between and no further group beside them.
  private static func spaced(
    in scalars: [Unicode.Scalar],
    at start: Int
  ) -> (end: Int, digits: [Int])? {
    guard digit(scalars[start]) != nil, !isGroup(in: scalars, before: start) else { return nil }
    var digits = DigitRun()
    var groups = 1
    var place = start
    while digits.count < 10 {
      if digits.count > 0, let after = space(in: scalars, at: place) {
        groups += 1
        place = after
      }
      guard groups <= 5, place < scalars.count, let digit = digit(scalars[place]) else {
        return nil
      }
      digits.append(digit)
      place += 1
    }
    if place < scalars.count, digit(scalars[place]) != nil { return nil }
    guard space(in: scalars, at: place) == nil else { return nil }
    if place + 1 < scalars.count, isSeparator(scalars[place]) || scalars[place] == ":",
      digit(scalars[place + 1]) != nil
    {
      return nil
    }
    return (place, digits.digits)
  }

  /// Whether a digit stands before a place, with or without something between the two.
  private static func isGroup(in scalars: [Unicode.Scalar], before start: Int) -> Bool {
    var place = start - 1
    while place >= 0, place >= start - 2, isSeparator(scalars[place]) { place -= 1 }
    return place >= 0 && digit(scalars[place]) != nil
  }

  /// The place after one or two spaces, where a digit must stand.
  private static func space(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard let after = separator(in: scalars, at: start),
      scalars[start..<after].allSatisfy({ $0.properties.isWhitespace })
    else { return nil }
    return after
  }

  /// Ten digits that begin at a place and belong to no longer number, and the place after them.
  private static func number(
    in scalars: [Unicode.Scalar],
    at start: Int
  ) -> (end: Int, digits: [Int])? {
    guard digit(scalars[start]) != nil else { return nil }
    if start > 0, digit(scalars[start - 1]) != nil { return nil }
    if start > 1, scalars[start - 1] == ".", digit(scalars[start - 2]) != nil { return nil }
    var digits = DigitRun()
    var place = start
    var isGrouped = false
    while place < scalars.count, digits.count < 10 {
      let isBetweenGroups = digits.count == 3 || (digits.count == 6 && isGrouped)
      if isBetweenGroups, let after = separator(in: scalars, at: place) {
        isGrouped = true
        place = after
      } else if isGrouped && isBetweenGroups {
        return nil
      }
      guard let digit = digit(scalars[place]) else { return nil }
      digits.append(digit)
      place += 1
    }
    guard digits.count == 10 else { return nil }
    if place < scalars.count, digit(scalars[place]) != nil { return nil }
    if place + 1 < scalars.count, scalars[place] == ".", digit(scalars[place + 1]) != nil {
      return nil
    }
    return (place, digits.digits)
  }

  /// The place after one or two separators, where a digit must stand.
  private static func separator(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    var place = start
    while place < scalars.count, place < start + 2, isSeparator(scalars[place]) { place += 1 }
    guard place > start, place < scalars.count, digit(scalars[place]) != nil else { return nil }
    return place
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || scalar == "-" || scalar == "." || scalar == "\t" }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .dashPunctuation: return true
    default: return scalar == "\u{2212}" || scalar == "\u{AD}"
    }
  }

  /// Whether a character is a decimal digit of any script.
  public static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    // What charts and tables are drawn with, and most letters of Europe: asking the tables of Unicode
    // about each takes longer than all the rest.
    if scalar.value < 0x0660 || (0x2000..<0x3000).contains(scalar.value) { return false }
    return scalar.properties.numericType == .decimal
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil }
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }
}

/// Up to ten digits, read one by one: most that begin are no number, and an array of each would be made in
/// vain.
private struct DigitRun {
  private var value = 0
  private(set) var count = 0

  mutating func append(_ digit: Int) {
    value = value * 10 + digit
    count += 1
  }

  var digits: [Int] {
    var rest = value
    var found: [Int] = []
    for _ in 0..<count {
      found.append(rest % 10)
      rest /= 10
    }
    return found.reversed()
  }
}

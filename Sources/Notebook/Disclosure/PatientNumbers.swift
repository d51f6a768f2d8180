internal import QualityModel

/// The NHS numbers of a text, and the text without them.
///
/// Ten digits whose last checks the others, however they are grouped (``NHSNumber/ranges(in:)``), are a number,
/// unless what stands around them says that they are something else: part of a hash, a UUID or base64, a
/// time in seconds that is called so, an amount of money, bytes, or a telephone number with its country.
struct PatientNumbers {
  /// What stands in a number's stead: also in code, where it is a name that nothing has.
  static let inStead = "NHS_number_removed"

  /// The text without the numbers; nil where one lies across parts that cannot be taken apart.
  let text: String?
  /// The digits of each that was found.
  let numbers: [String]

  init(in text: String, _ form: SeenText.Form) {
    guard Self.mayHoldNumber(text, form) else {
      (self.text, numbers) = (text, [])
      return
    }
    let written = Array(text.unicodeScalars)
    let seen = SeenText(written, form)
    var found: [(range: Range<Int>, digits: String)] = []
    var isTorn = false
    for (range, digits) in Self.numbers(in: seen) {
      let source =
        seen.sources[range.lowerBound]
        .lowerBound..<seen.sources[range.upperBound - 1]
        .upperBound
      // Between the digits lies a tag, which must stay: or an inline one, which was not seen.
      let isWhole =
        seen.marks[range].allSatisfy { $0 != .tagBreak }
        && (form != .markup || !written[source].contains("<"))
      if isWhole { found.append((source, digits)) } else { isTorn = true }
      if !isWhole { found.append((source.lowerBound..<source.lowerBound, digits)) }
    }
    for attribute in seen.attributes {
      let value = SeenText(Array(written[attribute]), .words)
      for (range, digits) in Self.numbers(in: value) {
        let begin = attribute.lowerBound + value.sources[range.lowerBound].lowerBound
        let end = attribute.lowerBound + value.sources[range.upperBound - 1].upperBound
        found.append((begin..<end, digits))
      }
    }
    numbers = found.map(\.digits)
    self.text = isTorn ? nil : found.isEmpty ? text : Self.replaced(written, found.map(\.range))
  }

  /// Whether ten digits may follow each other with nothing but blanks and signs between; asked of every text,
  /// and so of its bytes.
  ///
  /// Letters end a number, and so do three blanks on a line and what charts and tables are drawn with.
  /// Any other character beyond ASCII may be a blank, a dash or a digit, and in markup a tag or an
  /// entity may be.
  private static func mayHoldNumber(_ text: String, _ form: SeenText.Form) -> Bool {
    var digits = 0
    var blanks = 0
    var text = text
    return text.withUTF8 { bytes in
      for (place, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          digits = blanks > 2 && form != .markup ? 1 : digits + 1
          blanks = 0
          if digits == 10 { return true }
        case UInt8(ascii: "&") where form == .markup: return true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "."):
          blanks += 1
        // The indent of the next line goes with its end.
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0B, 0x0C: blanks = -1_000_000
        // From U+2500 to U+25FF.
        case 0xE2 where place + 1 < bytes.count && (0x94...0x97).contains(bytes[place + 1]):
          digits = 0
        // The rest of a character, a blank or a dash, a sign of Europe's languages.
        case 0x80..<0xD9, 0xE2: break
        case 0x80...: return true
        default: if form != .markup { digits = 0 }
        }
      }
      return false
    }
  }

  private static func replaced(_ written: [Unicode.Scalar], _ ranges: [Range<Int>]) -> String {
    var text = String.UnicodeScalarView()
    var place = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= place else { continue }
      text.append(contentsOf: written[place..<range.lowerBound])
      text.append(contentsOf: inStead.unicodeScalars)
      place = range.upperBound
    }
    text.append(contentsOf: written[place...])
    return String(text)
  }

  /// The numbers of each line, and those that go on from one line to the next.
  private static func numbers(in seen: SeenText) -> [(Range<Int>, digits: String)] {
    let broken = zip(seen.scalars, seen.marks).map { scalar, mark in
      mark == .lineBreak || mark == .tagBreak ? "\u{0}" : scalar
    }
    let within = numbers(in: broken, seen) { _ in true }
    guard broken != seen.scalars else { return within }
    return within
      + numbers(in: seen.scalars, seen) { range in
        isPrinted(seen, range)
          && seen.marks[range].contains { $0 == .lineBreak || $0 == .tagBreak }
      }
  }

  private static func numbers(
    in scalars: [Unicode.Scalar],
    _ seen: SeenText,
    where isTaken: (Range<Int>) -> Bool
  ) -> [(Range<Int>, digits: String)] {
    NHSNumber.occurrences(in: scalars).compactMap { range, number in
      guard isTaken(range),
        !NumberSurroundings(scalars: seen.scalars, range: range).isSomethingElse
      else { return nil }
      return (range, number.digits)
    }
  }

  /// Whether the groups are those of a letter, 3-3-4: only such a number goes on on the next line.
  private static func isPrinted(_ seen: SeenText, _ range: Range<Int>) -> Bool {
    var groups: [Int] = []
    var isInGroup = false
    for scalar in seen.scalars[range] {
      let isDigit = NHSNumber.isDigit(scalar)
      if isDigit, isInGroup { groups[groups.count - 1] += 1 }
      if isDigit, !isInGroup { groups.append(1) }
      isInGroup = isDigit
    }
    return groups == [3, 3, 4]
  }
}

/// What stands around ten digits.
struct NumberSurroundings {
  let scalars: [Unicode.Scalar]
  let range: Range<Int>

  /// Whether it says that they are no number of a patient.
  var isSomethingElse: Bool {
    guard range.count == 10 else { return isAfterCountry }
    return isMoneyOrSize || isAfterCountry || isTime || isWithinCode
  }

  private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// £ before it, or bytes and parts of seconds after it.
  private var isMoneyOrSize: Bool {
    var before = range.lowerBound - 1
    if before >= 0, scalars[before] == " " { before -= 1 }
    if before >= 0, scalars[before].properties.generalCategory == .currencySymbol { return true }
    let after = text(range.upperBound..<min(range.upperBound + 14, scalars.count))
    let word = after.drop { $0 == " " }.prefix { $0.isLetter || $0 == "%" }.lowercased()
    return ["bytes", "ns", "ms", "µs", "nanoseconds", "milliseconds", "seconds", "%"].contains(word)
  }

  /// After the number of a country, as in `+44 7700900123`, and so part of a telephone number.
  private var isAfterCountry: Bool {
    var place = range.lowerBound - 1
    if place >= 0, scalars[place] == " " { place -= 1 }
    var digits = 0
    while place >= 0, ("0"..."9").contains(scalars[place]) {
      digits += 1
      place -= 1
    }
    return (1...3).contains(digits) && place >= 0 && scalars[place] == "+"
  }

  /// Seconds since 1970, where they are called a time: `timestamp = 1731628800`.
  private var isTime: Bool {
    guard let number = Int(text(range)), (946_684_800..<4_102_444_800).contains(number) else {
      return false
    }
    let before = text(max(0, range.lowerBound - 32)..<range.lowerBound)
    guard let mark = before.lastIndex(where: { $0 == ":" || $0 == "=" }),
      before[before.index(after: mark)...].allSatisfy({ $0 == " " || $0 == "\"" || $0 == "'" })
    else { return false }
    let head = before[..<mark].reversed().drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "]" }
    let name = String(head.prefix { $0.isLetter || $0 == "_" }.reversed())
    return Self.isNameOfTime(name)
  }

  /// Whether a name is that of a moment.
  static func isNameOfTime(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["time", "timestamp", "epoch", "unix", "iat", "exp", "nbf"].contains(name)
      || ["_at", "_time", "mtime", "ctime", "atime", "timestamp"].contains { name.hasSuffix($0) }
  }

  /// In the midst of a hash or of base64.
  private var isWithinCode: Bool {
    var (begin, end) = (range.lowerBound, range.upperBound)
    while begin > 0, isLetterOrDigit(scalars[begin - 1]) || scalars[begin - 1] == "+" { begin -= 1 }
    while end < scalars.count, isLetterOrDigit(scalars[end]) || scalars[end] == "+" { end += 1 }
    let around = Array(scalars[begin..<range.lowerBound]) + Array(scalars[range.upperBound..<end])
    let lower = around.filter { ("a"..."z").contains($0) }.count
    let upper = around.filter { ("A"..."Z").contains($0) }.count
    let digits = around.filter { ("0"..."9").contains($0) }.count
    let isHex = around.allSatisfy(Self.isHexDigit)
    // A hash has letters of one size, and so many of them that it is no name with a number after it.
    if isHex, around.count >= 6, digits > 0, lower + upper >= 3, lower == 0 || upper == 0 {
      return true
    }
    return isWithinUUID || (around.count >= 12 && lower > 1 && upper > 1 && digits > 0)
  }

  private static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
  }

  /// In the midst of a UUID: 32 digits in groups.
  private var isWithinUUID: Bool {
    var (begin, end) = (range.lowerBound, range.upperBound)
    func belongs(_ place: Int) -> Bool { Self.isHexDigit(scalars[place]) || scalars[place] == "-" }
    while begin > 0, belongs(begin - 1) { begin -= 1 }
    while end < scalars.count, belongs(end) { end += 1 }
    let groups = scalars[begin..<end].split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
  }
}

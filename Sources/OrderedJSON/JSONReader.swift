extension JSONValue {
  /// Reads a text of JSON (RFC 8259).
  ///
  /// Half of a surrogate pair in an escape becomes U+FFFD: no text of ours can hold it.
  ///
  /// - Parameter bytes: The text in UTF-8; a byte order mark at its start is passed over.
  /// - Throws: ``JSONError`` with the place of the first byte that does not fit.
  package init(reading bytes: some Collection<UInt8>) throws(JSONError) {
    var reader = JSONReader(Array(bytes))
    self = try reader.document()
  }

  /// Reads a text of JSON.
  package init(reading text: String) throws(JSONError) { try self.init(reading: text.utf8) }

  /// Reads the value at the beginning of a text that goes on after it.
  ///
  /// - Returns: The value, and what follows it.
  package static func first(of text: Substring) throws(JSONError) -> (JSONValue, rest: Substring) {
    var reader = JSONReader(Array(text.utf8))
    let value = try reader.first()
    return (value, text[text.utf8.index(text.startIndex, offsetBy: reader.place)...])
  }
}

/// Reads one value from bytes.
private struct JSONReader {
  private let bytes: [UInt8]
  private(set) var place = 0
  private var depth = 0

  /// Values lie within each other at most so deep: a hostile file must not use up the stack.
  private static let deepest = 256

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    skipSpace()
    let value = try value()
    skipSpace()
    guard place == bytes.count else { throw error(.trailing) }
    return value
  }

  mutating func first() throws(JSONError) -> JSONValue { try value() }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard place < bytes.count else { throw error(.endsEarly) }
    switch bytes[place] {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try descend()
    defer { depth -= 1 }
    var members: [JSONObject.Member] = []
    place += 1
    skipSpace()
    if take("}") { return JSONObject(members) }
    while true {
      guard place < bytes.count else { throw error(.endsEarly) }
      guard bytes[place] == UInt8(ascii: "\"") else { throw unexpected() }
      let name = try string()
      skipSpace()
      guard take(":") else { throw unexpected() }
      skipSpace()
      members.append(JSONObject.Member(name: name, value: try value()))
      skipSpace()
      if take("}") { return JSONObject(members) }
      guard take(",") else { throw unexpected() }
      skipSpace()
    }
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try descend()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    place += 1
    skipSpace()
    if take("]") { return elements }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw unexpected() }
      skipSpace()
    }
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    if depth > Self.deepest { throw error(.tooDeep(Self.deepest)) }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.utf8 {
      guard place < bytes.count else { throw error(.endsEarly) }
      guard bytes[place] == byte else { throw unexpected() }
      place += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = place
    _ = take("-")
    // A leading zero stands alone.
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return JSONNumber(verified: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    guard place < bytes.count else { throw error(.endsEarly) }
    guard isDigit(bytes[place]) else { throw unexpected() }
    while place < bytes.count, isDigit(bytes[place]) { place += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var text: [UInt8] = []
    let first = place
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          place = first
          throw error(.notUTF8)
        }
        place += 1
        return string
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw error(.controlCharacter)
      default:
        let start = place
        repeat { place += 1 } while place < bytes.count && isPlain(bytes[place])
        text.append(contentsOf: bytes[start..<place])
      }
    }
    throw error(.endsEarly)
  }

  /// Whether a byte stands for itself in quotes.
  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    place += 1
    guard place < bytes.count else { throw error(.endsEarly) }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
    default:
      place -= 1
      throw error(.badEscape)
    }
  }

  /// The character of `\uXXXX`, or of two of them that make a pair.
  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let unit = try fourDigits()
    if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
    guard (0xD800..<0xDC00).contains(unit), place + 1 < bytes.count,
      bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let before = place
    place += 2
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second) else {
      place = before
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard place < bytes.count else { throw error(.endsEarly) }
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue, bytes[place] < 0x80
      else { throw error(.badEscape) }
      value = value << 4 | UInt16(digit)
      place += 1
    }
    return value
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: scalar) else { return false }
    place += 1
    return true
  }

  private func unexpected() -> JSONError {
    guard place < bytes.count else { return error(.endsEarly) }
    let byte = bytes[place]
    return error(.unexpected(byte < 0x80 ? String(Unicode.Scalar(byte)) : "byte \(byte)"))
  }

  private func error(_ reason: JSONError.Reason) -> JSONError {
    let before = bytes[..<min(place, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(reason: reason, line: line, column: place - start + 1)
  }
}

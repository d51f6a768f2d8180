/// Why a file holds no list of records in JSON.
public enum JSONProblem: Hashable, Sendable {
  /// Something else stands where a list of objects, or one of its objects, should begin.
  case notAList
  /// A field's value is a list or an object itself.
  case nested(field: String)
  /// An object names a field twice.
  case repeated(field: String)
  /// Text that is not UTF-8, or holds an escape that JSON does not have.
  case notText
  /// What stands there is no JSON.
  case malformed
  /// The text ends within the list.
  case cutShort
}

/// Reads a list of flat objects from JSON, object by object.
///
/// Numbers and truths are given as they are written, so that nothing is rounded on the way; a field
/// whose value is `null` is one without a value.
///
/// > Source: RFC 8259, *The JavaScript Object Notation (JSON) Data Interchange Format* (2017).
struct JSONObjectReader {
  /// What was wrong, and on which line.
  struct Failure: Error {
    let problem: JSONProblem
    let line: Int
  }

  /// One object: its fields in the order in which they stand.
  struct Object {
    let line: Int
    let fields: [(name: String, value: String?)]
  }

  private let bytes: [UInt8]
  /// The place of the byte that is read next.
  private(set) var position = 0
  private var line = 1
  private var isBegun = false
  private var isEnded = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next object; `nil` after the last.
  mutating func next() throws(Failure) -> Object? {
    if isEnded { return nil }
    if !isBegun {
      isBegun = true
      guard try peek() == UInt8(ascii: "[") else { throw failure(.notAList) }
      position += 1
      if try peek() == UInt8(ascii: "]") { return try end() }
    } else {
      switch try peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"): return try end()
      default: throw failure(.malformed)
      }
    }
    guard try peek() == UInt8(ascii: "{") else { throw failure(.notAList) }
    return try object()
  }

  /// Nothing but white space follows the list.
  private mutating func end() throws(Failure) -> Object? {
    position += 1
    skipSpace()
    guard position == bytes.count else { throw failure(.malformed) }
    isEnded = true
    return nil
  }

  private mutating func object() throws(Failure) -> Object {
    let first = line
    position += 1
    var fields: [(name: String, value: String?)] = []
    if try peek() == UInt8(ascii: "}") {
      position += 1
      return Object(line: first, fields: [])
    }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw failure(.malformed) }
      let name = try string()
      guard !fields.contains(where: { $0.name == name }) else {
        throw failure(.repeated(field: name))
      }
      guard try peek() == UInt8(ascii: ":") else { throw failure(.malformed) }
      position += 1
      fields.append((name, try value(of: name)))
      switch try peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return Object(line: first, fields: fields)
      default: throw failure(.malformed)
      }
    }
  }

  private mutating func value(of field: String) throws(Failure) -> String? {
    switch try peek() {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "["), UInt8(ascii: "{"): throw failure(.nested(field: field))
    default: break
    }
    let start = position
    while position < bytes.count, Self.isOfWord(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return nil
    case "true", "false": return word
    default:
      guard Self.isNumber(bytes[start..<position]) else { throw failure(.malformed) }
      return word
    }
  }

  /// A text in quotes, of which the first is read next.
  private mutating func string() throws(Failure) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else { throw failure(.notText) }
        return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw failure(.notText)
      default: text.append(byte)
      }
    }
    throw failure(.cutShort)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard position < bytes.count else { throw failure(.cutShort) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(try escapedScalar()).utf8)
    default: throw failure(.notText)
    }
  }

  /// The character of `\u` and four digits, or of two of these that are one character together.
  private mutating func escapedScalar() throws(Failure) -> Character {
    let first = try hexadecimal()
    var code = UInt32(first)
    if UTF16.isLeadSurrogate(first) {
      guard bytes[position...].starts(with: Array("\\u".utf8)) else { throw failure(.notText) }
      position += 2
      let second = try hexadecimal()
      guard UTF16.isTrailSurrogate(second) else { throw failure(.notText) }
      code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure(.notText) }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Failure) -> UInt16 {
    guard position + 4 <= bytes.count else { throw failure(.cutShort) }
    var code: UInt16 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(.notText)
      }
      code = code << 4 + UInt16(digit)
    }
    position += 4
    return code
  }

  /// The next byte that is no white space.
  private mutating func peek() throws(Failure) -> UInt8 {
    skipSpace()
    guard position < bytes.count else { throw failure(.cutShort) }
    return bytes[position]
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      position += 1
    }
  }

  private func failure(_ problem: JSONProblem) -> Failure { Failure(problem: problem, line: line) }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a word is a number as JSON writes them: no leading zeros, no bare points.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    func dropDigits() -> Bool {
      guard isDigit(rest.first) else { return false }
      rest = rest.drop { isDigit($0) }
      return true
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let count = rest.count
    guard dropDigits(), !startsWithZero || count - rest.count == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard dropDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard dropDigits() else { return false }
    }
    return rest.isEmpty
  }
}

/// A word, text, number or sign of Lua source, and where it stands.
struct LuaToken: Equatable {
  enum Kind: Equatable {
    case name, keyword, string, number, sign
    /// A character that means nothing in Lua outside quotes and comments.
    case foreign
  }

  let kind: Kind
  /// The token as it is written, quotes included.
  let text: String
  /// Its place in the source, in UTF-8 bytes.
  let range: Range<Int>

  func isWord(_ words: String...) -> Bool { kind == .keyword && words.contains(text) }
  func isSign(_ signs: String...) -> Bool { kind == .sign && signs.contains(text) }
}

/// Cuts Lua source into tokens; white space and comments stand between them.
///
/// What does not compile is read as far as it goes: an open quote ends with its line, an open long
/// bracket with the text.
struct LuaScanner {
  private let bytes: [UInt8]
  private var place = 0

  static func tokens(of source: String) -> [LuaToken] {
    var scanner = LuaScanner(bytes: Array(source.utf8))
    var tokens: [LuaToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8? {
    bytes.indices.contains(place + offset) ? bytes[place + offset] : nil
  }

  private mutating func next() -> LuaToken? {
    skipSpace()
    guard let first = byte() else { return nil }
    let start = place
    var kind = LuaToken.Kind.sign
    if Self.isLetter(first) {
      while let next = byte(), Self.isLetter(next) || Self.isDigit(next) { place += 1 }
      kind = .name
    } else if Self.isDigit(first)
      || (first == UInt8(ascii: ".") && byte(1).map(Self.isDigit) == true)
    {
      skipNumber()
      kind = .number
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      skipQuoted(first)
      kind = .string
    } else if first == UInt8(ascii: "["), let level = longBracket() {
      skipLong(level)
      kind = .string
    } else if first >= 0x80 {
      place += 1
      while let next = byte(), next & 0xC0 == 0x80 { place += 1 }
      kind = .foreign
    } else {
      place += Self.signs.first { hasPrefix($0) }?.utf8.count ?? 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if kind == .name, LuaTokens.keywords.contains(text) { kind = .keyword }
    return LuaToken(kind: kind, text: text, range: start..<place)
  }

  private mutating func skipSpace() {
    while let next = byte() {
      if next == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
        place += 2
        if byte() == UInt8(ascii: "["), let level = longBracket() {
          skipLong(level)
        } else {
          while let next = byte(), !Self.isNewline(next) { place += 1 }
        }
      } else if Self.isSpace(next) {
        place += 1
      } else {
        return
      }
    }
  }

  private mutating func skipNumber() {
    let isHexadecimal =
      byte() == UInt8(ascii: "0") && byte(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    let exponent = UInt8(ascii: isHexadecimal ? "p" : "e")
    while let next = byte() {
      if next | 0x20 == exponent, byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") {
        place += 2
      } else if Self.isLetter(next) || Self.isDigit(next) || next == UInt8(ascii: ".") {
        place += 1
      } else {
        return
      }
    }
  }

  private mutating func skipQuoted(_ quote: UInt8) {
    place += 1
    while let next = byte(), next != quote, !Self.isNewline(next) {
      if next == UInt8(ascii: "\\") { skipEscaped() } else { place += 1 }
    }
    place = min(place + (byte() == quote ? 1 : 0), bytes.count)
  }

  /// A backslash with what it stands before, a line's end among them; after `\z` all white space.
  private mutating func skipEscaped() {
    let (escaped, following) = (byte(1), byte(2))
    place = min(place + 2, bytes.count)
    if escaped == UInt8(ascii: "z") {
      while let next = byte(), Self.isSpace(next) { place += 1 }
    } else if let escaped, let following, escaped != following, Self.isNewline(escaped),
      Self.isNewline(following)
    {
      place += 1
    }
  }

  /// How many equals signs stand between the brackets of `[==[`; nil when it is no long bracket.
  private func longBracket() -> Int? {
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    return byte(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  private mutating func skipLong(_ level: Int) {
    place += level + 2
    let closing = "]" + String(repeating: "=", count: level) + "]"
    while place < bytes.count, !hasPrefix(closing) { place += 1 }
    place = min(place + closing.utf8.count, bytes.count)
  }

  private func hasPrefix(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private static func isNewline(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  /// Signs of more than one character, longest first.
  private static let signs = ["...", "..", "::", "<<", ">>", "//", "==", "~=", "<=", ">="]
}

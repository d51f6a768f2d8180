/// The words, strings and signs of Lua text up to the cursor; enough to see what is being typed.
struct LuaTokens {
  enum Token: Equatable {
    case name(String)
    case string
    case number
    case sign(String)
  }

  /// What is still open where the text ends.
  enum Ending: Equatable {
    /// Nothing: the text ends between tokens or in a word.
    case code
    /// A quote, and what stands after it.
    case quote(Character, String)
    /// A comment or a string in long brackets.
    case closedToCompletion
  }

  private(set) var tokens: [Token] = []
  /// What stands in the quotes of tokens, by their index, where nothing in it is escaped.
  private(set) var texts: [Int: String] = [:]
  private(set) var ending = Ending.code
  /// Whether the last token is a name that goes right up to the end of the text.
  private(set) var endsInName = false
  /// Whether the last token is a number that goes right up to the end: its point asks for no member.
  private(set) var endsInNumber = false

  /// The place after the last token: what follows is white space and comments; nil without a token.
  private(set) var endOfLastToken: String.Index?

  init(_ text: String) {
    var rest = text[...]
    while let first = rest.first {
      let count = tokens.count
      defer { if tokens.count > count { endOfLastToken = rest.startIndex } }
      endsInName = false
      endsInNumber = false
      if let end = Self.endOfASCII(rest, while: Self.isBlank) {
        rest = rest[end...]
      } else if let end = Self.endOfASCII(rest, while: Self.isNamed), !Self.isDigit(rest) {
        tokens.append(.name(String(rest[..<end])))
        rest = rest[end...]
        endsInName = true
      } else if first.isWhitespace {
        rest = rest.dropFirst()
      } else if rest.utf8.starts(with: "--".utf8) {
        guard let after = Self.skipComment(rest) else {
          ending = .closedToCompletion
          return
        }
        rest = after
      } else if first == "\"" || first == "'" {
        guard let after = Self.skipQuoted(rest) else {
          ending = .quote(first, String(rest.dropFirst()))
          return
        }
        let quoted = rest[..<after.startIndex].dropFirst().dropLast()
        if !quoted.contains("\\") { texts[tokens.count] = String(quoted) }
        tokens.append(.string)
        rest = after
      } else if first == "[", let level = Self.longBracket(rest) {
        guard let after = Self.skipLong(rest, level: level) else {
          ending = .closedToCompletion
          return
        }
        tokens.append(.string)
        rest = after
      } else if first.isNumber {
        rest = rest.drop { $0.isNumber || $0.isLetter || $0 == "." }
        tokens.append(.number)
        endsInNumber = true
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(.name(String(word)))
        rest = rest.dropFirst(word.count)
        endsInName = true
      } else {
        let sign = Self.longSigns.first { rest.utf8.starts(with: $0.utf8) }
        tokens.append(.sign(sign ?? String(first)))
        rest = rest.dropFirst(sign?.count ?? 1)
      }
    }
  }

  /// The index of the bracket that the closing bracket at `index` belongs to.
  func opening(of index: Int) -> Int? {
    var depth = 0
    for position in stride(from: index, through: 0, by: -1) {
      if isClosing(position) { depth += 1 }
      if isOpening(position) {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return nil
  }

  /// The index of the bracket that closes the one at `index`.
  func closing(of index: Int) -> Int? {
    var depth = 0
    for position in index..<tokens.count {
      if isOpening(position) { depth += 1 }
      if isClosing(position) {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return nil
  }

  /// The brackets that are open at the end, innermost first.
  var openBrackets: [Int] {
    var open: [Int] = []
    for position in tokens.indices {
      if isOpening(position) { open.append(position) }
      if isClosing(position), !open.isEmpty { open.removeLast() }
    }
    return open.reversed()
  }

  func isSign(_ index: Int, _ signs: String...) -> Bool {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index] else { return false }
    return signs.contains(sign)
  }

  /// The name at an index, unless it is one of Lua's own words.
  func name(at index: Int) -> String? {
    guard tokens.indices.contains(index), case .name(let name) = tokens[index],
      !Self.keywords.contains(name)
    else { return nil }
    return name
  }

  /// Whether an expression that can be called may end at an index.
  func mayEndCallee(_ index: Int) -> Bool { name(at: index) != nil || isSign(index, ")", "]") }

  private func isOpening(_ index: Int) -> Bool { isSign(index, "(", "{", "[") }
  private func isClosing(_ index: Int) -> Bool { isSign(index, ")", "}", "]") }

  /// Whether a text can stand as a name in code.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !keywords.contains(text) else { return false }
    return isLetter(first) && text.utf8.allSatisfy(isNamed)
  }

  private static let longSigns = ["...", "..", "::", "==", "~=", "<=", ">="]

  /// The end of the bytes that a text begins with and that a test takes, all of them ASCII.
  ///
  /// Most of Lua is ASCII, and to ask bytes takes a tenth of the time of asking characters. Nil where
  /// there are none, and where what follows lies beyond ASCII: it may be part of the last character.
  private static func endOfASCII(
    _ text: Substring,
    while isTaken: (UInt8) -> Bool
  ) -> String.Index? {
    let bytes = text.utf8
    let end = bytes.firstIndex { !isTaken($0) } ?? bytes.endIndex
    return end > bytes.startIndex && (end == bytes.endIndex || bytes[end] < 0x80) ? end : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isNamed(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  /// Whether a byte in quotes is neither an escape, the end of a line nor part of a longer character.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x80).contains(byte) && byte != 0x5C
  }

  private static func isDigit(_ text: Substring) -> Bool {
    text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }

  private static func skipQuoted(_ text: Substring) -> Substring? {
    let bytes = text.utf8
    if let quote = bytes.first,
      let end = endOfASCII(text.dropFirst(), while: { isPlain($0) && $0 != quote }),
      end < bytes.endIndex, bytes[end] == quote
    {
      let after = bytes.index(after: end)
      if after == bytes.endIndex || bytes[after] < 0x80 { return text[after...] }
    }
    var rest = text.dropFirst()
    while let next = rest.first, next != text.first {
      if next.isNewline { return rest }
      rest = rest.dropFirst(next == "\\" ? 2 : 1)
    }
    return rest.isEmpty ? nil : rest.dropFirst()
  }

  private static func skipComment(_ text: Substring) -> Substring? {
    let rest = text.dropFirst(2)
    if rest.first == "[", let level = longBracket(rest) { return skipLong(rest, level: level) }
    let after = rest.drop { !$0.isNewline }
    return after.isEmpty ? nil : after
  }

  /// How many equals signs stand between the brackets of `[==[`; nil when it is no long bracket.
  private static func longBracket(_ text: Substring) -> Int? {
    let rest = text.dropFirst()
    let signs = rest.prefix { $0 == "=" }.count
    return rest.dropFirst(signs).first == "[" ? signs : nil
  }

  private static func skipLong(_ text: Substring, level: Int) -> Substring? {
    let closing = "]" + String(repeating: "=", count: level) + "]"
    return text.firstRange(of: closing).map { text[$0.upperBound...] }
  }

  static let keywords: Set = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]
}

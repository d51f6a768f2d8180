/// The words, strings and signs of Lua text with their places, to point at one of them.
///
/// Text that does not compile is read as far as it goes: an open quote ends with its line.
struct SourceTokens {
  struct Token: Equatable {
    enum Kind: Equatable {
      case name, keyword, string, number, sign
      /// A character that means nothing in Lua outside quotes and comments.
      case foreign
    }

    var kind: Kind
    /// The token as it is written, quotes included.
    var text: String
    /// From 1.
    var line: Int
    /// From 1, in characters.
    var column: Int
    /// Where it stands in the source.
    var range: Range<String.Index>

    /// What stands between the quotes of a string; nil for anything else.
    var contents: String? {
      guard kind == .string, let quote = text.first, quote != "[" else { return nil }
      let inner = text.dropFirst()
      return String(inner.last == quote ? inner.dropLast() : inner)
    }
  }

  let source: String
  private(set) var tokens: [Token] = []

  init(_ source: String) {
    self.source = source
    var lexer = Lexer(source)
    while let token = lexer.next() { tokens.append(token) }
  }

  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func isSign(_ index: Int, _ signs: String...) -> Bool {
    guard let token = self[index], token.kind == .sign else { return false }
    return signs.contains(token.text)
  }

  func isKeyword(_ index: Int, _ words: String...) -> Bool {
    guard let token = self[index], token.kind == .keyword else { return false }
    return words.contains(token.text)
  }

  /// Whether two tokens stand next to each other with nothing between.
  func areAdjacent(_ first: Int, _ second: Int) -> Bool {
    guard let one = self[first], let other = self[second] else { return false }
    return one.range.upperBound == other.range.lowerBound
  }

  func indices(onLine line: Int) -> [Int] { tokens.indices.filter { tokens[$0].line == line } }

  /// The tokens of what begins on a line and goes on: over open brackets and chained calls.
  func indices(ofStatementOnLine line: Int) -> [Int] {
    guard var index = tokens.firstIndex(where: { $0.line == line }) else { return [] }
    var found: [Int] = []
    var depth = 0
    while let token = self[index] {
      let goesOn =
        token.line == line || depth > 0 || (found.last.map { tokens[$0].line } == token.line)
      guard goesOn || isSign(index, ":", ".") else { break }
      if isSign(index, "(", "{", "[") { depth += 1 }
      if isSign(index, ")", "}", "]") { depth -= 1 }
      found.append(index)
      index += 1
    }
    return found
  }

  /// Whether the text ends in the name of a method without the brackets of its call: `s:chart`.
  var endsInMethodName: Bool { isMethodName(tokens.count - 1) }

  /// Whether a token is the name of a method of what stands before it.
  func isMethodName(_ index: Int) -> Bool {
    self[index]?.kind == .name && isSign(index - 1, ":") && mayEndExpression(index - 2)
  }

  /// Whether an expression may end at a token.
  func mayEndExpression(_ index: Int) -> Bool {
    guard let token = self[index] else { return false }
    switch token.kind {
    case .name, .string, .number: return true
    case .keyword: return ["nil", "true", "false", "end"].contains(token.text)
    case .sign: return [")", "]", "}", "..."].contains(token.text)
    case .foreign: return false
    }
  }

  /// The index of the bracket that is open where a token stands, nearest first; nil for none.
  func openBracket(before index: Int) -> Int? {
    var depth = 0
    for position in stride(from: index - 1, through: 0, by: -1) {
      if isSign(position, ")", "}", "]") { depth += 1 }
      if isSign(position, "(", "{", "[") {
        if depth == 0 { return position }
        depth -= 1
      }
    }
    return nil
  }

  /// Whether a bracket is closed anywhere after it.
  func isClosed(bracketAt open: Int) -> Bool {
    var depth = 0
    for index in tokens.indices[open...] {
      if isSign(index, "(", "{", "[") { depth += 1 }
      if isSign(index, ")", "}", "]") { depth -= 1 }
      if depth == 0 { return true }
    }
    return false
  }

  /// The names declared `local` at the top of the text, not in a block of it.
  var topLocals: [String] {
    var names: [String] = []
    var depth = 0
    for index in tokens.indices {
      if isKeyword(index, "function", "do", "then", "repeat") || isSign(index, "(", "{") {
        depth += 1
      } else if isKeyword(index, "end", "until", "elseif") || isSign(index, ")", "}") {
        depth -= 1
      }
      guard depth == 0, isKeyword(index, "local") else { continue }
      var next = index + 1
      if isKeyword(next, "function") { next += 1 }
      while let token = self[next], token.kind == .name {
        names.append(token.text)
        next += 1
        if isSign(next, "<") { next += 3 }
        guard isSign(next, ",") else { break }
        next += 1
      }
    }
    return names
  }
}

/// Reads one token after the other.
private struct Lexer {
  private let source: String
  private var index: String.Index
  private var line = 1
  private var column = 1

  init(_ source: String) {
    self.source = source
    index = source.startIndex
  }

  private static let signs = [
    "...", "<<", ">>", "//", "..", "::", "==", "~=", "<=", ">=",
  ]

  mutating func next() -> SourceTokens.Token? {
    skipBlanks()
    guard index < source.endIndex else { return nil }
    let (start, atLine, atColumn) = (index, line, column)
    let kind = take()
    let text = String(source[start..<index])
    return SourceTokens.Token(
      kind: kind == .name && LuaTokens.keywords.contains(text) ? .keyword : kind,
      text: text,
      line: atLine,
      column: atColumn,
      range: start..<index
    )
  }

  private var rest: Substring { source[index...] }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < source.endIndex {
      if source[index].isNewline, source[index] != "\u{2028}", source[index] != "\u{2029}",
        source[index] != "\u{85}"
      {
        line += 1
        column = 1
      } else {
        column += 1
      }
      index = source.index(after: index)
    }
  }

  private mutating func advance(while condition: (Character) -> Bool) {
    while index < source.endIndex, condition(source[index]) { advance() }
  }

  private mutating func skipBlanks() {
    while index < source.endIndex {
      if Self.isBlank(source[index]) {
        advance()
      } else if rest.hasPrefix("--") {
        advance(2)
        if let level = longBracket { takeLong(level) } else { advance { !$0.isNewline } }
      } else {
        return
      }
    }
  }

  private mutating func take() -> SourceTokens.Token.Kind {
    let first = source[index]
    if Self.isLetter(first) {
      advance { Self.isLetter($0) || Self.isDigit($0) }
      return .name
    }
    if Self.isDigit(first) {
      advance { Self.isLetter($0) || Self.isDigit($0) || $0 == "." }
      return .number
    }
    if first == "\"" || first == "'" {
      advance()
      while index < source.endIndex, source[index] != first, !source[index].isNewline {
        advance(source[index] == "\\" ? 2 : 1)
      }
      if index < source.endIndex, source[index] == first { advance() }
      return .string
    }
    if first == "[", let level = longBracket {
      takeLong(level)
      return .string
    }
    guard first.isASCII else {
      advance()
      return .foreign
    }
    advance(Self.signs.first { rest.hasPrefix($0) }?.count ?? 1)
    return .sign
  }

  /// How many equals signs stand in the long bracket that opens here; nil when none does.
  private var longBracket: Int? {
    guard index < source.endIndex, source[index] == "[" else { return nil }
    let inner = rest.dropFirst()
    let signs = inner.prefix { $0 == "=" }.count
    return inner.dropFirst(signs).first == "[" ? signs : nil
  }

  private mutating func takeLong(_ level: Int) {
    let closing = "]" + String(repeating: "=", count: level) + "]"
    while index < source.endIndex, !rest.hasPrefix(closing) { advance() }
    advance(closing.count)
  }

  private static func isBlank(_ character: Character) -> Bool {
    " \t\n\r\r\n\u{B}\u{C}".contains(character)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character == "_")
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

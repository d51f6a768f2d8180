/// The words, strings and signs of Lua text with their places, to point at one of them.
///
/// ``LuaScanner`` cuts the text, one that does not compile as far as it goes.
struct SourceTokens {
  struct Token: Equatable {
    var kind: LuaToken.Kind
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
    tokens = Self.placed(in: source)
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

extension SourceTokens {
  /// What the scanner finds, with the lines and columns of it.
  private static func placed(in source: String) -> [Token] {
    let bytes = source.utf8
    var found: [Token] = []
    var (line, column) = (1, 1)
    /// Where `line` and `column` are, and how far into the bytes that is.
    var (place, offset) = (source.startIndex, 0)
    for token in LuaScanner.tokens(of: source) where token.range.lowerBound >= offset {
      let start = bytes.index(place, offsetBy: token.range.lowerBound - offset)
      if let last = source[place..<start].lastNewline(counting: &line) {
        (place, column) = (last, 1)
      }
      column += source[place..<start].count
      var end = bytes.index(start, offsetBy: token.range.count)
      // What people see as one character is one, of whatever parts.
      if token.kind == .foreign { end = max(end, source.index(after: start)) }
      found.append(
        Token(
          kind: token.kind,
          text: String(source[start..<end]),
          line: line,
          column: column,
          range: start..<end
        )
      )
      (place, offset) = (start, token.range.lowerBound)
      guard token.kind == .string || token.kind == .foreign else { continue }
      if let last = source[start..<end].lastNewline(counting: &line) { (place, column) = (last, 1) }
      column += source[place..<end].count
      (place, offset) = (end, offset + bytes.distance(from: start, to: end))
    }
    return found
  }
}

extension Substring {
  /// Where the text after the last newline begins; nil where there is none.
  ///
  /// Counted as Lua counts: `\r\n` and `\n\r` are one.
  fileprivate func lastNewline(counting lines: inout Int) -> Index? {
    var last: Index?
    var index = startIndex
    while index < endIndex {
      let byte = utf8[index]
      index = utf8.index(after: index)
      guard byte == 10 || byte == 13 else { continue }
      if index < endIndex, utf8[index] == 23 - byte { index = utf8.index(after: index) }
      lines += 1
      last = index
    }
    return last
  }
}

/// How many blocks and brackets are open at the end of a text, to indent the next line.
package enum BlockDepth {
  /// How far in the last line of a text belongs, where a word that closes a block has just been typed at
  /// its beginning, or one that begins as such a word does; nil where the line stays as it is.
  ///
  /// Only the indentation that a new line got by itself is changed.
  package static func indentOfLastLine(of text: String) -> Int? {
    guard let newline = text.lastIndex(of: "\n") else { return nil }
    let line = text[text.index(after: newline)...]
    let indent = line.prefix { $0 == " " }.count
    let word = line.dropFirst(indent)
    let closes = closingWords.contains(word)
    guard closes || closingWords.contains(word.dropLast()) else { return nil }
    let before = text[...newline]
    // In a text of several lines, or a comment, words close nothing.
    guard LuaTokens(String(before)).ending == .code else { return nil }
    let full = 2 * atEnd(of: String(before))
    guard full >= 2 else { return nil }
    if closes { return indent == full ? full - 2 : nil }
    let goesOn = word.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    return goesOn && word.first?.isLetter == true && indent == full - 2 ? full : nil
  }

  private static let closingWords: Set<Substring> = [
    "end", "else", "elseif", "until", "}", ")",
  ]

  static func atEnd(of source: String) -> Int {
    var depth = 0
    for word in words(of: source) {
      switch word {
      // `for … do` and `while … do` open once, by their `do`.
      case "function", "do", "then", "repeat", "{", "(": depth += 1
      case "end", "until", "}", ")": depth -= 1
      case "elseif": depth -= 1
      default: break
      }
    }
    return max(0, depth)
  }

  /// The words and brackets of a text, without what stands in quotes and comments.
  private static func words(of source: String) -> [Substring] {
    var words: [Substring] = []
    var rest = source[...]
    while let first = rest.first {
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if first == "\"" || first == "'" {
        rest = rest.dropFirst()
        while let next = rest.first, next != first, !next.isNewline {
          rest = rest.dropFirst(next == "\\" ? 2 : 1)
        }
        rest = rest.dropFirst()
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        words.append(word)
        rest = rest.dropFirst(word.count)
      } else {
        if "{}()".contains(first) { words.append(rest.prefix(1)) }
        rest = rest.dropFirst()
      }
    }
    return words
  }
}

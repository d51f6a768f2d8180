/// How many blocks and brackets are open at the end of a text, to indent the next line.
enum BlockDepth {
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

/// What stands before the cursor, read backward far enough to know what kind of word is being typed.
struct TextBeforeCursor {
  enum Situation: Equatable {
    /// After `?`: a name to be helped with.
    case help
    /// Inside quotes; the argument's name and the function, where they can be seen.
    case string(key: String?, function: String?)
    /// After `object.` or `object:`.
    case member(object: String, separator: Character)
    /// Where the name of an argument may stand, inside the braces of a call.
    case argument(function: String)
    case word
  }

  let situation: Situation
  /// The part of the word that is already there.
  let word: String

  init(_ text: String) {
    let line =
      text.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    if line.hasPrefix("?") {
      situation = .help
      word = String(line.dropFirst())
      return
    }
    if let quote = Self.openQuote(in: line) {
      let before = String(line[..<quote])
      situation = .string(
        key: Self.key(before: before),
        function: Self.enclosingCall(
          of: text.dropLast(
            line.distance(from: quote, to: line.endIndex)
          )
        )
      )
      word = String(line[line.index(after: quote)...])
      return
    }
    let tail = String(line.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    word = tail
    let before = line.dropLast(tail.count)
    if let separator = before.last, separator == "." || separator == ":" {
      let object = String(
        before.dropLast().reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
          .reversed()
      )
      if !object.isEmpty {
        situation = .member(object: object, separator: separator)
        return
      }
    }
    let significant = before.reversed().first { !$0.isWhitespace }
    if significant == "{" || significant == ",",
      let function = Self.enclosingCall(of: text.dropLast(tail.count))
    {
      situation = .argument(function: function)
    } else {
      situation = .word
    }
  }

  /// The quote that is still open at the end of a line, if one is.
  private static func openQuote(in line: String) -> String.Index? {
    var open: String.Index?
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      if let start = open {
        if character == "\\" {
          line.formIndex(after: &index)
        } else if character == line[start] {
          open = nil
        }
      } else if character == "\"" || character == "'" {
        open = index
      }
      if index < line.endIndex { line.formIndex(after: &index) }
    }
    return open
  }

  /// The name before `=` at the end of a text: `unit = ` gives "unit".
  private static func key(before text: String) -> String? {
    let trimmed = text.trimmedAtEnd
    guard trimmed.hasSuffix("=") else { return nil }
    let name = trimmed.dropLast().reversed().drop { $0.isWhitespace }
      .prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed()
    return name.isEmpty ? nil : String(name)
  }

  /// The function whose argument list is open at the end of a text: "qi.import" or "series:chart",
  /// with the method's name alone (":chart") where the receiver is an expression.
  private static func enclosingCall(of text: Substring) -> String? {
    var depth = 0
    var index = text.endIndex
    var sawOpening = false
    while index > text.startIndex {
      let before = text.index(before: index)
      switch text[before] {
      case "}", ")": depth += 1
      case "{", "(":
        if depth > 0 { depth -= 1 } else { sawOpening = true }
      default: break
      }
      index = before
      if sawOpening { break }
    }
    let callText = sawOpening ? text[..<index] : text[...]
    let name = String(
      callText.reversed().drop { $0.isWhitespace || $0 == "(" }
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == ":" }
        .reversed()
    )
    guard !name.isEmpty else { return nil }
    if let colon = name.lastIndex(of: ":") { return String(name[colon...]) }
    return name
  }
}

/// What is open or missing, and what the compiler expected.
extension SyntaxSlip {
  // MARK: What is open

  var structure: SyntaxWords? {
    if message.hasPrefix("unfinished string") {
      let open = tokens.tokens.indices.last {
        tokens.tokens[$0].kind == .string && tokens.tokens[$0].line <= line
          && !isClosed(tokens.tokens[$0])
      }
      return SyntaxWords(
        "A quote is opened here and not closed on this line.",
        hint: "Text ends with the quote it began with. A quote within it is written  \\\"",
        at: open
      )
    }
    if message.hasPrefix("invalid escape sequence") || message.hasPrefix("hexadecimal digit")
      || message.hasPrefix("missing '{' in \\u")
    {
      let text = tokens.indices(onLine: line).first { tokens[$0]?.text.contains("\\") == true }
      return SyntaxWords(
        "In text, \\ begins a special character, and none is written like this.",
        hint: "Write \\\\ for one \\ . Folders of a path are parted by / :  \"data/falls.csv\"",
        at: text
      )
    }
    if message.hasPrefix("malformed number") {
      // Lua names as much of it as it has read.
      let number = tokens.indices(onLine: line).first {
        tokens[$0]?.kind == .number && tokens[$0]?.text.hasPrefix(near ?? "") == true
      }
      return SyntaxWords(
        "\"\(number.flatMap { tokens[$0]?.text } ?? near ?? "")\" is not a number.",
        hint: "Write figures alone, with a point for decimals; text and dates stand in quotes.",
        at: number
      )
    }
    if message.hasPrefix("attempt to assign to const variable") {
      return SyntaxWords(
        "\"\(near ?? "")\" is <const>, so it cannot be given another value.",
        hint: "Leave out  <const>  where it is declared, or take another name.",
        at: failing
      )
    }
    if message.hasPrefix("break outside") {
      return SyntaxWords("\"break\" leaves a loop, and here is none.", at: failing)
    }
    if message.hasPrefix("no visible label") {
      let name = near ?? "x"
      return SyntaxWords(
        "\"goto \(name)\" goes to a label, and none of that name can be seen from it.",
        hint: "Write  ::\(name)::  in this block or in one around it, where it is to go on.",
        at: tokens.tokens.indices.last {
          tokens[$0]?.text == name && tokens.tokens.indices.contains($0 - 1)
            && tokens[$0 - 1]?.text == "goto"
        }
      )
    }
    if let words = openAtLineEnd { return words }
    if let opener = opener {
      let (word, openLine) = opener
      let closing = ["{": "}", "(": ")", "[": "]", "repeat": "until"][word] ?? "end"
      if current?.kind == .keyword || failing == nil || tokens.isSign(last, ")", "}", "]") {
        return SyntaxWords(
          "The \"\(word)\" of line \(openLine) is not closed: \"\(closing)\" is missing"
            + (failing == nil ? " at the end." : " before \"\(current?.text ?? "")\"."),
          at: failing
        )
      }
    }
    if expects("<eof>"), let current {
      if current.kind == .keyword, tokens.isSign(last + 1, "=") { return reserved(current, last) }
      return SyntaxWords(
        current.kind == .keyword || [")", "}", "]"].contains(current.text)
          ? "There is one \"\(current.text)\" too many."
          : "\"\(current.text)\" does not belong here.",
        at: failing
      )
    }
    return nil
  }

  /// A bracket that is closed nowhere, where the next line begins something else: what is missing is
  /// missing at the end of the line before, whatever the compiler says of the next one.
  private var openAtLineEnd: SyntaxWords? {
    guard let failing, let current, let previous, previous.line < current.line,
      current.kind == .name || current.kind == .keyword, tokens.mayEndExpression(failing - 1),
      let closing = [")", "}", "]"].first(where: expects),
      let open = tokens.openBracket(before: failing), let bracket = tokens[open],
      !tokens.isClosed(bracketAt: open)
    else { return nil }
    return SyntaxWords(
      "\"\(closing)\" is missing at the end of line \(previous.line).",
      hint: bracket.line < previous.line
        ? "The \"\(bracket.text)\" of line \(bracket.line) is not closed." : nil,
      at: failing - 1,
      isAfter: true
    )
  }

  private func isClosed(_ token: SourceTokens.Token) -> Bool {
    guard let quote = token.text.first, token.text.count > 1 else { return false }
    return token.text.last == quote || quote == "["
  }

  /// What the compiler says was opened, and on which line: "(to close 'if' at line 3)".
  private var opener: (word: String, line: Int)? {
    guard let range = message.firstRange(of: "(to close '") else {
      guard failing == nil, let word = ["end", ")", "}", "]"].first(where: expects) else {
        return nil
      }
      let open =
        [
          "end": ["function", "if", "do", "for", "while", "repeat"], ")": ["("], "}": ["{"],
          "]": ["["],
        ][word] ?? []
      let found = tokens.tokens.last { open.contains($0.text) }
      return found.map { ($0.text, $0.line) }
    }
    let rest = message[range.upperBound...]
    let word = rest.prefix { $0 != "'" }
    guard let at = rest.firstRange(of: "at line ") else { return nil }
    let number = rest[at.upperBound...].prefix { $0.isNumber }
    return Int(number).map { (String(word), $0) }
  }

  // MARK: What stands next to each other

  var neighbours: SyntaxWords? {
    guard let failing, let current else { return nil }
    let isWord = current.kind == .name || current.kind == .string || current.kind == .number
    if message.hasPrefix("function arguments expected"), current.kind == .name,
      tokens.isSign(failing + 1, "="), let previous
    {
      return SyntaxWords(
        "Arguments with names stand in braces.",
        hint: "Write  \(previous.text) { \(current.text) = … }",
        at: failing
      )
    }
    if previous?.text == "%", tokens[failing - 2]?.kind == .number {
      return SyntaxWords(
        "\"%\" stands for a remainder in Lua, not for per cent.",
        hint:
          "Write the number alone, on the scale of the measure:  \(tokens[failing - 2]?.text ?? "87")",
        at: failing - 1
      )
    }
    if current.text == ">", previous?.text == "=", tokens.areAdjacent(failing - 1, failing) {
      return SyntaxWords(
        "A name and its value are joined by = alone.",
        hint: "Write  \(tokens[failing - 2]?.text ?? "name") = …",
        at: failing
      )
    }
    if let previous, previous.kind == .string, previous.text.first == "'", current.kind == .name,
      tokens.areAdjacent(failing - 1, failing)
    {
      return SyntaxWords(
        "The text ends at its second ', before \(quoted(current)).",
        hint: "Text with ' in it stands in double quotes:  \"don't\"",
        at: failing
      )
    }
    if message.hasPrefix("<name> expected") {
      if tokens.isKeyword(failing - 1, "function") {
        return SyntaxWords(
          "A function that is kept needs a name.",
          hint: "Write  local function name(x) … end",
          at: failing
        )
      }
      if current.kind == .keyword { return reserved(current, failing) }
      if tokens.isSign(failing - 1, ":"), let open = tokens.openBracket(before: failing),
        tokens.isSign(open, "{"), let name = tokens[failing - 2]
      {
        return SyntaxWords(
          "In braces a name and its value are joined by = .",
          hint: "Write  { \(name.text) = \(current.text) }",
          at: failing - 1
        )
      }
    }
    if message.hasPrefix("unexpected symbol"), tokens.isSign(failing, ")", "}", "]"),
      tokens.openBracket(before: failing) == nil
    {
      return SyntaxWords("There is one \"\(current.text)\" too many.", at: failing)
    }
    if let open = tokens.openBracket(before: failing), tokens.mayEndExpression(failing - 1) {
      if tokens.isSign(open, "{"), current.text == ":" {
        return SyntaxWords(
          "In braces a name and its value are joined by = .",
          hint: "Write  { \(previous?.text ?? "name") = … }",
          at: failing
        )
      }
      if expects("}"), current.kind == .number, previous?.kind == .name,
        tokens.isSign(failing - 2, "{", ",")
      {
        return SyntaxWords(
          "\"=\" is missing before \(quoted(current)).",
          hint: "Write  \(previous?.text ?? "name") = \(current.text)",
          at: failing
        )
      }
      if expects("}") || expects(")"), isWord || current.text == "{" {
        return SyntaxWords(
          "A comma is missing before \(quoted(current)).",
          hint:
            "What stands in brackets is parted by commas:  { unit = \"A\", from = \"2024-01\" }",
          at: failing
        )
      }
    }
    if current.kind == .keyword, message.hasPrefix("unexpected symbol"),
      tokens.isSign(failing + 1, "=")
    {
      return reserved(current, failing)
    }
    if message.hasPrefix("unexpected symbol"),
      current.kind == .keyword || closesOrJoins(current.text),
      previous != nil
    {
      return SyntaxWords("A value is missing before \(quoted(current)).", at: failing)
    }
    guard
      message.hasPrefix("syntax error") || message.hasPrefix("unexpected symbol")
        || expects("<eof>") || expects("=") || expects("end"),
      isWord, let previous, tokens.mayEndExpression(failing - 1), previous.line == current.line
    else { return nil }
    if previous.kind == .name, current.kind != .string, tokens.isSign(failing - 2, ".", ":") {
      // A date is several tokens.
      let text = tokens.source[current.range.lowerBound...].prefix {
        !$0.isWhitespace && !"(){},".contains($0)
      }
      return SyntaxWords(
        "\"\(text)\" stands there without quotes, which text needs.",
        hint: "Write  \(previous.text) \"\(text)\"",
        at: failing
      )
    }
    return SyntaxWords(
      "\(quoted(previous)) and \(quoted(current)) stand side by side, and nothing joins them.",
      hint: "An operator, a comma, a dot or a bracket may be missing; text stands in quotes.",
      at: failing
    )
  }

  private func quoted(_ token: SourceTokens.Token) -> String {
    token.kind == .string ? token.text : "\"\(token.text)\""
  }

  private func closesOrJoins(_ text: String) -> Bool {
    [")", "}", "]", ",", "=", "==", "~=", "<", ">", "<=", ">=", "+", "*", "/", "..", "^", "%", ";"]
      .contains(text)
  }

  func reserved(_ token: SourceTokens.Token, _ index: Int) -> SyntaxWords {
    SyntaxWords(
      "\"\(token.text)\" is a word of Lua's own, and cannot be a name.",
      hint: tokens.isSign(index - 1, ".", ":")
        ? "Write  [\"\(token.text)\"]  in place of  .\(token.text)"
        : tokens.openBracket(before: index).map({ tokens.isSign($0, "{") }) == true
          ? "Write  [\"\(token.text)\"] = …  or take another name." : "Take another name.",
      at: index
    )
  }

  // MARK: What is left

  /// What stands after "near" in the message, without its quotes.
  private var near: String? {
    guard let quote = message.lastIndex(of: "'") else { return nil }
    let head = message[..<quote]
    guard let open = head.lastIndex(of: "'") else { return nil }
    return String(head[head.index(after: open)...])
  }

  /// A method's name without the brackets of its call.
  private var brackets: SyntaxWords? {
    guard message.hasPrefix("function arguments expected"), tokens.isMethodName(last - 1),
      let name = tokens[last - 1],
      let first = tokens.indices(onLine: name.line).first.flatMap({ tokens[$0] })
    else { return nil }
    let call = tokens.source[first.range.lowerBound..<name.range.upperBound]
    return SyntaxWords(
      "\(name.text) is called with brackets.",
      hint: "Write  \(call)()",
      at: last - 1
    )
  }

  /// The compiler's expectation in words.
  var expected: SyntaxWords {
    if let brackets { return brackets }
    let place = current.map(quoted)
    if let range = message.firstRange(of: " expected") {
      let wanted = message[..<range.lowerBound].replacing("'", with: "\"")
      let what =
        switch wanted {
        case "<name>": "A name is missing"
        case "function arguments": "The arguments of the call are missing"
        case "\"=\" or \"in\"": "\"=\" or \"in\" is missing"
        default: "\(wanted) is missing"
        }
      return SyntaxWords(
        what + (place.map { " before \($0)." } ?? " at the end."),
        hint: wanted == "\"=\" or \"in\"" || (wanted == "\",\"" && current?.text == "to")
          ? "Write  for i = 1, 10 do … end  or  for key, value in pairs(t) do … end" : nil,
        at: failing
      )
    }
    if message.hasPrefix("unexpected symbol") || message.hasPrefix("syntax error") {
      return SyntaxWords(
        place.map { "\($0) cannot stand here." } ?? "The text ends too early.",
        hint: failing == nil ? "Something is still open, or a value is missing." : nil,
        at: failing
      )
    }
    return SyntaxWords(
      message.prefix(1).uppercased() + message.dropFirst() + (message.hasSuffix(".") ? "" : "."),
      at: failing
    )
  }
}

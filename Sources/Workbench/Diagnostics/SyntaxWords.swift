internal import QualityModel

/// What is wrong with text that is not Lua, from the token at which the compiler gave up and what
/// stands around it.
struct SyntaxWords {
  var message: String
  var hint: String?
  /// The number of the token to point at; nil for none.
  var index: Int?

  init(_ message: String, hint: String? = nil, at index: Int? = nil) {
    self.message = message
    self.hint = hint
    self.index = index
  }

  /// The words for a compiler's message.
  ///
  /// - Parameters:
  ///   - message: Lua's message, without its place.
  ///   - line: The line it names.
  ///   - failing: The number of the token at which it gave up; nil at the end of the text, or where
  ///     that is not certain.
  ///   - tokens: The text.
  init(message: String, line: Int, failing: Int?, in tokens: SourceTokens) {
    let slip = SyntaxSlip(message: message, line: line, failing: failing, tokens: tokens)
    self =
      slip.foreignCharacter ?? slip.otherLanguage ?? slip.comparison ?? slip.structure
      ?? slip.neighbours ?? slip.expected
  }
}

/// The kinds of slip, each looked for in turn.
private struct SyntaxSlip {
  let message: String
  let line: Int
  let failing: Int?
  let tokens: SourceTokens

  private var last: Int { failing ?? tokens.tokens.count }
  private var current: SourceTokens.Token? { failing.flatMap { tokens[$0] } }
  private var previous: SourceTokens.Token? { tokens[last - 1] }
  private var next: SourceTokens.Token? { failing.flatMap { tokens[$0 + 1] } }

  private func expects(_ word: String) -> Bool {
    message.hasPrefix("'\(word)' expected") || message.hasPrefix("\(word) expected")
  }

  // MARK: Characters from elsewhere

  /// Quotes, dashes and spaces that a word processor put in.
  var foreignCharacter: SyntaxWords? {
    guard
      let index = tokens.tokens.indices.first(where: {
        tokens.tokens[$0].kind == .foreign && $0 <= last && tokens.tokens[$0].line >= line
      }), let token = tokens[index]
    else { return nil }
    let character = token.text
    let fromOutside = "Pasted text often brings it in."
    switch character {
    case "“", "”", "„", "‟", "«", "»", "″":
      return SyntaxWords(
        "The quote \(character) means nothing in Lua; only straight quotes do.",
        hint: "Type  \"  in its place, at both ends. \(fromOutside)",
        at: index
      )
    case "‘", "’", "‚", "‛", "´", "′":
      return SyntaxWords(
        "The quote \(character) means nothing in Lua; only straight quotes do.",
        hint: "Type  '  in its place, at both ends. \(fromOutside)",
        at: index
      )
    case "–", "—", "−", "‐", "‑", "‒":
      return SyntaxWords(
        "The dash \(character) is no minus sign.",
        hint: "Type  -  in its place. \(fromOutside)",
        at: index
      )
    case "×": return operatorWords(character, "*", index)
    case "÷": return operatorWords(character, "/", index)
    case "≤": return operatorWords(character, "<=", index)
    case "≥": return operatorWords(character, ">=", index)
    case "≠": return operatorWords(character, "~=", index)
    case "…": return operatorWords(character, "...", index)
    case "²": return operatorWords(character, "^2", index)
    default: break
    }
    let scalars = token.text.unicodeScalars
    if scalars.allSatisfy({ $0.properties.isWhitespace || $0.properties.generalCategory == .format }
    ) {
      return SyntaxWords(
        "A space of a special kind stands here, which looks like any other.",
        hint: "Delete it and type a plain space. \(fromOutside)",
        at: index
      )
    }
    return SyntaxWords(
      "\"\(character)\" means nothing in Lua outside quotes.",
      hint: "Names are made of the letters a to z, figures and _ . Text stands in quotes.",
      at: index
    )
  }

  private func operatorWords(_ found: String, _ lua: String, _ index: Int) -> SyntaxWords {
    SyntaxWords("\"\(found)\" means nothing in Lua.", hint: "Write  \(lua)", at: index)
  }

  // MARK: Habits of other languages

  var otherLanguage: SyntaxWords? {
    signsOfOthers ?? wordsOfOthers ?? elseIf ?? colonBlock
  }

  private var signsOfOthers: SyntaxWords? {
    if let first = tokens.indices(onLine: line).first, tokens.isSign(first, "#", "//", "/"),
      !tokens.areAdjacent(first, first + 1) || tokens.isSign(first + 1, "*", "/")
    {
      return SyntaxWords(
        "A comment begins with -- in Lua.",
        hint: "Write  -- like this",
        at: first
      )
    }
    guard let failing, let current else { return nil }
    let isDouble = previous?.text == current.text && tokens.areAdjacent(failing - 1, failing)
    let isFollowedByEquals =
      tokens.isSign(failing + 1, "=") && tokens.areAdjacent(failing, failing + 1)
    // `x +` could go on as an expression: the equals sign is then where it breaks off.
    if current.text == "=", tokens.areAdjacent(failing - 1, failing),
      ["+", "-", "*", "/", "^", "%", ".."].contains(previous?.text), let name = tokens[failing - 2]
    {
      let sign = previous?.text ?? "+"
      return SyntaxWords(
        "Lua has no \(sign)= .",
        hint: "Write  \(name.text) = \(name.text) \(sign) …",
        at: failing - 1
      )
    }
    if isFollowedByEquals, ["+", "-", "*", "/", "^", "%", ".."].contains(current.text) {
      let name = previous?.text ?? "x"
      return SyntaxWords(
        "Lua has no \(current.text)= .",
        hint: "Write  \(name) = \(name) \(current.text) …",
        at: failing
      )
    }
    switch current.text {
    case "!" where isFollowedByEquals:
      let (left, right) = (previous?.text ?? "a", tokens[failing + 2]?.text ?? "b")
      return SyntaxWords(
        "\"Not equal\" is written ~= in Lua.",
        hint: "Write  \(left) ~= \(right)",
        at: failing
      )
    case "!": return SyntaxWords("\"Not\" is a word in Lua.", hint: "Write  not x", at: failing)
    case "&" where isDouble || tokens.isSign(failing + 1, "&"):
      return SyntaxWords("\"And\" is a word in Lua.", hint: "Write  a and b", at: failing)
    case "|" where isDouble || tokens.isSign(failing + 1, "|"):
      return SyntaxWords("\"Or\" is a word in Lua.", hint: "Write  a or b", at: failing)
    case "+" where tokens.isSign(failing + 1, "+") || isDouble:
      let name = (isDouble ? tokens[failing - 2] : previous)?.text ?? "x"
      return SyntaxWords("Lua has no ++ .", hint: "Write  \(name) = \(name) + 1", at: failing)
    case "?":
      return SyntaxWords(
        "Lua has no ? : .",
        hint: "Write  condition and one or other . Help stands first:  ?name",
        at: failing
      )
    case "$", "@", "`", "\\", "|", "&":
      return SyntaxWords("\"\(current.text)\" cannot stand here.", at: failing)
    case "[" where message.hasPrefix("unexpected symbol"):
      return SyntaxWords(
        "A list stands in braces in Lua.",
        hint: "Write  { 1, 2, 3 }",
        at: failing
      )
    case "{" where previous?.text == ")" && blockOpener(onLine: current.line) != nil:
      return SyntaxWords(
        "A block has no braces in Lua.",
        hint: "Write  if … then … end ,  for … do … end ,  function f(x) … end",
        at: failing
      )
    default: return nil
    }
  }

  private func blockOpener(onLine line: Int) -> String? {
    tokens.indices(onLine: line).compactMap { tokens[$0]?.text }
      .first { ["if", "for", "while", "function", "elseif", "else"].contains($0) }
  }

  private var wordsOfOthers: SyntaxWords? {
    if let first = tokens.indices(onLine: line).first,
      ["SELECT", "select"].contains(tokens[first]?.text ?? ""), !tokens.isSign(first + 1, "(")
    {
      return SyntaxWords(
        "This is SQL, and what is typed here is Lua.",
        hint: "SQL stands in quotes:  qi.sql \"select …\"",
        at: first
      )
    }
    // The word before the one that does not fit: `def f(x)`, `lcoal x = 1`.
    guard let failing, let previous, previous.kind == .name,
      tokens[failing - 2]?.line != previous.line
        || tokens.isKeyword(failing - 2, "then", "do", "else")
    else { return nil }
    let lua: (String, String)? =
      switch previous.text {
      case "def", "func", "fn", "sub", "Function": ("function", "function name(x) … end")
      case "var", "let", "const", "dim", "my", "Local": ("local", "local x = …")
      case "elif", "elsif", "elseIf": ("elseif", "elseif … then")
      case "import", "from", "include", "use", "library":
        ("require", "local name = require \"name\"")
      case "foreach", "For": ("for", "for key, value in pairs(t) do … end")
      case "echo", "puts", "say", "Print": ("print", "print(…)")
      case "switch", "case": ("if", "if … then … elseif … then … end")
      case "try", "catch": ("pcall", "local ok, problem = pcall(f)")
      case "If": ("if", "if … then … end")
      case "Return": ("return", "return …")
      default: nil
      }
    if let (word, form) = lua {
      return SyntaxWords(
        "Lua has no \"\(previous.text)\"; its word is \"\(word)\".",
        hint: "Write  \(form)",
        at: failing - 1
      )
    }
    guard previous.text.count >= 3,
      let word = LuaTokens.keywords.filter({ NearMiss.distance(previous.text, $0) == 1 }).min()
    else { return nil }
    return SyntaxWords(
      "\"\(previous.text)\" is no word of Lua's. Did you mean \"\(word)\"?",
      at: failing - 1
    )
  }

  private var elseIf: SyntaxWords? {
    guard message.contains("'end' expected") || message.contains("<eof>") else { return nil }
    let index = tokens.tokens.indices.first {
      $0 < last && tokens.isKeyword($0, "else") && tokens.isKeyword($0 + 1, "if")
        && tokens[$0]?.line == tokens[$0 + 1]?.line
    }
    guard let index else { return nil }
    return SyntaxWords(
      "\"else if\" opens an \"if\" of its own, which needs an \"end\" of its own.",
      hint: "Write  elseif  as one word.",
      at: index
    )
  }

  /// `if x:` as in Python.
  private var colonBlock: SyntaxWords? {
    guard
      expects("then") || expects("do") || message.hasPrefix("<name> expected")
        || message.hasPrefix("unexpected symbol") || message.hasPrefix("function arguments")
        || message.hasPrefix("'=' or 'in'")
    else { return nil }
    let colon = tokens.tokens.indices.last {
      $0 <= last && tokens.isSign($0, ":") && !tokens.areAdjacent($0, $0 + 1)
        && tokens.openBracket(before: $0) == nil
    }
    guard let colon, let line = tokens[colon]?.line, let word = blockOpener(onLine: line) else {
      return nil
    }
    let mend =
      switch word {
      case "if", "elseif": "\(word) … then"
      case "for", "while": "\(word) … do"
      case "else": "else"
      default: "function name(x)"
      }
    return SyntaxWords(
      "A block does not begin with a colon in Lua.",
      hint: "Write  \(mend) … end",
      at: colon
    )
  }

  // MARK: = and ==

  var comparison: SyntaxWords? {
    guard let failing else { return nil }
    if tokens.isSign(failing, "=="), tokens.isKeyword(failing - 2, "local") {
      return SyntaxWords("A value is given with one = .", hint: "Write  local x = …", at: failing)
    }
    guard tokens.isSign(failing, "=") else { return nil }
    let asks = expects("then") || expects("do")
    if let open = tokens.openBracket(before: failing), let name = tokens[failing - 1] {
      let before = open - 1
      let isCondition = tokens.isKeyword(
        before,
        "if",
        "while",
        "elseif",
        "and",
        "or",
        "not",
        "until"
      )
      if tokens.isSign(open, "("), !isCondition, tokens.mayEndExpression(before), name.kind == .name
      {
        return SyntaxWords(
          "Arguments with names stand in braces.",
          hint: "Write  \(tokens[before]?.text ?? "f") { \(name.text) = … }",
          at: open
        )
      }
      if tokens.isSign(open, "{"), name.kind == .string || name.kind == .number {
        return SyntaxWords(
          "A key in quotes stands in square brackets.",
          hint: "Write  [\(name.text)] = …",
          at: failing - 1
        )
      }
      if isCondition || asks { return compared(failing) }
    }
    return asks || message.contains("expected near '='") ? compared(failing) : nil
  }

  private func compared(_ index: Int) -> SyntaxWords {
    SyntaxWords(
      "\"=\" gives a value; to compare, it is written twice.",
      hint: "Write  \(tokens[index - 1]?.text ?? "a") == …",
      at: index
    )
  }

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
    if message.hasPrefix("break outside a loop") {
      return SyntaxWords("\"break\" leaves a loop, and here is none.", at: failing)
    }
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
      return SyntaxWords(
        current.kind == .keyword || [")", "}", "]"].contains(current.text)
          ? "There is one \"\(current.text)\" too many."
          : "\"\(current.text)\" does not belong here.",
        at: failing
      )
    }
    return nil
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
    if message.hasPrefix("<name> expected") {
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
    if previous.kind == .name, current.kind == .name, tokens.isSign(failing - 2, ".", ":") {
      return SyntaxWords(
        "\(quoted(current)) stands there without quotes, which text needs.",
        hint: "Write  \(previous.text) \"\(current.text)\"",
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

  private func reserved(_ token: SourceTokens.Token, _ index: Int) -> SyntaxWords {
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

  /// The compiler's expectation in words.
  var expected: SyntaxWords {
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

internal import QualityModel

/// What other languages write, and = for ==.
extension SyntaxSlip {
  // MARK: Habits of other languages

  var otherLanguage: SyntaxWords? {
    signsOfOthers ?? wordsOfOthers ?? elseIf ?? colonBlock
  }

  private var signsOfOthers: SyntaxWords? {
    if let first = tokens.indices(onLine: line).first, tokens.isSign(first, "#", "//", "/"),
      !tokens.areAdjacent(first, first + 1) || tokens.isSign(first + 1, "*", "/", "!")
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
    // `for = 2`: a word of Lua's stands where a name would, first on its line.
    if let previous, previous.kind == .keyword, !["nil", "true", "false"].contains(previous.text),
      tokens[failing - 2]?.line != previous.line
    {
      return reserved(previous, failing - 1)
    }
    let asks = expects("then") || expects("do")
    if let sign = tokens[failing + 1]?.text, ["<", ">"].contains(sign),
      tokens.areAdjacent(failing, failing + 1)
    {
      return SyntaxWords(
        "\"=\(sign)\" is written the other way round.",
        hint: "Write  \(previous?.text ?? "a") \(sign)= \(tokens[failing + 2]?.text ?? "b")",
        at: failing
      )
    }
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
    if asks { return compared(failing) }
    let isTarget = previous?.kind == .name || previous?.text == "]"
    guard !isTarget, tokens.mayEndExpression(failing - 1) else {
      return message.contains("expected near '='") ? compared(failing) : nil
    }
    return SyntaxWords(
      "What stands before = is no name, so it cannot be given a value.",
      hint: "A name stands first:  x = 5 . To compare, write  == .",
      at: failing
    )
  }

  private func compared(_ index: Int) -> SyntaxWords {
    SyntaxWords(
      "\"=\" gives a value; to compare, it is written twice.",
      hint: "Write  \(tokens[index - 1]?.text ?? "a") == …",
      at: index
    )
  }
}

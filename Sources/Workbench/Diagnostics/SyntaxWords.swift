/// What is wrong with text that is not Lua, from the token at which the compiler gave up and what
/// stands around it.
struct SyntaxWords {
  var message: String
  var hint: String?
  /// The number of the token to point at; nil for none.
  var index: Int?
  /// Whether something is missing after that token, so that the caret stands behind it.
  var isAfter = false

  init(_ message: String, hint: String? = nil, at index: Int? = nil, isAfter: Bool = false) {
    self.message = message
    self.hint = hint
    self.index = index
    self.isAfter = isAfter
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
struct SyntaxSlip {
  let message: String
  let line: Int
  let failing: Int?
  let tokens: SourceTokens

  var last: Int { failing ?? tokens.tokens.count }
  var current: SourceTokens.Token? { failing.flatMap { tokens[$0] } }
  var previous: SourceTokens.Token? { tokens[last - 1] }

  func expects(_ word: String) -> Bool {
    message.hasPrefix("'\(word)' expected") || message.hasPrefix("\(word) expected")
  }
}

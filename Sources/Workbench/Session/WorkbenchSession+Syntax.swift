internal import LuaRuntime

/// A text that does not compile, and the token at which the compiler gave up.
private struct SyntaxFailure {
  var message: String
  var line: Int?
  /// The number of the token; nil at the end of the text.
  var failing: Int?
  /// What is put in front of the text, to read it as an expression.
  var lead = ""
}

extension WorkbenchSession {
  /// The words for text that is not Lua, with the line and a caret at the token that does not fit.
  func explainSyntax(_ error: LuaError, in diagnostic: Diagnostic) -> Diagnostic {
    guard let location = error.location, let source = sources[location.chunk] else {
      return diagnostic
    }
    var diagnostic = diagnostic
    diagnostic.scriptPlace = location
    let tokens = SourceTokens(source)
    var failure = SyntaxFailure(message: error.message, line: location.line)
    failure.failing = failingToken(of: failure, in: tokens)
    // An entry may be meant as an expression: what gets further says more.
    if location.chunk == "entry \(entryNumber)", let other = asExpression(tokens),
      (other.failing ?? .max) > (failure.failing ?? .max) || startsWithValue(tokens)
    {
      failure = other
    }
    let words = SyntaxWords(
      message: failure.message,
      line: failure.line ?? location.line,
      failing: failure.failing,
      in: tokens
    )
    diagnostic.message = words.message
    diagnostic.hint = words.hint
    diagnostic.candidates = []
    // What is missing after a token is missing on its line.
    var place = location
    if words.isAfter, let line = words.index.flatMap({ tokens[$0]?.line }) { place.line = line }
    diagnostic.location = self.words(place, nil)
    let token = words.index.flatMap { tokens[$0] }
    let atEnd = failure.failing == nil && words.index == nil ? tokens.tokens.last : nil
    diagnostic.excerpt = SourceExcerpt(
      of: source,
      line: token?.line ?? atEnd?.line ?? location.line,
      column: token.map { $0.column + (words.isAfter ? $0.text.count : 0) }
        ?? atEnd.map { $0.column + $0.text.count }
    )
    return diagnostic
  }

  /// A number or a string cannot begin a statement.
  private func startsWithValue(_ tokens: SourceTokens) -> Bool {
    [.string, .number].contains(tokens[0]?.kind) || tokens.isSign(0, "{", "#", "-")
      || tokens.isKeyword(0, "not", "nil", "true", "false")
  }

  private func asExpression(_ tokens: SourceTokens) -> SyntaxFailure? {
    let lead = "return "
    switch lua.checkSyntax(lead + tokens.source, chunkName: "=entry") {
    case .complete: return nil
    case .incomplete:
      return SyntaxFailure(message: "unexpected symbol near <eof>", lead: lead)
    case .invalid(let error):
      var failure = SyntaxFailure(
        message: error.message,
        line: error.location?.line,
        lead: lead
      )
      failure.failing = failingToken(of: failure, in: tokens)
      return failure
    }
  }

  /// The token that the compiler names; where it stands several times on the line, the first one up
  /// to which the text cannot be gone on with.
  private func failingToken(of failure: SyntaxFailure, in tokens: SourceTokens) -> Int? {
    let message = failure.message
    guard let line = failure.line, let range = message.lastRange(of: "near '"),
      message.hasSuffix("'")
    else { return nil }
    let near = message[range.upperBound...].dropLast()
    let onLine = tokens.indices(onLine: line)
    // A byte that means nothing is named by its number.
    if near.hasPrefix("<\\") { return onLine.first { tokens[$0]?.kind == .foreign } }
    let found = onLine.filter { tokens[$0]?.text == String(near) }
    guard found.count > 1 else { return found.first }
    return found.first { index in
      guard let end = tokens[index]?.range.upperBound else { return false }
      let head = failure.lead + tokens.source[..<end]
      if case .invalid = lua.checkSyntax(head, chunkName: "=entry") { return true }
      return false
    }
  }
}

extension StringProtocol {
  /// The last place where a text stands in this one.
  fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}

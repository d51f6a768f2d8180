/// What a word processor, a mail or a web page put in the place of plain signs.
extension SyntaxSlip {
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
}

internal import QualityModel

/// What the line and the session say beside a message.
extension LuaWords.Surroundings {
  /// Whether the line goes through a list with ipairs and reads from no other.
  var goesThroughList: Bool {
    guard let tokens else { return false }
    return indices.contains { tokens[$0]?.text == "ipairs" }
      && indices.contains { tokens.isKeyword($0, "for") }
      && !indices.contains { tokens.isSign($0, "[") }
  }

  /// The member that is read of what is nil: the word after the name.
  func memberRead(after operation: LuaWords.Operation) -> String? {
    guard let tokens else { return nil }
    if operation.named != nil {
      guard let token = SourceClue.token(operation.clues, in: tokens, among: indices),
        let index = tokens.tokens.firstIndex(of: token)
      else { return nil }
      return member(at: index + 1)
    }
    // The one member after a closing bracket.
    let after = indices.filter { tokens.isSign($0, "]", ")") }.compactMap { member(at: $0 + 1) }
    return after.count == 1 ? after[0] : nil
  }

  private func member(at index: Int) -> String? {
    guard let tokens, tokens.isSign(index, ".", ":"), let name = tokens[index + 1],
      name.kind == .name
    else { return nil }
    return name.text
  }

  /// Names near to a member that is nil, of what the names before it stand for.
  func nearMisses(of operation: LuaWords.Operation) -> [String] {
    guard let tokens, let name = operation.named, let index = place(ofMember: operation) else {
      return []
    }
    var chain = owners(ofMemberAt: index)
    // ("text"):metod() and "…" in a variable have the methods of text.
    let isOfText =
      tokens[index - 2]?.kind == .string
      || (tokens.isSign(index - 2, ")") && tokens[index - 3]?.kind == .string)
    if chain.isEmpty, operation.sort == "method", isOfText { chain = ["string"] }
    guard !chain.isEmpty, let members = members(chain) else { return [] }
    let lead = operation.sort == "method" ? "" : chain.joined(separator: ".") + "."
    return NearMiss.candidates(for: name, among: members).map { "\"\(lead)\($0)\"" }
  }

  /// The one place on the line of a member that an operation names.
  private func place(ofMember operation: LuaWords.Operation) -> Int? {
    guard let tokens, let name = operation.named,
      operation.sort == "field" || operation.sort == "method",
      let token = SourceClue.token([.member(name)], in: tokens, among: indices)
    else { return nil }
    return tokens.tokens.firstIndex(of: token)
  }

  /// The names before a member: "os" before "exit" in os.exit.
  private func owners(ofMemberAt index: Int) -> [String] {
    var chain: [String] = []
    var position = index - 1
    while let tokens, tokens.isSign(position, ".", ":"), let owner = tokens[position - 1],
      owner.kind == .name
    {
      chain.insert(owner.text, at: 0)
      position -= 2
    }
    return chain
  }

  /// A member with the names before it: "os.exit", "qi.measures"; nil where it is not certain.
  func path(of operation: LuaWords.Operation) -> String? {
    guard let name = operation.named, let index = place(ofMember: operation) else { return nil }
    let owners = owners(ofMemberAt: index)
    return owners.isEmpty ? nil : (owners + [name]).joined(separator: ".")
  }

  /// The one text of the line that stands beside a sign of arithmetic and is no number.
  var textInArithmetic: SourceTokens.Token? {
    guard let tokens else { return nil }
    let signs = ["+", "-", "*", "/", "//", "%", "^"]
    let found = indices.filter { index in
      guard let contents = tokens[index]?.contents, Double(contents) == nil else { return false }
      return [index - 1, index + 1].contains { signs.contains(tokens[$0]?.text ?? "") }
    }
    return found.count == 1 ? tokens[found[0]] : nil
  }

  /// The one line that gives a local its value, to look at.
  func origin(of operation: LuaWords.Operation) -> String? {
    guard let tokens, let name = operation.named, operation.sort != "field",
      operation.sort != "method"
    else { return nil }
    let given = tokens.tokens.indices.filter {
      tokens[$0]?.text == name && tokens.isSign($0 + 1, "=")
        && !tokens.isSign($0 - 1, ".", ":", "{")
    }
    guard given.count == 1, let line = tokens[given[0]]?.line, !indices.isEmpty,
      tokens[indices[0]]?.line != line
    else { return nil }
    return "It is given its value on line \(line)."
  }
}

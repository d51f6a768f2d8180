/// Reads Lua by the grammar at the end of its manual, keeping account of scopes.
///
/// It goes down by recursion: `statement` reads one statement, `expression` one expression.
struct LuaReader {
  struct Misread: Error {}

  let tokens: [LuaToken]
  var outline: LuaOutline
  var place = 0
  /// The names in sight, outermost first, each with the place of its local in the outline.
  private var scopes: [[String: Int]] = [[:]]
  private var functionDepth = 0

  init(outline: LuaOutline) {
    tokens = outline.tokens
    self.outline = outline
  }

  mutating func read(shownFrom tail: Int) -> LuaOutline? {
    do {
      while let token = current {
        if token.isSign(";") {
          place += 1
        } else if token.range.lowerBound >= tail {
          let isCall = try expressions()
          add(.shown(isCall: isCall), from: token)
          while current?.isSign(";") == true { place += 1 }
          guard current == nil else { return nil }
        } else {
          try statement()
        }
      }
      return outline
    } catch { return nil }
  }

  // MARK: - Tokens

  var current: LuaToken? { place < tokens.count ? tokens[place] : nil }

  func isSign(_ sign: String, ahead: Int = 0) -> Bool {
    place + ahead < tokens.count && tokens[place + ahead].isSign(sign)
  }

  mutating func take(sign: String) -> Bool {
    guard isSign(sign) else { return false }
    place += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard current?.isWord(word) == true else { return false }
    place += 1
    return true
  }

  mutating func expect(sign: String) throws { if !take(sign: sign) { throw Misread() } }
  mutating func expect(word: String) throws { if !take(word: word) { throw Misread() } }

  mutating func name() throws -> LuaToken {
    guard let token = current, token.kind == .name else { throw Misread() }
    place += 1
    return token
  }

  private mutating func add(_ kind: LuaOutline.Statement.Kind, from first: LuaToken) {
    guard scopes.count == 1 else { return }
    let end = place > 0 ? tokens[place - 1].range.upperBound : first.range.upperBound
    outline.statements.append(
      LuaOutline.Statement(kind: kind, range: first.range.lowerBound..<end)
    )
  }

  // MARK: - Names

  private mutating func declare(_ name: String) {
    let hidden = local(name)
    scopes[scopes.count - 1][name] = outline.allLocals.count
    outline.allLocals.append(LuaOutline.Local(name: name, hidesAnother: hidden != nil))
  }

  /// The local that a name means here.
  private func local(_ name: String) -> Int? {
    scopes.lazy.reversed().compactMap { $0[name] }.first
  }

  mutating func use(_ token: LuaToken, isAssigned: Bool = false) {
    if let local = local(token.text) {
      if isAssigned {
        outline.allLocals[local].writes += 1
      } else {
        outline.allLocals[local].reads += 1
      }
      return
    }
    outline.uses.append(
      LuaOutline.Use(
        name: token.text,
        range: token.range,
        isAssigned: isAssigned,
        statement: outline.statements.count
      )
    )
  }

  // MARK: - Statements

  private mutating func block(declaring names: [String] = [], until ends: String...) throws {
    scopes.append([:])
    names.forEach { declare($0) }
    while let token = current, !(token.kind == .keyword && ends.contains(token.text)) {
      if take(sign: ";") { continue }
      try statement()
    }
    guard current != nil else { throw Misread() }
    scopes.removeLast()
  }

  private mutating func statement() throws {
    guard let first = current else { throw Misread() }
    var kind = LuaOutline.Statement.Kind.other
    if take(word: "if") {
      _ = try expression()
      try expect(word: "then")
      try block(until: "elseif", "else", "end")
      while take(word: "elseif") {
        _ = try expression()
        try expect(word: "then")
        try block(until: "elseif", "else", "end")
      }
      if take(word: "else") { try block(until: "end") }
      try expect(word: "end")
    } else if take(word: "while") {
      _ = try expression()
      try expect(word: "do")
      try block(until: "end")
      try expect(word: "end")
    } else if take(word: "do") {
      try block(until: "end")
      try expect(word: "end")
    } else if take(word: "for") {
      var names = [try name().text]
      while take(sign: ",") { names.append(try name().text) }
      if !take(sign: "=") { try expect(word: "in") }
      _ = try expressions()
      try expect(word: "do")
      try block(declaring: names, until: "end")
      try expect(word: "end")
    } else if take(word: "repeat") {
      // The condition sees the locals of the block.
      scopes.append([:])
      while current?.isWord("until") == false {
        if take(sign: ";") { continue }
        try statement()
      }
      try expect(word: "until")
      _ = try expression()
      scopes.removeLast()
    } else if take(word: "function") {
      kind = try functionStatement()
    } else if take(word: "local") {
      kind = try localStatement()
    } else if take(word: "return") {
      kind = try returnStatement()
    } else if take(word: "break") {
      kind = .other
    } else if take(word: "goto") {
      _ = try name()
    } else if take(sign: "::") {
      _ = try name()
      try expect(sign: "::")
    } else {
      kind = try expressionStatement()
    }
    add(kind, from: first)
  }

  private mutating func functionStatement() throws -> LuaOutline.Statement.Kind {
    let base = try name()
    var isPlain = true
    var hasSelf = false
    while isSign(".") || isSign(":") {
      isPlain = false
      hasSelf = isSign(":")
      place += 1
      _ = try name()
    }
    use(base, isAssigned: isPlain)
    try functionBody(hasSelf: hasSelf)
    return isPlain ? .function(base.text) : .other
  }

  private mutating func localStatement() throws -> LuaOutline.Statement.Kind {
    if take(word: "function") {
      let token = try name()
      declare(token.text)
      try functionBody()
      return .localFunction(token.text)
    }
    var names: [String] = []
    var closes = false
    repeat {
      names.append(try name().text)
      if isSign("<") {
        let start = tokens[place].range.lowerBound
        place += 1
        if try name().text == "close" { closes = true }
        try expect(sign: ">")
        if scopes.count == 1 {
          outline.attributes.append(start..<tokens[place - 1].range.upperBound)
        }
      }
    } while take(sign: ",")
    let hasValues = take(sign: "=")
    if hasValues { _ = try expressions() }
    names.forEach { declare($0) }
    return .local(names: names, hasValues: hasValues, closes: closes)
  }

  private mutating func returnStatement() throws -> LuaOutline.Statement.Kind {
    if functionDepth == 0, scopes.count > 1 { outline.returnsEarly = true }
    guard let first = current, !first.isSign(";"), !first.isWord("end", "else", "elseif", "until")
    else {
      _ = take(sign: ";")
      return .result(nil)
    }
    _ = try expressions()
    let range = first.range.lowerBound..<tokens[place - 1].range.upperBound
    _ = take(sign: ";")
    return .result(range)
  }

  private mutating func expressionStatement() throws -> LuaOutline.Statement.Kind {
    var targets: [String?] = []
    let isCall = try target(into: &targets)
    while take(sign: ",") { _ = try target(into: &targets) }
    guard take(sign: "=") else {
      guard isCall, targets.count == 1 else { throw Misread() }
      return .call
    }
    _ = try expressions()
    let names = targets.compactMap { $0 }
    return names.count == targets.count ? .assignment(names) : .other
  }

  /// One thing that may stand left of `=`; a plain name is marked as assigned when it does.
  private mutating func target(into targets: inout [String?]) throws -> Bool {
    let first = place
    let usesBefore = outline.uses.count
    let isCall = try suffixed()
    let isName = place == first + 1 && tokens[first].kind == .name
    if isName, isSign("=") || isSign(",") {
      if outline.uses.count > usesBefore {
        outline.uses[usesBefore].isAssigned = true
      } else if let local = local(tokens[first].text) {
        outline.allLocals[local].reads -= 1
        outline.allLocals[local].writes += 1
      }
      targets.append(tokens[first].text)
    } else {
      targets.append(nil)
    }
    return isCall
  }

  mutating func functionBody(hasSelf: Bool = false) throws {
    try expect(sign: "(")
    var names = hasSelf ? ["self"] : []
    while !take(sign: ")") {
      if !take(sign: "...") { names.append(try name().text) }
      _ = take(sign: ",")
    }
    functionDepth += 1
    try block(declaring: names, until: "end")
    functionDepth -= 1
    try expect(word: "end")
  }
}

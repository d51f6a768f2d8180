extension LuaReader {
  /// Expressions with commas between; whether it is one call and nothing else.
  mutating func expressions() throws -> Bool {
    let isCall = try expression()
    var isAlone = true
    while take(sign: ",") {
      _ = try expression()
      isAlone = false
    }
    return isCall && isAlone
  }

  /// One expression, whatever binds tighter in it; whether it is a call.
  mutating func expression() throws -> Bool {
    var isCall = false
    var isAlone = true
    while true {
      while let token = current, token.isSign("-", "#", "~") || token.isWord("not") {
        place += 1
        isAlone = false
      }
      isCall = try operand()
      guard let token = current, isBinary(token) else { return isCall && isAlone }
      place += 1
      isAlone = false
    }
  }

  private func isBinary(_ token: LuaToken) -> Bool {
    token.isWord("and", "or") || token.kind == .sign && Self.binarySigns.contains(token.text)
  }

  private static let binarySigns: Set = [
    "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "&", "|", "~", "<<",
    ">>",
  ]

  private mutating func operand() throws -> Bool {
    guard let token = current else { throw Misread() }
    switch token.kind {
    case .number: place += 1
    case .string:
      outline.literals.append(LuaOutline.Literal(token: token, isBareArgument: false))
      place += 1
    case .keyword where token.isWord("nil", "true", "false"): place += 1
    case .keyword where token.isWord("function"):
      place += 1
      try functionBody()
    case .sign where token.text == "...": place += 1
    case .sign where token.text == "{": try table()
    default: return try suffixed()
    }
    return false
  }

  /// A name or something in brackets with what is read or called of it; whether it ends in a call.
  mutating func suffixed() throws -> Bool {
    if take(sign: "(") {
      _ = try expression()
      try expect(sign: ")")
    } else {
      use(try name())
    }
    var isCall = false
    while let token = current {
      if token.isSign(".") {
        place += 1
        _ = try name()
        isCall = false
      } else if token.isSign("[") {
        place += 1
        _ = try expression()
        try expect(sign: "]")
        isCall = false
      } else if token.isSign(":") {
        place += 1
        _ = try name()
        try arguments()
        isCall = true
      } else if token.isSign("(", "{") || token.kind == .string {
        try arguments()
        isCall = true
      } else {
        break
      }
    }
    return isCall
  }

  private mutating func arguments() throws {
    guard let token = current else { throw Misread() }
    if token.kind == .string {
      outline.literals.append(LuaOutline.Literal(token: token, isBareArgument: true))
      place += 1
    } else if token.isSign("{") {
      try table()
    } else {
      try expect(sign: "(")
      if take(sign: ")") { return }
      _ = try expressions()
      try expect(sign: ")")
    }
  }

  private mutating func table() throws {
    try expect(sign: "{")
    while !take(sign: "}") {
      if take(sign: "[") {
        _ = try expression()
        try expect(sign: "]")
        try expect(sign: "=")
      } else if current?.kind == .name, isSign("=", ahead: 1) {
        place += 2
      }
      _ = try expression()
      if !take(sign: ",") { _ = take(sign: ";") }
    }
  }
}

internal import LuaRuntime

extension WorkbenchSession {
  /// The entry that asks for the help somebody wants who writes `help`, `help(m)`, `help m` or `m?`, as
  /// elsewhere; nil for any other text, and where `help` is a name of the person's own.
  package func helpAsked(by text: String) -> String? {
    let text = text.drop(while: \.isWhitespace)
    let entry = String(text).trimmedAtEnd
    let marks = entry.reversed().prefix { $0 == "?" }.count
    if marks == 1 || marks == 2 {
      let name = entry.dropLast(marks)
      return Self.isHelpName(name) ? String(repeating: "?", count: marks) + name : nil
    }
    guard entry.hasPrefix("help"), valueOfGlobal(named: "help") == nil else { return nil }
    let rest = entry.dropFirst(4)
    if rest.isEmpty { return "?" }
    guard let first = rest.first, first.isWhitespace || "(\"'".contains(first) else { return nil }
    var name = rest.drop(while: \.isWhitespace)
    if name.first == "(", name.last == ")" { name = name.dropFirst().dropLast() }
    if let quote = name.first, quote == "\"" || quote == "'", name.count > 1, name.last == quote {
      name = name.dropFirst().dropLast()
    }
    return name.isEmpty ? "?" : Self.isHelpName(name) ? "?\(name)" : nil
  }

  /// Whether a text is a name as help takes it: `m`, `qi.import`, `series:chart`, `nhse-2023`.
  private static func isHelpName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" || first == ":" else {
      return false
    }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "_.:-".contains($0) }
  }
}

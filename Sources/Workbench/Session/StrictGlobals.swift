internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// Makes reading a name that does not exist an error with the nearest one, and, in scripts, making a
  /// global by accident too.
  ///
  /// At the prompt a global is the way to keep something from one entry to the next.
  func installStrictGlobals() throws {
    let index = try lua.makeFunction(name: "undefined") { [weak self] call in
      guard let self else { return [] }
      throw try self.undefinedName(call[1])
    }
    let newIndex = try lua.makeFunction(name: "assignment") { [weak self] call in
      guard let self, let table = call[0].table else { return [] }
      if self.settings.isRunningScript, let name = call[1].text {
        throw Diagnostic(
          kind: "script",
          "\"\(name)\" is assigned without having been declared.",
          hint: "Write  local \(name) = …  (a script keeps its names to itself)."
        )
      }
      try table.rawSet(call[1], call[2])
      return []
    }
    let metatable = try lua.makeTable(
      fields: [
        "__index": .function(index), "__newindex": .function(newIndex), "__metatable": false,
      ]
    )
    try lua.globals.setMetatable(metatable)
  }

  private func undefinedName(_ key: LuaValue) throws -> Diagnostic {
    guard let name = key.text else {
      return Diagnostic(kind: "script", "There is no global \(describe(key)).")
    }
    if let entry = formerLocals[name] {
      return Diagnostic(
        kind: "script",
        "\"\(name)\" was local to entry \(entry) and went with it.",
        hint: "Write it there without  local  to keep it."
      )
    }
    let known = try lua.memberNames(of: .table(lua.globals))
    let near = NearMiss.candidates(for: name, among: known)
    let inModule = registry.functions.contains { $0.name == name }
    return Diagnostic(
      kind: "script",
      "There is nothing called \"\(name)\".",
      hint: inModule ? "There is  qi.\(name) .  Help: ?qi.\(name)" : nil,
      candidates: near.map { "\"\($0)\"" }
    )
  }
}

internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// Makes reading a name that does not exist an error with the nearest one, and, in scripts, making a
  /// global by accident too.
  ///
  /// At the prompt a global is the way to keep something from one entry to the next.
  ///
  /// A script that runs beside the prompt has a table of globals of its own.
  func installStrictGlobals(in globals: LuaTable) throws {
    let index = try lua.makeFunction(name: "undefined") { [weak self] call in
      guard let self else { return [] }
      if let name = call[1].text, !self.settings.isRunningScript,
        let value = KeptValueName(name).flatMap(self.keptValue)
      {
        return [value]
      }
      throw try self.undefinedName(call[1])
    }
    let newIndex = try lua.makeFunction(name: "assignment") { [weak self] call in
      guard let self, let table = call[0].table else { return [] }
      let isModule = call.callSite.map { self.moduleFiles.contains($0.chunk) } ?? false
      if self.settings.isRunningScript || isModule, let name = call[1].text {
        throw NameError.undeclared(name: name)
      }
      try table.rawSet(call[1], call[2])
      return []
    }
    let metatable = try lua.makeTable(
      fields: [
        "__index": .function(index), "__newindex": .function(newIndex), "__metatable": false,
      ]
    )
    try globals.setMetatable(metatable)
  }

  private func undefinedName(_ key: LuaValue) throws -> any Error {
    guard let name = key.text else {
      return Diagnostic(kind: "script", "There is no global \(describe(key)).")
    }
    if let missing = missingKeptValue(named: name) { return missing }
    if !settings.isRunningScript, let entry = formerLocals[name] {
      return NameError.localOfEntry(
        name: name,
        entry: entry,
        declaration: declaration(of: name, inEntry: entry)
      )
    }
    let known = try lua.globalNames().filter { !$0.hasPrefix("_") }
    return NameError.undefined(
      name: name,
      meant: try meaning(of: name),
      near: NearMiss.candidates(for: name, among: known)
    )
  }

  /// `ward = "ASH"` of an entry that was `local ward = "ASH"` and nothing more.
  private func declaration(of name: String, inEntry entry: Int) -> String? {
    guard let text = sources["entry \(entry)"]?.trimmedAtEnd, !text.contains(where: \.isNewline),
      text.hasPrefix("local \(name) ="), DisplayWidth.of(text) <= 60
    else { return nil }
    return String(text.dropFirst("local ".count))
  }

  private func meaning(of name: String) throws -> NameError.Meant? {
    if registry.functions.contains(where: { $0.name == name })
      || registry.moduleFields.contains(where: { $0.name == name })
    {
      return .ofModule
    }
    for library in ["math", "string", "table", "os", "io", "utf8", "coroutine"] {
      if let table = try lua.globals.rawGet(library).table, !(try table.rawGet(name).isNil) {
        return .ofLibrary(library)
      }
    }
    if let words = LuaTopic.instead(of: name) { return .absent(words) }
    if let words = ForeignNames.words(for: name) { return .foreign(words) }
    let folded = name.lowercased()
    if let unit = unitList().first(where: { $0.code.lowercased() == folded }) {
      return .code(unit.code, noun: "unit")
    }
    if let measure = measureList().first(where: { $0.code.lowercased() == folded }) {
      return .code(measure.code, noun: "measure")
    }
    return nil
  }
}

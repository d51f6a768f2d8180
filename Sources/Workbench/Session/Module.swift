internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// Makes the module `qi` from the registrations, and the few globals that come with it.
  ///
  /// The table itself stays empty: what a script reads comes from the registrations, so it cannot be
  /// replaced by accident, and a name that does not exist is answered with the nearest.
  func installModule() throws {
    var functions: [String: LuaValue] = [:]
    for entry in registry.functions {
      let function = try lua.makeFunction(name: entry.path) { [weak self] call in
        guard let self else { return .none }
        return try self.invoke(entry, on: nil, with: call)
      }
      functions[entry.name] = .function(function)
      moduleFunctions[function.identity] = entry
    }
    let known = (registry.functions.map(\.name) + registry.moduleFields.map(\.name)).sorted()
    let index = try lua.makeFunction(name: "qi") { [weak self] call in
      guard let self else { return [] }
      let name = call[1].text ?? ""
      if let function = functions[name] { return .one(function) }
      guard let field = self.registry.moduleFields.first(where: { $0.name == name }) else {
        throw Diagnostic(
          kind: "not_found",
          "qi has no function or value \"\(name)\".",
          hint: "See what there is with  ?qi",
          candidates: NearMiss.candidates(for: name, among: known).map { "qi.\($0)" }
        )
      }
      return .one(try field.read(self, self))
    }
    let newIndex = try lua.makeFunction(name: "qi") { call in
      throw ArgumentError.readOnly(type: "qi", name: call[1].text ?? "")
    }
    let pairs = try lua.makeFunction(name: "qi") { call in
      let names = known
      var position = 0
      let next = try call.state.makeFunction(name: "next") { _ in
        guard position < names.count else { return [.nil] }
        position += 1
        let name = names[position - 1]
        return [.text(name), functions[name] ?? .boolean(true)]
      }
      return [.function(next)]
    }
    let module = try lua.makeTable()
    try module.setMetatable(
      lua.makeTable(fields: [
        "__index": .function(index), "__newindex": .function(newIndex), "__pairs": .function(pairs),
        "__metatable": false, "__name": "qi",
      ])
    )
    try lua.setModule("qi", .table(module))
    moduleTable = module
    try lua.globals.rawSet("qi", .table(module))
    if let display = functions["display"] { try lua.globals.rawSet("display", display) }
    // Names that exist with no value yet, so that reading them is not an error.
    try lua.globals.rawSet("_", .boolean(false))
  }
}

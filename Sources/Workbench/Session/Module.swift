internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// Makes the module `qi` from the registrations, and the few globals that come with it.
  ///
  /// The table itself stays empty: what a script reads comes from the registrations, so it cannot be
  /// replaced by accident, and a name that does not exist is answered with the nearest.
  func installModule() throws {
    let index = try lua.makeFunction(name: "qi") { [weak self] call in
      guard let self else { return [] }
      let name = call[1].text ?? ""
      if let function = try self.moduleFunction(named: name) { return .one(.function(function)) }
      guard let field = self.registry.moduleFields.first(where: { $0.name == name }) else {
        throw Diagnostic(
          kind: "not_found",
          "qi has no function or value \"\(name)\".",
          hint: "See what there is with  ?qi",
          candidates: NearMiss.candidates(for: name, among: self.moduleNames).map { "qi.\($0)" }
        )
      }
      return .one(try field.read(self, self))
    }
    let newIndex = try lua.makeFunction(name: "qi") { call in
      throw ArgumentError.readOnly(type: "qi", name: call[1].text ?? "")
    }
    let pairs = try lua.makeFunction(name: "qi") { [weak self] call in
      let names = self?.moduleNames ?? []
      var position = 0
      let next = try call.state.makeFunction(name: "next") { _ in
        guard let self, position < names.count else { return [.nil] }
        position += 1
        let name = names[position - 1]
        let function = try self.moduleFunction(named: name)
        return [.text(name), function.map { .function($0) } ?? .boolean(true)]
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
    let display = try makeModuleFunction(.displayFunction())
    try lua.globals.rawSet("display", .function(display))
    // Names that exist with no value yet, so that reading them is not an error.
    try lua.globals.rawSet("_", .boolean(false))
  }

  /// The names of all that `qi` holds.
  private var moduleNames: [String] {
    (registry.functions.map(\.name) + registry.moduleFields.map(\.name)).sorted()
  }

  /// A function of `qi`, made when it is first asked for; nil where there is none of that name.
  private func moduleFunction(named name: String) throws -> LuaFunction? {
    if let function = moduleFunctions[name] { return function }
    guard let entry = registry.functions.first(where: { $0.name == name }) else { return nil }
    return try makeModuleFunction(entry)
  }

  private func makeModuleFunction(_ entry: FunctionEntry) throws -> LuaFunction {
    let function = try lua.makeFunction(name: entry.path) { [weak self] call in
      guard let self else { return .none }
      return try self.invoke(entry, on: nil, with: call)
    }
    moduleFunctions[entry.name] = function
    moduleFunctionNames[function.identity] = entry.name
    return function
  }
}

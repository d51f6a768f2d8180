/// What completion may ask: raw reads only, so that no script code and no getter runs.
extension LuaState {
  /// The names that can follow `value.` or `value:`, sorted: a table's own string keys and those of
  /// its `__index` tables, or a host type's methods and declared fields.
  public func memberNames(of value: LuaValue) throws(LuaError) -> [String] {
    switch value {
    case .object(let object):
      guard let type = core.types[object.typeName] else { return [] }
      return Set(type.methods.keys).union(type.fields.keys).sorted()
    case .table(let table):
      var names: Set<String> = []
      var seen: Set<LuaTable> = []
      var next: LuaTable? = table
      while let table = next, seen.insert(table).inserted {
        for (key, _) in try table.rawEntries() {
          if let name = key.string?.validText { names.insert(name) }
        }
        next = try table.metatable()?.rawGet("__index").table
      }
      return names.sorted()
    case .string:
      guard let library = try globals.rawGet("string").table else { return [] }
      return try memberNames(of: .table(library))
    default:
      return []
    }
  }

  /// The value a script would read as `value.name`, if it can be had without running anything: raw
  /// in a table or its `__index` tables.
  ///
  /// A host object's fields are never asked for.
  public func rawMember(_ name: String, of value: LuaValue) throws(LuaError) -> LuaValue {
    var seen: Set<LuaTable> = []
    var next = value.table
    while let table = next, seen.insert(table).inserted {
      let found = try table.rawGet(name)
      if !found.isNil { return found }
      next = try table.metatable()?.rawGet("__index").table
    }
    return .nil
  }
}

internal import CLuaBridge

extension LuaCore {
  /// Writes a value to the in buffer.
  func write(_ value: LuaValue, to pointer: OpaquePointer) throws(LuaError) {
    let written: Bool
    switch value {
    case .nil:
      written = tidemark_lua_write_nil(pointer)
    case .boolean(let value):
      written = tidemark_lua_write_boolean(pointer, value)
    case .integer(let value):
      written = tidemark_lua_write_integer(pointer, value)
    case .number(let value):
      written = tidemark_lua_write_number(pointer, value)
    case .string(let value):
      written = value.withCharacters { tidemark_lua_write_string(pointer, $0, $1) }
    case .table(let table):
      written = try write(table.reference, to: pointer)
    case .function(let function):
      written = try write(function.reference, to: pointer)
    case .other(let opaque):
      if let reference = opaque.reference {
        written = try write(reference, to: pointer)
      } else {
        written = tidemark_lua_write_nil(pointer)
      }
    case .object(let object):
      written = try write(object, to: pointer)
    }
    guard written else { throw LuaError(kind: .memory) }
  }

  private func write(
    _ reference: LuaReference,
    to pointer: OpaquePointer
  ) throws(LuaError) -> Bool {
    guard reference.lifeline === lifeline else { throw LuaError(kind: .foreign) }
    return tidemark_lua_write_reference(pointer, reference.number)
  }

  private func write(_ object: LuaObject, to pointer: OpaquePointer) throws(LuaError) -> Bool {
    let number = objects.number(ofType: object.typeName)
    guard let metatable = metatables[number] else {
      throw LuaError(.unregistered(typeName: object.typeName))
    }
    let handle = objects.slot(for: object.instance, type: number)
    return tidemark_lua_write_object(pointer, handle.slot, handle.generation, metatable)
  }

  /// A value from C; a reference in it is Swift's to give back from here on.
  ///
  /// An invalidated object comes as nil here; host functions look at it before
  /// (`LuaCore+Callbacks`).
  func read(_ value: tidemark_lua_value) -> LuaValue {
    switch value.kind {
    case TIDEMARK_LUA_BOOLEAN: .boolean(value.integer != 0)
    case TIDEMARK_LUA_INTEGER: .integer(value.integer)
    case TIDEMARK_LUA_NUMBER: .number(value.number)
    case TIDEMARK_LUA_STRING: .string(LuaString(value))
    case TIDEMARK_LUA_TABLE:
      .table(LuaTable(core: self, reference: reference(value), identity: value.identity))
    case TIDEMARK_LUA_FUNCTION:
      .function(LuaFunction(core: self, reference: reference(value), identity: value.identity))
    case TIDEMARK_LUA_OBJECT: readObject(value)
    case TIDEMARK_LUA_THREAD: opaque(value, "thread")
    case TIDEMARK_LUA_USERDATA: opaque(value, "userdata")
    default: .nil
    }
  }

  private func readObject(_ value: tidemark_lua_value) -> LuaValue {
    switch objects.lookup(slot: value.slot, generation: value.generation) {
    case .live(let instance, let typeName): .object(LuaObject(instance, as: typeName))
    case .stale: .nil
    }
  }

  private func reference(_ value: tidemark_lua_value) -> LuaReference {
    LuaReference(number: value.reference, lifeline: lifeline)
  }

  private func opaque(_ value: tidemark_lua_value, _ typeName: String) -> LuaValue {
    let reference = value.reference == 0 ? nil : reference(value)
    return .other(
      LuaOpaque(core: self, typeName: typeName, reference: reference, identity: value.identity)
    )
  }

  func readOut(of pointer: OpaquePointer) -> [LuaValue] {
    let count = Int(tidemark_lua_out_count(pointer))
    guard count > 0, let values = tidemark_lua_out_values(pointer) else { return [] }
    return UnsafeBufferPointer(start: values, count: count).map { read($0) }
  }

  /// Whether a value from C has a reference to give back; what the field holds otherwise is anything.
  private func holdsReference(_ value: tidemark_lua_value) -> Bool {
    switch value.kind {
    case TIDEMARK_LUA_TABLE, TIDEMARK_LUA_FUNCTION, TIDEMARK_LUA_THREAD, TIDEMARK_LUA_USERDATA:
      value.reference != 0
    default: false
    }
  }

  /// The values in the out buffer, two by two.
  ///
  /// - Throws: `.stopped`, with the references that were not read given back.
  func readEntries(
    of pointer: OpaquePointer
  ) throws(LuaError) -> [(key: LuaValue, value: LuaValue)] {
    let count = Int(tidemark_lua_out_count(pointer))
    guard count > 0, let values = tidemark_lua_out_values(pointer) else { return [] }
    var entries: [(key: LuaValue, value: LuaValue)] = []
    entries.reserveCapacity(count / 2)
    for index in stride(from: 0, to: count, by: 2) {
      if index % 2_048 == 0,
        let reason = LuaStopReason(tidemark_lua_stop_requested(pointer))
      {
        for rest in index..<count where holdsReference(values[rest]) {
          _ = reference(values[rest])
        }
        throw LuaError(kind: .stopped(reason))
      }
      entries.append((read(values[index]), read(values[index + 1])))
    }
    return entries
  }
}

extension LuaString {
  init(_ value: tidemark_lua_value) {
    let start = UnsafeRawPointer(value.bytes)?.assumingMemoryBound(to: UInt8.self)
    self.init(copying: UnsafeBufferPointer(start: start, count: start == nil ? 0 : value.length))
  }
}

internal import CLuaBridge

extension LuaCore {
  /// Runs one protected operation of the bridge: values in, values out.
  func perform(
    _ values: [LuaValue],
    deadlineSeconds: Double? = nil,
    _ operation: (OpaquePointer) -> Bool
  ) throws(LuaError) -> [LuaValue] {
    try perform(values, deadlineSeconds: deadlineSeconds, operation) { pointer in
      readOut(of: pointer)
    }
  }

  /// Runs one protected operation of the bridge, whose values `read` takes from the out buffer.
  private func perform<Answer>(
    _ values: [LuaValue],
    deadlineSeconds: Double? = nil,
    _ operation: (OpaquePointer) -> Bool,
    read: (OpaquePointer) throws(LuaError) -> Answer
  ) throws(LuaError) -> Answer {
    guard let pointer else { throw LuaError(kind: .foreign) }
    drainReleasedObjects()
    tidemark_lua_begin(pointer)
    for value in values {
      try write(value, to: pointer)
    }
    if let deadlineSeconds { tidemark_lua_set_deadline(pointer, deadlineSeconds) }
    // The handles among the values must not be given back before Lua has read them, and the state
    // must not be closed by a host function that lets go of its last use.
    let succeeded = withExtendedLifetime((values, state)) { operation(pointer) }
    // Read first: the sink of warnings may use the state.
    defer { tidemark_lua_settle_warnings(pointer) }
    guard succeeded else { throw failure(of: pointer) }
    return try read(pointer)
  }

  /// The entries of a table itself; asks on the way whether the evaluation is to stop.
  func entries(of table: LuaTable) throws(LuaError) -> [(key: LuaValue, value: LuaValue)] {
    try perform([.table(table)]) {
      tidemark_lua_entries($0)
    } read: { pointer throws(LuaError) in
      try readEntries(of: pointer)
    }
  }

  /// `perform` for operations with one result.
  func one(
    _ values: [LuaValue],
    _ operation: (OpaquePointer) -> Bool
  ) throws(LuaError) -> LuaValue {
    try perform(values, operation).first ?? .nil
  }

  func run(
    _ source: LuaString,
    chunkName: String,
    environment: LuaTable?,
    deadlineSeconds: Double?
  ) throws(LuaError) -> [LuaValue] {
    try perform(environment.map { [.table($0)] } ?? [], deadlineSeconds: deadlineSeconds) {
      pointer in
      source.withCharacters { tidemark_lua_run(pointer, $0, $1, chunkName) }
    }
  }

  func load(
    _ source: LuaString,
    chunkName: String,
    environment: LuaTable?
  ) throws(LuaError) -> LuaFunction {
    let value = try one(environment.map { [.table($0)] } ?? []) { pointer in
      source.withCharacters { tidemark_lua_load(pointer, $0, $1, chunkName) }
    }
    guard let function = value.function else { throw LuaError(kind: .foreign) }
    return function
  }

  func call(
    _ callee: LuaValue,
    _ arguments: [LuaValue],
    deadlineSeconds: Double?
  ) throws(LuaError) -> [LuaValue] {
    try perform([callee] + arguments, deadlineSeconds: deadlineSeconds) {
      tidemark_lua_call_value($0)
    }
  }

  func makeTable(arrayCount: Int, recordCount: Int) throws(LuaError) -> LuaTable {
    let value = try one([]) {
      tidemark_lua_new_table($0, Int32(clamping: arrayCount), Int32(clamping: recordCount))
    }
    guard let table = value.table else { throw LuaError(kind: .foreign) }
    return table
  }

  func makeFunction(_ function: HostFunction) throws(LuaError) -> LuaFunction {
    guard let pointer else { throw LuaError(kind: .foreign) }
    drainReleasedObjects()
    tidemark_lua_begin(pointer)
    let handle = objects.insert(function, type: HostObjectTable.functionType)
    guard
      tidemark_lua_write_object(pointer, handle.slot, handle.generation, 0),
      tidemark_lua_new_function(pointer)
    else { throw failure(of: pointer) }
    guard let made = readOut(of: pointer).first?.function else {
      throw LuaError(kind: .foreign)
    }
    return made
  }

  /// Makes `name` a field of the objects whose type has these members.
  func addField(_ function: HostFunction, to members: LuaTable) throws(LuaError) {
    guard let pointer else { throw LuaError(kind: .foreign) }
    drainReleasedObjects()
    tidemark_lua_begin(pointer)
    try write(.table(members), to: pointer)
    try write(.text(function.name), to: pointer)
    let handle = objects.insert(function, type: HostObjectTable.functionType)
    guard
      tidemark_lua_write_object(pointer, handle.slot, handle.generation, 0),
      withExtendedLifetime(members, { tidemark_lua_new_field(pointer) })
    else { throw failure(of: pointer) }
  }

  func value(of reference: LuaReference) throws(LuaError) -> LuaValue {
    guard let pointer, reference.lifeline === lifeline else { throw LuaError(kind: .foreign) }
    drainReleasedObjects()
    tidemark_lua_begin(pointer)
    guard
      tidemark_lua_write_reference(pointer, reference.number),
      withExtendedLifetime(reference, { tidemark_lua_echo(pointer) })
    else { throw failure(of: pointer) }
    return readOut(of: pointer).first ?? .nil
  }

  /// Lets go of the host objects whose last userdata was collected.
  func drainReleasedObjects() {
    guard let pointer else { return }
    var slot: UInt32 = 0
    var generation: UInt32 = 0
    while tidemark_lua_next_released_object(pointer, &slot, &generation) {
      // Let go of after the table has been changed: a deinit may come back here.
      let released = objects.remove(slot: slot, generation: generation)
      withExtendedLifetime(released) {}
    }
  }
}

extension LuaString {
  func withCharacters<R>(_ body: (UnsafePointer<CChar>?, Int) -> R) -> R {
    withBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { body($0.baseAddress, $0.count) }
    }
  }
}

internal import CLuaBridge

/// What C calls when a script calls a host function.
///
/// Runs no Lua after it began to write its answer.
func hostCall(
  context: UnsafeMutableRawPointer?,
  call: UnsafeMutablePointer<tidemark_lua_call>?
) -> tidemark_lua_answer {
  guard let context, let call else { return TIDEMARK_LUA_ANSWER_RESULTS }
  // The state that made the call holds the core, and the closure that is called its function.
  return Unmanaged<LuaCore>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.answer(call) }
}

/// What C calls when a script prints or warns.
func hostWrite(
  context: UnsafeMutableRawPointer?,
  stream: tidemark_lua_stream,
  bytes: UnsafePointer<CChar>?,
  length: Int
) -> tidemark_lua_answer {
  guard let context else { return TIDEMARK_LUA_ANSWER_RESULTS }
  let core = Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
  let start = UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self)
  let text = LuaString(copying: UnsafeBufferPointer(start: start, count: length))
  return core.answer(writing: text, to: stream)
}

extension LuaCore {
  func answer(_ call: UnsafeMutablePointer<tidemark_lua_call>) -> tidemark_lua_answer {
    if call.pointee.has_released { drainReleasedObjects() }
    guard call.pointee.has_references else { return answer(call, taken: nil) }
    // Every reference among the arguments is Swift's from here on, whatever happens.
    return takeArguments(of: call).withUnsafeBufferPointer { taken in
      answer(call, taken: taken.baseAddress)
    }
  }

  private func answer(
    _ call: UnsafeMutablePointer<tidemark_lua_call>,
    taken: UnsafePointer<LuaValue>?
  ) -> tidemark_lua_answer {
    let function = objects.function(
      slot: call.pointee.slot,
      generation: call.pointee.generation
    )
    guard let function, isOpen else {
      return answer(throwing: LuaHostError.stale(typeName: "host function", reason: nil))
    }
    do {
      let results: LuaResults = try function._withUnsafeGuaranteedRef { function in
        try self.results(of: function, call, taken)
      }
      return answer(results, to: call)
    } catch {
      return answer(throwing: error)
    }
  }

  private func takeArguments(of call: UnsafeMutablePointer<tidemark_lua_call>) -> [LuaValue] {
    UnsafeBufferPointer(start: call.pointee.arguments, count: Int(call.pointee.count)).map {
      read($0)
    }
  }

  /// Calls the function, unless an argument is an object that was invalidated.
  private func results(
    of function: HostFunction,
    _ call: UnsafeMutablePointer<tidemark_lua_call>,
    _ taken: UnsafePointer<LuaValue>?
  ) throws -> LuaResults {
    let flat = call.pointee.arguments
    let count = Int(call.pointee.count)
    var own: AnyObject?
    var next = 0
    if function.owner != 0, count > 0, let first = flat?[0], first.kind == TIDEMARK_LUA_OBJECT {
      own = objects.instance(
        slot: first.slot,
        generation: first.generation,
        type: function.owner
      )
      if own != nil { next = 1 }
    }
    while next < count {
      if let argument = flat?[next], argument.kind == TIDEMARK_LUA_OBJECT,
        case .stale(let typeName, let reason) = objects.lookup(
          slot: argument.slot,
          generation: argument.generation
        )
      {
        if let whenStale = function.whenStale { return whenStale(typeName) }
        throw LuaHostError.stale(typeName: typeName, reason: reason)
      }
      next += 1
    }
    if function.owner == 0 {
      return try function.body(
        LuaCall(core: self, function: function, flat: flat, taken: taken, first: 0, count: count)
      )
    }
    guard let own else {
      throw LuaHostError.badSelf(
        method: function.name,
        expected: objects.name(ofType: function.owner),
        got: count > 0 ? (taken?[0] ?? flat.map { read($0[0]) } ?? .nil).displayTypeName : "nil"
      )
    }
    return try function.method(
      own,
      LuaCall(core: self, function: function, flat: flat, taken: taken, first: 1, count: count)
    )
  }

  func answer(writing text: LuaString, to stream: tidemark_lua_stream) -> tidemark_lua_answer {
    // A warning may come in the middle of any operation: it must leave the buffers alone.
    if stream == TIDEMARK_LUA_WARNING {
      configuration.warning(text)
      return TIDEMARK_LUA_ANSWER_RESULTS
    }
    do {
      try configuration.output(text)
      if let pointer { tidemark_lua_clear(pointer) }
      return TIDEMARK_LUA_ANSWER_RESULTS
    } catch {
      return answer(throwing: error)
    }
  }

  private func answer(
    _ results: LuaResults,
    to call: UnsafeMutablePointer<tidemark_lua_call>
  ) -> tidemark_lua_answer {
    switch results {
    case .one(.integer(let integer)):
      call.pointee.result.kind = TIDEMARK_LUA_INTEGER
      call.pointee.result.integer = integer
      return TIDEMARK_LUA_ANSWER_RESULT
    case .one(.number(let number)):
      call.pointee.result.kind = TIDEMARK_LUA_NUMBER
      call.pointee.result.number = number
      return TIDEMARK_LUA_ANSWER_RESULT
    case .one(.boolean(let boolean)):
      call.pointee.result.kind = TIDEMARK_LUA_BOOLEAN
      call.pointee.result.integer = boolean ? 1 : 0
      return TIDEMARK_LUA_ANSWER_RESULT
    case .one(.nil):
      call.pointee.result.kind = TIDEMARK_LUA_NIL
      return TIDEMARK_LUA_ANSWER_RESULT
    default: break
    }
    guard let pointer else { return TIDEMARK_LUA_ANSWER_RESULTS }
    tidemark_lua_clear(pointer)
    do throws(LuaError) {
      switch results {
      case .none: break
      case .one(let value): try write(value, to: pointer)
      case .several(let values): for value in values { try write(value, to: pointer) }
      }
      return TIDEMARK_LUA_ANSWER_RESULTS
    } catch {
      return answer(throwing: error)
    }
  }

  private func answer(throwing error: any Error) -> tidemark_lua_answer {
    guard let pointer else { return TIDEMARK_LUA_ANSWER_RESULTS }
    tidemark_lua_clear(pointer)
    if let error = error as? LuaError {
      if error.kind == .memory { return TIDEMARK_LUA_ANSWER_NO_MEMORY }
      if let value = error.value, value.lifeline === lifeline {
        // The error came out of Lua and goes back as the value it was.
        _ = tidemark_lua_write_reference(pointer, value.number)
        return TIDEMARK_LUA_ANSWER_ERROR_VALUE
      }
      return write(hostError(for: error), cause: error.underlying ?? error, to: pointer)
    }
    let described = (error as? LuaHostError) ?? configuration.describeError(error)
    return write(described, cause: error, to: pointer)
  }

  /// A `LuaError` that never was a Lua value, or is one of another state.
  private func hostError(for error: LuaError) -> LuaHostError {
    let kind: String
    switch error.kind {
    case .runtime: kind = "runtime"
    case .syntax: kind = "syntax"
    case .memory: kind = "memory"
    case .stopped: kind = "stopped"
    case .nesting: kind = "nesting"
    case .foreign: kind = "foreign"
    case .host(let word): kind = word
    }
    return LuaHostError(
      kind: kind,
      message: error.message.isEmpty ? error.description : error.message,
      hint: error.hint,
      candidates: error.candidates,
      place: error.place ?? error.location?.description
    )
  }

  private func write(
    _ error: LuaHostError,
    cause: any Error,
    to pointer: OpaquePointer
  ) -> tidemark_lua_answer {
    let box = HostErrorCause(cause)
    let handle = objects.insert(box, type: HostObjectTable.errorType)
    writeText(error.message, to: pointer)
    writeText(error.kind, to: pointer)
    writeText(error.place, to: pointer)
    writeText(error.hint, to: pointer)
    _ = tidemark_lua_write_object(pointer, handle.slot, handle.generation, 0)
    writeText(error.location?.chunk, to: pointer)
    writeNumber(error.location?.line, to: pointer)
    writeNumber(error.column, to: pointer)
    writeText(error.excerpt, to: pointer)
    for candidate in error.candidates { writeText(candidate, to: pointer) }
    return TIDEMARK_LUA_ANSWER_HOST_ERROR
  }

  // A write that fails leaves its mark in the buffer, and C raises a memory error instead.
  private func writeText(_ text: String?, to pointer: OpaquePointer) {
    guard let text else {
      _ = tidemark_lua_write_nil(pointer)
      return
    }
    _ = LuaString(text).withCharacters { tidemark_lua_write_string(pointer, $0, $1) }
  }

  private func writeNumber(_ number: Int?, to pointer: OpaquePointer) {
    guard let number else {
      _ = tidemark_lua_write_nil(pointer)
      return
    }
    _ = tidemark_lua_write_integer(pointer, Int64(number))
  }
}

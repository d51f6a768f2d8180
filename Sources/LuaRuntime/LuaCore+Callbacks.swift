internal import CLuaBridge

/// What C calls when a script calls a host function.
///
/// Runs no Lua after it began to write its answer.
func hostCall(
  context: UnsafeMutableRawPointer?,
  slot: UInt32,
  generation: UInt32,
  arguments: UnsafePointer<tidemark_lua_value>?,
  count: Int32
) -> tidemark_lua_answer {
  guard let context else { return TIDEMARK_LUA_ANSWER_RESULTS }
  let core = Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
  let flat = UnsafeBufferPointer(start: arguments, count: Int(count))
  return core.answer(slot: slot, generation: generation, arguments: flat)
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
  func answer(
    slot: UInt32,
    generation: UInt32,
    arguments: UnsafeBufferPointer<tidemark_lua_value>
  ) -> tidemark_lua_answer {
    drainReleasedObjects()
    // Every reference among the arguments is Swift's from here on, whatever happens.
    var stale: (typeName: String, reason: String?)?
    var own: LuaValue?
    var values: [LuaValue] = []
    let function = objects.function(slot: slot, generation: generation)
    let isMethod = if case .method = function?.body { true } else { false }
    if arguments.count > (isMethod ? 1 : 0) { values.reserveCapacity(arguments.count) }
    for (index, argument) in arguments.enumerated() {
      let value: LuaValue
      if argument.kind == TIDEMARK_LUA_OBJECT {
        switch objects.lookup(slot: argument.slot, generation: argument.generation) {
        case .live(let instance, let typeName):
          value = .object(LuaObject(instance, as: typeName))
        case .stale(let typeName, let reason):
          stale = stale ?? (typeName, reason)
          value = .nil
        }
      } else {
        value = read(argument)
      }
      if isMethod && index == 0 { own = value } else { values.append(value) }
    }
    guard let function, let state else {
      return answer(throwing: LuaHostError.stale(typeName: "host function", reason: nil))
    }
    do {
      if let stale {
        guard let whenStale = function.whenStale else {
          throw LuaHostError.stale(typeName: stale.typeName, reason: stale.reason)
        }
        return answer(results: whenStale(stale.typeName))
      }
      let call = LuaCall(state: state, name: function.name, arguments: values)
      switch function.body {
      case .plain(let body):
        return answer(results: try body(call))
      case .method(let owner, let method):
        guard case .object(let object)? = own, object.typeName == owner else {
          throw LuaHostError.badSelf(
            method: function.name,
            expected: owner,
            got: (own ?? .nil).displayTypeName
          )
        }
        return answer(results: try method(object.instance, call))
      }
    } catch {
      return answer(throwing: error)
    }
  }

  func answer(writing text: LuaString, to stream: tidemark_lua_stream) -> tidemark_lua_answer {
    // A warning may come in the middle of any operation: it must leave the buffers alone.
    if stream == TIDEMARK_LUA_WARNING {
      configuration.warning(text)
      return TIDEMARK_LUA_ANSWER_RESULTS
    }
    do {
      try configuration.output(text)
      return answer(results: [])
    } catch {
      return answer(throwing: error)
    }
  }

  private func answer(results: [LuaValue]) -> tidemark_lua_answer {
    guard let pointer else { return TIDEMARK_LUA_ANSWER_RESULTS }
    tidemark_lua_clear(pointer)
    do throws(LuaError) {
      for value in results { try write(value, to: pointer) }
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
    let handle = objects.insert(box, typeName: "error")
    writeText(error.message, to: pointer)
    writeText(error.kind, to: pointer)
    writeText(error.place, to: pointer)
    writeText(error.hint, to: pointer)
    _ = tidemark_lua_write_object(pointer, handle.slot, handle.generation, 0)
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
}

internal import CLuaBridge

extension LuaCore {
  /// The failure of the operation that just answered false.
  func failure(of pointer: OpaquePointer) -> LuaError {
    guard let failure = tidemark_lua_last_failure(pointer) else { return LuaError(kind: .memory) }
    let out = readOut(of: pointer)
    func text(_ index: Int) -> String? { index < out.count ? out[index].text : nil }

    var error = LuaError(kind: .runtime, message: text(0) ?? "")
    switch failure.pointee.kind {
    case TIDEMARK_LUA_FAILED_SYNTAX:
      // The compiler names the end of the text where more text could help; but no further line
      // closes a string in quotes.
      let isIncomplete =
        error.message.hasSuffix("<eof>") && !error.message.hasPrefix("unfinished string")
      error.kind = .syntax(incomplete: isIncomplete)
    case TIDEMARK_LUA_FAILED_MEMORY:
      error.kind = .memory
    case TIDEMARK_LUA_FAILED_STOPPED:
      error.kind = .stopped(LuaStopReason(failure.pointee.reason) ?? .programmatic)
    case TIDEMARK_LUA_FAILED_NESTING:
      error.kind = .nesting
    case TIDEMARK_LUA_FAILED_HOST:
      error.kind = .host(text(1) ?? "")
      error.place = text(2)
      error.hint = text(3)
      error.candidates = out.dropFirst(4).compactMap(\.text)
    default:
      break
    }
    error.location = LuaLocation(failure.pointee.place)
    // Without a place of its own a host error names the script's line there.
    if error.place == error.location?.description { error.place = nil }
    error.traceback = frames(failure)
    error.framesOmitted = Int(failure.pointee.frames_omitted)
    if failure.pointee.value_reference != 0 {
      error.value = LuaReference(number: failure.pointee.value_reference, lifeline: lifeline)
    }
    let cause = objects.lookup(
      slot: failure.pointee.cause_slot,
      generation: failure.pointee.cause_generation
    )
    if case .live(let instance, _) = cause, let cause = instance as? HostErrorCause {
      error.underlying = cause.error
    }
    return error
  }

  private func frames(_ failure: UnsafePointer<tidemark_lua_failure>) -> [LuaFrame] {
    let count = Int(failure.pointee.frame_count)
    guard count > 0 else { return [] }
    guard let offset = MemoryLayout<tidemark_lua_failure>.offset(of: \.frames) else { return [] }
    let frames = UnsafeRawPointer(failure).advanced(by: offset)
      .assumingMemoryBound(to: tidemark_lua_frame.self)
    return (0..<count).map { index in
      var frame = frames[index]
      let name = withUnsafeBytes(of: &frame.name) { text(fromCharacters: $0) }
      return LuaFrame(
        location: LuaLocation(frame.place) ?? LuaLocation(chunk: "?", line: 0),
        function: name.isEmpty ? nil : name,
        isMainChunk: frame.is_main
      )
    }
  }
}

extension LuaLocation {
  init?(_ place: tidemark_lua_place) {
    guard place.line > 0 else { return nil }
    var place = place
    self.init(
      chunk: withUnsafeBytes(of: &place.chunk) { text(fromCharacters: $0) },
      line: Int(place.line)
    )
  }
}

/// Text from a C array of characters that ends with a NUL.
private func text(fromCharacters bytes: UnsafeRawBufferPointer) -> String {
  String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
}

/// The Swift error behind a host error, kept while the error table is alive in Lua.
final class HostErrorCause {
  let error: any Error

  init(_ error: any Error) {
    self.error = error
  }
}

extension LuaError {
  init(_ error: LuaHostError) {
    self.init(
      kind: .host(error.kind),
      message: error.message,
      hint: error.hint,
      candidates: error.candidates,
      place: error.place,
      underlying: error
    )
  }
}

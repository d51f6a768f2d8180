internal import CLuaBridge

/// Which globals an evaluation used, by their names.
///
/// A name counts by its first use: what was written before it was read is nothing that the evaluation
/// depends on. A module that was required goes by `(module NAME)`; loading it is a write.
public struct LuaTrace: Sendable {
  /// Read before anything was written to them, those that were not there included.
  public fileprivate(set) var read: Set<String> = []
  /// Written before they were read.
  public fileprivate(set) var written: Set<String> = []
  /// Whether all globals were looked at, as `pairs(_G)` does.
  public fileprivate(set) var looksAtAll = false
  /// Whether a clock was asked, or how much memory is used.
  public fileprivate(set) var asksClock = false
  /// Whether an error was caught or a traceback made: these name chunks and lines.
  public fileprivate(set) var namesPlaces = false

  /// A trace of nothing.
  public init() {}
}

/// What a value holds, by content: equal for values that a script cannot tell apart, in any process.
public struct LuaFingerprint: Hashable, Sendable {
  /// The figure.
  public var high: UInt64
  /// Its second half.
  public var low: UInt64
  /// Whether the value holds something that cannot be looked into (a coroutine, a weak table), or more
  /// than is looked at.
  public var isUncertain: Bool
  /// The addresses of the tables and shared variables in it that a script could change, in the order in
  /// which they are met; values with one in common share it.
  public var nodes: [UInt]
}

/// Something of the host's within a value whose fingerprint is taken.
public struct LuaHostPart {
  /// The object; a host function's is nil.
  public let instance: AnyObject?
  /// The address of its value in Lua, by which functions are known.
  public let identity: UInt
  /// Which of all objects that the state has had, for as long as it lives.
  public let number: UInt64
}

extension LuaState {
  /// Notes the first use of every global from now on, until ``endTrace()``.
  ///
  /// Later uses of a name cost nothing more. `_G` keeps behaving as it does.
  ///
  /// - Throws: `.memory`.
  public func beginTrace() throws(LuaError) {
    _ = try core.perform([]) { tidemark_lua_begin_trace($0) }
  }

  /// Ends the trace; the globals are as they would be without one.
  ///
  /// - Returns: What was used; nothing where no trace ran.
  public func endTrace() throws(LuaError) -> LuaTrace {
    var flags: UInt32 = 0
    let values = try core.perform([]) { tidemark_lua_end_trace($0, &flags) }
    var trace = LuaTrace()
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      guard let name = values[index].text else { continue }
      if values[index + 1].integer == 1 {
        trace.read.insert(name)
      } else {
        trace.written.insert(name)
      }
    }
    trace.looksAtAll = flags & UInt32(TIDEMARK_LUA_TRACED_ALL) != 0
    trace.asksClock = flags & UInt32(TIDEMARK_LUA_TRACED_CLOCK) != 0
    trace.namesPlaces = flags & UInt32(TIDEMARK_LUA_TRACED_PLACE) != 0
    return trace
  }

  /// The names of the globals, sorted; to look for one is no use of the others that a trace notes.
  public func globalNames() throws(LuaError) -> [String] {
    try core.perform([]) { tidemark_lua_global_names($0) }.compactMap(\.text).sorted()
  }

  /// Gives everything that the globals hold now the name that it has there: fingerprints know it by that.
  ///
  /// `next`, `pairs`, `os.time` and their like are from then on functions that note their use.
  public func markStandard() throws(LuaError) {
    _ = try core.perform([]) { tidemark_lua_mark_standard($0) }
  }

  /// What a value holds.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - describe: Says in two words what a host object or function is; nil where it may change by
  ///     itself. It must not use the state.
  /// - Returns: The fingerprint.
  public func fingerprint(
    of value: LuaValue,
    describe: @escaping (LuaHostPart) -> (UInt64, UInt64)?
  ) -> LuaFingerprint {
    fingerprint(TIDEMARK_LUA_OF_VALUE, [value], describe)
  }

  /// What a loaded module holds.
  public func fingerprint(
    ofModule name: String,
    describe: @escaping (LuaHostPart) -> (UInt64, UInt64)?
  ) -> LuaFingerprint {
    fingerprint(TIDEMARK_LUA_OF_MODULE, [.text(name)], describe)
  }

  /// What the tables of the libraries hold, as they were marked.
  public func libraryFingerprint(
    describe: @escaping (LuaHostPart) -> (UInt64, UInt64)?
  ) -> LuaFingerprint {
    fingerprint(TIDEMARK_LUA_OF_LIBRARIES, [], describe)
  }

  /// The state of `math.random`.
  public var randomState: [UInt64] {
    var state: [UInt64] = [0, 0, 0, 0]
    _ = try? core.perform([]) { pointer in
      state.withUnsafeMutableBufferPointer {
        guard let base = $0.baseAddress else { return false }
        return tidemark_lua_random_state(pointer, base)
      }
    }
    return state
  }

  private func fingerprint(
    _ what: tidemark_lua_fingerprinted,
    _ values: [LuaValue],
    _ describe: @escaping (LuaHostPart) -> (UInt64, UInt64)?
  ) -> LuaFingerprint {
    let description = HostDescription(objects: core.objects, describe: describe)
    var result = tidemark_lua_fingerprint()
    let succeeded: Void? = try? withExtendedLifetime(description) { () throws(LuaError) in
      _ = try core.perform(values) {
        tidemark_lua_fingerprint_of(
          $0,
          what,
          describePart,
          Unmanaged.passUnretained(description).toOpaque(),
          &result
        )
      }
    }
    defer { tidemark_lua_free_fingerprint(&result) }
    let nodes = UnsafeBufferPointer(start: result.nodes, count: result.node_count)
    return LuaFingerprint(
      high: result.high,
      low: result.low,
      isUncertain: result.is_uncertain || succeeded == nil,
      nodes: Array(nodes)
    )
  }
}

/// What C asks about parts of the host's.
private final class HostDescription {
  let objects: HostObjectTable
  let describe: (LuaHostPart) -> (UInt64, UInt64)?

  init(objects: HostObjectTable, describe: @escaping (LuaHostPart) -> (UInt64, UInt64)?) {
    self.objects = objects
    self.describe = describe
  }
}

private func describePart(
  context: UnsafeMutableRawPointer?,
  slot: UInt32,
  generation: UInt32,
  address: UInt,
  words: UnsafeMutablePointer<UInt64>?
) -> Bool {
  guard let context, let words else { return false }
  let description = Unmanaged<HostDescription>.fromOpaque(context).takeUnretainedValue()
  let isFunction = description.objects.function(slot: slot, generation: generation) != nil
  var instance: AnyObject?
  if !isFunction,
    case .live(let live, _) = description.objects.lookup(slot: slot, generation: generation)
  {
    instance = live
  }
  let part = LuaHostPart(
    instance: instance,
    identity: address,
    number: UInt64(slot) << 32 | UInt64(generation)
  )
  guard let (high, low) = description.describe(part) else { return false }
  words[0] = high
  words[1] = low
  return true
}

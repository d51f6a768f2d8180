internal import CLuaBridge

/// What a host function does with one call: arguments in, results out, or a thrown error, which the
/// script sees as an error table.
public typealias LuaBody = (borrowing LuaCall) throws -> LuaResults

/// One call of a host function by a script.
///
/// It looks at what lies on Lua's side and is valid until the function returns; it cannot be copied,
/// so it cannot be kept for longer.
public struct LuaCall: ~Copyable {
  // Unretained and bare: all of it outlives the call, and the call can't be kept.
  private let core: Unmanaged<LuaCore>
  private let function: Unmanaged<HostFunction>
  private let flat: UnsafePointer<tidemark_lua_value>?
  /// The arguments, where some are references: those must be taken over once, whether or not the
  /// function looks at them.
  private let taken: UnsafePointer<LuaValue>?
  /// How many arguments there are, trailing nils included; a method's own object does not count.
  public let count: Int

  /// `first` is the index among `flat` of the first argument to show.
  init(
    core: LuaCore,
    function: HostFunction,
    flat: UnsafePointer<tidemark_lua_value>?,
    taken: UnsafePointer<LuaValue>?,
    first: Int,
    count: Int
  ) {
    self.core = .passUnretained(core)
    self.function = .passUnretained(function)
    self.flat = flat?.advanced(by: first)
    self.taken = taken?.advanced(by: first)
    self.count = count - first
  }

  /// The state the script runs in.
  ///
  /// Host functions take it from here and need not capture it.
  public var state: LuaState {
    guard let state = core._withUnsafeGuaranteedRef({ $0.state }) else {
      preconditionFailure("a call without a state")
    }
    return state
  }

  /// The name the function was made with.
  public var name: String { function._withUnsafeGuaranteedRef { $0.name } }

  /// The arguments as given.
  public var arguments: [LuaValue] {
    if let taken { return Array(UnsafeBufferPointer(start: taken, count: count)) }
    return (0..<count).map { self[$0] }
  }

  /// The argument at `index`, from 0; nil where the script gave none.
  public subscript(index: Int) -> LuaValue {
    guard index >= 0, index < count else { return .nil }
    if let taken { return taken[index] }
    guard let flat else { return .nil }
    return core._withUnsafeGuaranteedRef { $0.read(flat[index]) }
  }

  /// The script's line that makes this call; nil when no script does.
  public var callSite: LuaLocation? { core._withUnsafeGuaranteedRef { $0.callSite() } }

  /// Whether the evaluation is to stop: long host work polls this and returns early.
  ///
  /// What it then returns or throws is of no account; the script is stopped.
  public var isStopRequested: Bool { state.isStopRequested }
}

internal import CLuaBridge

/// What a host function does with one call: arguments in, results out, or a thrown error, which the
/// script sees as an error table.
public typealias LuaBody = (LuaCall) throws -> [LuaValue]

/// One call of a host function by a script.
///
/// Valid until the function returns.
public struct LuaCall {
  /// The state the script runs in.
  ///
  /// Host functions take it from here and need not capture it.
  public let state: LuaState
  /// The name the function was made with.
  public let name: String
  /// The arguments as given, trailing nils included; a method's own object is not among them.
  public var arguments: [LuaValue]

  init(state: LuaState, name: String, arguments: [LuaValue]) {
    self.state = state
    self.name = name
    self.arguments = arguments
  }

  /// The argument at `index`, from 0; nil where the script gave none.
  public subscript(index: Int) -> LuaValue {
    arguments.indices.contains(index) ? arguments[index] : .nil
  }

  /// The script's line that makes this call; nil when no script does.
  public var callSite: LuaLocation? { state.core.callSite() }

  /// Whether the evaluation is to stop: long host work polls this and returns early.
  ///
  /// What it then returns or throws is of no account; the script is stopped.
  public var isStopRequested: Bool { state.isStopRequested }
}

internal import CLuaBridge

/// Stops a state's running evaluation from any thread.
public final class LuaStopHandle: Sendable {
  private let lifeline: LuaLifeline

  init(lifeline: LuaLifeline) {
    self.lifeline = lifeline
  }

  /// Asks the evaluation that runs now to stop; it does within milliseconds, whatever the script
  /// does, unless it is inside one long C or Swift call.
  ///
  /// A request never touches a later evaluation.
  ///
  /// - Returns: false when nothing runs.
  @discardableResult
  public func requestStop(_ reason: LuaStopReason = .programmatic) -> Bool {
    lifeline.withPointer { tidemark_lua_request_stop($0, reason.bridged) } ?? false
  }

  /// Whether the evaluation that runs now is to stop.
  public var isStopRequested: Bool {
    lifeline.withPointer { tidemark_lua_stop_requested($0) != TIDEMARK_LUA_STOP_NONE } ?? false
  }
}

extension LuaStopReason {
  var bridged: tidemark_lua_stop_reason {
    switch self {
    case .interrupt: TIDEMARK_LUA_STOP_INTERRUPT
    case .deadline: TIDEMARK_LUA_STOP_DEADLINE
    case .programmatic: TIDEMARK_LUA_STOP_PROGRAMMATIC
    }
  }

  init?(_ reason: tidemark_lua_stop_reason) {
    switch reason {
    case TIDEMARK_LUA_STOP_INTERRUPT: self = .interrupt
    case TIDEMARK_LUA_STOP_DEADLINE: self = .deadline
    case TIDEMARK_LUA_STOP_PROGRAMMATIC: self = .programmatic
    default: return nil
    }
  }
}

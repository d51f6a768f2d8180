extension LuaState {
  /// Does host work as an evaluation of its own: Ctrl-C, a deadline and `stopHandle` stop it where it
  /// polls `isStopRequested`, and it may call into the state.
  ///
  /// - Parameters:
  ///   - deadlineSeconds: Wall time after which the evaluation stops.
  ///   - body: The work; nothing of Lua's runs around it.
  /// - Returns: What the work returns.
  /// - Throws: `.stopped` where it was stopped, else what the work throws.
  public func evaluate<Result>(
    deadlineSeconds: Double? = nil,
    _ body: () throws -> Result
  ) throws -> Result {
    try withoutActuallyEscaping(body) { body in
      // Lua may keep the function until it next collects garbage; the work is gone before.
      let work = HostWork(body)
      defer { work.body = nil }
      let function = try makeFunction(name: "evaluate") { _ in
        work.run()
        return []
      }
      _ = try call(function, deadlineSeconds: deadlineSeconds)
      // A call that was not stopped has run the function.
      guard let outcome = work.outcome else { throw LuaError(kind: .foreign) }
      return try outcome.get()
    }
  }
}

/// Work that a function of Lua's does once, and what came of it.
private final class HostWork<Value> {
  var body: (() throws -> Value)?
  private(set) var outcome: Result<Value, any Error>?

  init(_ body: @escaping () throws -> Value) { self.body = body }

  func run() {
    guard let body else { return }
    outcome = Result { try body() }
  }
}

internal import CLuaBridge

/// A Lua 5.4 state to trust: memory is capped, every evaluation can be stopped, and scripts reach
/// only what is listed in `Tests/LuaRuntimeTests/Goldens/reachable.txt`.
///
/// The state and all values that came from it are confined to one thread at a time; `stopHandle` is
/// the one thing that may go to others. The state closes when the last use of it goes away; values
/// that outlive it answer with `.foreign`.
public final class LuaState {
  let core: LuaCore
  /// Stops the running evaluation from any thread.
  public let stopHandle: LuaStopHandle

  /// Opens a state with the libraries of the sandbox.
  ///
  /// - Throws: `.memory`.
  public init(configuration: LuaConfiguration = .init()) throws(LuaError) {
    self.core = try LuaCore(configuration: configuration)
    self.stopHandle = LuaStopHandle(lifeline: core.lifeline)
    core.attach(self)
  }

  deinit {
    core.close()
  }

  /// Compiles and runs a chunk, and gives all it returns.
  ///
  /// - Parameters:
  ///   - source: Lua source text; binary chunks are refused.
  ///   - chunkName: As Lua wants it: `@file.lua` for a file, `=stdin` for a name to show as it is.
  ///   - environment: The table of the chunk's globals; `_G` unless said otherwise.
  ///   - deadlineSeconds: Wall time after which the evaluation stops.
  /// - Returns: What the chunk returns.
  /// - Throws: `.syntax`, what the script left uncaught, `.memory` or `.stopped`.
  public func run(
    _ source: String,
    chunkName: String,
    environment: LuaTable? = nil,
    deadlineSeconds: Double? = nil
  ) throws(LuaError) -> [LuaValue] {
    try run(
      LuaString(source),
      chunkName: chunkName,
      environment: environment,
      deadlineSeconds: deadlineSeconds
    )
  }

  /// `run` for source that may not be UTF-8.
  public func run(
    _ source: LuaString,
    chunkName: String,
    environment: LuaTable? = nil,
    deadlineSeconds: Double? = nil
  ) throws(LuaError) -> [LuaValue] {
    try core.run(
      source,
      chunkName: chunkName,
      environment: environment,
      deadlineSeconds: deadlineSeconds
    )
  }

  /// Compiles a chunk to a function without running it.
  ///
  /// - Parameters:
  ///   - source: Lua source text.
  ///   - chunkName: As for `run`.
  ///   - environment: As for `run`.
  /// - Returns: The chunk as a function.
  /// - Throws: `.syntax` or `.memory`.
  public func load(
    _ source: String,
    chunkName: String,
    environment: LuaTable? = nil
  ) throws(LuaError) -> LuaFunction {
    try core.load(LuaString(source), chunkName: chunkName, environment: environment)
  }

  /// Whether the text is a chunk, could become one, or never will.
  ///
  /// Runs nothing.
  public func checkSyntax(_ source: String, chunkName: String) -> LuaSyntax {
    do throws(LuaError) {
      _ = try core.load(LuaString(source), chunkName: chunkName, environment: nil)
      return .complete
    } catch {
      if case .syntax(incomplete: true) = error.kind { return .incomplete }
      return .invalid(error)
    }
  }

  /// Calls a function and gives all its results.
  ///
  /// - Throws: What the script left uncaught, `.memory` or `.stopped`.
  public func call(
    _ function: LuaFunction,
    _ arguments: [LuaValue] = [],
    deadlineSeconds: Double? = nil
  ) throws(LuaError) -> [LuaValue] {
    try core.call(.function(function), arguments, deadlineSeconds: deadlineSeconds)
  }

  /// Calls any value, as a script's `v(…)` would; a table or object needs `__call`.
  public func call(
    value: LuaValue,
    _ arguments: [LuaValue] = [],
    deadlineSeconds: Double? = nil
  ) throws(LuaError) -> [LuaValue] {
    try core.call(value, arguments, deadlineSeconds: deadlineSeconds)
  }

  /// The script's line that runs now; nil where none does.
  public var callSite: LuaLocation? { core.callSite() }

  /// `_G`.
  public var globals: LuaTable { core.globals }

  /// A new table with `array` at 1, 2, … and `fields`.
  public func makeTable(
    array: [LuaValue] = [],
    fields: [String: LuaValue] = [:]
  ) throws(LuaError) -> LuaTable {
    let table = try core.makeTable(arrayCount: array.count, recordCount: fields.count)
    for (index, value) in array.enumerated() {
      try table.rawSet(.integer(index + 1), value)
    }
    for (name, value) in fields {
      try table.rawSet(name, value)
    }
    return table
  }

  /// A function that scripts can call.
  ///
  /// The body lives as long as Lua holds the function, or the state.
  ///
  /// - Parameters:
  ///   - name: For `LuaCall.name`.
  ///   - body: Gets the call and gives the results; what it throws is raised in the script. It
  ///     should not capture the state, which it gets with each call.
  /// - Returns: The function.
  /// - Throws: `.memory`.
  public func makeFunction(
    name: String,
    _ body: @escaping LuaBody
  ) throws(LuaError) -> LuaFunction {
    try core.makeFunction(HostFunction(name: name, body: body))
  }

  /// Makes a host type known, so that `LuaObject(_, as: type.name)` can go to scripts.
  ///
  /// A second registration of the name serves objects made after it.
  public func register(_ type: LuaHostType) throws(LuaError) {
    try core.register(type)
  }

  /// The host type and the name of the method that a function is; nil for any other function.
  public func method(_ function: LuaFunction) -> (typeName: String, name: String)? {
    core.methodNames[function.identity]
  }

  /// Ends an object's life for scripts: whatever they still do with it raises a `closed` error with
  /// the reason, except `tostring` and `__close`.
  ///
  /// Does nothing for an object no script holds.
  public func invalidate(_ object: LuaObject, reason: String? = nil) {
    core.invalidate(object, reason: reason)
  }

  /// What `require(name)` gives from now on.
  public func setModule(_ name: String, _ value: LuaValue) throws(LuaError) {
    _ = try core.perform([.text(name), value]) { tidemark_lua_set_module($0) }
  }

  /// Where `require` looks for modules that are not set.
  ///
  /// - Parameter resolve: Gives a module's source and chunk name, or nil when there is none; what it
  ///   throws, `require` raises.
  /// - Throws: `.memory`.
  public func setModuleResolver(
    _ resolve:
      @escaping (_ name: String, _ call: borrowing LuaCall) throws -> (
        source: LuaString, chunkName: String
      )?
  ) throws(LuaError) {
    let function = try makeFunction(name: "require") { call in
      guard let module = try resolve(call[0].text ?? "", call) else { return .none }
      return .several([.string(module.source), .text(module.chunkName)])
    }
    _ = try core.perform([.function(function)]) { tidemark_lua_set_resolver($0) }
  }

  /// The text `tostring` gives, metamethods included.
  ///
  /// - Throws: What a `__tostring` raises.
  public func displayString(_ value: LuaValue) throws(LuaError) -> String {
    try core.one([value]) { tidemark_lua_to_string($0) }.text ?? ""
  }

  /// The error value of an uncaught error as the script raised it: a string with its position, an
  /// error table, or whatever was given to `error`.
  ///
  /// Stops and memory errors have none: nil.
  public func errorValue(_ error: LuaError) throws(LuaError) -> LuaValue {
    guard let value = error.value else { return .nil }
    return try core.value(of: value)
  }

  /// Whether the running evaluation is to stop; long host work polls this.
  public var isStopRequested: Bool { stopHandle.isStopRequested }

  /// Runs `body` while SIGINT stops this state's evaluations.
  ///
  /// The handler that was there before is back afterwards. SIGINT while nothing is evaluated does
  /// nothing.
  public func withInterruptHandler<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let installed = core.installInterrupt()
    defer { if installed { core.uninstallInterrupt() } }
    return try body()
  }

  /// Counts bytes that Swift holds for scripts against the cap, for as long as the charge lives.
  ///
  /// An object that is large keeps its charge: so it counts until Swift lets go of it, whether a script
  /// holds it or it only belongs to something that a script holds. Small ones need none: what each
  /// takes at least is counted with its userdata.
  ///
  /// - Throws: `.memory` where they don't fit under the cap, even after a collection.
  public func charge(_ bytes: Int) throws(LuaError) -> LuaCharge {
    try LuaCharge(bytes, core: core)
  }

  /// Bytes that the state holds now with all charges, that the state alone held at most since the set-up
  /// or `resetMemoryPeak`, and that both may hold.
  public var memory: (live: Int, peak: Int, limit: Int) { core.memory }

  /// Lets the peak start again from what is held now.
  public func resetMemoryPeak() { core.resetMemoryPeak() }

  /// Runs a full garbage collection and lets go of host objects no script holds any more.
  public func collectGarbage() throws(LuaError) {
    _ = try core.perform([]) { tidemark_lua_collect($0) }
    core.drainReleasedObjects()
  }
}

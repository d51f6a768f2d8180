/// How a state is set up.
public struct LuaConfiguration {
  /// The most memory the state may hold, in bytes: 512 MB (2²⁰ bytes each) unless said otherwise.
  ///
  /// The libraries take about 30 kB of it.
  public var memoryLimit: Int = 512 << 20
  /// Where `print` writes: whole lines, newline included.
  ///
  /// What it throws, `print` raises.
  public var output: (LuaString) throws -> Void = { print($0.text, terminator: "") }
  /// Where `warn` writes: whole messages, without a newline.
  ///
  /// One that comes again in the same evaluation is written once, and once more with how often:
  /// `no data (41 more times)`.
  public var warning: (LuaString) -> Void = { _ in }
  /// Whether warnings go out before a script says `warn("@on")`.
  public var warningsOn: Bool = true
  /// Words for a Swift error that a host function threw and that is neither a `LuaHostError` nor a
  /// `LuaError`.
  public var describeError: (any Error) -> LuaHostError = { error in
    LuaHostError(kind: "error", message: String(describing: error))
  }

  /// The defaults.
  public init() {}
}

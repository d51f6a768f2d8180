/// Why an evaluation was stopped.
public enum LuaStopReason: Hashable, Sendable {
  /// Ctrl-C.
  case interrupt
  /// Its time was up.
  case deadline
  /// The host asked for it.
  case programmatic
}

/// What a script, or the Lua state itself, came to grief on.
public struct LuaError: Error, Sendable {
  /// The sort of failure.
  public enum Kind: Hashable, Sendable {
    /// The script raised an error: its own, or one of Lua's.
    case runtime
    /// The source is not Lua; `incomplete` when more lines could still make it so.
    case syntax(incomplete: Bool)
    /// The memory cap was reached. The state goes on.
    case memory
    /// The evaluation was stopped. The state goes on.
    case stopped(LuaStopReason)
    /// A host function raised a `LuaHostError` of this kind.
    case host(String)
    /// Host and Lua called each other too deeply.
    case nesting
    /// The state is closed, or the value belongs to another state.
    case foreign
  }

  /// The sort of failure.
  public var kind: Kind
  /// What went wrong, without its place in front.
  ///
  /// Empty for `.memory`, `.stopped`, `.nesting` and `.foreign`, whose case says all.
  public var message: String
  /// The script's line, where one is known: the line Lua named, else the innermost script frame.
  public var location: LuaLocation?
  /// The script's own calls, innermost first.
  public var traceback: [LuaFrame]
  /// How many calls of a deep traceback were left out of its middle; where it is thousands, at least
  /// so many.
  public var framesOmitted: Int
  /// A host error's next thing to do.
  public var hint: String?
  /// A host error's near misses.
  public var candidates: [String]
  /// A host error's place in the user's data.
  public var place: String?
  /// The Swift error a host function threw, when this is that error.
  public var underlying: (any Error)?

  /// The error value itself, so that an error that passes through Swift stays the same in Lua.
  var value: LuaReference?

  init(
    kind: Kind,
    message: String = "",
    location: LuaLocation? = nil,
    traceback: [LuaFrame] = [],
    framesOmitted: Int = 0,
    hint: String? = nil,
    candidates: [String] = [],
    place: String? = nil,
    underlying: (any Error)? = nil,
    value: LuaReference? = nil
  ) {
    self.kind = kind
    self.message = message
    self.location = location
    self.traceback = traceback
    self.framesOmitted = framesOmitted
    self.hint = hint
    self.candidates = candidates
    self.place = place
    self.underlying = underlying
    self.value = value
  }
}

extension LuaError: CustomStringConvertible {
  /// One line for logs and tests; the words for people are made elsewhere.
  public var description: String {
    let words: String
    switch kind {
    case .runtime, .syntax: words = message
    case .memory: words = "not enough memory"
    case .stopped(let reason): words = "stopped (\(reason))"
    case .host(let kind): words = "\(message) [\(kind)]"
    case .nesting: words = "host and script call each other too deeply"
    case .foreign: words = "the value belongs to another or a closed Lua state"
    }
    guard let location else { return words }
    return "\(location): \(words)"
  }
}

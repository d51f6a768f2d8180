/// A line of a script.
public struct LuaLocation: Hashable, Sendable, CustomStringConvertible {
  /// The chunk's name without Lua's leading `@` or `=`; for `load`ed text Lua's `[string "…"]`.
  public var chunk: String
  /// The line, from 1.
  public var line: Int

  /// The location at `line` of `chunk`.
  public init(chunk: String, line: Int) {
    self.chunk = chunk
    self.line = line
  }

  /// `chunk:line`.
  public var description: String { "\(chunk):\(line)" }
}

/// One call of a traceback: a script's own, never one of the host's or of a library's.
public struct LuaFrame: Hashable, Sendable, CustomStringConvertible {
  /// Where in the script the call stands.
  public var location: LuaLocation
  /// The function's name where Lua knows one (`global 'f'`, `method 'limits'`, `local 'g'`);
  /// nil for a main chunk and for a nameless function.
  public var function: String?
  /// Whether this is the chunk itself and not a function in it.
  public var isMainChunk: Bool

  /// A frame.
  public init(location: LuaLocation, function: String?, isMainChunk: Bool) {
    self.location = location
    self.function = function
    self.isMainChunk = isMainChunk
  }

  /// `chunk:line: in main chunk`, `chunk:line: in local 'f'`.
  public var description: String {
    "\(location): in \(isMainChunk ? "main chunk" : function ?? "function")"
  }
}

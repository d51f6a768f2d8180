/// What is known of the messages that Lua itself makes, beside those a script raises.
enum LuaWords {
  /// How Lua's own messages begin.
  private static let beginnings = [
    "attempt to call a ", "attempt to index a ", "attempt to perform ", "attempt to concatenate a ",
    "attempt to compare ", "attempt to get length of a ", "attempt to yield ", "bad argument #",
    "number has no integer representation", "'for' initial value must be", "'for' limit must be",
    "'for' step ", "string length overflow", "stack overflow", "table index is ",
  ]

  /// Whether a message is Lua's own; a script's words are left as they are.
  static func isLuasOwn(_ message: String) -> Bool {
    beginnings.contains { message.hasPrefix($0) }
  }

  /// The next thing to do after a common slip, where the message shows it.
  static func hint(for message: String) -> String? {
    if ["list", "measure_list", "series_list"].contains(where: {
      message.hasPrefix("attempt to call a \($0) value")
    }) {
      return "To go through it, write  for item in list:each() do … end"
    }
    if message.hasPrefix("attempt to index a nil value (field 'integer index')")
      || message.hasPrefix("attempt to index a nil value (field '?')")
    {
      return "The list may be empty, or shorter than that: check  #list  first."
    }
    if message.hasPrefix("attempt to call a table value (for iterator") {
      return "To go through a table, write  for key, value in pairs(t) do … end"
    }
    return nil
  }
}

/// What the compiler says of a text, without running any of it.
public enum LuaSyntax: Sendable {
  /// It is a whole chunk.
  case complete
  /// It breaks off: more lines could make it whole.
  case incomplete
  /// No more lines can mend it.
  case invalid(LuaError)
}

/// An error a host function raises in a script.
///
/// In Lua it is a table with the fields `kind`, `message`, `where`, `hint`, `candidates`, `chunk`,
/// `line`, `column` and `excerpt`, and a protected metatable whose `__tostring` gives the place and the
/// message.
public struct LuaHostError: Error, Hashable, Sendable {
  /// A word a script can test, such as `unknown_name`.
  public var kind: String
  /// What went wrong, in one sentence.
  public var message: String
  /// The next thing to do.
  public var hint: String?
  /// Near misses, best first.
  public var candidates: [String]
  /// Where in the user's data (`falls.csv:12:3`); nil lets the field name the script's own line.
  public var place: String?
  /// The script's line where that is not the one that runs, as of a script that was run in a state of
  /// its own.
  public var location: LuaLocation?
  /// Where on the line it is, from 1 and in characters.
  public var column: Int?
  /// The line that is wrong, of the script or of a text that it gave.
  public var excerpt: String?

  /// A host error.
  public init(
    kind: String,
    message: String,
    hint: String? = nil,
    candidates: [String] = [],
    place: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.candidates = candidates
    self.place = place
  }
}

/// Where a text is not JSON, and why.
package struct JSONError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The text ends before the value does.
    case endsEarly
    /// What stands there cannot stand there.
    case unexpected(String)
    /// A value is whole, and more follows.
    case trailing
    /// Bytes that are no UTF-8.
    case notUTF8
    /// An escape that JSON has not, or half of a pair.
    case badEscape
    /// A control character in a text.
    case controlCharacter
    /// Values within values beyond any sense.
    case tooDeep(Int)
  }

  package let reason: Reason
  /// The line, from 1.
  package let line: Int
  /// The column in bytes, from 1.
  package let column: Int
}

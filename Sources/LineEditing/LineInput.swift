/// What a person did at the prompt.
public enum LineInput: Equatable, Sendable {
  /// The whole input, lines joined by `\n`; empty when Return was pressed on an empty line.
  case text(String)
  /// Ctrl-C: what was typed is abandoned. The editor has already moved to a fresh line.
  ///
  /// `wasEmpty` says that there was nothing to abandon, as far as that is known: what stands on a line
  /// that is read without editing is not.
  case interrupted(wasEmpty: Bool)
  /// Ctrl-D on an empty line, or the end of a pipe or file.
  case endOfInput
}

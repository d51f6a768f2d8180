/// What a person did at the prompt.
public enum LineInput: Equatable, Sendable {
  /// The whole input, lines joined by `\n`; empty when Return was pressed on an empty line.
  case text(String)
  /// Ctrl-C: what was typed is abandoned. The editor has already moved to a fresh line.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a pipe or file.
  case endOfInput
}

/// What Return does with the text typed so far.
public enum InputCompleteness: Equatable, Sendable {
  /// The text can be evaluated: Return accepts it.
  case complete
  /// More must follow: Return starts a new line, indented by `indent` spaces.
  case incomplete(indent: Int)
  /// More text cannot mend it: Return accepts it, and the evaluator says what is wrong.
  case invalid
}

/// Which points of a pattern a rule marks.
public enum PatternMarking: String, Sendable, CaseIterable, Hashable {
  /// Every point that makes the pattern, back to its first: what a reader of the whole chart wants
  /// to see (NHS England, NHSRplotthedots).
  case wholePattern = "whole_pattern"
  /// The point that completes the pattern and every later one while it lasts: what was known on the
  /// day. A point that counts towards a pattern only by being beyond a line completes it only if it
  /// is beyond that line itself (Western Electric, Nelson, qcc).
  case completingPoint = "completing_point"
}

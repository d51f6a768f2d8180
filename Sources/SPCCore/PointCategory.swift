/// What the label of a point says about it.
public enum PointCategory: String, Sendable, CaseIterable, Hashable {
  /// Within the usual variation of the process.
  case commonCause
  /// Special cause in the direction of improvement.
  case improvement
  /// Special cause in the direction of concern.
  case concern
  /// Special cause on the high side of a measure with no better direction.
  case neutralHigh
  /// Special cause on the low side of a measure with no better direction.
  case neutralLow
}

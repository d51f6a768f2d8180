/// What the label of a point says about it.
public enum PointCategory: String, Sendable, CaseIterable, Hashable {
  /// Within the usual variation of the process.
  case commonCause
  /// Special cause in the direction of improvement.
  case improvement
  /// Special cause in the direction of concern.
  case concern
  /// Special cause on the high side of a measure with no better direction, or by a rule without one
  /// (``RuleKind/hasDirection``).
  case neutralHigh
  /// Special cause on the low side, as above.
  case neutralLow

  /// The word by which scripts and tools name the category.
  public var name: String {
    switch self {
    case .commonCause: "common_cause"
    case .improvement: "improvement"
    case .concern: "concern"
    case .neutralHigh: "neutral_high"
    case .neutralLow: "neutral_low"
    }
  }
}

/// Why a point meets a rule: the points, the line they are judged against, and its value.
public struct RuleEvidence: Sendable, Hashable {
  /// The rule that is met.
  public let rule: RuleKind
  /// The side of the pattern: above or increasing, below or decreasing.
  public let side: SignalSide
  /// The stretch of the series the pattern lies in, first to last point.
  public let window: Range<Int>
  /// The indices of the points that make the pattern, in order.
  ///
  /// All of `window` for a shift or trend; the points near the limit for two of three; the useful
  /// points for a long run.
  public let indices: [Int]
  /// How many such points the rule asks for.
  public let required: Int
  /// The line the points are judged against; nil for a trend, which has none.
  public let reference: ReferenceLine?
  /// The value of that line; NaN for a trend.
  public let referenceValue: Double
  /// Whether this is the rule that labels the point.
  public let namesPoint: Bool
}

/// A line of a chart that a rule compares points with.
public enum ReferenceLine: String, Sendable, CaseIterable, Hashable {
  /// The centre line.
  case centre
  /// The upper natural process limit.
  case upper
  /// The lower natural process limit.
  case lower
  /// The upper two-sigma line.
  case nearUpper
  /// The lower two-sigma line.
  case nearLower

  /// Returns the value of the line in a phase.
  public func value(in phase: SPCPhase) -> Double {
    switch self {
    case .centre: phase.centre
    case .upper: phase.upper
    case .lower: phase.lower
    case .nearUpper: phase.nearUpper
    case .nearLower: phase.nearLower
    }
  }
}

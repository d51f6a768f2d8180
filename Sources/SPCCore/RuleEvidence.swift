/// Why a point meets a rule: the points, the line they are judged against, and its value.
public struct RuleEvidence: Sendable, Hashable {
  /// The rule that is met.
  public let rule: RuleKind
  /// The side of the pattern: above or increasing, below or decreasing.
  public let side: SignalSide
  /// The stretch of the series the pattern lies in, first to last point; it ends at the point itself
  /// under ``PatternMarking/completingPoint``.
  public let window: Range<Int>
  /// The indices of the points that make the pattern, in order.
  ///
  /// All of `window` for a shift, a trend or a rule without direction; the points beyond the line
  /// for two of three and four of five; the useful points for a long run. Points that are passed
  /// over (``TieReading/ignore``) are left out.
  public let indices: [Int]
  /// How many such points the rule asks for.
  public let required: Int
  /// The line the points are judged against; nil for a trend and an alternation, which have none,
  /// and for stratification and mixture, which have both one-sigma lines.
  public let reference: ReferenceLine?
  /// The value of that line at the point; NaN without one.
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
  /// The upper one-sigma line.
  case oneSigmaUpper
  /// The lower one-sigma line.
  case oneSigmaLower
}

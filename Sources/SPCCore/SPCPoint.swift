/// The rule that labels a point, and the side it fired on.
public struct PointLabel: Sendable, Hashable {
  /// The first rule of the rule set that the point meets.
  public let rule: RuleKind

  /// The side that decides the category.
  ///
  /// For a trend it is the way the series goes at the point. Where the next point is in a trend
  /// too, the step to it decides, as in NHSRplotthedots: a peak shared by two trends is `.low`, and
  /// so is the last point of a rise when another rise starts right after a drop. In that last case
  /// the side is not among the sides of the point's hits.
  public let side: SignalSide

  /// Makes a label.
  public init(rule: RuleKind, side: SignalSide) {
    self.rule = rule
    self.side = side
  }
}

/// One plotted point with everything the rules say about it.
public struct SPCPoint: Sendable {
  /// The value; NaN when missing.
  public let value: Double
  /// The centre line at the point; NaN where the baseline has no value.
  public let centre: Double
  /// The lower limit at the point; NaN where the chart has none (run charts, baselines too short, no
  /// denominator at the point).
  public let lower: Double
  /// The upper limit at the point; NaN where there is none.
  public let upper: Double
  /// The lower two-sigma line at the point; NaN where there is none.
  public let nearLower: Double
  /// The upper two-sigma line at the point; NaN where there is none.
  public let nearUpper: Double
  /// The denominator, or the number of members of the subgroup that have a value; NaN where the chart
  /// has neither.
  public let size: Double
  /// Whether the specification leaves the point out of centre, limits and patterns.
  public let isExcluded: Bool
  /// The rules this point meets on the high side (above, increasing).
  public let highHits: RuleHits
  /// The rules this point meets on the low side (below, decreasing).
  public let lowHits: RuleHits
  /// The rule that names the point, by the rule set's precedence; nil for common cause.
  public let label: PointLabel?
  /// What the label says for a measure that improves the specification's way.
  public let category: PointCategory
  /// On an XmR chart the distance to the point before that is not excluded, where the limits look at
  /// it: NaN on other charts, on the first point of a phase, beside a missing value, on an excluded
  /// point, and after the baseline.
  public let movingRange: Double
  /// The target at the point; NaN where there is none.
  public let target: Double

  /// Whether there is no value here.
  public var isMissing: Bool { value.isNaN }

  /// All rules the point meets, on either side.
  public var hits: RuleHits { highHits.union(lowHits) }
}

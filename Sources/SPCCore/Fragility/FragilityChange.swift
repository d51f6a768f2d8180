/// A small change to what a chart was given.
public enum FragilityChange: Sendable, Hashable {
  /// The point at this index is left out of centre, limits and patterns, as an excluded one is.
  case withoutPoint(Int)
  /// The limits come from this many points of the phase that starts at an index, not from as many
  /// as they did.
  case baseline(phaseStart: Int, count: Int, was: Int)
  /// The phase starts at this index, one or two points later than it did.
  case phaseStart(Int, was: Int)
}

/// What a chart says about one point, and about the process.
public struct ChartVerdict: Sendable, Hashable {
  /// The rule that names the point; nil for common cause.
  public let label: PointLabel?
  /// What the label says about the point.
  public let category: PointCategory
  /// How the process stands to its target; nil without one.
  public let assurance: AssuranceCategory?
}

/// A change that alters the verdict.
public struct FragilityFlip: Sendable, Hashable {
  /// What was changed.
  public let change: FragilityChange
  /// The verdict on the data as they are.
  public let before: ChartVerdict
  /// The verdict on the changed data.
  public let after: ChartVerdict

  /// Whether the point's category differs: common cause, improvement or concern.
  public var changesCategory: Bool { before.category != after.category }
  /// Whether the point is named by another rule or side, or by none.
  public var changesLabel: Bool { before.label != after.label }
  /// Whether the assurance differs.
  public var changesAssurance: Bool { before.assurance != after.assurance }
}

/// How far from its line a value lies that decides a verdict.
public struct DecidingDistance: Sendable, Hashable {
  /// Which verdict.
  public enum Subject: Sendable, Hashable {
    /// The rule that names the point: the value of its pattern that lies nearest to the line.
    case rule(RuleKind)
    /// Common cause: how far the point itself is from the nearer limit.
    case limit
    /// Assurance: how far the target is from the nearer limit.
    case target
  }

  /// What the distance decides.
  public let subject: Subject
  /// The point whose value it is; for the target the point whose limits it is compared with.
  public let index: Int
  /// The value, or the target.
  public let value: Double
  /// The line; nil for a trend, where it is the value of the neighbour that is nearest.
  public let line: ReferenceLine?
  /// The value of the line at the point.
  public let lineValue: Double
  /// The distance in σ, a third of the way from the centre to the limit at the point; not negative.
  public let sigmas: Double
}

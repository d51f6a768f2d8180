/// What to compute from a series: the chart, the rules, the phases, the baseline and the target.
///
/// A specification is a plain value and knows nothing of the series; ``SPCResult`` checks that the
/// two fit each other.
public struct ChartSpecification: Sendable, Hashable {
  /// The chart to compute.
  public var chart: ChartKind

  /// The rules and their settings.
  public var ruleSet: RuleSet

  /// Which way the measure improves.
  public var direction: ImprovementDirection

  /// The indices at which a new phase starts, strictly increasing.
  ///
  /// 0 may be given and changes nothing. Limits, moving ranges and rules start afresh at each.
  public var phaseStarts: [Int]

  /// How many points of each phase, from its first, make its centre and limits; nil for all.
  ///
  /// Missing values count as points. At least ``shortestBaseline``.
  /// A phase that has fewer points takes what it has. All points of the phase are judged.
  public var baselineCount: Int?

  /// Baselines of single phases, by the index at which the phase starts (0 for the first), where
  /// people decided them; a phase that is not named here takes ``baselineCount``.
  public var phaseBaselines: [Int: Int]

  /// The target the assurance category compares with.
  public var target: TargetLine

  /// Screens the moving ranges, or does not, whatever the rule set says; nil leaves it to the rule
  /// set.
  public var screensMovingRanges: Bool?

  /// Makes a specification; all but the rules have a default.
  public init(
    chart: ChartKind = .xmr,
    ruleSet: RuleSet,
    direction: ImprovementDirection = .neutral,
    phaseStarts: [Int] = [],
    baselineCount: Int? = nil,
    phaseBaselines: [Int: Int] = [:],
    target: TargetLine = .none,
    screensMovingRanges: Bool? = nil
  ) {
    self.chart = chart
    self.ruleSet = ruleSet
    self.direction = direction
    self.phaseStarts = phaseStarts
    self.baselineCount = baselineCount
    self.phaseBaselines = phaseBaselines
    self.target = target
    self.screensMovingRanges = screensMovingRanges
  }

  /// Returns the length of the baseline of the phase that starts at an index; nil for all of it.
  public func baselineCount(ofPhaseAt start: Int) -> Int? {
    phaseBaselines.isEmpty ? baselineCount : phaseBaselines[start] ?? baselineCount
  }

  /// Whether moving ranges will be screened: the specification's word, else the rule set's.
  public var effectiveScreening: Bool { screensMovingRanges ?? ruleSet.screensMovingRanges }

  /// The fewest points a fixed baseline may have (NHSRplotthedots refuses fewer, and so do we).
  public static let shortestBaseline = 12
}

/// The target of a chart.
public enum TargetLine: Sendable, Hashable {
  /// No target: there is no assurance category.
  case none
  /// One finite target for the whole series.
  case constant(Double)
  /// One target for each point, NaN where there is none. The last point's target decides assurance.
  case perPoint([Double])

  /// Returns the target at a point, NaN where there is none.
  public func value(at index: Int) -> Double {
    switch self {
    case .none: .nan
    case .constant(let value): value
    case .perPoint(let values): values[index]
    }
  }
}

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

  /// The indices of points that are left out of the centre, the limits and every pattern.
  ///
  /// They are still drawn and still judged against the limits: an excluded point can be beyond the
  /// limits, and meets no other rule. The others are judged as if it were not there: moving ranges,
  /// runs, shifts and trends go on across it. (They do not go on across a missing value, because
  /// there nothing is known. So leaving a point out never hides a shift by cutting it in two.) On an
  /// EWMA chart it shows where the average would have gone, and is not carried on. It counts as one
  /// of the points of a fixed baseline.
  public var excluded: [Int]

  /// The centre, where it is known and need not be computed; in the unit shown.
  ///
  /// On an np chart the proportion; on a g chart the mean, 0.693 of which is drawn.
  public var knownCentre: Double?

  /// The standard deviation of the process, where it is known: on the charts that estimate one.
  ///
  /// It is that of single observations in the unit shown; on an I′ chart that of a point whose
  /// denominator is 1.
  public var knownSigma: Double?

  /// Where the limits stand: three sigma unless told otherwise.
  public var limits: LimitMethod

  /// How sigma is estimated; nil for the chart's usual way, see ``ChartKind/sigmaEstimators``.
  public var sigmaEstimator: SigmaEstimator?

  /// The weight λ of the newest value on an EWMA chart: above 0, at most 1.
  public var smoothing: Double

  /// Cuts lower limits below zero off at zero, or does not; nil for the chart's usual way.
  ///
  /// Usual is to cut on the charts of counts, proportions, rates, times and spread, and not to on
  /// XmR, Xbar, I′ and EWMA charts. Where those are told to, lines are cut only if no value is
  /// negative. The upper limits of p, p′ and np charts never exceed what is possible.
  public var clipsBelowZero: Bool?

  /// Whether the points follow each other in time: true unless they are categories such as wards.
  ///
  /// Among categories only points beyond the limits are looked for, and p′ and u′ charts take their
  /// σ_z from the standard deviation instead of moving ranges. Charts that are nothing without an
  /// order are refused.
  public var isOrdered: Bool

  /// Makes a specification; all but the rules have a default.
  public init(
    chart: ChartKind = .xmr,
    ruleSet: RuleSet,
    direction: ImprovementDirection = .neutral,
    phaseStarts: [Int] = [],
    baselineCount: Int? = nil,
    phaseBaselines: [Int: Int] = [:],
    target: TargetLine = .none,
    screensMovingRanges: Bool? = nil,
    excluded: [Int] = [],
    knownCentre: Double? = nil,
    knownSigma: Double? = nil,
    limits: LimitMethod = .threeSigma,
    sigmaEstimator: SigmaEstimator? = nil,
    smoothing: Double = 0.2,
    clipsBelowZero: Bool? = nil,
    isOrdered: Bool = true
  ) {
    self.chart = chart
    self.ruleSet = ruleSet
    self.direction = direction
    self.phaseStarts = phaseStarts
    self.baselineCount = baselineCount
    self.phaseBaselines = phaseBaselines
    self.target = target
    self.screensMovingRanges = screensMovingRanges
    self.excluded = excluded
    self.knownCentre = knownCentre
    self.knownSigma = knownSigma
    self.limits = limits
    self.sigmaEstimator = sigmaEstimator
    self.smoothing = smoothing
    self.clipsBelowZero = clipsBelowZero
    self.isOrdered = isOrdered
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

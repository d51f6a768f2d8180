/// A chart that the core can compute.
///
/// The raw values are the names in Lua and on the command line.
public enum ChartKind: String, Sendable, CaseIterable, Hashable {
  /// Run chart: the median and the runs around it, no limits.
  case run
  /// Individuals chart with natural process limits from the mean moving range.
  case xmr
  /// Moving range chart, the companion of the individuals chart.
  case mr
  /// Means of subgroups.
  case xbar
  /// Ranges of subgroups.
  case r
  /// Standard deviations of subgroups.
  case s
  /// Proportions with binomial limits.
  case p
  /// Laney's p′: proportions with limits that allow for variation between subgroups.
  case pPrime = "p_prime"
  /// Numbers of cases among *n* with binomial limits.
  case np
  /// Counts with Poisson limits, the opportunity being the same throughout.
  case c
  /// Rates with Poisson limits.
  case u
  /// Laney's u′: rates with limits that allow for variation between subgroups.
  case uPrime = "u_prime"
  /// Individuals weighted by their denominators, with limits from their moving ranges.
  case iPrime = "i_prime"
  /// Cases between rare events, with geometric limits.
  case g
  /// Time between rare events, with limits on the scale of the power 1 ÷ 3.6.
  case t
  /// Exponentially weighted moving average with exact limits.
  case ewma

  /// The shapes of data the chart can be computed from.
  public var dataShapes: [ChartData.Shape] {
    ChartData.Shape.allCases.filter(takes)
  }

  /// Whether each point speaks for itself.
  ///
  /// A moving range shares a value with the next one, and a moving average carries all that came
  /// before it: runs and trends of such points say nothing, so on the mR and EWMA charts only points
  /// beyond the limits are looked for, whatever else the rule set holds.
  public var hasIndependentPoints: Bool { self != .mr && self != .ewma }

  /// Whether the limits are about the values that the measure can take, so that a target can be
  /// compared with them.
  ///
  /// Not so on the charts of spread (mR, R, s), on the EWMA chart, whose limits are about an average,
  /// and on a run chart, which has none.
  public var hasLimitsOfValues: Bool {
    switch self {
    case .run, .mr, .r, .s, .ewma: false
    case .xmr, .xbar, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t: true
    }
  }

  /// Every chart that has limits: all but the run chart, XmR first.
  public static let withLimits: [ChartKind] = [.xmr] + allCases.filter { $0 != .run && $0 != .xmr }
}

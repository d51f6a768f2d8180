/// One phase of a chart: its points, the points its limits come from, and the limits.
///
/// Where lines vary from point to point (``hasConstantLimits``), those of the phase are those of its
/// last point that has a value.
public struct SPCPhase: Sendable {
  /// Indices of the phase's points in the whole series.
  public let range: Range<Int>
  /// Indices of the points the centre and the limits are computed from; excluded ones among them are
  /// not used.
  public let baseline: Range<Int>
  /// How many points of the phase have a value and are not excluded.
  public let observedCount: Int
  /// How many such points the baseline has: what the centre is computed from.
  public let baselineObservedCount: Int
  /// The centre line: a mean on most charts, the median on run and g charts; NaN without a value.
  public let centre: Double
  /// The lower limit; NaN on a run chart or where the baseline is too short for one.
  public let lower: Double
  /// The upper limit; NaN on a run chart or where the baseline is too short for one.
  public let upper: Double
  /// The lower two-sigma line.
  public let nearLower: Double
  /// The upper two-sigma line.
  public let nearUpper: Double
  /// The standard deviation the limits rest on, in the chart's unit; NaN where there is none.
  ///
  /// On XmR, mR, Xbar, R, s and EWMA charts that of single observations; on an I′ chart that of a
  /// point whose denominator is 1; on p, p′, np, c, u, u′ and g charts that of the last point with a
  /// value. None on run and t charts.
  public let sigma: Double
  /// The mean moving range the limits use (after screening), NaN on charts without.
  ///
  /// Of the values on XmR, mR and EWMA charts, of their transforms on a t chart, of their z-scores on
  /// p′ and u′ charts, and of the estimates of sigma from each pair of neighbours on an I′ chart.
  public let meanMovingRange: Double
  /// The mean of all moving ranges, before screening.
  public let unscreenedMeanMovingRange: Double
  /// What screening did to the moving ranges.
  public let screening: ScreeningOutcome
  /// Whether centre and limits are the same at every point that has a value.
  public let hasConstantLimits: Bool
  /// Present for the rule sets that analyse runs, on charts whose points can have runs.
  public internal(set) var runs: RunsAnalysis?
  /// Points nearer to a line than this are on it.
  ///
  /// 10⁻¹² of |centre| + spread, which is the mean moving range on an XmR chart and the distance
  /// between the limits where they vary: far above rounding, far below any difference that data can
  /// show, so that 0.1 twenty times lies on its own mean. Where lines vary, each point has its own.
  public let tieTolerance: Double

  /// Whether the workspace holds lines for each point of the phase.
  let hasLinesByPoint: Bool

  /// The lines, those of the last point with a value where they vary.
  var lines: ChartLines {
    ChartLines(
      centre: centre,
      lower: lower,
      upper: upper,
      nearLower: nearLower,
      nearUpper: nearUpper
    )
  }

  /// Fewer than 13 points with a value, or a baseline with fewer than 12: show the limits as
  /// provisional.
  ///
  /// The points of the phase count first, not those of the baseline: limits fixed on 12 points of a
  /// long phase no longer change, and whoever fixed them chose so. But 12 periods of which few have
  /// a value are no baseline that anybody chose.
  public var isProvisional: Bool {
    observedCount < Self.settledCount
      || baselineObservedCount < ChartSpecification.shortestBaseline
  }

  /// From this many points on, limits are no longer provisional (NHS England shows icons from 13).
  public static let settledCount = 13
}

/// What screening did to the moving ranges of a phase.
public enum ScreeningOutcome: Sendable, Hashable {
  /// Screening was off, or the chart has no limits.
  case off
  /// Ranges not below `bound` were left out of the mean moving range; `removed` of them.
  case applied(bound: Double, removed: Int)
  /// Screening would have left no range, or only ranges of zero, so all ranges were used.
  case fallBack(bound: Double)
}

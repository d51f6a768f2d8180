/// One phase of a chart: its points, the points its limits come from, and the limits.
public struct SPCPhase: Sendable {
  /// Indices of the phase's points in the whole series.
  public let range: Range<Int>
  /// Indices of the points the centre and the limits are computed from.
  public let baseline: Range<Int>
  /// How many points of the phase have a value.
  public let observedCount: Int
  /// How many points of the baseline have a value: what the centre is computed from.
  public let baselineObservedCount: Int
  /// The mean of the baseline on an XmR chart, its median on a run chart; NaN without a value.
  public let centre: Double
  /// The lower natural process limit; NaN on a run chart or without a moving range.
  public let lower: Double
  /// The upper natural process limit; NaN on a run chart or without a moving range.
  public let upper: Double
  /// The lower two-sigma line.
  public let nearLower: Double
  /// The upper two-sigma line.
  public let nearUpper: Double
  /// The mean moving range the limits use (after screening), NaN on a run chart.
  public let meanMovingRange: Double
  /// The mean of all moving ranges, before screening.
  public let unscreenedMeanMovingRange: Double
  /// What screening did to the moving ranges.
  public let screening: ScreeningOutcome
  /// Present for the rule sets that analyse runs.
  public let runs: RunsAnalysis?
  /// Points nearer to a line than this are on it.
  ///
  /// 10⁻¹² of |centre| + mean moving range: far above rounding, far below any difference that data
  /// can show, so that 0.1 twenty times lies on its own mean.
  public let tieTolerance: Double

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

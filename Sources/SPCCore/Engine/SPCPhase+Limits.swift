extension SPCPhase {
  /// Computes the centre and the limits of a phase of an XmR chart.
  ///
  /// ```
  /// centre = mean of the baseline
  /// limits = centre ± f · mean moving range        f = 2.66 (NHS) or 3 ÷ 1.128
  /// near   = centre ± ⅔ f · mean moving range
  /// ```
  static func individuals(
    range: Range<Int>,
    baseline: Range<Int>,
    observedCount: Int,
    baselineObservedCount: Int,
    centre: Double,
    ranges: MovingRanges,
    limitFactor: Double
  ) -> SPCPhase {
    let reach = limitFactor * ranges.mean
    let nearReach = 2 * (limitFactor / 3) * ranges.mean
    let spread = ranges.unscreenedMean.isNaN ? 0 : ranges.unscreenedMean
    return SPCPhase(
      range: range,
      baseline: baseline,
      observedCount: observedCount,
      baselineObservedCount: baselineObservedCount,
      centre: centre,
      lower: centre - reach,
      upper: centre + reach,
      nearLower: centre - nearReach,
      nearUpper: centre + nearReach,
      meanMovingRange: ranges.mean,
      unscreenedMeanMovingRange: ranges.unscreenedMean,
      screening: ranges.screening,
      runs: nil,
      tieTolerance: tieFactor * (centre.magnitude + spread)
    )
  }

  /// Makes a phase of a run chart, which has a median and no limits.
  static func runChart(
    range: Range<Int>,
    baseline: Range<Int>,
    observedCount: Int,
    baselineObservedCount: Int,
    median: Double
  ) -> SPCPhase {
    SPCPhase(
      range: range,
      baseline: baseline,
      observedCount: observedCount,
      baselineObservedCount: baselineObservedCount,
      centre: median,
      lower: .nan,
      upper: .nan,
      nearLower: .nan,
      nearUpper: .nan,
      meanMovingRange: .nan,
      unscreenedMeanMovingRange: .nan,
      screening: .off,
      runs: nil,
      tieTolerance: tieFactor * median.magnitude
    )
  }

  private static var tieFactor: Double { 1e-12 }

  /// Returns the same phase with its runs analysed.
  func analysed(_ runs: RunsAnalysis) -> SPCPhase {
    SPCPhase(
      range: range,
      baseline: baseline,
      observedCount: observedCount,
      baselineObservedCount: baselineObservedCount,
      centre: centre,
      lower: lower,
      upper: upper,
      nearLower: nearLower,
      nearUpper: nearUpper,
      meanMovingRange: meanMovingRange,
      unscreenedMeanMovingRange: unscreenedMeanMovingRange,
      screening: screening,
      runs: runs,
      tieTolerance: tieTolerance
    )
  }
}

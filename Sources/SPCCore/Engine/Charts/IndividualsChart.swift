extension SPCPhase {
  /// Computes the centre and the limits of a phase of an XmR chart.
  ///
  /// ```
  /// centre = mean of the baseline
  /// limits = centre ± f · mean moving range        f = 2.66 (NHS) or 3 ÷ 1.128
  /// near   = centre ± ⅔ f · mean moving range
  /// ```
  ///
  /// or, with a known sigma or one from the standard deviation, centre ± 3 σ̂, σ̂ = s ÷ c4(*n*).
  static func individuals(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let mean = ObservedMean(data.base.values, count: data.base.count)
    let centre = specification.knownCentre ?? mean.mean
    let ranges = MovingRanges(
      data.base.values,
      count: data.base.count,
      screened: specification.effectiveScreening
    )
    let sigmas = specification.limits.sigmas
    var reach: Double
    var nearReach: Double
    if let sigma = specification.knownSigma ?? individualsDeviation(data.base, mean, specification)
    {
      reach = sigmas.limit * sigma
      nearReach = sigmas.near * sigma
    } else {
      let factor = specification.ruleSet.limitFactor * (sigmas.limit / 3)
      reach = factor * ranges.mean
      nearReach = 2 * (factor / 3) * ranges.mean
    }
    var lines = ChartLines(centre: centre, around: centre, reach: reach, nearReach: nearReach)
    if specification.clipsBelowZero ?? false {
      lines = lines.clipped(
        floor: data.floorIfAsked(specification, centre: centre),
        ceiling: .infinity
      )
    }
    return SPCPhase(
      data,
      lines: lines,
      sigma: reach / sigmas.limit,
      spread: ranges.unscreenedMean.isNaN ? 0 : ranges.unscreenedMean,
      observedCount: data.isExcluded == nil
        ? mean.count + data.points.part(data.base.count..<data.points.count).observedCount : nil,
      baselineObservedCount: mean.count,
      ranges: ranges
    )
  }

  /// The standard deviation of the baseline ÷ c4, where the specification asks for that estimator.
  private static func individualsDeviation(
    _ base: SeriesColumns,
    _ mean: ObservedMean,
    _ specification: borrowing ChartSpecification
  ) -> Double? {
    guard specification.sigmaEstimator == .standardDeviation else { return nil }
    return ObservedDeviation(base.values, count: base.count, mean).unbiased
  }

  /// Computes the median of a phase of a run chart, which has no limits.
  static func runChart(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let median = ObservedMedian(data.base.values, count: data.base.count, scratch: data.scratch)
    return SPCPhase(
      data,
      lines: .centreOnly(specification.knownCentre ?? median.median),
      sigma: .nan,
      spread: 0,
      baselineObservedCount: median.count
    )
  }

  /// Computes a phase of a moving range chart, and puts the ranges in the place of the values.
  ///
  /// ```
  /// centre = mean moving range of the baseline, all of them: screening plays no part
  /// limits = 0 and D4(2) · centre,  D4(2) = 3.267 or exact
  /// near   = 0 and ⅔ D4(2) · centre
  /// ```
  ///
  /// A range is that to the last point before which is not excluded, so that the centre is the mean
  /// range an XmR chart of the same points uses.
  static func movingRanges(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let ranges = MovingRanges(data.base.values, count: data.base.count, screened: false)
    let observedCount = data.observedCount
    let baselineObservedCount = data.base.observedCount
    replaceByRanges(data)
    let centre = specification.knownCentre ?? ranges.mean
    let factor = MovingRanges.upperFactor(specification.ruleSet.constants)
    let sigmas = specification.limits.sigmas
    // At three sigma D4 = 1 + 3 d3 ÷ d2, and so on for other numbers of sigmas.
    let upper = (1 + (factor - 1) * (sigmas.limit / 3)) * centre
    let near = sigmas.limit == 3 ? 2 * (factor / 3) * centre : 2 * (upper / 3)
    return SPCPhase(
      data,
      lines: ChartLines(
        centre: centre,
        lower: centre.isNaN ? .nan : 0,
        upper: upper,
        nearLower: centre.isNaN ? .nan : 0,
        nearUpper: near
      ).aroundCentre,
      sigma: centre / MovingRanges.meanFactor(specification.ruleSet.constants),
      spread: centre.isNaN ? 0 : centre,
      observedCount: observedCount,
      baselineObservedCount: baselineObservedCount,
      ranges: ranges
    )
  }

  private static func replaceByRanges(_ data: PhaseData) {
    var index = data.points.count
    while index > 0 {
      index -= 1
      var before = index - 1
      if let isExcluded = data.isExcluded {
        while before >= 0, isExcluded[before] { before -= 1 }
      }
      let values = data.points.values
      values[index] = before < 0 ? .nan : (values[index] - values[before]).magnitude
    }
  }
}

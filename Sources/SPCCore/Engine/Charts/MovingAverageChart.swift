/// The EWMA chart: each point carries a share λ of the newest value and the rest of all before it.
///
/// ```
/// z₀     = centre: the mean of the values, or of all members of the subgroups
/// zᵢ     = λ xᵢ + (1 − λ) zᵢ₋₁
/// vᵢ     = λ² σ̂² ÷ nᵢ + (1 − λ)² vᵢ₋₁,     v₀ = 0
/// limits = centre ± 3 √vᵢ
/// ```
///
/// For subgroups of one size vᵢ = σ̂² ÷ n · λ ÷ (2 − λ) · (1 − (1 − λ)²ⁱ), the textbook's exact limits;
/// the recursion is exact for unequal sizes and gaps as well. A missing value leaves z and v as they
/// are. An excluded one shows where z would have gone, and is not carried on.
///
/// Source: S. W. Roberts, *Control chart tests based on geometric moving averages*, Technometrics
/// 1(3), 1959; D. C. Montgomery, *Introduction to Statistical Quality Control*, chapter 9.
extension SPCPhase {
  static func movingAverages(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let hasSubgroups =
      data.points.shape == .subgroups || data.points.shape == .subgroupSummaries
    let (centre, sigma, ranges) =
      hasSubgroups
      ? processOfSubgroups(data.base, specification) : processOfValues(data.base, specification)

    let weight = specification.smoothing
    let sigmas = specification.limits.sigmas
    let floor = data.floorIfAsked(specification, centre: centre)
    let values = data.points.values
    var average = centre
    var variance = 0.0
    for index in 0..<data.points.count {
      var shownVariance = variance
      if !values[index].isNaN {
        let size = hasSubgroups ? data.points.sizes[index] : 1
        let shown = average + weight * (values[index] - average)
        shownVariance =
          weight * weight * (sigma * sigma / size) + (1 - weight) * (1 - weight) * variance
        values[index] = shown
        if data.isExcluded?[index] != true {
          average = shown
          variance = shownVariance
        }
      }
      let deviation = shownVariance.squareRoot()
      data.lines[index] = ChartLines(
        centre: centre,
        around: centre,
        reach: sigmas.limit * deviation,
        nearReach: sigmas.near * deviation
      ).clipped(floor: floor, ceiling: .infinity)
    }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { $0 == 0 || sigma == 0 },
      sigma: { _ in sigma },
      ranges: ranges
    )
  }

  private static func processOfValues(
    _ base: SeriesColumns,
    _ specification: borrowing ChartSpecification
  ) -> (centre: Double, sigma: Double, ranges: MovingRanges) {
    let mean = ObservedMean(base.values, count: base.count)
    let centre = specification.knownCentre ?? mean.mean
    if let sigma = specification.knownSigma { return (centre, sigma, .none) }
    if specification.sigmaEstimator == .standardDeviation {
      return (centre, ObservedDeviation(base.values, count: base.count, mean).unbiased, .none)
    }
    let ranges = MovingRanges(
      base.values,
      count: base.count,
      screened: specification.effectiveScreening
    )
    let sigma = ranges.mean / MovingRanges.meanFactor(specification.ruleSet.constants)
    return (centre, sigma, ranges)
  }

  /// By mean ranges, as qcc; by the pooled standard deviation where a subgroup has more than 25
  /// members, whose range says little.
  private static func processOfSubgroups(
    _ base: SeriesColumns,
    _ specification: borrowing ChartSpecification
  ) -> (centre: Double, sigma: Double, ranges: MovingRanges) {
    var isLarge = false
    for index in 0..<base.count { isLarge = isLarge || base.sizes[index] > 25 }
    let estimate = SubgroupSigma(base, specification, usual: isLarge ? .pooled : .meanRange)
    return (specification.knownCentre ?? base.weightedMean, estimate.sigma(size: 1), .none)
  }
}

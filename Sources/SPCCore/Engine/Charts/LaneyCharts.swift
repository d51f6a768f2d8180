/// Laney's p′ and u′ charts: the limits of p and u, stretched by the variation between subgroups that
/// the binomial or Poisson distribution does not explain.
///
/// ```
/// zᵢ     = (yᵢ − centre) ÷ σᵢ            σᵢ as on the p or u chart
/// σ_z    = mean moving range of z ÷ d2(2), screened where the chart screens;
///          among categories, which have no order, the standard deviation of z
/// limits = centre ± 3 σᵢ σ_z
/// ```
///
/// Source: D. B. Laney, *Improved control charts for attributes*, Quality Engineering 14(4), 2002.
extension SPCPhase {
  static func primes(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let multiplier = data.points.multiplier
    let isProportion = specification.chart == .pPrime
    let share = specification.knownCentre.map { $0 / multiplier } ?? data.base.share
    let centre = specification.knownCentre ?? share * multiplier
    let variance = (isProportion ? share * (1 - share) : share) * (multiplier * multiplier)
    let (stretch, ranges) = stretching(data, specification, centre: centre, variance: variance)
    let sizes = data.points.sizes
    let sigma = { (index: Int) in SPCPhase.root(variance, over: sizes[index]) * stretch }
    data.drawLines(
      specification.limits.sigmas,
      floor: PhaseData.floor(specification),
      ceiling: { _ in isProportion ? multiplier : .infinity }
    ) { index in (centre, sigma(index)) }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: sigma,
      ranges: ranges
    )
  }

  /// σ_z, and the moving ranges it comes from.
  private static func stretching(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification,
    centre: Double,
    variance: Double
  ) -> (stretch: Double, ranges: MovingRanges) {
    // All or none: no variation to stretch, and z would be zero by zero.
    guard variance > 0 else { return (1, .none) }
    let base = data.base
    for index in 0..<base.count {
      let sigma = SPCPhase.root(variance, over: base.sizes[index])
      data.scratch[index] = (base.values[index] - centre) / sigma
    }
    guard specification.isOrdered else {
      let mean = ObservedMean(data.scratch, count: base.count)
      return (ObservedDeviation(data.scratch, count: base.count, mean).sample, .none)
    }
    let ranges = MovingRanges(
      data.scratch,
      count: base.count,
      screened: specification.effectiveScreening
    )
    return (ranges.mean / MovingRanges.meanFactor(specification.ruleSet.constants), ranges)
  }
}

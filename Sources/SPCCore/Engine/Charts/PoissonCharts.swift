/// Counts and rates, with limits from the Poisson distribution.
///
/// ```
/// c: centre c̄ = mean count,      limits c̄ ± 3 √c̄
/// u: centre ū = Σyᵢ ÷ Σnᵢ,       limits ū ± 3 √(ū ÷ nᵢ)
/// ```
///
/// Lower limits are cut off at zero.
extension SPCPhase {
  static func counts(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let mean = ObservedMean(data.base.values, count: data.base.count)
    let centre = specification.knownCentre ?? mean.mean
    let sigma = centre.squareRoot()
    let lines: ChartLines
    if case .probability(let confidence) = specification.limits {
      lines = .quantiles(confidence, centre: centre) {
        PoissonDistribution(mean: centre).quantile($0)
      }
    } else {
      let sigmas = specification.limits.sigmas
      lines = ChartLines(
        centre: centre,
        around: centre,
        reach: sigmas.limit * sigma,
        nearReach: sigmas.near * sigma
      ).clipped(floor: PhaseData.floor(specification), ceiling: .infinity)
    }
    return SPCPhase(
      data,
      lines: lines,
      sigma: sigma,
      spread: sigma.isNaN ? 0 : sigma,
      baselineObservedCount: mean.count
    )
  }

  static func rates(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let multiplier = data.points.multiplier
    let share = specification.knownCentre.map { $0 / multiplier } ?? data.base.share
    let centre = specification.knownCentre ?? share * multiplier
    let variance = share * (multiplier * multiplier)
    let sizes = data.points.sizes
    if case .probability(let confidence) = specification.limits {
      data.drawQuantiles(confidence, centre: { _ in centre }) { tail, index in
        PoissonDistribution(mean: share * sizes[index]).quantile(tail) / sizes[index] * multiplier
      }
    } else {
      data.drawLines(specification.limits.sigmas, floor: PhaseData.floor(specification)) { index in
        (centre, SPCPhase.root(variance, over: sizes[index]))
      }
    }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { SPCPhase.root(variance, over: sizes[$0]) }
    )
  }
}

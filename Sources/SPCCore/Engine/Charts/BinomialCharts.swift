/// Proportions and numbers of cases, with limits from the binomial distribution.
///
/// ```
/// p̄     = Σyᵢ ÷ Σnᵢ
/// p:  centre p̄,      limits p̄ ± 3 √(p̄(1 − p̄) ÷ nᵢ),     within 0 and 1
/// np: centre nᵢ p̄,   limits nᵢ p̄ ± 3 √(nᵢ p̄(1 − p̄)),   within 0 and nᵢ
/// ```
///
/// Where p̄ is above 1, because numerators exceed denominators, there are no limits.
extension SPCPhase {
  static func proportions(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let multiplier = data.points.multiplier
    let share = specification.knownCentre.map { $0 / multiplier } ?? data.base.share
    let centre = specification.knownCentre ?? share * multiplier
    let sizes = data.points.sizes
    let variance = share * (1 - share) * (multiplier * multiplier)
    if case .probability(let confidence) = specification.limits {
      data.drawQuantiles(confidence, centre: { _ in centre }) { tail, index in
        BinomialDistribution(trials: sizes[index], probability: share).quantile(tail)
          / sizes[index] * multiplier
      }
    } else {
      data.drawLines(
        specification.limits.sigmas,
        floor: PhaseData.floor(specification),
        ceiling: { _ in multiplier }
      ) { index in (centre, SPCPhase.root(variance, over: sizes[index])) }
    }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { SPCPhase.root(variance, over: sizes[$0]) }
    )
  }

  static func cases(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let share = specification.knownCentre ?? data.base.share
    let sizes = data.points.sizes
    let variance = share * (1 - share)
    let sigma = { (index: Int) in sizes[index] > 0 ? (sizes[index] * variance).squareRoot() : .nan }
    let centre = { (index: Int) in sizes[index] > 0 ? sizes[index] * share : .nan }
    if case .probability(let confidence) = specification.limits {
      data.drawQuantiles(confidence, centre: centre) { tail, index in
        BinomialDistribution(trials: sizes[index], probability: share).quantile(tail)
      }
    } else {
      data.drawLines(
        specification.limits.sigmas,
        floor: PhaseData.floor(specification),
        ceiling: { sizes[$0] }
      ) { index in (centre(index), sigma(index)) }
    }
    return SPCPhase(
      data,
      linesByPointAround: .nan,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: sigma
    )
  }

  /// √(variance ÷ size); NaN for no size.
  @inline(__always)
  static func root(_ variance: Double, over size: Double) -> Double {
    // A size that is not above zero makes the point a missing one.
    size > 0 ? (variance / size).squareRoot() : .nan
  }
}

extension SeriesColumns {
  /// Σ numerators ÷ Σ denominators of the points that have a value; NaN for none.
  var share: Double {
    var numerator = 0.0
    var denominator = 0.0
    for index in 0..<count {
      let isObserved = !values[index].isNaN
      numerator += isObserved ? numerators[index] : 0
      denominator += isObserved ? sizes[index] : 0
    }
    return numerator / denominator
  }
}

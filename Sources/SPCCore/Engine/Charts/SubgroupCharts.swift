/// Charts of subgroups: their means, standard deviations and ranges.
///
/// ```
/// xbar: centre Σnᵢx̄ᵢ ÷ Σnᵢ,       limits centre ± 3 σ̂ ÷ √nᵢ
/// s:    centre S,                 limits S ± 3 S √(1 − c4²) ÷ c4, that is B3 S and B4 S;
///       with another estimator    centre Σnᵢsᵢ ÷ Σnᵢ, limits ± 3 σ̂ √(1 − c4²)
/// r:    centre ΣnᵢRᵢ ÷ Σnᵢ,       limits centre ± 3 d3(nᵢ) σ̂
/// ```
///
/// c4 and d3 are those of the size of each subgroup. With a known sigma and no known centre, s and r
/// charts have their centre where it belongs, at c4(nᵢ) σ and d2(nᵢ) σ. Lower limits of s and r are cut
/// off at zero.
extension SPCPhase {
  static func means(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let centre = specification.knownCentre ?? data.base.weightedMean
    let estimate = SubgroupSigma(data.base, specification, usual: .averageStandardDeviation)
    let sizes = data.points.sizes
    data.drawLines(
      specification.limits.sigmas,
      floor: data.floorIfAsked(specification, centre: centre)
    ) { index in (centre, estimate.sigma(size: sizes[index]) / sizes[index].squareRoot()) }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { estimate.sigma(size: sizes[$0]) }
    )
  }

  static func standardDeviations(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let estimator = specification.sigmaEstimator ?? .averageStandardDeviation
    let estimate = SubgroupSigma(data.base, specification, usual: .averageStandardDeviation)
    let observedCentre =
      estimator == .averageStandardDeviation
      ? SubgroupSigma.averageDeviation(data.base) : data.base.weightedMean
    let knownCentre = specification.knownCentre
    let hasKnownSigma = specification.knownSigma != nil
    // What is expected under a known sigma depends on the size, and one member has no spread.
    let centreWithoutSpread = hasKnownSigma ? .nan : observedCentre
    let sizes = data.points.sizes
    data.drawLines(specification.limits.sigmas, floor: PhaseData.floor(specification)) { index in
      guard sizes[index] > 1 else { return (knownCentre ?? centreWithoutSpread, .nan) }
      let c4 = ControlChartConstants.c4(Int(sizes[index]))
      let spread = (1 - c4 * c4).squareRoot()
      if let knownCentre, !hasKnownSigma, estimator == .averageStandardDeviation {
        return (knownCentre, knownCentre / c4 * spread)
      }
      let sigma = estimate.sigma(size: sizes[index])
      return (knownCentre ?? (hasKnownSigma ? c4 * sigma : observedCentre), sigma * spread)
    }
    return SPCPhase(
      data,
      linesByPointAround: knownCentre ?? centreWithoutSpread,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { estimate.sigma(size: sizes[$0]) }
    )
  }

  static func ranges(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let estimate = SubgroupSigma(data.base, specification, usual: .meanRange)
    let observedCentre = data.base.weightedMean
    let knownCentre = specification.knownCentre
    let hasKnownSigma = specification.knownSigma != nil
    // What is expected under a known sigma depends on the size, and one member has no spread.
    let centreWithoutSpread = hasKnownSigma ? .nan : observedCentre
    let sizes = data.points.sizes
    data.drawLines(specification.limits.sigmas, floor: PhaseData.floor(specification)) { index in
      guard sizes[index] > 1 else { return (knownCentre ?? centreWithoutSpread, .nan) }
      let size = Int(sizes[index])
      let sigma = estimate.sigma(size: sizes[index])
      let expected = hasKnownSigma ? ControlChartConstants.d2(size) * sigma : observedCentre
      return (knownCentre ?? expected, ControlChartConstants.d3(size) * sigma)
    }
    return SPCPhase(
      data,
      linesByPointAround: knownCentre ?? centreWithoutSpread,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { estimate.sigma(size: sizes[$0]) }
    )
  }
}

extension SubgroupSigma {
  /// The sigma a chart of subgroups works with: known, or estimated as asked, or in its usual way.
  init(
    _ base: SeriesColumns,
    _ specification: borrowing ChartSpecification,
    usual: SigmaEstimator
  ) {
    if let sigma = specification.knownSigma {
      self.init(known: sigma)
    } else {
      self.init(
        specification.sigmaEstimator ?? usual,
        base,
        specification.ruleSet.constants
      )
    }
  }
}

extension SeriesColumns {
  /// Σ size · value ÷ Σ size of the points that have a value; NaN for none.
  var weightedMean: Double {
    var sum = 0.0
    var weights = 0.0
    for index in 0..<count where !values[index].isNaN {
      sum += sizes[index] * values[index]
      weights += sizes[index]
    }
    let mean = sum / weights
    guard mean.isFinite else { return mean }
    var residual = 0.0
    for index in 0..<count where !values[index].isNaN {
      residual += sizes[index] * (values[index] - mean)
    }
    return mean + residual / weights
  }
}

/// Charts of what lies between rare events.
extension SPCPhase {
  /// Computes a phase of a g chart: numbers of cases between events.
  ///
  /// ```
  /// ḡ      = mean
  /// centre = median;  with a known mean 0.693 of it (ln 2, the median of an exponential variable)
  /// limits = ḡ ± 3 √(ḡ(ḡ + 1)), cut off at zero
  /// ```
  ///
  /// The distribution is skewed, so the mean is no centre: far more than half of the points lie below
  /// it. Source: J. C. Benneyan, *Number-between g-type statistical quality control charts for
  /// monitoring adverse events*, Health Care Management Science 4, 2001; qicharts2 0.8.1.
  static func casesBetween(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let observed = ObservedMean(data.base.values, count: data.base.count)
    let mean = specification.knownCentre ?? observed.mean
    let centre =
      specification.knownCentre.map { 0.693 * $0 }
      ?? ObservedMedian(data.base.values, count: data.base.count, scratch: data.scratch).median
    let variance = mean * (mean + 1)
    // What overflows here is so large that 1 more changes no bit of it.
    let sigma = variance.isInfinite ? mean : variance.squareRoot()
    let lines: ChartLines
    if case .probability(let confidence) = specification.limits {
      // Failures before a success of probability p are (1 − p) ÷ p on average.
      let distribution = GeometricDistribution(probability: 1 / (1 + mean))
      lines = .quantiles(confidence, centre: centre) { distribution.quantile($0) }
    } else {
      let sigmas = specification.limits.sigmas
      lines =
        ChartLines(
          centre: centre,
          around: mean,
          reach: sigmas.limit * sigma,
          nearReach: sigmas.near * sigma
        ).clipped(floor: PhaseData.floor(specification), ceiling: .infinity).aroundCentre
    }
    return SPCPhase(
      data,
      lines: lines,
      sigma: sigma,
      spread: sigma.isNaN ? 0 : sigma,
      baselineObservedCount: observed.count
    )
  }

  /// Computes a phase of a t chart: time between events, on the scale of the power 1 ÷ 3.6, on which
  /// exponential times are near to normal.
  ///
  /// ```
  /// xᵢ     = yᵢ^(1÷3.6)
  /// centre = (x̄)^3.6
  /// limits = (x̄ ± 3 · mean moving range of x ÷ d2(2))^3.6, zero where the bracket is negative
  /// ```
  ///
  /// Source: L. S. Nelson, *A control chart for parts-per-million nonconforming items*, Journal of
  /// Quality Technology 26(3), 1994; qicharts2 0.8.1, which leaves the lower two-sigma line out where
  /// its bracket is negative, and leaves a known centre on the transformed scale.
  static func timeBetween(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    for index in 0..<data.base.count {
      data.scratch[index] = EventTime.compressed(data.base.values[index])
    }
    let mean = ObservedMean(data.scratch, count: data.base.count)
    let centre = specification.knownCentre.map(EventTime.compressed) ?? mean.mean
    let ranges = MovingRanges(
      data.scratch,
      count: data.base.count,
      screened: specification.effectiveScreening
    )
    let sigma = ranges.mean / MovingRanges.meanFactor(specification.ruleSet.constants)
    let sigmas = specification.limits.sigmas
    let lines = ChartLines(
      centre: specification.knownCentre ?? EventTime.stretched(centre),
      lower: EventTime.stretched(centre - sigmas.limit * sigma),
      upper: EventTime.stretched(centre + sigmas.limit * sigma),
      nearLower: EventTime.stretched(centre - sigmas.near * sigma),
      nearUpper: EventTime.stretched(centre + sigmas.near * sigma)
    ).aroundCentre
    return SPCPhase(
      data,
      lines: lines,
      sigma: .nan,
      spread: lines.width,
      baselineObservedCount: mean.count,
      ranges: ranges
    )
  }
}

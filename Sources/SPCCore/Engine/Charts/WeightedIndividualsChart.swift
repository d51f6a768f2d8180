/// The I′ chart: individuals weighted by their denominators, with limits from what neighbours differ
/// by, and no distribution assumed.
///
/// ```
/// centre = Σyᵢ ÷ Σnᵢ
/// sᵢ     = √(π÷2) · |vᵢ − vᵢ₋₁| ÷ √(1÷nᵢ + 1÷nᵢ₋₁)      v = y ÷ n as shown
/// σ̂      = mean of the sᵢ, screened where the chart screens
/// limits = centre ± 3 σ̂ ÷ √nᵢ
/// ```
///
/// Source: T. Taylor, *Normalized Individuals (IN) control chart*, 2018, as in qicharts2 0.8.1; there
/// neither a frozen baseline nor an exclusion reaches the sᵢ, here both do.
extension SPCPhase {
  static func weightedIndividuals(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let base = data.base
    let centre = specification.knownCentre ?? base.share * base.multiplier
    var before = 0
    // Each estimate takes the place of its second point; the first point has none.
    let half = Double.pi.squareRoot() / 2.0.squareRoot()
    if base.count > 0 { data.scratch[0] = .nan }
    while before + 1 < base.count {
      let index = before + 1
      let weight = (1 / base.sizes[index] + 1 / base.sizes[before]).squareRoot()
      data.scratch[index] = half * (base.values[index] - base.values[before]).magnitude / weight
      before = index
    }
    let ranges = MovingRanges(
      ranges: data.scratch,
      count: base.count,
      screened: specification.effectiveScreening
    )
    let unit = specification.knownSigma ?? ranges.mean
    let sizes = data.points.sizes
    data.drawLines(
      specification.limits.sigmas,
      floor: data.floorIfAsked(specification, centre: centre)
    ) { index in (centre, sizes[index] > 0 ? unit / sizes[index].squareRoot() : .nan) }
    return SPCPhase(
      data,
      linesByPointAround: centre,
      isConstant: { data.hasOneSize(sizes[$0]) },
      sigma: { _ in unit },
      ranges: ranges
    )
  }
}

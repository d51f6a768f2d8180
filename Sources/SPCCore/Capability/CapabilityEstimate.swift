/// The indices of a process whose centre and number of values are known, for one sigma or another.
struct CapabilityEstimate {
  let centre: Double
  let count: Int
  let target: Double?
  private let lowerLimit: Double?
  private let upperLimit: Double?
  /// The share outside the confidence interval on each side.
  private let tail: Double

  init(centre: Double, count: Int, target: Double?, _ specification: CapabilitySpecification) {
    self.centre = centre
    self.count = count
    self.target = target
    lowerLimit = specification.lower
    upperLimit = specification.upper
    tail = (1 - specification.confidence) / 2
  }

  func indices(sigma: Double) -> CapabilityIndices {
    let below = lowerLimit.map { (centre - $0) / (3 * sigma) }
    let above = upperLimit.map { ($0 - centre) / (3 * sigma) }
    var potential: CapabilityIndex?
    var targeted: CapabilityIndex?
    if let lowerLimit, let upperLimit {
      let width = (upperLimit - lowerLimit) / (6 * sigma)
      potential = ofWidth(width, degreesOfFreedom: Double(count - 1))
      if let target {
        let offset = (centre - target) / sigma
        let square = offset * offset
        targeted = ofWidth(
          width / (1 + square).squareRoot(),
          degreesOfFreedom: Double(count) * (1 + square) * (1 + square) / (1 + 2 * square)
        )
      }
    }
    return CapabilityIndices(
      potential: potential,
      lower: below.map(ofOneSide),
      upper: above.map(ofOneSide),
      actual: ofOneSide(min(below ?? .infinity, above ?? .infinity)),
      targeted: targeted
    )
  }

  /// An index that is a width ÷ sigma: sigma's own distribution gives the interval.
  private func ofWidth(_ value: Double, degreesOfFreedom: Double) -> CapabilityIndex {
    guard count >= 2 else { return CapabilityIndex(value: value, lower: .nan, upper: .nan) }
    // So far off target that the square overflows: the index is 0 and nothing is uncertain about it.
    guard degreesOfFreedom.isFinite else {
      return CapabilityIndex(value: value, lower: value, upper: value)
    }
    let distribution = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
    return CapabilityIndex(
      value: value,
      lower: value * (distribution.quantile(tail) / degreesOfFreedom).squareRoot(),
      upper: value * (distribution.upperQuantile(tail) / degreesOfFreedom).squareRoot()
    )
  }

  /// An index that is a distance ÷ sigma: Bissell's normal approximation.
  private func ofOneSide(_ value: Double) -> CapabilityIndex {
    guard count >= 2 else { return CapabilityIndex(value: value, lower: .nan, upper: .nan) }
    let n = Double(count)
    // |value| · z √(1 ÷ (9 n value²) + 1 ÷ (2 (n − 1))), written so that a value of 0 has one too.
    let margin =
      -NormalDistribution.standard.quantile(tail)
      * (1 / (9 * n) + value * value / (2 * (n - 1))).squareRoot()
    return CapabilityIndex(value: value, lower: value - margin, upper: value + margin)
  }
}

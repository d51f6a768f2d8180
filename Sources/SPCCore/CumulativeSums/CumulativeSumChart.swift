/// One point of a CUSUM chart.
public struct CumulativeSumPoint: Sendable, Hashable {
  /// The value, or the mean of the subgroup; NaN when missing.
  public let value: Double
  /// How many values it is the mean of: 1 for an individual value, 0 when missing.
  public let size: Int
  /// The distance from the centre in standard errors of the point; NaN when missing.
  public let score: Double
  /// The sum for shifts upward, C⁺, 0 or more, in standard errors.
  public let high: Double
  /// The sum for shifts downward, C⁻, 0 or less (the sign as in qcc), in standard errors.
  public let low: Double
  /// The first point of the run of positive C⁺ that is going on here: the estimated time at which
  /// the process moved up, should it have.
  ///
  /// Nil while the sum is 0.
  public let highStart: Int?
  /// The first point of the run of negative C⁻ that is going on here; nil while the sum is 0.
  public let lowStart: Int?
  /// Whether C⁺ is above the decision interval.
  ///
  /// Never at a missing value.
  public let signalsHigh: Bool
  /// Whether C⁻ is below the negative decision interval.
  ///
  /// Never at a missing value.
  public let signalsLow: Bool

  /// Whether there is no value here.
  public var isMissing: Bool { value.isNaN }
}

/// The tabular CUSUM chart: two running sums of what exceeds a reference value, quick to find small
/// lasting shifts that no single point shows.
///
/// With zᵢ = (x̄ᵢ − centre) ÷ (σ ÷ √nᵢ), k = shift ÷ 2 and head start f:
/// C⁺ᵢ = max(0, C⁺ᵢ₋₁ + zᵢ − k), C⁻ᵢ = min(0, C⁻ᵢ₋₁ + zᵢ + k), C⁺ = f and C⁻ = −f before the first
/// point. A sum strictly beyond the decision interval signals, and goes on: nothing is reset.
///
/// A missing value passes both sums on unchanged. Where sigma is 0 or nothing tells it, a point on
/// the centre (nearer than 10⁻¹² of its size) has z = 0, so that a constant series has sums of 0,
/// and any other is an error.
///
/// Source: E. S. Page, 1954; J. M. Lucas, R. B. Crosier, 1982 (head start); D. C. Montgomery,
/// *Introduction to Statistical Quality Control*, chapter 9; qcc 3.0 `cusum`.
public struct CumulativeSumChart: Sendable, Hashable {
  /// How it was computed.
  public let specification: CumulativeSumSpecification
  /// The level the sums are taken around; NaN where there is neither a target nor a value.
  public let centre: Double
  /// Sigma of one value: given or estimated; NaN where nothing tells it.
  public let sigma: Double
  /// The points, in the order given.
  public let points: [CumulativeSumPoint]

  /// Computes the chart of individual values; NaN is a missing one.
  public init(
    values: [Double],
    specification: CumulativeSumSpecification = CumulativeSumSpecification()
  ) throws(CumulativeSumError) {
    try Self.validate(specification)
    try Self.validate(values) { $0 }
    let baseline = values.prefix(specification.baselineCount ?? values.count)
    try self.init(
      means: values,
      sizes: values.map { $0.isNaN ? 0 : 1 },
      estimate: WithinVariation(values: baseline),
      specification: specification
    )
  }

  /// Computes the chart of the means of subgroups, which may differ in size; NaN is a missing
  /// member, and a subgroup without members a missing point.
  public init(
    subgroups: [[Double]],
    specification: CumulativeSumSpecification = CumulativeSumSpecification()
  ) throws(CumulativeSumError) {
    try Self.validate(specification)
    // An infinite member makes the sum infinite or NaN where the members alone would not.
    try Self.validate(subgroups) { subgroup in subgroup.first { $0.isInfinite } ?? 0 }
    let baseline = subgroups.prefix(specification.baselineCount ?? subgroups.count)
    try self.init(
      means: subgroups.map { WithinVariation.mean($0) },
      sizes: subgroups.map { subgroup in subgroup.count { !$0.isNaN } },
      estimate: WithinVariation(subgroups: baseline),
      specification: specification
    )
  }

  private init(
    means: [Double],
    sizes: [Int],
    estimate: WithinVariation,
    specification: CumulativeSumSpecification
  ) throws(CumulativeSumError) {
    self.specification = specification
    centre = specification.target ?? estimate.centre
    sigma = specification.sigma ?? estimate.sigma
    guard !centre.isInfinite, !sigma.isInfinite, !means.contains(where: \.isInfinite) else {
      throw .magnitudeTooLarge
    }
    let reference = specification.shift / 2
    let interval = specification.decisionInterval
    var high = RunningSum(start: specification.headStart)
    var low = RunningSum(start: specification.headStart)
    var points: [CumulativeSumPoint] = []
    points.reserveCapacity(means.count)
    for index in means.indices {
      let mean = means[index]
      var score = Double.nan
      if !mean.isNaN {
        score = try Self.score(mean, sizes[index], centre, sigma, index)
        high.add(score - reference, at: index)
        low.add(-score - reference, at: index)
        guard high.sum < .infinity, low.sum < .infinity else { throw .magnitudeTooLarge }
      }
      points.append(
        CumulativeSumPoint(
          value: mean,
          size: sizes[index],
          score: score,
          high: high.sum,
          // 0 − 0, so that no point has a sum of −0.
          low: 0 - low.sum,
          highStart: high.start,
          lowStart: low.start,
          signalsHigh: !mean.isNaN && high.sum > interval,
          signalsLow: !mean.isNaN && low.sum > interval
        )
      )
    }
    self.points = points
  }

  private static func score(
    _ mean: Double,
    _ size: Int,
    _ centre: Double,
    _ sigma: Double,
    _ index: Int
  ) throws(CumulativeSumError) -> Double {
    let difference = mean - centre
    guard !difference.isNaN else { throw .noSpread(index: index) }
    guard sigma > 0 else {
      guard difference.magnitude <= 1e-12 * centre.magnitude else { throw .noSpread(index: index) }
      return 0
    }
    let score = difference / (sigma / Double(size).squareRoot())
    guard score.isFinite else { throw .magnitudeTooLarge }
    return score
  }

  private static func validate(
    _ specification: CumulativeSumSpecification
  ) throws(CumulativeSumError) {
    if let target = specification.target, !target.isFinite { throw .targetNotFinite(target) }
    if let sigma = specification.sigma, !(sigma > 0 && sigma < .infinity) {
      throw .sigmaNotPositive(sigma)
    }
    guard specification.shift > 0, specification.shift < .infinity else {
      throw .shiftNotPositive(specification.shift)
    }
    let interval = specification.decisionInterval
    guard interval > 0, interval < .infinity else { throw .decisionIntervalNotPositive(interval) }
    guard specification.headStart >= 0, specification.headStart < interval else {
      throw .headStartOutOfRange(headStart: specification.headStart, decisionInterval: interval)
    }
    if let count = specification.baselineCount, count < 1 { throw .baselineNotPositive(count) }
  }

  private static func validate<Element>(
    _ elements: [Element],
    representative: (Element) -> Double
  ) throws(CumulativeSumError) {
    guard !elements.isEmpty else { throw .noValues }
    for (index, element) in elements.enumerated() where representative(element).isInfinite {
      throw .notFinite(index: index, value: representative(element))
    }
  }
}

/// A sum that is never negative, and where its present run began.
struct RunningSum {
  private(set) var sum: Double
  private(set) var start: Int?

  init(start sum: Double) { self.sum = sum }

  mutating func add(_ step: Double, at index: Int) {
    let next = sum + step
    guard next > 0 else {
      sum = 0
      start = nil
      return
    }
    if start == nil { start = index }
    sum = next
  }

  mutating func reset() {
    sum = 0
    start = nil
  }
}

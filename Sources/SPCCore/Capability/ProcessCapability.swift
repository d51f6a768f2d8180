/// A capability index with its confidence interval.
public struct CapabilityIndex: Sendable, Hashable {
  /// The estimate.
  public let value: Double
  /// The lower end of the two-sided confidence interval; NaN where there are fewer than two values.
  public let lower: Double
  /// The upper end; NaN where there are fewer than two values.
  public let upper: Double
}

/// The capability indices of one sigma.
public struct CapabilityIndices: Sendable, Hashable {
  /// Cp (or Pp): the width of the specification ÷ 6σ.
  ///
  /// Nil for a one-sided specification.
  public let potential: CapabilityIndex?
  /// Cpl (Ppl): (centre − lower specification) ÷ 3σ.
  ///
  /// Nil without a lower specification limit.
  public let lower: CapabilityIndex?
  /// Cpu (Ppu): (upper specification − centre) ÷ 3σ.
  ///
  /// Nil without an upper specification limit.
  public let upper: CapabilityIndex?
  /// Cpk (Ppk): the smaller of the two.
  public let actual: CapabilityIndex
  /// Cpm (Ppm): Cp ÷ √(1 + ((centre − target) ÷ σ)²).
  ///
  /// Nil for a one-sided specification.
  public let targeted: CapabilityIndex?

  /// Whether no index overflowed; the other two are never larger than these.
  var isFinite: Bool {
    [potential, lower, upper, actual].allSatisfy { $0?.value.isFinite ?? true }
  }
}

/// Why the capability could not be computed: facts only, the words are made elsewhere.
public enum CapabilityError: Error, Sendable, Hashable {
  /// There is no value that is not missing.
  case noValues
  /// A value is infinite. NaN is no error: it stands for a missing value.
  case notFinite(index: Int, value: Double)
  /// The values are so large, or sigma so small, that sums, squares or indices overflow.
  case magnitudeTooLarge
  /// There is neither a lower nor an upper specification limit.
  case noSpecificationLimit
  /// A specification limit is not a finite number.
  case specificationLimitNotFinite(Double)
  /// The lower specification limit is not below the upper.
  case specificationLimitsOutOfOrder(lower: Double, upper: Double)
  /// The target is not a finite number.
  case targetNotFinite(Double)
  /// The confidence is not above 0 and below 1.
  case confidenceOutOfRange(Double)
  /// Sigma, given or estimated, is not positive (NaN: nothing tells it), so that no index is defined.
  case sigmaNotPositive(Double)
}

/// What a process is asked to keep to, and how its capability is computed.
public struct CapabilitySpecification: Sendable, Hashable {
  /// The lower specification limit; nil where only the upper side matters.
  public var lower: Double?
  /// The upper specification limit; nil where only the lower side matters.
  public var upper: Double?
  /// The value to aim for; nil for the middle between the limits.
  public var target: Double?
  /// Sigma within groups; nil for an estimate from ranges, see ``ProcessCapability``.
  public var sigma: Double?
  /// The confidence of the intervals, two-sided.
  public var confidence: Double

  /// Makes a specification.
  public init(
    lower: Double? = nil,
    upper: Double? = nil,
    target: Double? = nil,
    sigma: Double? = nil,
    confidence: Double = 0.95
  ) {
    self.lower = lower
    self.upper = upper
    self.target = target
    self.sigma = sigma
    self.confidence = confidence
  }
}

/// How a process compares with what it is asked to keep to.
///
/// Only for a process that is stable and roughly normal: on any other the figures mean nothing.
///
/// `within` uses sigma within groups: the mean of Rᵢ ÷ d2(nᵢ), or the pooled standard deviation ÷ c4
/// from more than 25 values in a subgroup on; for individual values the mean moving range ÷ d2(2).
/// `overall` uses the standard deviation of all values, for what the process did in the whole time.
///
/// Confidence intervals: of Cp by χ² with n − 1 degrees of freedom (Y. Chou, D. B. Owen, S. A.
/// Borrego, 1990); of Cpl, Cpu and Cpk value · (1 ± z √(1 ÷ (9 n value²) + 1 ÷ (2 (n − 1)))) (A. F.
/// Bissell, 1990); of Cpm by χ² with n (1 + δ²)² ÷ (1 + 2δ²) degrees of freedom, δ = (centre −
/// target) ÷ σ (R. A. Boyles, 1991). n is the number of values.
public struct ProcessCapability: Sendable, Hashable {
  /// What the process was held against.
  public let specification: CapabilitySpecification
  /// The value aimed for: given, else the middle between the limits; nil for a one-sided
  /// specification without a target.
  public let target: Double?
  /// How many values are not missing.
  public let count: Int
  /// The mean of all values.
  public let centre: Double
  /// Sigma within groups.
  public let sigma: Double
  /// The standard deviation of all values; NaN for a single one.
  public let overallSigma: Double
  /// Cp, Cpl, Cpu, Cpk and Cpm.
  public let within: CapabilityIndices
  /// Pp, Ppl, Ppu, Ppk and Ppm; nil for a single value or without any variation.
  public let overall: CapabilityIndices?
  /// The share of values below the lower specification limit that a normal process with this centre
  /// and sigma has; nil without that limit.
  public let expectedShareBelow: Double?
  /// The share expected above the upper specification limit; nil without that limit.
  public let expectedShareAbove: Double?
  /// The share of the values that are below the lower specification limit; nil without that limit.
  public let observedShareBelow: Double?
  /// The share of the values that are above the upper specification limit; nil without that limit.
  public let observedShareAbove: Double?

  /// Computes the capability from individual values; NaN is a missing one.
  public init(
    values: [Double],
    specification: CapabilitySpecification
  ) throws(CapabilityError) {
    for (index, value) in values.enumerated() where value.isInfinite {
      throw .notFinite(index: index, value: value)
    }
    try self.init(values, WithinVariation(values: values), specification)
  }

  /// Computes the capability from subgroups, which may differ in size; NaN is a missing member.
  ///
  /// An infinite member is an error that names the index of its subgroup.
  public init(
    subgroups: [[Double]],
    specification: CapabilitySpecification
  ) throws(CapabilityError) {
    for (index, subgroup) in subgroups.enumerated() {
      if let value = subgroup.first(where: \.isInfinite) {
        throw .notFinite(index: index, value: value)
      }
    }
    try self.init(
      subgroups.flatMap { $0 },
      WithinVariation(subgroups: subgroups),
      specification
    )
  }

  private init(
    _ members: [Double],
    _ variation: WithinVariation,
    _ specification: CapabilitySpecification
  ) throws(CapabilityError) {
    try Self.validate(specification)
    let values = members.filter { !$0.isNaN }
    guard !values.isEmpty else { throw .noValues }
    let sigma = specification.sigma ?? variation.sigma
    let overallSigma = WithinVariation.standardDeviation(values)
    guard variation.centre.isFinite, !overallSigma.isInfinite, !sigma.isInfinite else {
      throw .magnitudeTooLarge
    }
    guard sigma > 0 else { throw .sigmaNotPositive(sigma) }
    self.specification = specification
    self.sigma = sigma
    self.overallSigma = overallSigma
    centre = variation.centre
    count = values.count
    if let target = specification.target {
      self.target = target
    } else if let lower = specification.lower, let upper = specification.upper {
      target = lower / 2 + upper / 2
    } else {
      target = nil
    }
    let estimate = CapabilityEstimate(centre: centre, count: count, target: target, specification)
    within = estimate.indices(sigma: sigma)
    overall = overallSigma > 0 ? estimate.indices(sigma: overallSigma) : nil
    guard within.isFinite, overall?.isFinite ?? true else { throw .magnitudeTooLarge }

    let process = NormalDistribution(mean: centre, standardDeviation: sigma)
    let size = Double(values.count)
    expectedShareBelow = specification.lower.map(process.cumulative)
    expectedShareAbove = specification.upper.map(process.upperTail)
    observedShareBelow = specification.lower.map { limit in
      Double(values.count { $0 < limit }) / size
    }
    observedShareAbove = specification.upper.map { limit in
      Double(values.count { $0 > limit }) / size
    }
  }

  private static func validate(_ specification: CapabilitySpecification) throws(CapabilityError) {
    guard specification.lower != nil || specification.upper != nil else {
      throw .noSpecificationLimit
    }
    for limit in [specification.lower, specification.upper] {
      if let limit, !limit.isFinite { throw .specificationLimitNotFinite(limit) }
    }
    if let lower = specification.lower, let upper = specification.upper, lower >= upper {
      throw .specificationLimitsOutOfOrder(lower: lower, upper: upper)
    }
    if let target = specification.target, !target.isFinite { throw .targetNotFinite(target) }
    guard specification.confidence > 0, specification.confidence < 1 else {
      throw .confidenceOutOfRange(specification.confidence)
    }
    if let sigma = specification.sigma, !(sigma > 0 && sigma < .infinity) {
      throw .sigmaNotPositive(sigma)
    }
  }
}

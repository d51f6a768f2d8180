/// What a funnel plot compares.
public enum FunnelKind: String, Sendable, Hashable, CaseIterable {
  /// Events among cases: numerator ÷ denominator, 0 to 1. Compared as arcsin √p.
  case proportion
  /// Two counts against each other, such as discharges to admissions. Compared as
  /// ln((numerator + ½) ÷ (denominator + ½)).
  case ratioOfCounts = "ratio_of_counts"
  /// Observed ÷ expected, the expected from a risk model; the target is 1. Compared as ln(ratio), as
  /// NHS Digital does for the SHMI.
  case standardisedRatio = "standardised_ratio"
  /// Observed ÷ expected compared as √ratio, as the Care Quality Commission did.
  case standardisedRatioBySquareRoot = "standardised_ratio_square_root"
}

/// How the influence of extreme groups on the estimated overdispersion is bounded.
public enum FunnelTrimming: Sendable, Hashable {
  /// Every group counts as it is.
  case none
  /// Scores beyond the quantiles `share` and 1 − `share` count as these quantiles.
  case winsorised(share: Double)
  /// Groups in the lowest and the highest `share` of the ranks do not count.
  case truncated(share: Double)

  /// The share at either end: 0 where nothing is trimmed.
  public var share: Double {
    switch self {
    case .none: 0
    case .winsorised(let share), .truncated(let share): share
    }
  }
}

/// How the limits are computed where they are not adjusted for overdispersion.
public enum FunnelLimitMethod: String, Sendable, Hashable {
  /// From the binomial (proportions) or Poisson distribution (standardised ratios) itself,
  /// interpolated between counts. Ratios of counts have none: they use the transformed scale.
  case exact
  /// From the normal distribution on the transformed scale.
  case transformed
}

/// How a funnel plot is computed.
public struct FunnelSpecification: Sendable, Hashable {
  /// What is compared.
  public var kind: FunnelKind
  /// The value a group is expected to have, in parts (not times the multiplier); nil for the groups'
  /// own total, or 1 for standardised ratios.
  public var target: Double?
  /// Whether limits are widened where the groups differ by more than chance.
  public var adjustsForOverdispersion: Bool
  /// How extreme groups are kept from inflating that; nil for what the kind's users do: 10 %
  /// truncated for `standardisedRatio`, else 10 % winsorised.
  public var trimming: FunnelTrimming?
  /// How limits that are not adjusted are computed.
  public var limitMethod: FunnelLimitMethod
  /// What values and limits are multiplied by when shown: 100 for percent, 1,000 for rates.
  public var multiplier: Double

  /// Makes a specification.
  public init(
    kind: FunnelKind,
    target: Double? = nil,
    adjustsForOverdispersion: Bool = true,
    trimming: FunnelTrimming? = nil,
    limitMethod: FunnelLimitMethod = .exact,
    multiplier: Double = 1
  ) {
    self.kind = kind
    self.target = target
    self.adjustsForOverdispersion = adjustsForOverdispersion
    self.trimming = trimming
    self.limitMethod = limitMethod
    self.multiplier = multiplier
  }

  /// The trimming that is used: the one asked for, else that of the kind's users.
  public var usedTrimming: FunnelTrimming {
    trimming ?? (kind == .standardisedRatio ? .truncated(share: 0.1) : .winsorised(share: 0.1))
  }
}

/// Why a funnel plot could not be computed: facts only, the words are made elsewhere.
public enum FunnelError: Error, Sendable, Hashable {
  /// There are no groups.
  case noGroups
  /// Nothing was counted at any unit, so that there is no rate of all to compare with.
  case nothingCounted
  /// There is not one denominator for each numerator.
  case denominatorCountMismatch(denominatorCount: Int, numeratorCount: Int)
  /// A numerator is negative or above 2⁵³ (infinite too). NaN is no error: it stands for a missing one.
  case numeratorOutOfRange(index: Int, value: Double)
  /// A denominator is negative or above 2⁵³ (infinite too). NaN and 0 are no error: the group has no value.
  case denominatorOutOfRange(index: Int, value: Double)
  /// More events than cases, where the kind is a proportion.
  case numeratorAboveDenominator(index: Int, numerator: Double, denominator: Double)
  /// The target is not positive and finite, or not below 1 where the kind is a proportion.
  case targetOutOfRange(Double)
  /// The share to trim is not 0 or more and below ½.
  case trimmingOutOfRange(Double)
  /// The multiplier is not positive and finite.
  case multiplierNotPositive(Double)
  /// A denominator is so small that a ratio or its score overflows, or the target expects more than 2⁵³ events.
  case magnitudeTooLarge
  /// The computation was asked to stop before it was done (see ``Checkpoint``).
  case interrupted
}

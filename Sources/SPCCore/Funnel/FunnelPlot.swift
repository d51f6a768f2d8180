/// One group of a funnel plot.
public struct FunnelPoint: Sendable, Hashable {
  /// The numerator as given; NaN when missing.
  public let numerator: Double
  /// The denominator as given; NaN when missing.
  public let denominator: Double
  /// Numerator × multiplier ÷ denominator; NaN where one is missing or the denominator is 0.
  public let value: Double
  /// The value on the scale on which groups are compared; NaN without a value, and for 0 events
  /// where that scale is logarithmic.
  public let transformed: Double
  /// The standard error of `transformed`; NaN without a value.
  public let standardError: Double
  /// (transformed − transformed target) ÷ standard error, before any adjustment; NaN where
  /// `transformed` is, or where the target is 0.
  public let score: Double
  /// The score as it counted for the overdispersion; NaN where it did not count.
  public let trimmedScore: Double
  /// Whether the trimming changed the score or left it out.
  public let isTrimmed: Bool
  /// The limits that 95 % of the groups on target are within.
  public let limits95: FunnelLimits
  /// The limits that 99.8 % of the groups on target are within.
  public let limits998: FunnelLimits
  /// The side on which the value is strictly outside the 95 % limits; nil inside, on a limit, and
  /// without a value.
  public let outside95: SignalSide?
  /// The side on which the value is strictly outside the 99.8 % limits; nil inside, on a limit, and
  /// without a value.
  public let outside998: SignalSide?

  /// Whether the group has no value.
  public var isMissing: Bool { value.isNaN }
}

/// The funnel plot: groups compared at one time, each with limits for its own size.
///
/// A group's value is held against limits of 95 % and 99.8 % around the target. Where the groups
/// differ by more than chance (τ² > 0) and the specification asks for it, the limits are those of
/// √(s² + τ²) on the transformed scale; else they are those of chance alone.
///
/// A group without a numerator, or with a denominator that is missing or 0, has no value and counts
/// for nothing. A single group is on its own target. Where nothing ever happened the target and all
/// limits are 0. A group with 0 events has no logarithm: it does not count for the overdispersion of
/// standardised ratios, and is judged against the limits like any other.
///
/// Source: D. J. Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics
/// in Medicine 24, 2005; D. J. Spiegelhalter and others, *Statistical methods for healthcare
/// regulation*, JRSS A 175, 2012; NHS Digital, *SHMI specification*; FunnelPlotR 0.6.0.
public struct FunnelPlot: Sendable {
  /// How it was computed.
  public let specification: FunnelSpecification
  /// The line in the middle: the target × multiplier.
  ///
  /// NaN where no group has a value and no target is given.
  public let centre: Double
  /// φ: the mean of the squared trimmed scores, about 1 where only chance is at work; NaN where no
  /// group counts.
  public let dispersionRatio: Double
  /// τ²: the variance between groups on the transformed scale, beyond chance; 0 or more.
  public let betweenVariance: Double
  /// Whether the limits are adjusted for overdispersion: asked for, and τ² > 0.
  public let isAdjusted: Bool
  /// The groups, in the order given.
  public let points: [FunnelPoint]

  let curves: FunnelCurves

  /// Computes the plot of groups: one numerator and one denominator each.
  ///
  /// - Parameters:
  ///   - numerators: What each group counted; NaN is missing.
  ///   - denominators: Out of how many, or what was expected; NaN is missing.
  ///   - specification: How they are compared.
  ///   - checkpoint: Asked every few groups: exact limits are searched for.
  /// - Throws: ``FunnelError`` with the facts, the first that is found.
  public init(
    numerators: [Double],
    denominators: [Double],
    specification: FunnelSpecification,
    checkpoint: Checkpoint = .none
  ) throws(FunnelError) {
    try Self.validate(numerators, denominators, specification)
    let groups = zip(numerators, denominators).map { numerator, denominator in
      FunnelGroup(numerator: numerator, denominator: denominator, kind: specification.kind)
    }
    guard !groups.contains(where: { ($0.ratio * specification.multiplier).isInfinite }) else {
      throw .magnitudeTooLarge
    }
    let target = try Self.target(groups, specification)
    guard
      groups.allSatisfy({ $0.ratio.isNaN || target * $0.denominator <= FunnelCurves.largestCount })
    else { throw .magnitudeTooLarge }
    let scale = FunnelScale(kind: specification.kind)
    let middle = scale.transformed(target)
    let scores = groups.map { group in
      target > 0 ? (group.transformed - middle) / group.standardError : .nan
    }
    let dispersion = FunnelDispersion(
      scores: scores,
      standardErrors: groups.map(\.standardError),
      trimming: specification.usedTrimming
    )
    guard !dispersion.ratio.isInfinite else { throw .magnitudeTooLarge }
    isAdjusted = specification.adjustsForOverdispersion && dispersion.betweenVariance > 0
    let curves = FunnelCurves(
      scale: scale,
      target: target,
      betweenVariance: isAdjusted ? dispersion.betweenVariance : 0,
      usesExactDistribution: !isAdjusted && specification.limitMethod == .exact,
      multiplier: specification.multiplier
    )
    self.specification = specification
    self.curves = curves
    centre = target * specification.multiplier
    dispersionRatio = dispersion.ratio
    betweenVariance = dispersion.betweenVariance
    points = try groups.indices.map { index throws(FunnelError) in
      do throws(SPCError) {
        if index % 16 == 0 { try checkpoint(index, of: groups.count) }
      } catch {
        throw .interrupted
      }
      let group = groups[index]
      let value = group.ratio * specification.multiplier
      let denominator = group.ratio.isNaN ? Double.nan : group.denominator
      let limits95 = curves.limits(at: denominator, .ninetyFive)
      let limits998 = curves.limits(at: denominator, .ninetyNinePointEight)
      return FunnelPoint(
        numerator: group.numerator,
        denominator: group.denominator,
        value: value,
        transformed: group.transformed,
        standardError: group.standardError,
        score: scores[index],
        trimmedScore: dispersion.trimmedScores[index],
        isTrimmed: dispersion.isTrimmed[index],
        limits95: limits95,
        limits998: limits998,
        outside95: Self.side(of: value, limits95),
        outside998: Self.side(of: value, limits998)
      )
    }
  }

  /// Returns the limits for a group with this denominator, for drawing the curves; NaN where it is
  /// not positive or, times the target or alone, above 2⁵³.
  public func limits(at denominator: Double, level: FunnelLevel) -> FunnelLimits {
    curves.limits(at: denominator, level)
  }

  /// A value nearer to a limit than 10⁻¹² of its size is on it.
  private static func side(of value: Double, _ limits: FunnelLimits) -> SignalSide? {
    if value - limits.upper > 1e-12 * limits.upper.magnitude { return .high }
    if limits.lower - value > 1e-12 * limits.lower.magnitude { return .low }
    return nil
  }

  private static func target(
    _ groups: [FunnelGroup],
    _ specification: FunnelSpecification
  ) throws(FunnelError) -> Double {
    if let target = specification.target { return target }
    switch specification.kind {
    case .standardisedRatio, .standardisedRatioBySquareRoot: return 1
    case .proportion, .ratioOfCounts:
      var numerators = 0.0
      var denominators = 0.0
      for group in groups where !group.ratio.isNaN {
        numerators += group.numerator
        denominators += group.denominator
      }
      return numerators / denominators
    }
  }

  private static func validate(
    _ numerators: [Double],
    _ denominators: [Double],
    _ specification: FunnelSpecification
  ) throws(FunnelError) {
    guard numerators.count == denominators.count else {
      throw .denominatorCountMismatch(
        denominatorCount: denominators.count,
        numeratorCount: numerators.count
      )
    }
    guard !numerators.isEmpty else { throw .noGroups }
    for index in numerators.indices {
      let numerator = numerators[index]
      let denominator = denominators[index]
      if numerator < 0 || numerator > FunnelCurves.largestCount {
        throw .numeratorOutOfRange(index: index, value: numerator)
      }
      if denominator < 0 || denominator > FunnelCurves.largestCount {
        throw .denominatorOutOfRange(index: index, value: denominator)
      }
      if specification.kind == .proportion, denominator > 0, numerator > denominator {
        throw .numeratorAboveDenominator(
          index: index,
          numerator: numerator,
          denominator: denominator
        )
      }
    }
    if let target = specification.target {
      let highest = specification.kind == .proportion ? 1 : Double.infinity
      guard target > 0, target < highest else { throw .targetOutOfRange(target) }
    }
    switch specification.usedTrimming {
    case .none: break
    case .winsorised(let share), .truncated(let share):
      guard share >= 0, share < 0.5 else { throw .trimmingOutOfRange(share) }
    }
    let multiplier = specification.multiplier
    guard multiplier > 0, multiplier < .infinity else { throw .multiplierNotPositive(multiplier) }
  }
}

/// A group as it enters the comparison.
private struct FunnelGroup {
  let numerator: Double
  let denominator: Double
  /// NaN where the group has no value.
  let ratio: Double
  let transformed: Double
  let standardError: Double

  init(numerator: Double, denominator: Double, kind: FunnelKind) {
    self.numerator = numerator
    self.denominator = denominator
    guard denominator > 0, !numerator.isNaN else {
      (ratio, transformed, standardError) = (.nan, .nan, .nan)
      return
    }
    let scale = FunnelScale(kind: kind)
    let transformed = scale.transformed(numerator: numerator, denominator: denominator)
    ratio = numerator / denominator
    self.transformed = transformed.isFinite ? transformed : .nan
    standardError = scale.standardError(numerator: numerator, denominator: denominator)
  }
}

/// How far out a limit of a funnel plot is.
public enum FunnelLevel: String, Sendable, Hashable, CaseIterable {
  /// 95 % of the groups on target lie within: 1.96 standard errors.
  case ninetyFive = "95"
  /// 99.8 % of the groups on target lie within: 3.09 standard errors.
  case ninetyNinePointEight = "99.8"

  /// The share of groups on target beyond the limit on each side: 0.025 or 0.001.
  public var tail: Double {
    switch self {
    case .ninetyFive: 0.025
    case .ninetyNinePointEight: 0.001
    }
  }
}

/// The limits of a funnel plot at one denominator, in the unit of the shown values.
public struct FunnelLimits: Sendable, Hashable {
  /// NaN where the denominator is not positive.
  public let lower: Double
  /// NaN where the denominator is not positive.
  public let upper: Double

  /// No limits.
  static let none = FunnelLimits(lower: .nan, upper: .nan)
}

/// The limit curves of a funnel plot: everything they depend on but the denominator.
struct FunnelCurves {
  /// 2⁵³: beyond it a number no longer tells one count from the next.
  static let largestCount = 9_007_199_254_740_992.0

  let scale: FunnelScale
  let target: Double
  /// τ² where the limits are adjusted, else 0.
  let betweenVariance: Double
  let usesExactDistribution: Bool
  let multiplier: Double

  func limits(at denominator: Double, _ level: FunnelLevel) -> FunnelLimits {
    guard denominator > 0, max(denominator, target * denominator) <= Self.largestCount,
      !target.isNaN
    else { return .none }
    // On target 0 nothing ever happens, and on a proportion of 1 everything does.
    let isCertain = scale.kind == .proportion && target >= 1
    guard target > 0, !isCertain else {
      return FunnelLimits(lower: multiplier * target, upper: multiplier * target)
    }
    if usesExactDistribution, let limits = exactLimits(at: denominator, level) { return limits }
    return transformedLimits(
      at: denominator,
      z: -NormalDistribution.standard.quantile(level.tail)
    )
  }

  /// The limits at a distance of z standard errors on the transformed scale.
  func transformedLimits(at denominator: Double, z: Double) -> FunnelLimits {
    let error = scale.standardError(target: target, denominator: denominator)
    let distance = z * (error * error + betweenVariance).squareRoot()
    let centre = scale.transformed(target)
    return FunnelLimits(
      lower: multiplier * scale.ratio(centre - distance),
      upper: multiplier * scale.ratio(centre + distance)
    )
  }

  /// The limits by the distribution of the count itself; nil where the kind has none.
  ///
  /// Cases come in whole numbers: for the curve between them the nearest is used.
  private func exactLimits(at denominator: Double, _ level: FunnelLevel) -> FunnelLimits? {
    let tail = level.tail
    switch scale.kind {
    case .proportion:
      let trials = max(denominator.rounded(), 1)
      let distribution = BinomialDistribution(trials: trials, probability: target)
      let lower = Self.lowerCount(tail, distribution.quantile(tail), distribution.cumulative)
      let upper = Self.upperCount(tail, distribution.quantile(1 - tail), distribution.upperTail)
      return FunnelLimits(
        lower: multiplier * lower / trials,
        upper: multiplier * min(upper, trials) / trials
      )
    case .standardisedRatio, .standardisedRatioBySquareRoot:
      let distribution = PoissonDistribution(mean: target * denominator)
      let lower = Self.lowerCount(tail, distribution.quantile(tail), distribution.cumulative)
      let upper = Self.upperCount(tail, distribution.quantile(1 - tail), distribution.upperTail)
      return FunnelLimits(
        lower: multiplier * lower / denominator,
        upper: multiplier * upper / denominator
      )
    case .ratioOfCounts: return nil
    }
  }

  /// The lower limit as a count: r − (P(X ≤ r) − tail) ÷ P(X = r), never below 0, with r the
  /// smallest count for which P(X ≤ r) ≥ tail.
  ///
  /// A count x is below it exactly when P(X ≤ x) < tail.
  private static func lowerCount(
    _ tail: Double,
    _ count: Double,
    _ cumulative: (Double) -> Double
  ) -> Double {
    let reached = cumulative(count)
    let before = cumulative(count - 1)
    guard reached > before else { return count }
    return max(0, count - min(max((reached - tail) / (reached - before), 0), 1))
  }

  /// The upper limit as a count, the mirror image of the lower: r + (P(X ≥ r) − tail) ÷ P(X = r),
  /// with r the smallest count for which P(X > r) ≤ tail.
  ///
  /// A count x is above it exactly when P(X ≥ x) < tail.
  private static func upperCount(
    _ tail: Double,
    _ count: Double,
    _ upperTail: (Double) -> Double
  ) -> Double {
    let atLeast = upperTail(count - 1)
    let more = upperTail(count)
    guard atLeast > more else { return count }
    return count + min(max((atLeast - tail) / (atLeast - more), 0), 1)
  }
}

/// Where the limits of a chart stand.
public enum LimitMethod: Sendable, Hashable {
  /// So many standard deviations from the centre; 3 on every chart unless told otherwise.
  ///
  /// The inner lines, which the two-of-three rule looks at, stand at two thirds of that.
  case sigma(Double)

  /// At the quantiles of the chart's distribution that leave (1 − confidence) ÷ 2 on either side:
  /// binomial (p, np), Poisson (c, u) or geometric (g).
  ///
  /// The inner lines stand at two thirds of the way from the centre to each limit.
  case probability(confidence: Double)

  /// Three sigma, Shewhart's choice.
  public static let threeSigma = LimitMethod.sigma(3)
}

/// How the standard deviation of a process is estimated.
///
/// Each chart has its usual one; see ``ChartKind/sigmaEstimators``.
public enum SigmaEstimator: String, Sendable, CaseIterable, Hashable {
  /// Individuals: the mean moving range ÷ d2(2), screened where the chart screens.
  case movingRange = "moving_range"
  /// Individuals: the standard deviation of all values ÷ c4(*n*).
  case standardDeviation = "standard_deviation"
  /// Subgroups: the mean of their standard deviations where all are of one size, else the pooled
  /// one; either divided by c4 of the size of each subgroup in turn (qicharts2).
  case averageStandardDeviation = "average_standard_deviation"
  /// Subgroups: the mean of Rᵢ ÷ d2(nᵢ) (qcc's UWAVE-R).
  case meanRange = "mean_range"
  /// Subgroups: the same weighted by (d2 ÷ d3)² (qcc's MVLUE-R).
  case weightedMeanRange = "weighted_mean_range"
  /// Subgroups: the mean of sᵢ ÷ c4(nᵢ) (qcc's UWAVE-SD).
  case meanStandardDeviation = "mean_standard_deviation"
  /// Subgroups: the same weighted by c4² ÷ (1 − c4²) (qcc's MVLUE-SD).
  case weightedMeanStandardDeviation = "weighted_mean_standard_deviation"
  /// Subgroups: the pooled standard deviation ÷ c4(Σ(nᵢ − 1) + 1) (qcc's RMSDF).
  case pooled
}

/// Which constants a rule set computes limits with.
public enum ChartConstants: String, Sendable, CaseIterable, Hashable {
  /// d2, d3 and D4 as they are.
  case exact
  /// d2 and D4 rounded to three decimals, as printed in textbooks: d2(2) = 1.128, D4(2) = 3.267.
  case threeDecimals = "three_decimals"
}

extension ChartKind {
  /// The estimators of sigma a chart can use, its usual one first; none where sigma follows from the
  /// centre (binomial, Poisson and geometric limits), or where the chart has its own.
  ///
  /// The EWMA chart of single values has the first two, that of subgroups the others.
  public var sigmaEstimators: [SigmaEstimator] {
    switch self {
    case .xmr: [.movingRange, .standardDeviation]
    case .xbar:
      [
        .averageStandardDeviation, .meanRange, .weightedMeanRange, .meanStandardDeviation,
        .weightedMeanStandardDeviation, .pooled,
      ]
    case .r: [.meanRange, .weightedMeanRange]
    case .s:
      [
        .averageStandardDeviation, .meanStandardDeviation, .weightedMeanStandardDeviation, .pooled,
      ]
    case .ewma:
      [
        .movingRange, .standardDeviation, .meanRange, .weightedMeanRange, .meanStandardDeviation,
        .weightedMeanStandardDeviation, .pooled,
      ]
    case .run, .mr, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t: []
    }
  }
}

/// How a Bernoulli CUSUM chart is computed.
public struct BernoulliCumulativeSumSpecification: Sendable, Hashable {
  /// The probability of an event that the process is held against.
  public enum Baseline: Sendable, Hashable {
    /// A known probability, above 0 and below 1.
    case probability(Double)
    /// The share of events among the first so many cases, missing ones counted as places only.
    case firstCases(Int)
  }

  /// The probability of an event that the process is held against.
  public var baseline: Baseline
  /// The odds ratio to detect: the chart looks for odds multiplied by it, and for odds divided by
  /// it.
  public var oddsRatio: Double
  /// The sum of log-likelihood ratios that signals when it is reached.
  public var limit: Double

  /// Makes a specification; odds ratio and limit as in qicharts2's `bchart`.
  public init(baseline: Baseline, oddsRatio: Double = 2, limit: Double = 3.5) {
    self.baseline = baseline
    self.oddsRatio = oddsRatio
    self.limit = limit
  }
}

/// Why a Bernoulli CUSUM chart could not be computed: facts only, the words are made elsewhere.
public enum BernoulliCumulativeSumError: Error, Sendable, Hashable {
  /// There are no cases.
  case noCases
  /// A case is neither 0, 1 nor missing.
  case notBinary(index: Int, value: Double)
  /// The baseline is not between 1 and the number of cases.
  case baselineOutOfRange(count: Int, caseCount: Int)
  /// The baseline has no case that is not missing.
  case baselineWithoutCases(count: Int)
  /// The probability, given or estimated, is not above 0 and below 1: there are no odds to multiply.
  case probabilityOutOfRange(Double)
  /// The odds ratio is not finite and above 1.
  case oddsRatioOutOfRange(Double)
  /// The limit is not positive and finite.
  case limitNotPositive(Double)
}

/// One case of a Bernoulli CUSUM chart.
public struct BernoulliCumulativeSumPoint: Sendable, Hashable {
  /// Whether the event happened; nil when missing.
  public let event: Bool?
  /// The sum for more events, 0 or more.
  ///
  /// At a signal the sum that reached the limit.
  public let high: Double
  /// The sum for fewer events, 0 or less.
  ///
  /// At a signal the sum that reached the limit.
  public let low: Double
  /// The case at which the present run of the high sum began; nil while it is 0.
  public let highStart: Int?
  /// The case at which the present run of the low sum began; nil while it is 0.
  public let lowStart: Int?
  /// Whether the sum for more events reached the limit here, and starts afresh after it.
  public let signalsHigh: Bool
  /// Whether the sum for fewer events reached the limit here, and starts afresh after it.
  public let signalsLow: Bool
}

/// The Bernoulli CUSUM chart: case by case, how much more likely the events are under raised or
/// lowered odds than under the baseline's.
///
/// For rare events, where a chart of monthly rates is slow.
///
/// Odds multiplied by R make of probability p₀ the probability p₁ = R p₀ ÷ (1 − p₀ + R p₀). An event
/// adds ln(p₁ ÷ p₀) to the high sum, a case without one ln((1 − p₁) ÷ (1 − p₀)), which is negative;
/// the sum never falls below 0. The low sum is the same for 1 ÷ R, with its sign turned. A sum that
/// reaches the limit signals and starts again from 0 with the next case. A missing case passes both
/// sums on.
///
/// Source: J. Neuburger, K. Walker, C. Sherlaw-Johnson and others, *Comparison of control charts for
/// monitoring clinical performance using binary data*, BMJ Quality & Safety 26, 2017; qicharts2
/// 0.8.1 `bchart`.
public struct BernoulliCumulativeSumChart: Sendable, Hashable {
  /// How it was computed.
  public let specification: BernoulliCumulativeSumSpecification
  /// The probability the process is held against, p₀.
  public let probability: Double
  /// The probability at odds multiplied by the odds ratio.
  public let raisedProbability: Double
  /// The probability at odds divided by the odds ratio.
  public let loweredProbability: Double
  /// The cases, in the order given.
  public let points: [BernoulliCumulativeSumPoint]

  /// Computes the chart of cases in order: 1 where the event happened, 0 where it did not, NaN where
  /// that is not known.
  public init(
    cases: [Double],
    specification: BernoulliCumulativeSumSpecification
  ) throws(BernoulliCumulativeSumError) {
    guard !cases.isEmpty else { throw .noCases }
    for (index, value) in cases.enumerated() where !(value == 0 || value == 1 || value.isNaN) {
      throw .notBinary(index: index, value: value)
    }
    let ratio = specification.oddsRatio
    guard ratio > 1, ratio < .infinity else { throw .oddsRatioOutOfRange(ratio) }
    let limit = specification.limit
    guard limit > 0, limit < .infinity else { throw .limitNotPositive(limit) }
    let probability = try Self.probability(of: cases, specification.baseline)

    let raise = LikelihoodWeights(probability: probability, oddsRatio: ratio)
    let lower = LikelihoodWeights(probability: probability, oddsRatio: 1 / ratio)
    var high = RunningSum(start: 0)
    var low = RunningSum(start: 0)
    var points: [BernoulliCumulativeSumPoint] = []
    points.reserveCapacity(cases.count)
    for (index, value) in cases.enumerated() {
      if !value.isNaN {
        high.add(value == 1 ? raise.event : raise.noEvent, at: index)
        low.add(value == 1 ? lower.event : lower.noEvent, at: index)
      }
      let signalsHigh = high.sum >= limit
      let signalsLow = low.sum >= limit
      points.append(
        BernoulliCumulativeSumPoint(
          event: value.isNaN ? nil : value == 1,
          high: high.sum,
          low: 0 - low.sum,
          highStart: high.start,
          lowStart: low.start,
          signalsHigh: signalsHigh,
          signalsLow: signalsLow
        )
      )
      if signalsHigh { high.reset() }
      if signalsLow { low.reset() }
    }
    self.specification = specification
    self.probability = probability
    raisedProbability = raise.probability
    loweredProbability = lower.probability
    self.points = points
  }

  private static func probability(
    of cases: [Double],
    _ baseline: BernoulliCumulativeSumSpecification.Baseline
  ) throws(BernoulliCumulativeSumError) -> Double {
    let probability: Double
    switch baseline {
    case .probability(let known): probability = known
    case .firstCases(let count):
      guard count >= 1, count <= cases.count else {
        throw .baselineOutOfRange(count: count, caseCount: cases.count)
      }
      let known = cases.prefix(count).filter { !$0.isNaN }
      guard !known.isEmpty else { throw .baselineWithoutCases(count: count) }
      probability = known.reduce(0, +) / Double(known.count)
    }
    guard probability > 0, probability < 1 else { throw .probabilityOutOfRange(probability) }
    return probability
  }
}

/// What one case adds to the log of the likelihood ratio of an alternative to the baseline.
struct LikelihoodWeights {
  /// The probability of an event under the alternative.
  let probability: Double
  let event: Double
  let noEvent: Double

  init(probability baseline: Double, oddsRatio: Double) {
    // 1 − p₀ + R p₀, by which both probabilities of the alternative are divided.
    let divisor = 1 + (oddsRatio - 1) * baseline
    probability = oddsRatio * baseline / divisor
    noEvent = -Mathematics.logarithm(onePlus: (oddsRatio - 1) * baseline)
    event = Mathematics.logarithm(oddsRatio) + noEvent
  }
}

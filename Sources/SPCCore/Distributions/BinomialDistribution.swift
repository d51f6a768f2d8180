/// The binomial distribution: the number of successes in independent trials.
///
/// A number of trials that is not a whole number of 0 or more, or a probability outside 0...1, makes
/// every answer NaN. Probabilities are accurate to 10⁻¹² of their size, up to 10⁹ trials and far
/// into both tails; the cost does not grow with the number of trials.
public struct BinomialDistribution: Sendable, Hashable {
  /// The number of trials, a whole number of 0 or more.
  public let trials: Double
  /// The probability of success in each.
  public let probability: Double

  /// Makes a binomial distribution.
  public init(trials: Double, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  private var isDefined: Bool {
    trials >= 0 && trials < .infinity && trials == trials.rounded()
      && probability >= 0 && probability <= 1
  }

  private var mean: Double { trials * probability }
  private var variance: Double { mean * (1 - probability) }

  /// Returns the probability of exactly `count` successes; 0 where that is no whole number.
  public func probability(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0, count <= trials, count == count.rounded() else { return 0 }
    return Self.term(trials, probability, count)
  }

  /// Returns the probability of at most `count` successes.
  public func cumulative(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    return tails(count).lower
  }

  /// Returns the probability of more than `count` successes, accurate where it is tiny.
  public func upperTail(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    return tails(count).upper
  }

  /// Returns the smallest count that is not exceeded with at least this probability, as R's
  /// `qbinom`: 0 for 0, all trials for 1, NaN outside 0...1.
  public func quantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    guard mean > 0, probability > 0 else { return 0 }
    guard probability < 1, self.probability < 1 else { return trials }
    // Cornish and Fisher's expansion comes within a count or two.
    let deviation = variance.squareRoot()
    let z = NormalDistribution.standard.quantile(probability)
    return CountSearch.smallestCount(
      reaching: probability,
      near: mean + deviation * z + (1 - 2 * self.probability) * (z * z - 1) / 6,
      deviation: deviation,
      maximum: trials,
      tails: tails
    )
  }

  /// The shares of at most and of more than a count; the one away from the mean is computed.
  private func tails(_ count: Double) -> (lower: Double, upper: Double) {
    let count = count.rounded(.down)
    guard count >= 0 else { return (0, 1) }
    guard count < trials, probability > 0 else { return (1, 0) }
    guard probability < 1 else { return (0, 1) }
    if count < mean {
      let lower = min(1, variance > 10_000 ? integral(count) : lowerSum(count))
      return (lower, 1 - lower)
    }
    let upper = min(1, variance > 10_000 ? integral(count) : upperSum(count + 1))
    return (1 - upper, upper)
  }

  /// The probabilities of `count` and everything below it, largest first.
  private func lowerSum(_ count: Double) -> Double {
    let odds = (1 - probability) / probability
    var k = count
    var ratio = 1.0
    var sum = 1.0
    while k > 0, ratio > sum * 1e-17 {
      ratio *= k / (trials - k + 1) * odds
      sum += ratio
      k -= 1
    }
    return Self.term(trials, probability, count) * sum
  }

  /// The probabilities of `count` and everything above it, largest first.
  private func upperSum(_ count: Double) -> Double {
    let odds = probability / (1 - probability)
    var k = count
    var ratio = 1.0
    var sum = 1.0
    while k < trials, ratio > sum * 1e-17 {
      ratio *= (trials - k) / (k + 1) * odds
      sum += ratio
      k += 1
    }
    return Self.term(trials, probability, count) * sum
  }

  /// The tail on the side away from the mean as an integral over the probability of success.
  ///
  /// P(X ≤ k) falls with p at the rate (n − k) ÷ (1 − p) times the probability of exactly k.
  private func integral(_ count: Double) -> Double {
    let peak = count / trials
    let deviation = (max(peak, 1 / trials) * (1 - peak) / trials).squareRoot()
    let distance = (probability - peak).magnitude / deviation
    // Where the integrand has fallen to 10⁻²⁰ of that at the start; a quarter more, for the skew.
    let width = 1.25 * deviation * ((distance * distance + 92).squareRoot() - distance)
    let end = count < mean ? min(probability + width, 1) : max(probability - width, 0)
    return GaussLegendre.integral(from: min(probability, end), to: max(probability, end)) { p in
      Self.term(trials, p, count) * (trials - count) / (1 - p)
    }
  }

  /// The probability of k successes in n trials.
  private static func term(_ n: Double, _ p: Double, _ k: Double) -> Double {
    if p == 0 { return k == 0 ? 1 : 0 }
    if p == 1 { return k == n ? 1 : 0 }
    if k == 0 { return Mathematics.exponential(n * Mathematics.logarithm(onePlus: -p)) }
    if k == n { return Mathematics.exponential(n * Mathematics.logarithm(p)) }
    let exponent =
      Stirling.error(n) - Stirling.error(k) - Stirling.error(n - k)
      - Stirling.deviance(k, n * p) - Stirling.deviance(n - k, n * (1 - p))
    return Mathematics.exponential(exponent) * (n / (2 * Double.pi * k * (n - k))).squareRoot()
  }
}

/// The Poisson distribution: the number of events where `mean` are expected.
///
/// A mean that is negative or not finite makes every answer NaN.
public struct PoissonDistribution: Sendable, Hashable {
  /// The expected number of events, 0 or more.
  public let mean: Double

  /// Makes a Poisson distribution.
  public init(mean: Double) {
    self.mean = mean
  }

  private var isDefined: Bool { mean >= 0 && mean < .infinity }

  /// Returns the probability of exactly `count` events; 0 where that is no whole number.
  public func probability(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0, count < .infinity, count == count.rounded() else { return 0 }
    guard mean > 0 else { return count == 0 ? 1 : 0 }
    return count == 0 ? Mathematics.exponential(-mean) : Stirling.poissonTerm(count, mean)
  }

  /// Returns the probability of at most `count` events.
  public func cumulative(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0 else { return 0 }
    guard count < .infinity, mean > 0 else { return 1 }
    return IncompleteGamma(count.rounded(.down) + 1, mean).upper
  }

  /// Returns the probability of more than `count` events, accurate where it is tiny.
  public func upperTail(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0 else { return 1 }
    guard count < .infinity, mean > 0 else { return 0 }
    return IncompleteGamma(count.rounded(.down) + 1, mean).lower
  }

  /// Returns the smallest count that is not exceeded with at least this probability, as R's
  /// `qpois`: 0 for 0, ∞ for 1, NaN outside 0...1.
  public func quantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    guard mean > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return .infinity }
    // Cornish and Fisher's expansion comes within a count or two.
    let deviation = mean.squareRoot()
    let z = NormalDistribution.standard.quantile(probability)
    return CountSearch.smallestCount(
      reaching: probability,
      near: mean + deviation * z + (z * z - 1) / 6,
      deviation: deviation,
      maximum: .greatestFiniteMagnitude,
      tails: { (cumulative($0), upperTail($0)) }
    )
  }
}

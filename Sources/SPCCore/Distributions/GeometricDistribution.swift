/// The geometric distribution as R has it: the number of failures before the first success.
///
/// A probability outside 0 (excluded) to 1 makes every answer NaN.
public struct GeometricDistribution: Sendable, Hashable {
  /// The probability of success in each trial, above 0 and at most 1.
  public let probability: Double

  /// Makes a geometric distribution.
  public init(probability: Double) {
    self.probability = probability
  }

  private var isDefined: Bool { probability > 0 && probability <= 1 }

  /// Returns the probability of exactly `count` failures; 0 where that is no whole number.
  public func probability(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0, count < .infinity, count == count.rounded() else { return 0 }
    guard probability < 1 else { return count == 0 ? 1 : 0 }
    return probability
      * Mathematics.exponential(count * Mathematics.logarithm(onePlus: -probability))
  }

  /// Returns the probability of at most `count` failures: 1 − (1 − p)^(count + 1).
  public func cumulative(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0 else { return 0 }
    guard probability < 1, count < .infinity else { return 1 }
    let exponent = (count.rounded(.down) + 1) * Mathematics.logarithm(onePlus: -probability)
    return -Mathematics.exponentialMinusOne(exponent)
  }

  /// Returns the probability of more than `count` failures: (1 − p)^(count + 1).
  public func upperTail(_ count: Double) -> Double {
    guard isDefined, !count.isNaN else { return .nan }
    guard count >= 0 else { return 1 }
    guard probability < 1, count < .infinity else { return 0 }
    return Mathematics.exponential(
      (count.rounded(.down) + 1) * Mathematics.logarithm(onePlus: -probability)
    )
  }

  /// Returns the smallest count that is not exceeded with at least this probability, as R's
  /// `qgeom`: 0 for 0, ∞ for 1, NaN outside 0...1.
  ///
  /// A quotient of logarithms that exceeds a whole number by no more than 10⁻¹² counts as that
  /// number, as in R.
  public func quantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return .infinity }
    guard self.probability < 1 else { return 0 }
    let quotient =
      Mathematics.logarithm(onePlus: -probability)
      / Mathematics.logarithm(onePlus: -self.probability)
    return max(0, (quotient - 1 - 1e-12).rounded(.up))
  }
}

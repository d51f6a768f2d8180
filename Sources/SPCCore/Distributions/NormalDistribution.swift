/// The normal distribution.
///
/// A standard deviation that is negative or not a number, or a mean that is not finite, makes every
/// answer NaN.
public struct NormalDistribution: Sendable, Hashable {
  /// The mean.
  public let mean: Double
  /// The standard deviation, 0 or more.
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = NormalDistribution()

  /// Makes a normal distribution, the standard one unless told otherwise.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  private var isDefined: Bool { mean.isFinite && standardDeviation >= 0 }

  /// Returns the probability of a value of at most `x`, accurate far into the lower tail.
  public func cumulative(_ x: Double) -> Double {
    guard isDefined else { return .nan }
    if standardDeviation == 0 { return x.isNaN ? .nan : (x < mean ? 0 : 1) }
    return Mathematics.complementaryError((mean - x) / standardDeviation * 0.5.squareRoot()) / 2
  }

  /// Returns the probability of a value above `x`, accurate far into the upper tail.
  public func upperTail(_ x: Double) -> Double {
    guard isDefined else { return .nan }
    if standardDeviation == 0 { return x.isNaN ? .nan : (x < mean ? 1 : 0) }
    return Mathematics.complementaryError((x - mean) / standardDeviation * 0.5.squareRoot()) / 2
  }

  /// Returns the value that a share `probability` of the distribution does not exceed: −∞ for 0,
  /// ∞ for 1, NaN outside 0...1.
  public func quantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    guard standardDeviation > 0 else { return mean }
    return mean + standardDeviation * Self.standardQuantile(probability)
  }

  private static func standardQuantile(_ probability: Double) -> Double {
    if probability > 0.5 { return -standardQuantile(1 - probability) }
    guard probability > 0 else { return -.infinity }
    guard probability < 0.5 else { return 0 }
    // Hastings' approximation (Abramowitz and Stegun 26.2.23, off by 4.5 × 10⁻⁴ at most), then
    // Halley's method, which triples the correct digits each time.
    let t = (-2 * Mathematics.logarithm(probability)).squareRoot()
    let numerator = (0.010_328 * t + 0.802_853) * t + 2.515_517
    let denominator = ((0.001_308 * t + 0.189_269) * t + 1.432_788) * t + 1
    var x = numerator / denominator - t
    for _ in 0..<3 {
      let below = Mathematics.complementaryError(-x * 0.5.squareRoot()) / 2
      let density = Mathematics.exponential(-x * x / 2 - Stirling.halfLogarithmOfTwoPi)
      guard density > 0 else { break }
      let step = (below - probability) / density
      x -= step / (1 + x * step / 2)
    }
    return x
  }
}

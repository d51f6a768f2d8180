/// The chi-squared distribution with any positive number of degrees of freedom.
///
/// Degrees of freedom that are not positive and finite make every answer NaN.
public struct ChiSquaredDistribution: Sendable, Hashable {
  /// The degrees of freedom; need not be whole.
  public let degreesOfFreedom: Double

  /// Makes a chi-squared distribution.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  private var isDefined: Bool { degreesOfFreedom > 0 && degreesOfFreedom < .infinity }

  /// Returns the probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return IncompleteGamma(degreesOfFreedom / 2, x / 2).lower
  }

  /// Returns the probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return IncompleteGamma(degreesOfFreedom / 2, x / 2).upper
  }

  /// Returns the value that a share `probability` of the distribution does not exceed: 0 for 0,
  /// ∞ for 1, NaN outside 0...1.
  public func quantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    return probability <= 0.5
      ? quantile(tail: probability, isUpper: false)
      : quantile(tail: 1 - probability, isUpper: true)
  }

  /// Returns the value that a share `probability` of the distribution exceeds: ∞ for 0, 0 for 1,
  /// NaN outside 0...1.
  public func upperQuantile(_ probability: Double) -> Double {
    guard isDefined, probability >= 0, probability <= 1 else { return .nan }
    return probability <= 0.5
      ? quantile(tail: probability, isUpper: true)
      : quantile(tail: 1 - probability, isUpper: false)
  }

  /// Newton's method on the logarithms of value and tail, kept inside a bracket.
  private func quantile(tail: Double, isUpper: Bool) -> Double {
    guard tail > 0 else { return isUpper ? .infinity : 0 }
    let a = degreesOfFreedom / 2
    let logarithmOfTail = Mathematics.logarithm(tail)
    var low = -745.0
    var high = 709.0
    var position = min(max(start(tail: tail, isUpper: isUpper), low), high)
    for _ in 0..<200 {
      let x = Mathematics.exponential(position)
      let gamma = IncompleteGamma(a, x)
      let share = isUpper ? gamma.upper : gamma.lower
      let excess = Mathematics.logarithm(share) - logarithmOfTail
      if (excess > 0) == isUpper { low = position } else { high = position }
      let slope = Stirling.poissonTerm(a, x) * a / share * (isUpper ? -1 : 1)
      var next = position - excess / slope
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = (next - position).magnitude
      position = next
      if step <= 2e-16 * max(1, position.magnitude) { break }
    }
    return 2 * Mathematics.exponential(position)
  }

  /// The logarithm of half the value, roughly: Wilson and Hilferty's cube, or in the far lower tail
  /// the first term of the power series.
  private func start(tail: Double, isUpper: Bool) -> Double {
    let a = degreesOfFreedom / 2
    let z = NormalDistribution.standard.quantile(tail) * (isUpper ? -1 : 1)
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    if root > 0.2 { return Mathematics.logarithm(a) + 3 * Mathematics.logarithm(root) }
    let lower = isUpper ? 0.5 : tail
    return (Mathematics.logarithm(lower) + Mathematics.logarithmOfGamma(a + 1)) / a
  }
}

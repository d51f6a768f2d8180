/// Factorials and powers of any size without the loss of digits that a difference of logarithms
/// brings.
///
/// Source: C. Loader, *Fast and accurate computation of binomial probabilities*, 2000, which R's
/// `dbinom` and `dpois` follow too.
enum Stirling {
  static let halfLogarithmOfTwoPi = 0.918_938_533_204_672_8

  /// What Stirling's formula leaves over: ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π), for x > 0.
  static func error(_ x: Double) -> Double {
    guard x >= 10 else {
      return Mathematics.logarithmOfGamma(x + 1) - (x + 0.5) * Mathematics.logarithm(x) + x
        - halfLogarithmOfTwoPi
    }
    // The asymptotic series with Bernoulli's numbers; from 10 on the next term is below 10⁻¹⁶.
    let square = 1 / (x * x)
    var series = 1.0 / 156
    series = series * square - 691.0 / 360_360
    series = series * square + 1.0 / 1_188
    series = series * square - 1.0 / 1_680
    series = series * square + 1.0 / 1_260
    series = series * square - 1.0 / 360
    series = series * square + 1.0 / 12
    return series / x
  }

  /// x ln(x ÷ mean) + mean − x, for x ≥ 0 and mean > 0: never negative, 0 where both are equal.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    let difference = x - mean
    guard x > 0 else { return mean }
    guard difference.magnitude < 0.1 * (x + mean) else {
      return x * Mathematics.logarithm(x / mean) - difference
    }
    // 2x · artanh(v) − difference, the first term of the series taken together with the latter.
    let v = difference / (x + mean)
    let square = v * v
    var sum = difference * v
    var power = 2 * x * v
    var divisor = 1.0
    while true {
      power *= square
      divisor += 2
      let next = sum + power / divisor
      if next == sum { return sum }
      sum = next
    }
  }

  /// x^a e^(−x) ÷ Γ(a + 1), for a > 0 and x > 0: the Poisson probability of a events where x are
  /// expected.
  static func poissonTerm(_ a: Double, _ x: Double) -> Double {
    guard a >= 1 else {
      return Mathematics.exponential(
        a * Mathematics.logarithm(x) - x - Mathematics.logarithmOfGamma(a + 1)
      )
    }
    return Mathematics.exponential(-error(a) - deviance(a, x)) / (2 * Double.pi * a).squareRoot()
  }
}

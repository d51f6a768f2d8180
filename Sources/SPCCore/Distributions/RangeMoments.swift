/// Mean and standard deviation of the range of n standard normal values.
struct RangeMoments: Sendable {
  let mean: Double
  let deviation: Double

  /// What a range has where there is none: of fewer than two values.
  static let none = RangeMoments(mean: .nan, deviation: .nan)

  private init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Integrates the distribution of the range W of `count` ≥ 2 values: its mean is ∫ P(W > w) dw,
  /// that of its square 2 ∫ w P(W > w) dw.
  init(count: Int) {
    let n = Double(count)
    // No value of n is further out than this, but for a share of 10⁻¹⁸.
    let furthest = (2 * Mathematics.logarithm(n) + 82).squareRoot()
    // The larger n, the more sudden the fall of P(W > w) from 1 to 0.
    let panels = count <= 50 ? 1 : 4
    let width = 2 * furthest / Double(panels)
    var first = 0.0
    var second = 0.0
    for panel in 0..<panels {
      let start = width * Double(panel)
      GaussLegendre.forEachNode(from: start, to: start + width) { w, weight in
        let exceedance = Self.exceedance(w, n, furthest)
        first += weight * exceedance
        second += weight * 2 * w * exceedance
      }
    }
    mean = first
    deviation = (second - first * first).squareRoot()
  }

  /// P(W > w) = 1 − n ∫ φ(x) (Φ(x + w) − Φ(x))^(n − 1) dx.
  ///
  /// With x = t − w ÷ 2 and the halves for t and −t taken together, the trapezoidal rule converges
  /// exponentially: halving the step doubles the number of correct digits.
  private static func exceedance(_ w: Double, _ n: Double, _ furthest: Double) -> Double {
    let step = n <= 10 ? 0.25 : n <= 50 ? 0.125 : 0.0625
    let half = w / 2
    let scale = 0.5.squareRoot()
    var sum = 0.0
    for index in 0...Int((half + furthest) / step) {
      let t = Double(index) * step
      let near = t - half
      let far = t + half
      let beyond = Mathematics.complementaryError(far * scale) / 2
      let within =
        near > 0
        ? Mathematics.complementaryError(near * scale) / 2 - beyond
        : 1 - beyond - Mathematics.complementaryError(-near * scale) / 2
      guard within > 0 else { continue }
      let power = Mathematics.exponential((n - 1) * Mathematics.logarithm(within))
      let density =
        Mathematics.exponential(-near * near / 2) + Mathematics.exponential(-far * far / 2)
      sum += (index == 0 ? 0.5 : 1) * density * power
    }
    return 1 - n * sum * step / (2 * Double.pi).squareRoot()
  }
}

/// The centre, limits and two-sigma lines at one point, or of a phase where they are constant.
struct ChartLines: Equatable {
  var centre: Double
  var lower: Double
  var upper: Double
  var nearLower: Double
  var nearUpper: Double

  /// A centre without limits.
  static func centreOnly(_ centre: Double) -> ChartLines {
    ChartLines(centre: centre, lower: .nan, upper: .nan, nearLower: .nan, nearUpper: .nan)
  }

  /// Lines on both sides of a mean, which need not be the centre that is drawn.
  @inline(__always)
  init(centre: Double, around mean: Double, reach: Double, nearReach: Double) {
    self.centre = centre
    lower = mean - reach
    upper = mean + reach
    nearLower = mean - nearReach
    nearUpper = mean + nearReach
  }

  init(centre: Double, lower: Double, upper: Double, nearLower: Double, nearUpper: Double) {
    self.centre = centre
    self.lower = lower
    self.upper = upper
    self.nearLower = nearLower
    self.nearUpper = nearUpper
  }

  /// Limits at the quantiles that leave the same share out on either side, and inner lines at two
  /// thirds of the way to them; no limits where the distribution is not defined.
  static func quantiles(
    _ confidence: Double,
    centre: Double,
    quantile: (Double) -> Double
  ) -> ChartLines {
    let tail = (1 - confidence) / 2
    // A quantile is a whole number, and the centre of a skewed distribution can lie beyond it.
    let lower = min(quantile(tail), centre)
    let upper = max(quantile(1 - tail), centre)
    guard lower <= upper else { return .centreOnly(centre) }
    return ChartLines(
      centre: centre,
      lower: lower,
      upper: upper,
      nearLower: centre - 2 * ((centre - lower) / 3),
      nearUpper: centre + 2 * ((upper - centre) / 3)
    )
  }

  /// Returns the lines cut off where the chart's values cannot be; NaN stays NaN.
  @inline(__always)
  func clipped(floor: Double, ceiling: Double) -> ChartLines {
    ChartLines(
      centre: centre,
      lower: lower < floor ? floor : lower,
      upper: upper > ceiling ? ceiling : upper,
      nearLower: nearLower < floor ? floor : nearLower,
      nearUpper: nearUpper > ceiling ? ceiling : nearUpper
    )
  }

  /// The lines where rounding, or limits very near to the centre, must not put one on its other side.
  var aroundCentre: ChartLines {
    ChartLines(
      centre: centre,
      lower: lower > centre ? centre : lower,
      upper: upper < centre ? centre : upper,
      nearLower: nearLower > centre ? centre : nearLower,
      nearUpper: nearUpper < centre ? centre : nearUpper
    )
  }

  /// Whether a limit has overflowed.
  var isInfinite: Bool { centre.isInfinite || lower.isInfinite || upper.isInfinite }

  /// Half the scale on which points lie: what the tie tolerance follows, with the centre.
  @inline(__always)
  var width: Double {
    let width = upper - lower
    return width > 0 ? width : 0  // NaN is not above zero.
  }

  /// How near to a line a point has to be to lie on it.
  @inline(__always)
  static func tieTolerance(centre: Double, spread: Double) -> Double {
    1e-12 * (centre.magnitude + spread)
  }
}

extension LimitMethod {
  /// The limits and the inner lines in standard deviations.
  var sigmas: (limit: Double, near: Double) {
    switch self {
    case .sigma(let count): (count, 2 * (count / 3))
    case .probability: (.nan, .nan)
    }
  }
}

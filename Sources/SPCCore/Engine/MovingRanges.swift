/// The mean moving range of a baseline, before and after screening.
///
/// ```
/// MRᵢ = |xᵢ − xᵢ₋₁|      missing where either value is missing: gaps are not bridged
/// ```
///
/// Screening (Wheeler's, as in NHSRplotthedots and qicharts2) is one pass: ranges strictly below
/// 3.267 mean moving ranges stay. Where that would leave no range, or nothing but zeros, all ranges
/// are used: a constant series then has its limits on its centre, and a series of rare events has
/// limits with a width. Both packages answer such series with no limits, or with limits of no width
/// and a flag on every point.
struct MovingRanges {
  let mean: Double
  let unscreenedMean: Double
  let screening: ScreeningOutcome

  /// A chart that has none.
  static let none = MovingRanges(mean: .nan, unscreenedMean: .nan, screening: .off)

  /// D4(2) = 3.266532, rounded as every peer that screens has it.
  static let screeningFactor = 3.267

  private init(mean: Double, unscreenedMean: Double, screening: ScreeningOutcome) {
    self.mean = mean
    self.unscreenedMean = unscreenedMean
    self.screening = screening
  }

  init(_ values: UnsafePointer<Double>, count: Int, screened: Bool) {
    let all = Self.total(values, count: count) { !$0.isNaN }
    let unscreenedMean = all.sum / Double(all.count)
    guard screened, all.count > 0 else {
      self.init(mean: unscreenedMean, unscreenedMean: unscreenedMean, screening: .off)
      return
    }
    let bound = Self.screeningFactor * unscreenedMean
    let kept = Self.total(values, count: count) { $0 < bound }
    guard kept.sum > 0 else {
      self.init(
        mean: unscreenedMean,
        unscreenedMean: unscreenedMean,
        screening: .fallBack(bound: bound)
      )
      return
    }
    self.init(
      mean: kept.sum / Double(kept.count),
      unscreenedMean: unscreenedMean,
      screening: .applied(bound: bound, removed: all.count - kept.count)
    )
  }

  /// Adds up the ranges that are wanted; a missing one is NaN.
  @inline(__always)
  private static func total(
    _ values: UnsafePointer<Double>,
    count: Int,
    where isWanted: (Double) -> Bool
  ) -> (sum: Double, count: Int) {
    var sum = 0.0
    var wanted = 0
    var index = 1
    while index < count {
      let range = (values[index] - values[index - 1]).magnitude
      let isKept = isWanted(range)
      sum += isKept ? range : 0
      wanted &+= Int(isKept)
      index += 1
    }
    return (sum, wanted)
  }
}

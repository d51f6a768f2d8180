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

  /// D4(2): how many mean ranges the upper limit of a moving range chart is.
  static func upperFactor(_ constants: ChartConstants) -> Double {
    switch constants {
    case .exact: 1 + 3 * ControlChartConstants.d3(2) / ControlChartConstants.d2(2)
    case .threeDecimals: 3.267
    }
  }

  /// d2(2): the mean moving range of a process whose standard deviation is 1.
  static func meanFactor(_ constants: ChartConstants) -> Double {
    switch constants {
    case .exact: ControlChartConstants.d2(2)
    case .threeDecimals: 1.128
    }
  }

  private init(mean: Double, unscreenedMean: Double, screening: ScreeningOutcome) {
    self.mean = mean
    self.unscreenedMean = unscreenedMean
    self.screening = screening
  }

  /// The mean range of values.
  init(_ values: UnsafePointer<Double>, count: Int, screened: Bool) {
    self.init(count: count, screened: screened) { (values[$0] - values[$0 - 1]).magnitude }
  }

  /// The mean of ranges that are computed already, each in the place of its second point.
  init(ranges: UnsafePointer<Double>, count: Int, screened: Bool) {
    self.init(count: count, screened: screened) { ranges[$0] }
  }

  @inline(__always)
  private init(count: Int, screened: Bool, range: (Int) -> Double) {
    let all = Self.total(count: count, range) { !$0.isNaN }
    let unscreenedMean = all.sum / Double(all.count)
    guard screened, all.count > 0 else {
      self.init(mean: unscreenedMean, unscreenedMean: unscreenedMean, screening: .off)
      return
    }
    let bound = Self.screeningFactor * unscreenedMean
    let kept = Self.total(count: count, range) { $0 < bound }
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
    count: Int,
    _ range: (Int) -> Double,
    where isWanted: (Double) -> Bool
  ) -> (sum: Double, count: Int) {
    var sum = 0.0
    var wanted = 0
    var index = 1
    while index < count {
      let range = range(index)
      let isKept = isWanted(range)
      sum += isKept ? range : 0
      wanted &+= Int(isKept)
      index += 1
    }
    return (sum, wanted)
  }
}

/// Where a phase lies in its series, and which of its points make its lines.
struct PhaseScope {
  let range: Range<Int>
  let baseline: Range<Int>
}

/// A phase as a chart measures it.
struct PhaseData {
  let scope: PhaseScope
  /// All points of the phase.
  let points: SeriesColumns
  /// The points of the baseline that count, next to each other.
  let base: SeriesColumns
  /// Where the phase's excluded points are; nil where it has none.
  let isExcluded: UnsafePointer<Bool>?
  /// Where lines that vary are written, from the first point of the phase on.
  let lines: PointLines
  let scratch: UnsafeMutablePointer<Double>

  /// How many points of the phase have a value and are not excluded.
  var observedCount: Int {
    guard let isExcluded else { return points.observedCount }
    var observed = 0
    for index in 0..<points.count where !isExcluded[index] {
      observed &+= Int(!points.values[index].isNaN)
    }
    return observed
  }

  /// Whether the baseline is the whole phase and no point is excluded.
  var isAllBaseline: Bool { isExcluded == nil && base.count == points.count }

  /// The index of the last point that has a value.
  var lastObserved: Int? {
    var index = points.count
    while index > 0 {
      index -= 1
      if !points.values[index].isNaN { return index }
    }
    return nil
  }

  /// Whether all points that have a value are of one size.
  func hasOneSize(_ size: Double) -> Bool {
    var others = 0
    for index in 0..<points.count {
      others &+= Int(points.sizes[index] != size) & Int(!points.values[index].isNaN)
    }
    return others == 0
  }

  /// The lowest a line may lie on a chart whose values cannot be negative.
  static func floor(_ specification: borrowing ChartSpecification) -> Double {
    specification.clipsBelowZero ?? true ? 0 : -.infinity
  }

  /// The lowest a line may lie on a chart whose values can be negative: zero where the specification
  /// asks for it and no value, nor the centre, contradicts it.
  func floorIfAsked(_ specification: borrowing ChartSpecification, centre: Double) -> Double {
    guard specification.clipsBelowZero ?? false, centre >= 0 else { return -.infinity }
    for index in 0..<points.count where points.values[index] < 0 { return -.infinity }
    return 0
  }

  /// Writes the lines of every point, as far from its centre as its sigma says; a point whose sigma is
  /// NaN has no limits.
  @inline(__always)
  func drawLines(
    _ sigmas: (limit: Double, near: Double),
    floor: Double,
    ceiling: (Int) -> Double = { _ in .infinity },
    _ line: (Int) -> (centre: Double, sigma: Double)
  ) {
    for index in 0..<points.count {
      let (centre, sigma) = line(index)
      lines[index] = ChartLines(
        centre: centre,
        around: centre,
        reach: sigmas.limit * sigma,
        nearReach: sigmas.near * sigma
      ).clipped(floor: floor, ceiling: ceiling(index))
    }
  }

  /// Writes lines at quantiles at every point; what a point shares with the one before is not computed
  /// again.
  func drawQuantiles(
    _ confidence: Double,
    centre: (Int) -> Double,
    quantile: (Double, Int) -> Double
  ) {
    for index in 0..<points.count {
      if index > 0, points.sizes[index] == points.sizes[index - 1] {
        lines[index] = lines[index - 1]
      } else if points.sizes[index] > 0 {
        lines[index] = .quantiles(confidence, centre: centre(index)) { quantile($0, index) }
      } else {
        lines[index] = .centreOnly(centre(index))
      }
    }
  }
}

extension SPCPhase {
  /// A phase whose lines are the same at every point.
  init(
    _ data: PhaseData,
    lines: ChartLines,
    sigma: Double,
    spread: Double,
    observedCount: Int? = nil,
    baselineObservedCount: Int? = nil,
    ranges: MovingRanges = .none
  ) {
    self.init(
      range: data.scope.range,
      baseline: data.scope.baseline,
      observedCount: observedCount ?? data.observedCount,
      baselineObservedCount: baselineObservedCount ?? data.base.observedCount,
      centre: lines.centre,
      lower: lines.lower,
      upper: lines.upper,
      nearLower: lines.nearLower,
      nearUpper: lines.nearUpper,
      sigma: sigma,
      meanMovingRange: ranges.mean,
      unscreenedMeanMovingRange: ranges.unscreenedMean,
      screening: ranges.screening,
      hasConstantLimits: true,
      runs: nil,
      tieTolerance: ChartLines.tieTolerance(centre: lines.centre, spread: spread),
      hasLinesByPoint: false
    )
  }

  /// A phase whose lines have been written point by point.
  ///
  /// The centre is reported where no point has a value. Whether the lines happen to be the same
  /// everywhere, and sigma, are asked for at the last point with a value.
  init(
    _ data: PhaseData,
    linesByPointAround centre: Double,
    isConstant: (Int) -> Bool,
    sigma: (Int) -> Double,
    ranges: MovingRanges = .none
  ) {
    let last = data.lastObserved
    let lines = last.map { data.lines[$0] } ?? .centreOnly(centre)
    let observedCount = data.observedCount
    self.init(
      range: data.scope.range,
      baseline: data.scope.baseline,
      observedCount: observedCount,
      baselineObservedCount: data.isAllBaseline ? observedCount : data.base.observedCount,
      centre: lines.centre,
      lower: lines.lower,
      upper: lines.upper,
      nearLower: lines.nearLower,
      nearUpper: lines.nearUpper,
      sigma: last.map(sigma) ?? .nan,
      meanMovingRange: ranges.mean,
      unscreenedMeanMovingRange: ranges.unscreenedMean,
      screening: ranges.screening,
      hasConstantLimits: last.map(isConstant) ?? true,
      runs: nil,
      tieTolerance: ChartLines.tieTolerance(centre: lines.centre, spread: lines.width),
      hasLinesByPoint: true
    )
  }
}

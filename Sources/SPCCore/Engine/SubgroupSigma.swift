/// Estimates of the standard deviation of a process from its subgroups.
///
/// Each is the same for every subgroup but ``SigmaEstimator/averageStandardDeviation``, which is
/// divided by c4 of the size of the subgroup it is used for. Subgroups of one member say nothing
/// about spread and are passed over, and so are those whose spread is not known.
///
/// Source: I. W. Burr, *Control charts for measurements with varying sample sizes*, Journal of
/// Quality Technology 1(3), 1969; the names of qcc are UWAVE-R, MVLUE-R, UWAVE-SD, MVLUE-SD and RMSDF.
struct SubgroupSigma {
  private let value: Double
  private let isDividedBySize: Bool

  /// A sigma that is known.
  init(known sigma: Double) {
    value = sigma
    isDividedBySize = false
  }

  init(_ estimator: SigmaEstimator, _ base: SeriesColumns, _ constants: ChartConstants) {
    isDividedBySize = estimator == .averageStandardDeviation
    switch estimator {
    case .averageStandardDeviation:
      value = Self.averageDeviation(base)
    case .meanRange:
      value = Self.mean(base, of: base.ranges) { size, range in
        (range / constants.meanRange(size), 1)
      }
    case .weightedMeanRange:
      value = Self.mean(base, of: base.ranges) { size, range in
        let d2 = constants.meanRange(size)
        let weight = d2 / ControlChartConstants.d3(size)
        return (range / d2, weight * weight)
      }
    case .meanStandardDeviation:
      value = Self.mean(base, of: base.deviations) { size, deviation in
        (deviation / ControlChartConstants.c4(size), 1)
      }
    case .weightedMeanStandardDeviation:
      value = Self.mean(base, of: base.deviations) { size, deviation in
        let c4 = ControlChartConstants.c4(size)
        return (deviation / c4, c4 * c4 / (1 - c4 * c4))
      }
    case .pooled:
      let pooled = Self.pooled(base)
      value = pooled.deviation / ControlChartConstants.c4(pooled.degrees + 1)
    case .movingRange, .standardDeviation:
      // Of single values; the specification refuses them on charts of subgroups.
      value = .nan
    }
  }

  /// The estimate as it is used at a subgroup; NaN for the average of standard deviations where the
  /// subgroup has fewer than two members.
  func sigma(size: Double) -> Double {
    guard isDividedBySize else { return size > 0 ? value : .nan }
    return size > 1 ? value / ControlChartConstants.c4(Int(size)) : .nan
  }

  /// The mean of the standard deviations where all subgroups are of one size, else the pooled one.
  static func averageDeviation(_ base: SeriesColumns) -> Double {
    var firstSize = Double.nan
    var isConstant = true
    for index in 0..<base.count where base.sizes[index] > 0 {
      if firstSize.isNaN { firstSize = base.sizes[index] }
      isConstant = isConstant && base.sizes[index] == firstSize
    }
    return isConstant
      ? mean(base, of: base.deviations) { (_, deviation: Double) in (deviation, 1) }
      : pooled(base).deviation
  }

  /// The mean of what a subgroup's spread says, weighted; NaN where no subgroup says anything.
  private static func mean(
    _ base: SeriesColumns,
    of spreads: UnsafeMutablePointer<Double>,
    _ estimate: (_ size: Int, _ spread: Double) -> (value: Double, weight: Double)
  ) -> Double {
    var sum = 0.0
    var weights = 0.0
    for index in 0..<base.count where base.sizes[index] > 1 && !spreads[index].isNaN {
      let (value, weight) = estimate(Int(base.sizes[index]), spreads[index])
      sum += value * weight
      weights += weight
    }
    return sum / weights
  }

  /// √(Σ(nᵢ − 1)sᵢ² ÷ Σ(nᵢ − 1)), and the degrees of freedom below.
  private static func pooled(_ base: SeriesColumns) -> (deviation: Double, degrees: Int) {
    var squares = 0.0
    var degrees = 0.0
    for index in 0..<base.count where base.sizes[index] > 1 && !base.deviations[index].isNaN {
      let weight = base.sizes[index] - 1
      squares += weight * base.deviations[index] * base.deviations[index]
      degrees += weight
    }
    return ((squares / degrees).squareRoot(), Int(degrees))
  }
}

extension ChartConstants {
  /// d2: the mean range of a subgroup, in units of sigma.
  func meanRange(_ size: Int) -> Double {
    let d2 = ControlChartConstants.d2(size)
    switch self {
    case .exact: return d2
    case .threeDecimals: return (d2 * 1000).rounded() / 1000
    }
  }
}

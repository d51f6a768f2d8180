/// Centre and within-group sigma of a process, estimated from individual values or from subgroups.
struct WithinVariation {
  /// The mean of all values; NaN where there is none.
  let centre: Double
  /// Sigma of one value; NaN where nothing tells it: a single value, or none with a neighbour.
  let sigma: Double

  /// Estimates from individual values: their mean, and the mean moving range ÷ d2(2).
  ///
  /// A missing value takes away the ranges on both sides of it. Ranges are not screened.
  init(values: some Collection<Double>) {
    var previous = Double.nan
    var ranges: [Double] = []
    for value in values {
      let range = (value - previous).magnitude
      if !range.isNaN { ranges.append(range) }
      previous = value
    }
    centre = Self.mean(values)
    sigma = Self.mean(ranges) / ControlChartConstants.d2(2)
  }

  /// Estimates from subgroups: the mean of all values, and the mean of Rᵢ ÷ d2(nᵢ) where no subgroup
  /// has more than 25 values, else the pooled standard deviation ÷ c4.
  ///
  /// Missing members do not count. Subgroups of one value say nothing about sigma; where there are
  /// no others, the values are taken as individual ones.
  init(subgroups: some Collection<[Double]>) {
    let members = subgroups.map { subgroup in subgroup.filter { !$0.isNaN } }
    let all = members.flatMap { $0 }
    let severals = members.filter { $0.count >= 2 }
    guard let largest = severals.map(\.count).max() else {
      let individuals = WithinVariation(values: members.map { $0.first ?? .nan })
      centre = individuals.centre
      sigma = individuals.sigma
      return
    }
    centre = Self.mean(all)
    if largest <= 25 {
      sigma = Self.mean(
        severals.map { subgroup in
          ((subgroup.max() ?? .nan) - (subgroup.min() ?? .nan))
            / ControlChartConstants.d2(subgroup.count)
        }
      )
    } else {
      var squares = 0.0
      var degrees = 0
      for subgroup in severals {
        let mean = Self.mean(subgroup)
        for value in subgroup { squares += (value - mean) * (value - mean) }
        degrees += subgroup.count - 1
      }
      sigma = (squares / Double(degrees)).squareRoot() / ControlChartConstants.c4(degrees + 1)
    }
  }

  /// The mean of the values that are not missing, in two passes as everywhere in the core.
  static func mean(_ values: some Collection<Double>) -> Double {
    var sum = 0.0
    var count = 0.0
    for value in values where !value.isNaN {
      sum += value
      count += 1
    }
    let mean = sum / count
    guard mean.isFinite else { return mean }
    var left = 0.0
    for value in values where !value.isNaN { left += value - mean }
    return mean + left / count
  }

  /// The standard deviation of the values that are not missing, around their mean; NaN for fewer
  /// than two.
  static func standardDeviation(_ values: some Collection<Double>) -> Double {
    let mean = mean(values)
    var squares = 0.0
    var count = 0.0
    for value in values where !value.isNaN {
      squares += (value - mean) * (value - mean)
      count += 1
    }
    return count >= 2 ? (squares / (count - 1)).squareRoot() : .nan
  }
}

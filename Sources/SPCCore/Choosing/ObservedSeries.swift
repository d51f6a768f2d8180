/// What a choice of chart looks at in the data: the values as they would be plotted, the counts
/// behind them, and the sizes these counts come from.
struct ObservedSeries {
  /// The values as they would be plotted; NaN is missing.
  let values: [Double]
  /// The events behind each value; empty where the data do not say.
  let counts: [Double]
  /// The denominators, or the sizes of the subgroups; empty where there are none.
  let sizes: [Double]
  /// The standard deviation within each subgroup; NaN for one member, empty without subgroups.
  let spreads: [Double]

  /// Takes data apart.
  ///
  /// A period without a denominator, or with one of zero, is missing. Where one list of parts is
  /// shorter than the other, what is left over is missing; the chart itself refuses such data.
  init(_ data: ChartData) {
    switch data {
    case .values(let values):
      self.values = values
      counts = values
      sizes = []
      spreads = []
    case .parts(let numerators, let denominators, let multiplier):
      let count = max(numerators.count, denominators.count)
      var parts: (values: [Double], counts: [Double], sizes: [Double]) = ([], [], [])
      parts.values.reserveCapacity(count)
      parts.counts.reserveCapacity(count)
      parts.sizes.reserveCapacity(count)
      for index in 0..<count {
        let numerator = index < numerators.count ? numerators[index] : .nan
        let denominator = index < denominators.count ? denominators[index] : .nan
        let isObserved = !numerator.isNaN && denominator > 0
        parts.values.append(isObserved ? numerator * multiplier / denominator : .nan)
        parts.counts.append(isObserved ? numerator : .nan)
        parts.sizes.append(isObserved ? denominator : .nan)
      }
      (values, counts, sizes) = parts
      spreads = []
    case .subgroups(let subgroups):
      let moments = subgroups.map { SampleMoments($0.filter { !$0.isNaN }) }
      values = moments.map(\.mean)
      counts = []
      sizes = moments.map { $0.count > 0 ? Double($0.count) : .nan }
      spreads = moments.map(\.standardDeviation)
    case .subgroupSummaries(let summaries):
      values = summaries.map { $0.count > 0 ? $0.mean : .nan }
      counts = []
      sizes = summaries.map { $0.count > 0 ? Double($0.count) : .nan }
      spreads = summaries.map { $0.count > 1 ? $0.standardDeviation : .nan }
    }
  }

  /// How many values are not missing.
  var observedCount: Int { values.count { !$0.isNaN } }

  /// The mean number of events in a period, or, for a proportion, of events or of cases without
  /// one, whichever is the rarer; NaN where no events are counted, or rates or shares are given
  /// without what they come from.
  func meanCount(of quantity: MeasuredQuantity) -> Double {
    guard quantity == .count || quantity.isCounted && !sizes.isEmpty else { return .nan }
    let mean = SampleMoments.mean(ofObserved: counts)
    guard quantity == .proportion, !sizes.isEmpty else { return mean }
    return min(mean, SampleMoments.mean(ofObserved: sizes) - mean)
  }
}

/// Number, mean and standard deviation of some observed values.
struct SampleMoments {
  let count: Int
  /// NaN for no values.
  let mean: Double
  /// With *n* − 1; NaN for fewer than two values.
  let standardDeviation: Double

  init(_ values: [Double]) {
    count = values.count
    let first = values.reduce(0, +) / Double(values.count)
    // A second pass, as for the centre line of a chart: a constant series has its value as mean.
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : .nan
  }

  /// The mean of the values that are not missing, as ``init(_:)`` has it of them alone; NaN for none.
  static func mean(ofObserved values: [Double]) -> Double {
    var (sum, count) = (0.0, 0)
    for value in values where !value.isNaN {
      sum += value
      count += 1
    }
    let first = sum / Double(count)
    var rest = 0.0
    for value in values where !value.isNaN { rest += value - first }
    return first + rest / Double(count)
  }
}

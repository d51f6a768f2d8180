/// The mean of the values that are not missing, and how many there are.
struct ObservedMean {
  let mean: Double
  let count: Int

  /// Computes the mean in two passes; NaN for no value, infinite where the sum overflows.
  ///
  /// The second pass adds the mean of what is left over, as R's `mean` does. It makes the mean of
  /// 0.1 twenty times exactly 0.1, where a plain sum gives 0.10000000000000002.
  init(_ values: UnsafePointer<Double>, count total: Int) {
    var sum = 0.0
    var observed = 0
    for index in 0..<total {
      let value = values[index]
      guard !value.isNaN else { continue }
      sum += value
      observed &+= 1
    }
    let firstMean = sum / Double(observed)
    count = observed
    guard firstMean.isFinite else {
      mean = firstMean
      return
    }
    var residual = 0.0
    for index in 0..<total {
      let value = values[index]
      guard !value.isNaN else { continue }
      residual += value - firstMean
    }
    mean = firstMean + residual / Double(observed)
  }
}

/// The standard deviation of the values that are not missing.
struct ObservedDeviation {
  /// With *n* − 1; NaN for fewer than two values.
  let sample: Double
  /// The same ÷ c4(*n*): without bias for normal values.
  let unbiased: Double

  init(_ values: UnsafePointer<Double>, count total: Int, _ mean: ObservedMean) {
    guard mean.count > 1 else {
      sample = .nan
      unbiased = .nan
      return
    }
    var squares = 0.0
    for index in 0..<total where !values[index].isNaN {
      let distance = values[index] - mean.mean
      squares += distance * distance
    }
    sample = (squares / Double(mean.count - 1)).squareRoot()
    unbiased = sample / ControlChartConstants.c4(mean.count)
  }
}

/// The median of the values that are not missing, and how many there are.
struct ObservedMedian {
  let median: Double
  let count: Int

  /// Computes the median, for an even count the middle of the two middle values; NaN for no value.
  ///
  /// `scratch` has room for as many values, and is overwritten.
  init(
    _ values: UnsafePointer<Double>,
    count total: Int,
    scratch: UnsafeMutablePointer<Double>
  ) {
    var observed = 0
    for index in 0..<total where !values[index].isNaN {
      scratch[observed] = values[index]
      observed += 1
    }
    count = observed
    guard observed > 0 else {
      median = .nan
      return
    }
    var sorted = UnsafeMutableBufferPointer(start: scratch, count: observed)
    sorted.sort()
    let middle = observed / 2
    if observed.isMultiple(of: 2) {
      // Halved before they are added, so that large values cannot overflow.
      median = sorted[middle - 1] / 2 + sorted[middle] / 2
    } else {
      median = sorted[middle]
    }
  }
}

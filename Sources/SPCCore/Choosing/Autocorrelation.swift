/// How strongly the values of a series depend on the one before.
///
/// A shift or a trend makes neighbours alike too, and is what a chart is for. So the correlation is
/// taken three times: of the values about their mean, about two means with the one change of level
/// that explains them best, and about a straight line. Only a series that is correlated all three
/// times is called so.
///
/// Bounds: 1.96 ÷ √*n* for the values, 1.645 ÷ √*n* for what a step or a line leaves over, which
/// is biased downwards.
///
/// Source: G. E. P. Box, G. M. Jenkins, *Time Series Analysis*, for the standard error 1 ÷ √*n*;
/// hits and false alarms by simulation (see spc-methods.md).
public struct Autocorrelation: Sendable, Hashable {
  /// The lag-one correlation of the values.
  public let lagOne: Double
  /// The lag-one correlation of what the best change of level leaves over.
  public let lagOneAfterStep: Double
  /// The lag-one correlation of what a straight line leaves over.
  public let lagOneAfterLine: Double
  /// How many values there are.
  public let observedCount: Int

  /// The bound for the values.
  public var bound: Double { Self.bound(observedCount) }
  /// The bound for what a step or a line leaves over.
  public var residualBound: Double { Self.residualBound(observedCount) }

  /// Whether chance, one change of level and a straight trend all fail to explain the correlation.
  public var isStrong: Bool {
    lagOne > bound && lagOneAfterStep > residualBound && lagOneAfterLine > residualBound
  }

  /// The fewest values whose correlation says anything.
  public static let fewestPoints = ChartSpecification.shortestBaseline

  /// The fewest values on either side of the change of level.
  private static let stepMargin = 4

  /// Measures a series; nil with too few values, or where all are equal.
  ///
  /// A pair with a missing value is passed over.
  public init?(_ values: [Double]) {
    observedCount = values.count { !$0.isNaN }
    guard observedCount >= Self.fewestPoints, let lagOne = CenteredSeries(values)?.lagOne else {
      return nil
    }
    self.lagOne = lagOne
    lagOneAfterStep = Self.lagOneAfterStep(values)
    lagOneAfterLine = Self.lagOneAfterLine(values)
  }

  /// Measures a series that is strongly correlated; nil for any other, which is left as soon as one
  /// of its correlations is explained.
  ///
  /// - Parameters:
  ///   - values: NaN is missing.
  ///   - centred: The same values less their mean; nil where all are equal.
  init?(strongIn values: [Double], _ centred: CenteredSeries?) {
    observedCount = values.count { !$0.isNaN }
    guard observedCount >= Self.fewestPoints, let centred else { return nil }
    lagOne = centred.lagOne
    // Most series end here, and of the others more at the line, which costs less than the step.
    guard lagOne > Self.bound(observedCount) else { return nil }
    lagOneAfterLine = Self.lagOneAfterLine(values)
    guard lagOneAfterLine > Self.residualBound(observedCount) else { return nil }
    lagOneAfterStep = Self.lagOneAfterStep(values)
    guard isStrong else { return nil }
  }

  private static func bound(_ count: Int) -> Double { 1.96 / Double(count).squareRoot() }
  private static func residualBound(_ count: Int) -> Double { 1.645 / Double(count).squareRoot() }

  /// The correlation of what the best change of level leaves over; a series without anything left
  /// over is explained in full.
  private static func lagOneAfterStep(_ values: [Double]) -> Double {
    var residuals = values
    if let change = LevelChange(values, margin: stepMargin) {
      for index in values.indices {
        residuals[index] -= index < change.index ? change.meanBefore : change.meanAfter
      }
    }
    return CenteredSeries(residuals)?.lagOne ?? 0
  }

  /// The correlation of what the straight line of least squares leaves over.
  private static func lagOneAfterLine(_ values: [Double]) -> Double {
    var (places, count) = (0.0, 0)
    for index in values.indices where !values[index].isNaN {
      places += Double(index)
      count += 1
    }
    let middle = places / Double(count)
    let mean = SampleMoments.mean(ofObserved: values)
    var (products, squares) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN {
      let place = Double(index) - middle
      products += place * (values[index] - mean)
      squares += place * place
    }
    let slope = products / squares
    let residuals = values.indices.map { values[$0] - mean - slope * (Double($0) - middle) }
    return CenteredSeries(residuals)?.lagOne ?? 0
  }
}

/// Values less their mean, in units of the largest distance from it.
struct CenteredSeries {
  let distances: [Double]
  /// The correlation of the values with those before.
  let lagOne: Double
  private let squares: Double

  /// Nil where no two values differ by more than rounding.
  init?(_ values: [Double]) {
    let mean = SampleMoments.mean(ofObserved: values)
    let largest = values.reduce(0) { $1.isNaN ? $0 : max($0, ($1 - mean).magnitude) }
    guard largest > 1e-12 * mean.magnitude, largest > 0, largest.isFinite else { return nil }
    let distances = values.map { ($0 - mean) / largest }
    squares = distances.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }
    lagOne = Self.productSum(distances, lag: 1) / squares
    self.distances = distances
  }

  /// The correlation of the values with those `lag` places before, pairs with a missing value left
  /// out: the sum of their products over the sum of all squares.
  func correlation(atLag lag: Int) -> Double {
    lag == 1 ? lagOne : Self.productSum(distances, lag: lag) / squares
  }

  private static func productSum(_ distances: [Double], lag: Int) -> Double {
    var sum = 0.0
    var index = lag
    while index < distances.count {
      let product = distances[index - lag] * distances[index]
      if !product.isNaN { sum += product }
      index += 1
    }
    return sum
  }
}

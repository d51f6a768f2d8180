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
  public var bound: Double { 1.96 / Double(observedCount).squareRoot() }
  /// The bound for what a step or a line leaves over.
  public var residualBound: Double { 1.645 / Double(observedCount).squareRoot() }

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
    guard observedCount >= Self.fewestPoints,
      let lagOne = CenteredSeries(values)?.correlation(atLag: 1)
    else { return nil }
    self.lagOne = lagOne
    var residuals = values
    if let change = LevelChange(values, margin: Self.stepMargin) {
      for index in values.indices {
        residuals[index] -= index < change.index ? change.meanBefore : change.meanAfter
      }
    }
    // A series without anything left over is explained in full.
    lagOneAfterStep = CenteredSeries(residuals)?.correlation(atLag: 1) ?? 0
    lagOneAfterLine = CenteredSeries(Self.detrended(values))?.correlation(atLag: 1) ?? 0
  }

  /// Measures a series that is strongly correlated; nil for any other, most of which need no look
  /// beyond the correlation of their values.
  init?(strongIn values: [Double]) {
    let observed = values.count { !$0.isNaN }
    guard observed >= Self.fewestPoints,
      let lagOne = CenteredSeries(values)?.correlation(atLag: 1),
      lagOne > 1.96 / Double(observed).squareRoot(),
      let measured = Autocorrelation(values), measured.isStrong
    else { return nil }
    self = measured
  }

  /// What the straight line of least squares leaves over.
  private static func detrended(_ values: [Double]) -> [Double] {
    let observed = values.indices.filter { !values[$0].isNaN }
    let middle = observed.reduce(0.0) { $0 + Double($1) } / Double(observed.count)
    let mean = SampleMoments(observed.map { values[$0] }).mean
    let products = observed.reduce(0) { $0 + (Double($1) - middle) * (values[$1] - mean) }
    let squares = observed.reduce(0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
    return values.indices.map { values[$0] - mean - products / squares * (Double($0) - middle) }
  }
}

/// Values less their mean, in units of the largest distance from it.
struct CenteredSeries {
  let distances: [Double]
  private let squares: Double

  /// Nil where no two values differ by more than rounding.
  init?(_ values: [Double]) {
    let mean = SampleMoments(values.filter { !$0.isNaN }).mean
    let largest = values.reduce(0) { $1.isNaN ? $0 : max($0, ($1 - mean).magnitude) }
    guard largest > 1e-12 * mean.magnitude, largest > 0, largest.isFinite else { return nil }
    distances = values.map { ($0 - mean) / largest }
    squares = distances.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }
  }

  /// The correlation of the values with those `lag` places before, pairs with a missing value left
  /// out: the sum of their products over the sum of all squares.
  func correlation(atLag lag: Int) -> Double {
    zip(distances, distances.dropFirst(lag)).reduce(0) { sum, pair in
      let product = pair.0 * pair.1
      return product.isNaN ? sum : sum + product
    } / squares
  }
}

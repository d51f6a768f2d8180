/// What shows that the values of a series are rolling means, which no control chart may judge.
///
/// The step from one rolling mean over *k* periods to the next is (new value − value *k* periods
/// ago) ÷ *k*. Steps *k* periods apart therefore share a value with opposite signs, and have the
/// correlation −½; steps at any other distance share none, and have none. No natural series is like
/// that. A series is called a rolling mean over *k* when
///
/// - the correlation of steps at lag *k* is at most −2.3 ÷ √*m* for *m* steps,
/// - and within 1.4 ÷ √*m* of −½, twice its standard error (M. S. Bartlett's, √(½) ÷ √*m*),
/// - and the largest in magnitude at any lag from 1 to 13,
/// - and more than twice the mean of those at *k* − 1 and *k* + 1, which a season has in common,
/// - and the lag-one correlation of the values is above 1 − 1/*k* − 0.3: neighbours share *k* − 1
///   of their *k* values.
///
/// Derived here; hits and false alarms by simulation (see spc-methods.md).
public struct RollingMeanSign: Sendable, Hashable {
  /// How many periods each mean covers.
  public let periods: Int
  /// The correlation of steps that many periods apart; −½ in theory.
  public let stepCorrelation: Double
  /// The lag-one correlation of the values; 1 − 1 ÷ `periods` in theory.
  public let lagOne: Double

  /// The lengths that are looked for: those that people use for weeks, months and quarters.
  public static let periodsLookedFor = [3, 4, 6, 12]

  /// The longest lag looked at: one beyond the longest length.
  private static let longestLag = 13
  private static let boundFactor = 2.3
  private static let nearnessFactor = 1.4
  private static let lagOneSlack = 0.3

  /// Looks for the sign; nil where it is not there, or the series too short to show it, which is
  /// below twice the periods and six.
  public init?(_ values: [Double]) {
    self.init(values, CenteredSeries(values))
  }

  /// The same, where the values less their mean are at hand; nil for them where all are equal.
  init?(_ values: [Double], _ centred: CenteredSeries?) {
    // Few series come as far as the shortest mean asks, and the others need no look at their steps.
    let leastLagOne = 1 - 1 / Double(Self.periodsLookedFor[0]) - Self.lagOneSlack
    guard let lagOne = centred?.lagOne, lagOne > leastLagOne else { return nil }
    let steps = zip(values.dropFirst(), values).map { $0 - $1 }
    let stepCount = steps.count { !$0.isNaN }
    guard let centredSteps = CenteredSeries(steps) else { return nil }
    let longest = min(Self.longestLag, values.count - 3)
    guard longest > 1 else { return nil }
    let error = 1 / Double(stepCount).squareRoot()
    // The correlation at lag k stands at place k.
    let correlations = [0] + (1...longest).map { centredSteps.correlation(atLag: $0) }
    let strongest = correlations.indices.max {
      correlations[$0].magnitude < correlations[$1].magnitude
    }
    guard let periods = strongest, Self.periodsLookedFor.contains(periods),
      values.count >= 2 * periods + 6
    else { return nil }
    let correlation = correlations[periods]
    let neighbours = (correlations[periods - 1] + correlations[periods + 1]) / 2
    guard correlation < -Self.boundFactor * error,
      (correlation + 0.5).magnitude < Self.nearnessFactor * error,
      correlation < 2 * neighbours,
      lagOne > 1 - 1 / Double(periods) - Self.lagOneSlack
    else { return nil }
    self.periods = periods
    stepCorrelation = correlation
    self.lagOne = lagOne
  }
}

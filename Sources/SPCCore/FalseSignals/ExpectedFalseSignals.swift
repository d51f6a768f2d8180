/// How many of several series would have their latest point flagged by chance alone, added up chart
/// by chart.
///
/// A table of series has a few specifications and lengths over and over, and to look a share up among
/// all that are known costs as much as a chart. So a sum remembers what it met.
///
/// ```swift
/// var chance = ExpectedFalseSignals()
/// let chart = ChartSpecification(ruleSet: .nhse2023)
/// for pointCount in [24, 24, 36] {
///   try chance.add(chart, pointCount: pointCount) {
///     try chart.falseSignalShare(pointCount: pointCount)
///   }
/// }
/// chance.count  // about 0.044
/// ```
public struct ExpectedFalseSignals: Sendable {
  /// How many series so far, not rounded.
  public private(set) var count = 0.0

  /// What was met: a specification without what plays no part, and its shares by the number of points.
  private var known: [(essence: StableSeriesSimulation, shares: [Double?])] = []

  /// Makes a sum of no series.
  public init() {
  }

  /// Adds a series.
  ///
  /// - Parameters:
  ///   - specification: Its chart.
  ///   - pointCount: The number of points in its last phase; above 120 it counts as 120. Zero adds
  ///     nothing.
  ///   - share: Finds the share that is not known yet:
  ///     ``ChartSpecification/falseSignalShare(pointCount:checkpoint:)`` of the same.
  /// - Throws: What `share` throws; then nothing is added.
  public mutating func add<Failure: Error>(
    _ specification: ChartSpecification,
    pointCount: Int,
    share: () throws(Failure) -> Double
  ) throws(Failure) {
    let length = min(pointCount, StableSeriesSimulation.longestForLatest)
    guard length > 0 else { return }
    let essence = StableSeriesSimulation(specification, pointCount: 0)
    let place = known.lastIndex { $0.essence == essence } ?? known.endIndex
    if place == known.endIndex {
      let none = [Double?](repeating: nil, count: StableSeriesSimulation.longestForLatest + 1)
      known.append((essence, none))
    }
    if let share = known[place].shares[length] {
      count += share
    } else {
      let share = try share()
      known[place].shares[length] = share
      count += share
    }
  }
}

import Synchronization

/// How often the latest point of a series without any special cause is flagged all the same.
///
/// Series of independent standard normal numbers go through the same workspace as real ones. XmR
/// limits follow a shift and a change of scale, so the share holds for normal noise of any mean and
/// spread; it does not hold for counts near zero or for series that depend on their own past, which
/// are flagged far more often.
struct StableSeriesSimulation: Hashable, Sendable {
  /// What is simulated: chart, rules, baseline and screening; without phases, target or direction.
  private let specification: ChartSpecification
  private let pointCount: Int

  /// Takes what matters from a specification.
  ///
  /// Beyond ``longest`` points the share hardly moves, and
  /// that of ``longest`` stands for it.
  init(_ specification: ChartSpecification, pointCount: Int) {
    self.specification = ChartSpecification(
      chart: specification.chart,
      ruleSet: specification.ruleSet,
      baselineCount: specification.baselineCount(ofPhaseAt: specification.phaseStarts.last ?? 0),
      screensMovingRanges: specification.effectiveScreening
    )
    self.pointCount = min(pointCount, Self.longest)
  }

  private static let longest = 120
  /// Points to simulate in all: what a release build does in some 20 ms.
  private static let pointBudget = 600_000
  private static let mostSeries = 30_000
  /// Of a few seeds one whose shares lie near those of twenty times as many series (1.38 % at 24
  /// points, 1.66 % at 49, 5.51 % with a baseline of 13).
  private static let seed: UInt64 = 7

  private static let known = Mutex<[StableSeriesSimulation: Double]>([:])

  /// The share of series whose latest point is flagged: simulated once, then remembered.
  func share() throws(SPCError) -> Double {
    guard pointCount > 0 else { return 0 }
    if let share = Self.known.withLock({ $0[self] }) { return share }
    // Two callers may compute the same share at once; they find the same one.
    let share = try simulate()
    Self.known.withLock { $0[self] = share }
    return share
  }

  func simulate() throws(SPCError) -> Double {
    let seriesCount = min(Self.pointBudget / pointCount, Self.mostSeries)
    // Read backwards, a stable series is a stable series: with limits from all points the first
    // point tells as much as the last, and both are counted.
    let countsFirst = specification.baselineCount == nil
    var noise = NormalGenerator(seed: Self.seed)
    var values = [Double](repeating: 0, count: pointCount)
    var workspace = ChartWorkspace(capacity: pointCount)
    var flagged = 0
    for _ in 0..<seriesCount {
      for index in values.indices { values[index] = noise.next() }
      try workspace.compute(values, specification: specification)
      flagged += workspace.variation == .commonCause ? 0 : 1
      if countsFirst { flagged += workspace.category(at: 0) == .commonCause ? 0 : 1 }
    }
    return Double(flagged) / Double(countsFirst ? 2 * seriesCount : seriesCount)
  }
}

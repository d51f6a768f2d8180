import Synchronization

/// How often a chart flags something in series without any special cause.
///
/// Series of what the chart takes for noise go through the same engine as real ones. Limits follow
/// a shift and a change of scale, so the shares hold for noise of any mean and spread; they do not
/// hold for counts near zero or for series that depend on their own past, which are flagged far
/// more often.
struct StableSeriesSimulation: Hashable, Sendable {
  /// What is simulated: chart, rules, baseline and screening; without phases, target or direction.
  private let specification: ChartSpecification
  private(set) var pointCount: Int

  /// Takes what matters from a specification.
  init(_ specification: ChartSpecification, pointCount: Int) {
    var essence = specification
    essence.baselineCount = specification.baselineCount(
      ofPhaseAt: specification.phaseStarts.last ?? 0
    )
    essence.screensMovingRanges = specification.effectiveScreening
    essence.phaseStarts = []
    essence.phaseBaselines = [:]
    essence.direction = .neutral
    essence.target = .none
    essence.excluded = []
    let noise = StableNoise(for: specification)
    // Counts so large are normal: their quantiles stand where those of a normal distribution do, and
    // are much cheaper there.
    if case .probability(let confidence) = specification.limits, noise.isNormal,
      specification.chart.hasProbabilityLimits, confidence > 0, confidence < 1
    {
      essence.limits = .sigma(NormalDistribution.standard.quantile((1 + confidence) / 2))
    }
    if specification.knownCentre != nil { essence.knownCentre = noise.centre }
    if specification.knownSigma != nil { essence.knownSigma = noise.sigma }
    self.specification = essence
    self.pointCount = min(pointCount, Self.longest)
  }

  /// The same chart with another number of points.
  func withPointCount(_ count: Int) -> StableSeriesSimulation {
    var other = self
    other.pointCount = count
    return other
  }

  /// Beyond this many points the share of series whose latest point is flagged hardly moves.
  static let longestForLatest = 120
  /// Beyond this many points nearly every series has some signal.
  private static let longest = 1_000
  /// Normal numbers to draw in all, or points where each takes one: what a release build does in
  /// some 60 ms.
  private static let pointBudget = 1_600_000
  private static let mostSeries = 60_000
  private static let seed: UInt64 = 7

  private static let known = Mutex<[StableSeriesSimulation: FalseSignalShares]>([:])

  /// The shares of flagged series: simulated once, then remembered.
  func shares(checkpoint: Checkpoint = .none) throws(SPCError) -> FalseSignalShares {
    guard pointCount > 0 else { return .none }
    if let shares = Self.known.withLock({ $0[self] }) { return shares }
    // Two callers may compute the same shares at once; they find the same ones.
    let shares = try simulate(checkpoint: checkpoint)
    Self.known.withLock { $0[self] = shares }
    return shares
  }

  /// The share of series whose latest point is flagged: looked up where it was worked out
  /// beforehand, else simulated.
  func latestPointShare(checkpoint: Checkpoint = .none) throws(SPCError) -> Double {
    guard let flags = WorkedOutShares.flagCount(self) else {
      return try shares(checkpoint: checkpoint).latestPoint
    }
    return latestPointShare(flags: flags, seriesCount: usualSeriesCount)
  }

  /// How many latest points the usual simulation flags; where a series is read both ways, how many
  /// first ones as well.
  func latestFlags() throws(SPCError) -> Int {
    let share = try simulate().latestPoint
    return Int((share * Double(usualSeriesCount * (readsBothWays ? 2 : 1))).rounded())
  }

  private func latestPointShare(flags: Int, seriesCount: Int) -> Double {
    Double(flags) / (readsBothWays ? 2 * Double(seriesCount) : Double(seriesCount))
  }

  /// As many series as the shares are remembered from.
  private var usualSeriesCount: Int {
    min(Self.pointBudget / pointCount, Self.mostSeries)
      / StableNoise(for: specification).numbersPerPoint
  }

  /// Simulates the shares.
  ///
  /// - Parameters:
  ///   - count: How many series; nil for as many as the shares are remembered from.
  ///   - checkpoint: Asked every few thousand points.
  /// - Returns: The shares of flagged series.
  /// - Throws: ``SPCError`` where the specification is at fault.
  func simulate(
    seriesCount count: Int? = nil,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> FalseSignalShares {
    var noise = StableNoise(for: specification, seed: Self.seed)
    let seriesCount = count ?? usualSeriesCount
    let rules = Set(specification.ruleSet.rules.map(\.kind))
    let countsFirst = readsBothWays
    var workspace = ChartWorkspace(capacity: pointCount)
    var (latest, point, phase, any) = (0, 0, 0, 0)
    let seriesPerCheck = max(1, 4_096 / pointCount)
    for number in 0..<seriesCount {
      if number % seriesPerCheck == 0 { try checkpoint(number, of: seriesCount) }
      try workspace.compute(noise.series(pointCount), specification: specification)
      var isFlagged = false
      for index in 0..<pointCount where workspace.label(at: index) != nil {
        isFlagged = true
        break
      }
      let isFound = Self.isFound(workspace.phases, rules)
      latest += workspace.variation == .commonCause ? 0 : 1
      if countsFirst { latest += workspace.category(at: 0) == .commonCause ? 0 : 1 }
      point += isFlagged ? 1 : 0
      phase += isFound ? 1 : 0
      any += isFlagged || isFound ? 1 : 0
    }
    let total = Double(seriesCount)
    return FalseSignalShares(
      latestPoint: latestPointShare(flags: latest, seriesCount: seriesCount),
      anyPoint: Double(point) / total,
      phase: Double(phase) / total,
      anySignal: Double(any) / total
    )
  }

  /// Whether the first point of a series tells as much as the latest.
  ///
  /// Read backwards, a stable series is a stable series. So it is where limits come from all points
  /// and whole patterns are marked; ranges and averages have a beginning and an end.
  private var readsBothWays: Bool {
    specification.baselineCount == nil && specification.ruleSet.marking == .wholePattern
      && specification.chart.hasIndependentPoints
  }

  /// Whether a rule of the set finds something about a phase.
  private static func isFound(_ phases: [SPCPhase], _ rules: Set<RuleKind>) -> Bool {
    phases.contains { phase in
      guard let runs = phase.runs else { return false }
      return rules.contains(.longRun) && runs.isLongRunSignal
        || rules.contains(.fewCrossings) && runs.isFewCrossingsSignal
    }
  }
}

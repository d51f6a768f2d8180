import SPCCore

/// A series and what to compute from it: most of it sensible, some of it not.
struct ChartCase: CustomStringConvertible {
  let data: ChartData
  let specification: ChartSpecification

  init(_ random: inout FuzzRandom) {
    let chart = random.one(of: ChartKind.allCases)
    // One in thirty has a shape the chart may not take.
    let shape =
      random.isHappening(1, in: 30)
      ? random.one(of: ChartData.Shape.allCases) : random.one(of: chart.dataShapes)
    data = SeriesMaker(chart: chart).data(shape, &random)
    specification = Self.specification(chart, data, &random)
  }

  var description: String {
    "data: \(data)\nspecification: \(specification)"
  }

  private static func specification(
    _ chart: ChartKind,
    _ data: ChartData,
    _ random: inout FuzzRandom
  ) -> ChartSpecification {
    let count = data.count
    var specification = ChartSpecification(
      chart: chart,
      ruleSet: ruleSet(for: chart, &random),
      direction: random.one(of: ImprovementDirection.allCases)
    )
    if random.isHappening(1, in: 3) {
      let starts = (0..<random.integer(1...4)).map { _ in random.integer(0...max(count, 1)) }
      specification.phaseStarts = Set(starts).filter { $0 < count }.sorted()
      if random.isHappening(1, in: 30) { specification.phaseStarts = starts }
    }
    if random.isHappening(1, in: 3) {
      specification.baselineCount = random.integer(
        random.isHappening(1, in: 20) ? -1...11 : 12...40
      )
    }
    if random.isHappening(1, in: 5) {
      let start = random.one(of: specification.phaseStarts + [0])
      specification.phaseBaselines = [start: random.integer(12...30)]
    }
    if random.isHappening(1, in: 3) { specification.target = target(count, &random) }
    if random.isHappening(1, in: 3) {
      specification.screensMovingRanges = random.isHappening(1, in: 2)
    }
    if random.isHappening(1, in: 4), count > 0 {
      let most = random.isHappening(1, in: 10) ? count : min(count, 5)
      specification.excluded = (0..<random.integer(1...most)).map { _ in
        random.integer(0...count - 1)
      }
      if random.isHappening(1, in: 30) { specification.excluded.append(count) }
    }
    if random.isHappening(1, in: 6) { specification.knownCentre = known(&random) }
    let isWrong = random.isHappening(1, in: 30)
    if random.isHappening(1, in: 6), isWrong || usesKnownSigma.contains(chart) {
      specification.knownSigma = known(&random).magnitude
    }
    if random.isHappening(1, in: 4) {
      specification.limits =
        random.isHappening(1, in: 2) || !isWrong && !hasQuantiles.contains(chart)
        ? .sigma(random.one(of: [1, 2, 2.5, 3, 4, 1e-9, 1e9]))
        : .probability(confidence: random.one(of: [0.5, 0.9, 0.95, 0.998, 1e-12, 1 - 1e-13]))
    }
    if random.isHappening(1, in: 3), !chart.sigmaEstimators.isEmpty {
      specification.sigmaEstimator = random.one(of: chart.sigmaEstimators)
    }
    if random.isHappening(1, in: 3) {
      specification.smoothing = random.one(of: [0.2, 0.1, 1, 1e-9, 0.999, 0.05])
    }
    if random.isHappening(1, in: 3) { specification.clipsBelowZero = random.isHappening(1, in: 2) }
    if random.isHappening(1, in: 6), isWrong || !needsOrder.contains(chart) {
      specification.isOrdered = false
    }
    return specification
  }

  // What does not fit a chart is refused: seldom is often enough.
  private static let usesKnownSigma: Set<ChartKind> = [.xmr, .xbar, .r, .s, .iPrime, .ewma]
  private static let hasQuantiles: Set<ChartKind> = [.p, .np, .c, .u, .g]
  private static let needsOrder: Set<ChartKind> = [.run, .mr, .iPrime, .t, .ewma]

  private static func target(_ count: Int, _ random: inout FuzzRandom) -> TargetLine {
    guard random.isHappening(1, in: 2) else { return .constant(known(&random)) }
    return .perPoint(
      (0..<count).map { _ in random.isHappening(1, in: 5) ? .nan : Double(random.integer(0...20)) }
    )
  }

  /// A number that somebody might state: mostly one that fits the data.
  private static func known(_ random: inout FuzzRandom) -> Double {
    random.one(of: [0.05, 0.5, 1, 5, 10, 40] + [0.5, 5, 0, 100, -3, 1e-300, 1e150, 1e300])
  }

  private static func ruleSet(for chart: ChartKind, _ random: inout FuzzRandom) -> RuleSet {
    if random.isHappening(1, in: 2) {
      let fitting = RuleSet.named.filter { $0.charts.contains(chart) }
      return random.one(of: random.isHappening(1, in: 20) ? RuleSet.named : fitting)
    }
    var rules: [Rule] = [
      .beyondLimits, .longRun, .fewCrossings, .fourOfFive,
      .trend(length: random.integer(3...9), ties: random.one(of: TieReading.allCases)),
      .shift(length: random.integer(3...9), onCentre: random.one(of: TieReading.allCases)),
      .twoOfThree(
        counting: random.one(of: TwoOfThreeBand.allCases),
        third: random.one(of: ThirdPoint.allCases)
      ),
      .alternation(length: random.integer(3...14)),
      .stratification(length: random.integer(3...15)),
      .mixture(length: random.integer(3...8)),
    ]
    rules.shuffle(using: &random)
    do throws(SPCError) {
      return try RuleSet(
        name: "made-up",
        charts: ChartKind.allCases,
        rules: Array(rules.prefix(random.integer(0...rules.count))),
        screensMovingRanges: random.isHappening(1, in: 2),
        limitFactor: random.one(of: [2.66, 3 / 1.128, 1, 0.001]),
        constants: random.one(of: [.exact, .threeDecimals]),
        marking: random.one(of: [.wholePattern, .completingPoint]),
        runsMethod: random.one(of: [.anhoej, .bestBox, .cutBox])
      )
    } catch {
      preconditionFailure("a made-up rule set is refused: \(error)")
    }
  }
}

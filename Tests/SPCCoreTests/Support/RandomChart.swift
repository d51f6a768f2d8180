import SPCCore
import Testing

/// A chart of one kind with random data and a random specification, the same for the same seed.
struct RandomChart {
  let chart: ChartKind
  let seed: UInt64
  var data: ChartData
  var specification: ChartSpecification

  /// What a failure prints.
  var place: Comment { "\(chart.rawValue), seed \(seed)" }

  /// Makes data with ties, steps, gaps and points beyond limits, of a shape the chart takes.
  init(_ chart: ChartKind, seed: UInt64, missingShare: Int = 5) throws {
    self.chart = chart
    self.seed = seed
    var random = SeededSeries(seed: seed)
    let count = random.integer(in: 1...60)
    let shape =
      chart == .ewma
      ? [ChartData.Shape.values, .subgroups][random.integer(in: 0...1)]
      : try #require(chart.dataShapes.first)
    let isOneSize = random.integer(in: 0...1) == 0
    switch (chart, shape) {
    case (_, .parts):
      data = Self.parts(count, chart, isOneSize: isOneSize, missingShare, &random)
    case (_, .subgroups):
      data = Self.subgroups(count, isOneSize: isOneSize, missingShare, &random)
    case (.c, _), (.g, _), (.t, _):
      data = .values(
        (0..<count).map { _ in
          random.integer(in: 0...99) < missingShare
            ? .nan : Double(random.integer(in: 1...9) * random.integer(in: 1...12))
        }
      )
    default:
      data = .values(random.wholeNumbers(count: count, missingShare: missingShare))
    }
    let ruleSets = chart == .run ? [RuleSet.anhoej] : [.anhoej, .nhse2023, .ptd022]
    specification = ChartSpecification(
      chart: chart,
      ruleSet: ruleSets[random.integer(in: 0...ruleSets.count - 1)],
      direction: .increase
    )
    if random.integer(in: 0...3) == 0, shape == .subgroups {
      let estimators = chart.sigmaEstimators.filter {
        $0 != .movingRange && $0 != .standardDeviation
      }
      specification.sigmaEstimator = estimators[random.integer(in: 0...estimators.count - 1)]
    }
    if random.integer(in: 0...3) == 0 { specification.limits = .sigma(2.5) }
  }

  private static func parts(
    _ count: Int,
    _ chart: ChartKind,
    isOneSize: Bool,
    _ missingShare: Int,
    _ random: inout SeededSeries
  ) -> ChartData {
    let size = random.integer(in: 10...200)
    let denominators = (0..<count).map { _ in
      if random.integer(in: 0...99) < missingShare { return 0.0 }
      return Double(isOneSize ? size : random.integer(in: 10...200))
    }
    let share = random.integer(in: 5...95)
    let numerators = denominators.map { denominator in
      let usual = Double(share) / 100 * denominator
      let noise = Double(random.integer(in: -12...12)) / 100 * denominator
      return min(max((usual + noise).rounded(), 0), denominator)
    }
    return .parts(numerators: numerators, denominators: denominators, multiplier: 1)
  }

  private static func subgroups(
    _ count: Int,
    isOneSize: Bool,
    _ missingShare: Int,
    _ random: inout SeededSeries
  ) -> ChartData {
    let size = random.integer(in: 2...9)
    return .subgroups(
      (0..<count).map { _ in
        if random.integer(in: 0...99) < missingShare { return [] }
        let members = isOneSize ? size : random.integer(in: 2...9)
        return (0..<members).map { _ in Double(random.integer(in: 80...120)) }
      }
    )
  }

  func computed() throws -> SPCResult { try SPCResult(data, specification: specification) }
}

extension ChartData {
  /// The same data at some of the places, in the order given.
  func selecting(_ places: [Int]) -> ChartData {
    switch self {
    case .values(let values): .values(places.map { values[$0] })
    case .parts(let numerators, let denominators, let multiplier):
      .parts(
        numerators: places.map { numerators[$0] },
        denominators: places.map { denominators[$0] },
        multiplier: multiplier
      )
    case .subgroups(let subgroups): .subgroups(places.map { subgroups[$0] })
    case .subgroupSummaries(let summaries): .subgroupSummaries(places.map { summaries[$0] })
    }
  }

  /// The same data with every single observation changed; parts keep their denominators.
  func mapping(_ change: (_ value: Double, _ denominator: Double) -> Double) -> ChartData {
    switch self {
    case .values(let values): .values(values.map { change($0, 1) })
    case .parts(let numerators, let denominators, let multiplier):
      .parts(
        numerators: zip(numerators, denominators).map(change),
        denominators: denominators,
        multiplier: multiplier
      )
    case .subgroups(let subgroups): .subgroups(subgroups.map { $0.map { change($0, 1) } })
    case .subgroupSummaries: self
    }
  }

  /// The same parts shown in another unit.
  func multiplied(by factor: Double) -> ChartData {
    guard case .parts(let numerators, let denominators, let multiplier) = self else { return self }
    return .parts(
      numerators: numerators,
      denominators: denominators,
      multiplier: multiplier * factor
    )
  }

  /// The same data between two points that have no value.
  var betweenMissing: ChartData {
    switch self {
    case .values(let values): .values([.nan] + values + [.nan])
    case .parts(let numerators, let denominators, let multiplier):
      .parts(
        numerators: [3] + numerators + [3],
        denominators: [0] + denominators + [0],
        multiplier: multiplier
      )
    case .subgroups(let subgroups): .subgroups([[]] + subgroups + [[.nan]])
    case .subgroupSummaries: self
    }
  }
}

extension SPCPoint {
  /// The value and the five lines.
  var figures: [Double] { [value, centre, lower, upper, nearLower, nearUpper] }

  /// What the rules say.
  var verdict: Verdict { Verdict(high: highHits, low: lowHits, label: label) }

  struct Verdict: Equatable {
    let high: RuleHits
    let low: RuleHits
    let label: PointLabel?
  }
}

/// Whether two rows of figures agree, each after a change of its own.
func agree(_ ours: [Double], _ theirs: [Double]) -> Bool {
  ours.count == theirs.count && zip(ours, theirs).allSatisfy { agree($0, $1) }
}

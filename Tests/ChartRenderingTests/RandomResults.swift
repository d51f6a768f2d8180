import SPCCore
import TestInputSupport

/// Results of every chart kind from a seed, with limits that vary, excluded points and categories.
enum RandomResults {
  static func result(seed: UInt64, count: Int, phaseStarts: [Int]) throws -> SPCResult {
    var random = SeededGenerator(seed: seed &* 31)
    func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
    let chart = pick(ChartKind.allCases)
    let data = data(for: chart, count: count, using: &random)
    let canBeUnordered = [ChartKind.xbar, .r, .s, .p, .np, .c, .u].contains(chart)
    let isOrdered = !canBeUnordered || pick([true, true, false])
    let excluded = (0..<count).filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
    let quantiles: LimitMethod = .probability(confidence: 0.95)
    let hasQuantiles = [ChartKind.p, .np, .c, .u, .g].contains(chart)
    return try SPCResult(
      data,
      specification: ChartSpecification(
        chart: chart,
        ruleSet: chart == .run ? .anhoej : .nhse2023,
        direction: pick(ImprovementDirection.allCases),
        phaseStarts: isOrdered ? phaseStarts : [],
        baselineCount: isOrdered ? pick([nil, nil, 12]) : nil,
        excluded: pick([[], excluded]),
        limits: hasQuantiles ? pick([.threeSigma, quantiles]) : pick([.threeSigma, .sigma(2)]),
        isOrdered: isOrdered
      )
    )
  }

  private static func data(
    for chart: ChartKind,
    count: Int,
    using random: inout SeededGenerator
  ) -> ChartData {
    func isMissing() -> Bool { Int.random(in: 0..<8, using: &random) == 0 }
    switch chart {
    case .run, .xmr, .mr, .ewma, .c, .g, .t:
      return .values(
        (0..<count).map { _ in
          isMissing() ? .nan : Double.random(in: 1...40, using: &random).rounded()
        }
      )
    case .xbar, .r, .s:
      return .subgroups(
        (0..<count).map { _ in
          let size = isMissing() ? 0 : Int.random(in: 2...9, using: &random)
          return (0..<size).map { _ in 12 + random.normal() * 2 }
        }
      )
    case .p, .pPrime, .np, .u, .uPrime, .iPrime:
      let denominators = (0..<count).map { _ in
        Double.random(in: 5...400, using: &random).rounded()
      }
      let numerators = denominators.map { denominator -> Double in
        isMissing()
          ? .nan : (denominator * Double.random(in: 0...0.4, using: &random)).rounded()
      }
      return .parts(
        numerators: numerators,
        denominators: denominators,
        multiplier: 1
      )
    }
  }
}

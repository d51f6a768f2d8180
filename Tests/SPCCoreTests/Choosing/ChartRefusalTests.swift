import Testing

@testable import SPCCore

@Suite("XmR charts of small counts are refused")
struct ChartRefusalTests {
  private func refusal(
    _ values: [Double],
    chart: ChartKind = .xmr,
    quantity: MeasuredQuantity = .count
  ) -> ChartRefusal? {
    ChartSuggestion.refusal(chart: chart, quantity: quantity, data: .values(values))
  }

  @Test("A mean below four is refused with the figures, a mean of four is not")
  func bound() {
    let four: [Double] = [3, 5, 4, 4, .nan, 2, 6]
    #expect(refusal(four) == nil)
    var less = four
    less[6] = 5
    #expect(
      refusal(less)
        == .meanCountLow(chart: .xmr, mean: 23.0 / 6, minimum: 4, instead: .t)
    )
    #expect(refusal([0, 0, 0]) == .meanCountLow(chart: .xmr, mean: 0, minimum: 4, instead: .t))
  }

  @Test("Counts with denominators are judged by the counts")
  func parts() {
    let data = ChartData.parts(numerators: [1, 2], denominators: [100, 100], multiplier: 1_000)
    #expect(
      ChartSuggestion.refusal(chart: .xmr, quantity: .count, data: data)
        == .meanCountLow(chart: .xmr, mean: 1.5, minimum: 4, instead: .t)
    )
  }

  @Test("Other charts and quantities, and no values at all, are not refused")
  func others() {
    let small = Array(repeating: 1.0, count: 20)
    for chart in ChartKind.allCases where chart != .xmr {
      #expect(refusal(small, chart: chart) == nil)
    }
    for quantity in MeasuredQuantity.allCases where quantity != .count {
      #expect(refusal(small, quantity: quantity) == nil)
    }
    #expect(refusal([]) == nil)
    #expect(refusal([.nan]) == nil)
  }

  @Test("At a mean of four chance flags at most 1.5 times as many series as noise, at two more")
  func threshold() throws {
    let shares = try Shares(pointCount: 24, seriesCount: 3_000, means: [0.5, 2, 4, 10])
    #expect(shares.any[0] > 3)
    #expect(shares.any[1] > 1.6)
    #expect(shares.any[2] < 1.5)
    #expect(shares.any[3] < 1.3)
  }

  @Test(
    "The whole table, from many series",
    .enabled(if: SimulatedSeries.factor >= 10, "TIDEMARK_SERIES_FACTOR is not 10 or more"),
    arguments: [24, 36, 49]
  )
  func table(pointCount: Int) throws {
    let shares = try Shares(
      pointCount: pointCount,
      seriesCount: 2_000,
      means: [0.5, 1, 2, 3, 4, 5, 6, 8, 10, 20]
    )
    #expect(shares.any[4...].allSatisfy { $0 < 1.5 })
    #expect(shares.latest[4...].allSatisfy { $0 < 1.65 })
    #expect(shares.latest[2] > 1.8)
  }

  /// How many times as many series of Poisson counts have their latest, or any, point flagged as
  /// series of normal noise.
  private struct Shares {
    var latest: [Double] = []
    var any: [Double] = []

    init(pointCount: Int, seriesCount: Int, means: [Double]) throws {
      let seed: UInt64 = 91
      var random = SimulatedSeries(seed: seed)
      let seriesCount = SimulatedSeries.count(seriesCount)
      var workspace = ChartWorkspace(capacity: pointCount)
      let specification = ChartSpecification(ruleSet: .nhse2023)
      func shares(_ series: () -> [Double]) throws -> (latest: Double, any: Double) {
        var (latest, any) = (0, 0)
        for _ in 0..<seriesCount {
          try workspace.compute(series(), specification: specification)
          latest += workspace.variation == .commonCause ? 0 : 1
          any += (0..<pointCount).contains { workspace.label(at: $0) != nil } ? 1 : 0
        }
        return (Double(latest) / Double(seriesCount), Double(any) / Double(seriesCount))
      }
      let normal = try shares { random.normals(pointCount) }
      print(
        "seed \(seed), \(pointCount) points, normal: latest \(normal.latest), any \(normal.any)"
      )
      for mean in means {
        let poisson = try shares { random.poissons(mean, pointCount) }
        latest.append(poisson.latest / normal.latest)
        any.append(poisson.any / normal.any)
        print(
          "Poisson \(mean), \(pointCount) points:",
          "\(poisson) times \(latest.last ?? 0) \(any.last ?? 0)"
        )
      }
    }
  }
}

import Testing

@testable import SPCCore

@Suite("Rolling means")
struct RollingMeanSignTests {
  private func share(
    of count: Int,
    seed: UInt64,
    _ series: (inout SimulatedSeries) -> [Double],
    where isMeant: (RollingMeanSign) -> Bool = { _ in true }
  ) -> Double {
    let count = SimulatedSeries.count(count)
    var random = SimulatedSeries(seed: seed)
    let found = (0..<count).count { _ in RollingMeanSign(series(&random)).map(isMeant) ?? false }
    return Double(found) / Double(count)
  }

  @Test(
    "Most rolling means over 60 values are seen, with their length",
    arguments: [(3, 0.85), (4, 0.8), (6, 0.8), (12, 0.65)]
  )
  func hits(periods: Int, expected: Double) {
    let right = share(of: 300, seed: 51) { random in
      random.rollingMeans(over: periods, 60)
    } where: {
      $0.periods == periods
    }
    print("seed 51, rolling means over \(periods), 60 values: \(right)")
    #expect(right >= expected)
  }

  @Test("Independent values never are, other series rarely", arguments: [24, 36, 60])
  func falseAlarms(count: Int) {
    #expect(share(of: 1_000, seed: 52) { $0.normals(count) } <= 0.003)
    let dependent = share(of: 400, seed: 53) { $0.autoregressive(0.8, count) }
    let step = share(of: 400, seed: 54) { random in
      random.normals(count).enumerated().map { $1 + ($0 < count / 2 ? 0 : 3) }
    }
    print("seeds 53, 54, \(count) values: dependence 0.8 \(dependent), step \(step)")
    #expect(dependent <= 0.08)
    #expect(step <= 0.04)
  }

  @Test("A year's season is not taken for a rolling mean over six months")
  func season() {
    let year: [Double] = [0, 3, 5, 6, 5, 3, 0, -3, -5, -6, -5, -3]
    let found = share(of: 400, seed: 55) { random in
      random.normals(60).enumerated().map { $1 + year[$0 % 12] }
    }
    print("seed 55, season: \(found)")
    #expect(found <= 0.03)
  }

  @Test("Steps k apart of rolling means over k have the correlation −½, and neighbours share k − 1")
  func theory() throws {
    var random = SimulatedSeries(seed: 56)
    let values = random.rollingMeans(over: 4, 4_000)
    let steps = try #require(CenteredSeries(zip(values.dropFirst(), values).map { $0 - $1 }))
    for lag in 1...8 {
      let expected = lag == 4 ? -0.5 : 0
      #expect((steps.correlation(atLag: lag) - expected).magnitude < 0.05, "seed 56, lag \(lag)")
    }
    let series = try #require(CenteredSeries(values))
    #expect((series.correlation(atLag: 1) - 0.75).magnitude < 0.05, "seed 56")
  }

  @Test("Too short, constant or empty a series shows nothing")
  func nothing() {
    for values in [[], [1], [1, 2, 3], Array(repeating: 5.0, count: 40)] {
      #expect(RollingMeanSign(values) == nil)
    }
    #expect(RollingMeanSign((0..<40).map(Double.init)) == nil)
    #expect(RollingMeanSign(Array(repeating: .nan, count: 40)) == nil)
  }
}

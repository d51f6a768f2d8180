import Testing

@testable import SPCCore

@Suite("Autocorrelation")
struct AutocorrelationTests {
  /// The share of series that are called autocorrelated.
  private func share(of count: Int, seed: UInt64, _ series: (inout SimulatedSeries) -> [Double])
    -> Double
  {
    let count = SimulatedSeries.count(count)
    var random = SimulatedSeries(seed: seed)
    let strong = (0..<count).count { _ in Autocorrelation(series(&random))?.isStrong ?? false }
    return Double(strong) / Double(count)
  }

  @Test("The lag-one correlation of 1 to 12 is 0.75, by hand")
  func byHand() throws {
    let correlation = try #require(Autocorrelation((1...12).map(Double.init)))
    // Σ (i − 6.5)(i − 5.5) over i = 2…12 is 107.25, Σ (i − 6.5)² is 143.
    #expect(agree(correlation.lagOne, 107.25 / 143))
    #expect(correlation.lagOneAfterLine == 0)
    #expect(!correlation.isStrong)
  }

  @Test("Independent values are hardly ever called so", arguments: [24, 48, 104])
  func independent(count: Int) {
    #expect(share(of: 1_000, seed: 41) { $0.normals(count) } <= 0.025)
  }

  @Test("A shift or a trend alone is hardly ever called so", arguments: [24, 48])
  func shiftAndTrend(count: Int) {
    let shift = share(of: 500, seed: 42) { random in
      random.normals(count).enumerated().map { $1 + ($0 < count / 2 ? 0 : 3) }
    }
    let trend = share(of: 500, seed: 43) { random in
      random.normals(count).enumerated().map { $1 + 3 * Double($0) / Double(count - 1) }
    }
    print("seeds 42, 43, \(count) values: shift \(shift), trend \(trend)")
    #expect(shift <= 0.04)
    #expect(trend <= 0.04)
  }

  @Test("A dependence of ½ is seen in most series of 48, one of 0.7 in nearly all")
  func dependent() {
    let half = share(of: 500, seed: 44) { $0.autoregressive(0.5, 48) }
    let more = share(of: 500, seed: 45) { $0.autoregressive(0.7, 48) }
    print("seeds 44, 45: dependence 0.5 \(half), 0.7 \(more)")
    #expect(half >= 0.7)
    #expect(more >= 0.92)
  }

  @Test("The correlation does not change with unit or level, and missing values are passed over")
  func invariance() throws {
    var random = SimulatedSeries(seed: 46)
    let values = random.autoregressive(0.6, 40)
    let plain = try #require(Autocorrelation(values))
    for (scale, level) in [(1e-9, 0.0), (1e12, 0.0), (-3.0, 7.0), (1e200, 0.0)] {
      let other = try #require(Autocorrelation(values.map { $0 * scale + level }))
      #expect((other.lagOne - plain.lagOne).magnitude < 1e-9, "seed 46, scale \(scale)")
      #expect((other.lagOneAfterStep - plain.lagOneAfterStep).magnitude < 1e-9)
      #expect(other.isStrong == plain.isStrong)
    }
    var gaps = values
    gaps[5] = .nan
    gaps[20] = .nan
    let other = try #require(Autocorrelation(gaps))
    #expect(other.observedCount == 38)
    #expect((other.lagOne - plain.lagOne).magnitude < 0.15)
  }

  @Test("A strong correlation is found without the others being measured in full")
  func strong() {
    let seed = UInt64.random(in: 0 ... .max)
    print("autocorrelation: seed \(seed)")
    var random = SimulatedSeries(seed: seed)
    var found = 0
    for number in 0..<300 {
      var values = random.autoregressive(0.1 * Double(number % 9), 14 + number % 60)
      if number % 3 == 0 { values = values.enumerated().map { $1 + 0.05 * Double($0) } }
      if number % 4 == 0 { values[number % values.count] = .nan }
      if number % 50 == 0 { values = values.map { _ in 7 } }
      let whole = Autocorrelation(values)
      let strong = Autocorrelation(strongIn: values, CenteredSeries(values))
      #expect(strong == (whole?.isStrong == true ? whole : nil), "series \(number)")
      found += strong == nil ? 0 : 1
    }
    #expect((20...280).contains(found))
  }

  @Test("Too short or constant a series has none")
  func none() {
    #expect(Autocorrelation([]) == nil)
    #expect(Autocorrelation(Array(CroftonWard.values[..<11])) == nil)
    #expect(Autocorrelation(Array(repeating: 0.1, count: 30)) == nil)
    #expect(Autocorrelation(Array(repeating: .nan, count: 30)) == nil)
  }
}

import Testing

@testable import SPCCore

@Suite("Spread against the model")
struct DispersionTests {
  @Test("σ_z of counts is the mean moving range of z over 1.128, by hand")
  func byHand() throws {
    let counts: [Double] = [4, 9, 4, 9, 4, 9, 4, 9, 4, 9, 4, 9]
    let dispersion = try #require(Dispersion(ObservedSeries(.values(counts)), of: .count))
    #expect(agree(dispersion.unscreenedSigmaZ, 5 / 6.5.squareRoot() / 1.128))
    #expect(dispersion.sigmaZ == dispersion.unscreenedSigmaZ)
    #expect(dispersion.rangeCount == 11)
  }

  @Test("The standard error is √(0.570796 m + 0.255613 (m − 1)) ÷ m for m moving ranges")
  func standardError() throws {
    // 1 − 4/π + 2 · … worked out apart: (2 − 4/π) ÷ (4/π) = 0.570796; the covariance of two
    // neighbouring ranges is E|XY| − E|X|² for normal X, Y of variance 2 and correlation −½, with
    // E|XY| = 2 · (2/π)(√(1 − ¼) + ½ · π/6), hence 2 · 0.162753 ÷ 1.273240 = 0.255652.
    let counts = [Double](repeating: 4, count: 12) + [Double](repeating: 9, count: 12)
    let dispersion = try #require(Dispersion(ObservedSeries(.values(counts)), of: .count))
    let count = Double(dispersion.rangeCount)
    let expected = (0.570_796 * count + 0.255_652 * (count - 1)).squareRoot() / count
    #expect((dispersion.standardError - expected).magnitude < 1e-5)
  }

  @Test(
    "About 2.5 % of series that follow their model lie beyond the band on either side",
    arguments: [24, 48]
  )
  func falseAlarms(count: Int) throws {
    let seed: UInt64 = 31
    var random = SimulatedSeries(seed: seed)
    var (over, under) = (0, 0)
    let seriesCount = SimulatedSeries.count(1_000)
    for _ in 0..<seriesCount {
      let series = ObservedSeries(.values(random.poissons(20, count)))
      let dispersion = try #require(Dispersion(series, of: .count))
      over += dispersion.isOverdispersed ? 1 : 0
      under += dispersion.isUnderdispersed ? 1 : 0
    }
    print("seed \(seed), \(count) Poisson counts: over \(over), under \(under) of \(seriesCount)")
    #expect((0.01...0.045).contains(Double(over) / Double(seriesCount)))
    #expect((0.004...0.04).contains(Double(under) / Double(seriesCount)))
  }

  @Test("A spread twice the binomial one is seen in most series of 48 shares, a step in hardly any")
  func hits() throws {
    let seed: UInt64 = 32
    var random = SimulatedSeries(seed: seed)
    var (seen, misled) = (0, 0)
    let seriesCount = SimulatedSeries.count(200)
    for _ in 0..<seriesCount {
      let sizes = (0..<48).map { _ in 60 + Double(Int(random.normal() * 10)) }
      // The share itself wanders with √3 binomial standard errors: 1 + 3 = 2² variances.
      let wandering = sizes.map { size in
        let error = (3 * 0.3 * 0.7 / size).squareRoot()
        return random.binomial(Int(size), min(max(0.3 + error * random.normal(), 0), 1))
      }
      let stepping = sizes.enumerated().map { random.binomial(Int($1), $0 < 24 ? 0.5 : 0.3) }
      for (numerators, isStep) in [(wandering, false), (stepping, true)] {
        let data = ChartData.parts(numerators: numerators, denominators: sizes, multiplier: 100)
        let dispersion = try #require(Dispersion(ObservedSeries(data), of: .proportion))
        if isStep {
          misled += dispersion.isOverdispersed ? 1 : 0
        } else {
          seen += dispersion.isOverdispersed ? 1 : 0
        }
      }
    }
    print(
      "seed \(seed): overdispersion seen in \(seen), step taken for it in \(misled) of \(seriesCount)"
    )
    #expect(Double(seen) >= 0.95 * Double(seriesCount))
    #expect(Double(misled) <= 0.07 * Double(seriesCount))
  }

  @Test("Means of subgroups are compared with the spread within the subgroups")
  func subgroups() throws {
    let seed: UInt64 = 33
    var random = SimulatedSeries(seed: seed)
    var beyond = 0
    var within: [[Double]] = []
    let seriesCount = SimulatedSeries.count(300)
    for _ in 0..<seriesCount {
      within = (0..<40).map { _ in random.normals(5) }
      let plain = try #require(Dispersion(ObservedSeries(.subgroups(within)), of: .mean))
      beyond += plain.isOverdispersed || plain.isUnderdispersed ? 1 : 0
    }
    print(
      "seed \(seed): means of stable subgroups called over- or underdispersed in \(beyond) of \(seriesCount)"
    )
    #expect((0.01...0.1).contains(Double(beyond) / Double(seriesCount)))
    let wandering = within.map { members in
      let level = 2 * random.normal()
      return members.map { $0 + level }
    }
    let wide = try #require(Dispersion(ObservedSeries(.subgroups(wandering)), of: .mean))
    #expect(wide.isOverdispersed, "seed \(seed)")
    // Means vary by 2² + 1 ÷ 5, their standard error squared is 1 ÷ 5.
    #expect((wide.sigmaZ - 21.0.squareRoot()).magnitude < 1.5, "seed \(seed)")
  }

  @Test("Nothing is said without a model, without a spread under it, or of fewer than 12 values")
  func nothingToSay() {
    let values = ObservedSeries(.values(CroftonWard.values))
    #expect(Dispersion(values, of: .individual) == nil)
    #expect(Dispersion(values, of: .proportion) == nil)
    let zeros = ObservedSeries(.values(Array(repeating: 0, count: 24)))
    #expect(Dispersion(zeros, of: .count) == nil)
    let eleven = ObservedSeries(.values(Array(CroftonWard.values[..<11])))
    #expect(Dispersion(eleven, of: .count) == nil)
    #expect(Dispersion(ObservedSeries(.values([])), of: .count) == nil)
  }
}

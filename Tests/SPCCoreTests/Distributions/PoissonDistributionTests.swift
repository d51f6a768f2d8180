import Testing

@testable import SPCCore

/// The reference figures were computed with 60 digits (mpmath 1.3).
@Suite("Poisson distribution")
struct PoissonDistributionTests {
  @Test("Both tails are right relative to their size, from a mean of 0.1 to 100 million")
  func tails() {
    let exact: [(mean: Double, count: Double, atMost: Double, more: Double)] = [
      (0.1, 0, 0.904_837_418_035_959_568_1, 0.095_162_581_964_040_431_86),
      (0.1, 3, 0.999_996_153_166_074_654_9, 3.846_833_925_345_058_815e-6),
      (4.2, 0, 0.014_995_576_820_477_703_55, 0.985_004_423_179_522_296_5),
      (4.2, 9, 0.988_873_011_801_027_585_8, 0.011_126_988_198_972_414_24),
      (50, 20, 1.235_187_221_871_001_682e-6, 0.999_998_764_812_778_129),
      (50, 90, 0.999_999_875_549_105_028, 1.244_508_949_720_237_857e-7),
      (12_345.6, 12_000, 0.000_907_194_030_209_153_093, 0.999_092_805_969_790_846_9),
      (12_345.6, 13_000, 0.999_999_997_461_277_366_7, 2.538_722_633_254_754_609e-9),
      (1_000_000, 995_000, 2.814_820_383_896_531_442e-7, 0.999_999_718_517_961_610_3),
      (1_000_000, 1_003_000, 0.998_646_409_870_898_750_8, 0.001_353_590_129_101_249_19),
      (1e8, 99_950_000, 2.861_315_606_697_394_707e-7, 0.999_999_713_868_439_330_3),
      (100_000_000.5, 100_000_000, 0.500_006_649_037_997_640_5, 0.499_993_350_962_002_359_5),
    ]
    for (mean, count, atMost, more) in exact {
      let distribution = PoissonDistribution(mean: mean)
      #expect(isClose(distribution.cumulative(count), atMost, relative: 1e-12), "\(mean) \(count)")
      #expect(isClose(distribution.upperTail(count), more, relative: 1e-12), "\(mean) \(count)")
      #expect(distribution.cumulative(count + 0.9) == distribution.cumulative(count))
    }
  }

  @Test("A quantile is the smallest count whose cumulative probability reaches the one asked for")
  func quantileBySummation() {
    for mean in [0.001, 0.2, 1, 3.7, 20, 64.5, 300] {
      let distribution = PoissonDistribution(mean: mean)
      for probability in [1e-10, 0.001_35, 0.025, 0.3, 0.5, 0.9, 0.975, 0.998_65, 0.999_999] {
        // Plain summation in double precision is good to 10⁻¹³ here; no case is that close.
        var term = Mathematics.exponential(-mean)
        var sum = term
        var count = 0.0
        while sum < probability {
          count += 1
          term *= mean / count
          sum += term
        }
        #expect(distribution.quantile(probability) == count, "mean \(mean), \(probability)")
      }
    }
  }

  @Test("A quantile of its own cumulative probability is the count itself, whatever the size")
  func fuzz() {
    for mean in [0.5, 12, 900, 1e6, 3e9, 1e12] {
      let distribution = PoissonDistribution(mean: mean)
      for deviations in [-4.0, -1, 0, 1, 4] {
        let count = max(0, (mean + deviations * mean.squareRoot()).rounded())
        #expect(distribution.quantile(distribution.cumulative(count)) == count, "\(mean) \(count)")
      }
    }
  }

  @Test("Probabilities of single counts add up to the cumulative probability")
  func singleCounts() {
    let distribution = PoissonDistribution(mean: 7.3)
    var sum = 0.0
    for count in 0..<40 {
      sum += distribution.probability(Double(count))
      #expect(isClose(distribution.cumulative(Double(count)), sum, relative: 1e-13))
    }
    #expect(distribution.probability(2.5) == 0 && distribution.probability(-1) == 0)
  }

  @Test("A mean of 0 has no events; outside its domain every answer is NaN")
  func domain() {
    let none = PoissonDistribution(mean: 0)
    #expect(none.cumulative(0) == 1 && none.upperTail(0) == 0 && none.quantile(0.999) == 0)
    let some = PoissonDistribution(mean: 5)
    #expect(some.quantile(0) == 0 && some.quantile(1) == .infinity)
    #expect(some.cumulative(-1) == 0 && some.cumulative(.infinity) == 1)
    #expect(some.quantile(.nan).isNaN && some.quantile(2).isNaN && some.cumulative(.nan).isNaN)
    #expect(PoissonDistribution(mean: -1).quantile(0.5).isNaN)
    #expect(PoissonDistribution(mean: .nan).cumulative(3).isNaN)
  }
}

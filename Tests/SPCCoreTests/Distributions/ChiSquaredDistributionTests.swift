import Testing

@testable import SPCCore

/// The reference figures were computed with 60 digits (mpmath 1.3).
@Suite("Chi-squared distribution")
struct ChiSquaredDistributionTests {
  @Test("Quantiles are right for fractions of a degree of freedom and for millions of them")
  func quantile() {
    let exact: [(probability: Double, degrees: Double, x: Double)] = [
      (0.025, 124, 95.070_088_972_345_160_6), (0.975, 124, 156.714_103_829_672_138_2),
      (0.5, 1, 0.454_936_423_119_572_751_9), (1e-12, 3, 2.417_987_942_718_035_775e-8),
      (0.999, 10.84, 30.998_159_582_108_681_21), (0.001, 0.25, 1.237_337_269_662_911_829e-24),
      (0.975, 250_000, 251_387.797_156_378_925_6),
      (0.025, 2_000_000, 1_996_081.966_680_587_806),
      (0.999, 20_000.5, 20_624.258_174_558_830_95), (1e-30, 7, 1.081_611_288_547_356_583e-8),
    ]
    for (probability, degrees, x) in exact {
      let distribution = ChiSquaredDistribution(degreesOfFreedom: degrees)
      #expect(isClose(distribution.quantile(probability), x, relative: 1e-12))
      #expect(isClose(distribution.cumulative(x), probability, relative: 1e-11))
    }
  }

  @Test("With two degrees of freedom it is the exponential distribution")
  func exponential() {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: 2)
    for x in [0.001, 0.5, 1.9, 2.1, 30, 700] {
      let exact = Mathematics.exponential(-x / 2)
      #expect(isClose(distribution.upperTail(x), exact, relative: 1e-13))
      #expect(isClose(distribution.upperQuantile(exact), x, relative: 1e-12))
    }
  }

  @Test(
    "Quantile and probability undo each other",
    arguments: [0.1, 1, 2.5, 11, 99, 19_999, 20_001]
  )
  func inverse(degrees: Double) {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: degrees)
    for probability in [1e-9, 0.001, 0.1, 0.5, 0.9, 0.999] {
      let x = distribution.quantile(probability)
      #expect(isClose(distribution.cumulative(x), probability, relative: 1e-10))
      #expect(isClose(distribution.upperQuantile(1 - probability), x, relative: 1e-6))
    }
  }

  @Test("Its ends are 0 and infinity; outside its domain every answer is NaN")
  func domain() {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: 4)
    #expect(distribution.quantile(0) == 0 && distribution.quantile(1) == .infinity)
    #expect(distribution.upperQuantile(0) == .infinity && distribution.upperQuantile(1) == 0)
    #expect(distribution.cumulative(-1) == 0 && distribution.cumulative(.infinity) == 1)
    #expect(distribution.quantile(1.5).isNaN && distribution.cumulative(.nan).isNaN)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 0).quantile(0.5).isNaN)
    #expect(ChiSquaredDistribution(degreesOfFreedom: .infinity).cumulative(1).isNaN)
  }
}

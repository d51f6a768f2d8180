import Testing

@testable import SPCCore

@Suite("Geometric distribution")
struct GeometricDistributionTests {
  @Test("With probability ½ the probabilities are powers of two")
  func halves() {
    let distribution = GeometricDistribution(probability: 0.5)
    for count in 0...50 {
      let share = 1 / Double(UInt64(1) << UInt64(count + 1))
      #expect(isClose(distribution.probability(Double(count)), share, relative: 1e-14))
      #expect(isClose(distribution.upperTail(Double(count)), share, relative: 1e-14))
      #expect(isClose(distribution.cumulative(Double(count)), 1 - share, relative: 1e-14))
      // Beyond 30 the probability is within R's allowance of the one before.
      if count <= 30 { #expect(distribution.quantile(1 - share) == Double(count)) }
    }
  }

  @Test("A quantile is the smallest count whose cumulative probability reaches the one asked for")
  func quantile() {
    for p in [0.9, 0.31, 0.04, 0.0007] {
      let distribution = GeometricDistribution(probability: p)
      for asked in [0.001_35, 0.025, 0.5, 0.975, 0.998_65] {
        let count = distribution.quantile(asked)
        #expect(distribution.cumulative(count) >= asked, "\(p), \(asked)")
        #expect(count == 0 || distribution.cumulative(count - 1) < asked, "\(p), \(asked)")
      }
    }
  }

  @Test("Rare events take counts of millions without losing digits")
  func rare() {
    let distribution = GeometricDistribution(probability: 1e-9)
    // 1 − (1 − 10⁻⁹)^1000 and ln ½ ÷ ln(1 − 10⁻⁹), with 60 digits.
    #expect(isClose(distribution.cumulative(999), 9.999_995_005_001_666_669e-7, relative: 1e-13))
    #expect(distribution.quantile(0.5) == 693_147_180)
  }

  @Test("Its ends are 0 and infinity; outside its domain every answer is NaN")
  func domain() {
    let usual = GeometricDistribution(probability: 0.2)
    #expect(usual.quantile(0) == 0 && usual.quantile(1) == .infinity)
    #expect(
      usual.cumulative(-1) == 0 && usual.upperTail(-1) == 1 && usual.cumulative(.infinity) == 1
    )
    #expect(usual.quantile(1.1).isNaN && usual.cumulative(.nan).isNaN)
    let certain = GeometricDistribution(probability: 1)
    #expect(
      certain.quantile(0.999) == 0 && certain.cumulative(0) == 1 && certain.probability(0) == 1
    )
    #expect(GeometricDistribution(probability: 0).quantile(0.5).isNaN)
  }
}

import Testing

@testable import SPCCore

/// The reference figures were computed with 60 digits (mpmath 1.3).
@Suite("Normal distribution")
struct NormalDistributionTests {
  @Test("Probabilities are right relative to their size, far into the tails")
  func cumulative() {
    let exact: [(x: Double, below: Double)] = [
      (-20, 2.753_624_118_606_233_695e-89), (-8, 6.220_960_574_271_784_124e-16),
      (-3, 0.001_349_898_031_630_094_527), (-1.5, 0.066_807_201_268_858_066),
      (0.25, 0.598_706_325_682_923_724_2), (2, 0.977_249_868_051_820_792_8),
      (6, 0.999_999_999_013_412_355),
    ]
    for (x, below) in exact {
      #expect(isClose(NormalDistribution.standard.cumulative(x), below, relative: 1e-13))
      #expect(isClose(NormalDistribution.standard.upperTail(-x), below, relative: 1e-13))
    }
    #expect(NormalDistribution.standard.cumulative(-.infinity) == 0)
    #expect(NormalDistribution.standard.cumulative(.infinity) == 1)
  }

  @Test("Quantiles are right to the last digits, from 10⁻³⁰⁰ to 0.999")
  func quantile() {
    let exact: [(probability: Double, x: Double)] = [
      (1e-300, -37.047_096_299_361_199_24), (1e-100, -21.273_453_560_965_324_29),
      (1e-12, -7.034_483_825_301_131_933), (0.001_35, -2.999_976_992_703_393_111),
      (0.025, -1.959_963_984_540_054_212), (0.3, -0.524_400_512_708_040_816),
      (0.975, 1.959_963_984_540_053_856), (0.999, 3.090_232_306_167_813_278),
    ]
    for (probability, x) in exact {
      #expect(isClose(NormalDistribution.standard.quantile(probability), x, relative: 1e-14))
    }
    #expect(NormalDistribution.standard.quantile(0.5) == 0)
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.quantile(1) == .infinity)
  }

  @Test("Mean and standard deviation move and stretch it")
  func location() {
    let scores = NormalDistribution(mean: 100, standardDeviation: 15)
    #expect(isClose(scores.quantile(0.975), 129.399_459_768_100_81, relative: 1e-14))
    #expect(isClose(scores.cumulative(130), 0.977_249_868_051_820_8, relative: 1e-14))
    let point = NormalDistribution(mean: 4, standardDeviation: 0)
    #expect(point.quantile(0.2) == 4 && point.cumulative(3.9) == 0 && point.cumulative(4) == 1)
  }

  @Test("Outside its domain every answer is NaN")
  func domain() {
    #expect(NormalDistribution.standard.quantile(-0.1).isNaN)
    #expect(NormalDistribution.standard.quantile(1.1).isNaN)
    #expect(NormalDistribution.standard.quantile(.nan).isNaN)
    #expect(NormalDistribution(mean: 0, standardDeviation: -1).cumulative(0).isNaN)
    #expect(NormalDistribution(mean: .infinity).quantile(0.5).isNaN)
  }
}

import Testing

@testable import SPCCore

/// The reference figures were computed with 60 digits (mpmath 1.3) or in whole numbers.
@Suite("Binomial distribution")
struct BinomialDistributionTests {
  @Test("Both tails are right relative to their size, up to a billion trials")
  func tails() {
    let exact: [(trials: Double, p: Double, count: Double, atMost: Double, more: Double)] = [
      (10, 0.3, 2, 0.382_782_786_400_000_029_6, 0.617_217_213_599_999_970_4),
      (10, 0.3, 7, 0.998_409_613_600_000_000_4, 0.001_590_386_399_999_999_572),
      (465, 0.018, 3, 0.031_842_315_350_696_210_51, 0.968_157_684_649_303_789_5),
      (1_000, 1e-6, 0, 0.999_000_499_333_874_408_9, 0.000_999_500_666_125_591_079),
      (1_000, 1e-6, 2, 0.999_999_999_833_957_201_9, 1.660_427_981_138_186_594e-10),
      (100_000, 0.2, 19_800, 0.057_240_419_442_550_337_12, 0.942_759_580_557_449_662_9),
      (1_000_000, 0.5, 498_000, 0.000_031_804_668_750_412_442_63, 0.999_968_195_331_249_587_6),
      (1_000_000, 0.5, 502_500, 0.999_999_714_846_238_701_7, 2.851_537_612_982_994_915e-7),
      (1_000_000, 0.0001, 60, 0.000_010_803_279_678_305_563_28, 0.999_989_196_720_321_694_4),
      (1_000_000, 0.0001, 150, 0.999_998_768_532_483_517_1, 1.231_467_516_482_916_45e-6),
      (1_000_000, 0.3, 299_000, 0.014_568_219_219_937_684_78, 0.985_431_780_780_062_315_2),
      (1_000_000, 0.3, 301_500, 0.999_467_842_755_145_835_9, 0.000_532_157_244_854_164_126_1),
      (1e9, 0.01, 9_990_000, 0.000_740_139_107_274_753_127_9, 0.999_259_860_892_725_246_9),
      (1e9, 0.01, 10_020_000, 0.999_999_999_895_469_146, 1.045_308_540_324_458_108e-10),
      (1e9, 1e-7, 70, 0.000_971_443_562_436_113_637_6, 0.999_028_556_437_563_886_4),
      (1e9, 1e-4, 101_000, 0.999_209_228_476_258_329, 0.000_790_771_523_741_670_982),
    ]
    for (trials, p, count, atMost, more) in exact {
      let distribution = BinomialDistribution(trials: trials, probability: p)
      #expect(isClose(distribution.cumulative(count), atMost, relative: 1e-11), "\(trials) \(p)")
      #expect(isClose(distribution.upperTail(count), more, relative: 1e-11), "\(trials) \(p)")
    }
  }

  @Test("With probability ½ the cumulative probability is a sum of binomial coefficients")
  func wholeNumbers() {
    var coefficients: [UInt64] = [1]
    for trials in 1...60 {
      coefficients = zip([0] + coefficients, coefficients + [0]).map { $0 + $1 }
      let distribution = BinomialDistribution(trials: Double(trials), probability: 0.5)
      var sum: UInt64 = 0
      for (count, coefficient) in coefficients.enumerated() {
        sum += coefficient
        let exact = Double(sum) / Double(UInt64(1) << UInt64(trials))
        #expect(isClose(distribution.cumulative(Double(count)), exact, relative: 1e-13))
        // Near the upper end the fraction is 1 in double precision.
        if exact < 1 {
          #expect(distribution.quantile(exact) == Double(count), "\(trials), \(count)")
        }
      }
    }
  }

  @Test("Quantiles are those found by adding up fractions of whole numbers")
  func quantile() {
    let exact: [(asked: Double, trials: Double, p: Double, count: Double)] = [
      (0.00135, 1, 0.5, 0),
      (0.00135, 7, 0.5, 0),
      (0.00135, 50, 0.02, 0),
      (0.00135, 50, 0.37, 9),
      (0.00135, 465, 0.103, 29),
      (0.00135, 1001, 0.5, 453),
      (0.00135, 1001, 0.0013, 0),
      (0.025, 1, 0.5, 0),
      (0.025, 7, 0.5, 1),
      (0.025, 50, 0.02, 0),
      (0.025, 50, 0.37, 12),
      (0.025, 465, 0.103, 35),
      (0.025, 1001, 0.5, 470),
      (0.025, 1001, 0.0013, 0),
      (0.5, 1, 0.5, 0),
      (0.5, 7, 0.5, 3),
      (0.5, 50, 0.02, 1),
      (0.5, 50, 0.37, 18),
      (0.5, 465, 0.103, 48),
      (0.5, 1001, 0.5, 500),
      (0.5, 1001, 0.0013, 1),
      (0.975, 1, 0.5, 1),
      (0.975, 7, 0.5, 6),
      (0.975, 50, 0.02, 3),
      (0.975, 50, 0.37, 25),
      (0.975, 465, 0.103, 61),
      (0.975, 1001, 0.5, 531),
      (0.975, 1001, 0.0013, 4),
      (0.99865, 1, 0.5, 1),
      (0.99865, 7, 0.5, 7),
      (0.99865, 50, 0.02, 5),
      (0.99865, 50, 0.37, 29),
      (0.99865, 465, 0.103, 69),
      (0.99865, 1001, 0.5, 548),
      (0.99865, 1001, 0.0013, 6),
    ]
    for (asked, trials, p, count) in exact {
      let distribution = BinomialDistribution(trials: trials, probability: p)
      #expect(distribution.quantile(asked) == count, "\(asked), \(trials), \(p)")
    }
  }

  @Test("A cumulative probability of exactly ½ is reached, whatever rounding does to it")
  func fuzz() {
    for trials in [1.0, 7, 301, 99_999, 999_999, 99_999_999] {
      let distribution = BinomialDistribution(trials: trials, probability: 0.5)
      #expect(distribution.quantile(0.5) == (trials - 1) / 2, "\(trials)")
    }
  }

  @Test("Mirrored successes and failures have the same probabilities")
  func mirror() {
    for (trials, p) in [(30.0, 0.125), (4_000, 0.375), (1e7, 0.0625)] {
      let successes = BinomialDistribution(trials: trials, probability: p)
      let failures = BinomialDistribution(trials: trials, probability: 1 - p)
      let deviation = (trials * p * (1 - p)).squareRoot()
      for distance in [-5.0, -2, -0.5, 0, 0.7, 3, 6] {
        let count = min(max((trials * p + distance * deviation).rounded(), 0), trials)
        let mirrored = failures.upperTail(trials - count - 1)
        #expect(isClose(successes.cumulative(count), mirrored, relative: 1e-11))
        #expect(
          isClose(
            successes.probability(count),
            failures.probability(trials - count),
            relative: 1e-11
          )
        )
      }
    }
  }

  @Test("No trials, certain and impossible successes have an answer; outside the domain it is NaN")
  func domain() {
    let none = BinomialDistribution(trials: 0, probability: 0.3)
    #expect(none.quantile(0.99) == 0 && none.cumulative(0) == 1)
    let impossible = BinomialDistribution(trials: 9, probability: 0)
    #expect(impossible.quantile(0.99) == 0 && impossible.upperTail(0) == 0)
    let certain = BinomialDistribution(trials: 9, probability: 1)
    #expect(certain.quantile(0.01) == 9 && certain.cumulative(8) == 0 && certain.cumulative(9) == 1)
    let usual = BinomialDistribution(trials: 9, probability: 0.5)
    #expect(usual.quantile(0) == 0 && usual.quantile(1) == 9)
    #expect(usual.cumulative(-1) == 0 && usual.cumulative(20) == 1)
    #expect(usual.quantile(-0.1).isNaN && usual.cumulative(.nan).isNaN)
    #expect(BinomialDistribution(trials: 9.5, probability: 0.5).quantile(0.5).isNaN)
    #expect(BinomialDistribution(trials: -1, probability: 0.5).quantile(0.5).isNaN)
    #expect(BinomialDistribution(trials: 9, probability: 1.2).cumulative(3).isNaN)
  }
}

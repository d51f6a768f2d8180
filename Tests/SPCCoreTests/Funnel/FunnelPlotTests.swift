import Testing

@testable import SPCCore

@Suite("Funnel plot")
struct FunnelPlotTests {
  @Test(
    "Exact limits are those of the Poisson distribution, as SciPy computes them",
    arguments: [
      (5.42, FunnelLevel.ninetyFive, 0.158_187_458_727_101_77, 2.015_992_221_070_487_5),
      (5.42, .ninetyNinePointEight, 0, 2.674_549_101_690_353),
      (0.5, .ninetyFive, 0, 5.720_051_822_921_999),
      (0.5, .ninetyNinePointEight, 0, 8.951_717_961_800_718),
      (120.3, .ninetyFive, 0.821_077_671_226_541_7, 1.186_801_217_414_213_5),
      (120.3, .ninetyNinePointEight, 0.726_051_579_444_038_8, 1.297_477_113_154_482),
    ]
  )
  func exactPoisson(expected: Double, level: FunnelLevel, lower: Double, upper: Double) throws {
    for kind in [FunnelKind.standardisedRatio, .standardisedRatioBySquareRoot] {
      let plot = try plot([(10, 10)], kind)
      let limits = plot.limits(at: expected, level: level)
      #expect(agree(limits.lower, lower) && agree(limits.upper, upper), "\(limits)")
    }
  }

  @Test(
    "Exact limits are those of the binomial distribution, as SciPy computes them",
    arguments: [
      (50.0, 0.02, FunnelLevel.ninetyFive, 0, 0.077_612_672_169_740_95),
      (50, 0.02, .ninetyNinePointEight, 0, 0.116_179_549_359_980_07),
      (400, 0.1, .ninetyFive, 0.070_311_155_982_089_84, 0.131_629_645_099_009_62),
      (400, 0.1, .ninetyNinePointEight, 0.055_381_197_260_667_606, 0.150_316_028_894_049_35),
      (12, 0.5, .ninetyFive, 0.175_530_303_030_303_04, 0.824_469_696_969_697_1),
      (12, 0.5, .ninetyNinePointEight, 0.0215, 0.9785),
    ]
  )
  func exactBinomial(
    cases: Double,
    target: Double,
    level: FunnelLevel,
    lower: Double,
    upper: Double
  ) throws {
    let limits = try plot([(1, 10)], .proportion) { $0.target = target }
      .limits(at: cases, level: level)
    #expect(agree(limits.lower, lower) && agree(limits.upper, upper), "\(limits)")
  }

  @Test("A group is outside exact limits when a count as far out has too small a probability")
  func exactVerdicts() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let cases = Double(random.integer(in: 1...300))
      let events = Double(random.integer(in: 0...Int(cases)))
      let target = Double(random.integer(in: 1...99)) / 100
      let point = try plot([(events, cases)], .proportion) {
        $0.target = target
        $0.adjustsForOverdispersion = false
      }.points[0]
      let distribution = BinomialDistribution(trials: cases, probability: target)
      for (side, tail) in [(point.outside95, 0.025), (point.outside998, 0.001)] {
        let isHigh = distribution.upperTail(events - 1) < tail
        let isLow = distribution.cumulative(events) < tail
        #expect(side == (isHigh ? .high : isLow ? .low : nil), "seed \(seed)")
      }
    }
  }

  @Test("Groups of one size: chance and τ² together are their variance around the target")
  func equalSizes() throws {
    let plot = try plot([(10, 100), (40, 100), (25, 100), (20, 100)], .proportion) {
      $0.trimming = FunnelTrimming.none
    }
    let middle = Mathematics.arcsine((95.0 / 400).squareRoot())
    var squares = 0.0
    for events in [10.0, 40, 25, 20] {
      let difference = Mathematics.arcsine(events.squareRoot() / 10) - middle
      squares += difference * difference
    }
    #expect(agree(plot.betweenVariance + 1 / 400, squares / 3))
    #expect(agree(plot.dispersionRatio, squares * 400 / 4))
    #expect(plot.isAdjusted)
    let distance = NormalDistribution.standard.quantile(0.975) * (squares / 3).squareRoot()
    let sine = Mathematics.sine(middle + distance)
    #expect(agree(plot.points[0].limits95.upper, sine * sine))
  }

  @Test("Winsorising moves extreme scores to the quantiles, truncating leaves their groups out")
  func trimming() {
    let scores = [-8.0, -1, 0, 1, .nan, 2, 3, 4, 5, 6, 20]
    let moved = TrimmedScores(winsorising: scores, 0.1)
    // Ten scores: the 10 % quantile is a tenth below the second, −1.7; the 90 % quantile is 7.4.
    #expect(agree(moved.scores[0], -1.7) && agree(moved.scores[10], 7.4))
    #expect(moved.scores[1...3] == [-1, 0, 1] && moved.scores[4].isNaN)
    #expect(moved.isTrimmed.indices.filter { moved.isTrimmed[$0] } == [0, 10])
    let left = TrimmedScores(truncating: scores, 0.1)
    #expect(left.scores.indices.filter { left.scores[$0].isNaN } == [0, 4, 10])
    #expect(left.isTrimmed.indices.filter { left.isTrimmed[$0] } == [0, 10])
    for untouched in [
      TrimmedScores(winsorising: scores, 0), TrimmedScores(truncating: scores, 0),
    ] {
      #expect(untouched.scores[0] == -8 && untouched.scores[10] == 20)
    }
  }

  @Test("A single group is on its own target, and its limits are those of chance")
  func single() throws {
    for kind in FunnelKind.allCases where kind == .proportion || kind == .ratioOfCounts {
      let plot = try plot([(30, 100)], kind)
      #expect(plot.centre == 0.3)
      #expect(plot.betweenVariance == 0 && !plot.isAdjusted)
      #expect(plot.points[0].outside95 == nil)
      #expect(plot.points[0].limits95.lower < 0.3 && plot.points[0].limits95.upper > 0.3)
    }
  }

  @Test("Missing numerators, missing denominators and denominators of 0 count for nothing")
  func missing() throws {
    let groups = [(5.0, 50.0), (9.0, 60.0), (12.0, 80.0), (2.0, 70.0)]
    let gaps = [(0.0, 0.0), (3.0, 0.0), (.nan, 50.0), (7.0, .nan)]
    for kind in FunnelKind.allCases {
      let plain = try plot(groups, kind)
      let gappy = try plot(groups + gaps, kind)
      #expect(gappy.centre == plain.centre && gappy.betweenVariance == plain.betweenVariance)
      #expect(gappy.points.prefix(4).map(\.limits95) == plain.points.map(\.limits95))
      for point in gappy.points.suffix(4) {
        #expect(point.isMissing && point.score.isNaN && point.limits95.upper.isNaN)
        #expect(point.outside95 == nil && point.outside998 == nil)
      }
    }
  }

  @Test("No group has a value: no centre, no limits, no verdict")
  func nothingKnown() throws {
    let plot = try plot([(0, 0), (.nan, 3)], .proportion)
    #expect(plot.centre.isNaN && plot.dispersionRatio.isNaN && plot.betweenVariance == 0)
    #expect(plot.limits(at: 10, level: .ninetyFive).lower.isNaN)
    #expect(plot.points.allSatisfy { $0.isMissing && $0.outside95 == nil })
  }

  @Test("Nothing ever happened, or everything did: limits on the target, and nobody outside")
  func certain() throws {
    for (events, target) in [(0.0, 0.0), (10, 1)] {
      let plot = try plot([(events, 10), (events * 3, 30)], .proportion)
      #expect(plot.centre == target)
      for point in plot.points {
        #expect(point.limits998.lower == target && point.limits998.upper == target)
        #expect(point.outside95 == nil && point.outside998 == nil)
      }
    }
  }

  @Test("No events where some are expected: no logarithm, but a verdict")
  func noEvents() throws {
    let plot = try plot([(0, 10), (11, 10), (9, 10)], .standardisedRatio)
    #expect(plot.points[0].value == 0)
    #expect(plot.points[0].transformed.isNaN && plot.points[0].score.isNaN)
    // P(0) = e⁻¹⁰ = 0.000045.
    #expect(plot.points[0].outside998 == .low)
    // One expected: P(0) = 0.37. FunnelPlotR's lower limit there is 0.025, which calls it low.
    let one = try self.plot([(0, 1), (1, 1)], .standardisedRatio)
    #expect(one.points[0].limits95.lower == 0 && one.points[0].outside95 == nil)
    // As a ratio of counts half a count is added, so that it has a logarithm.
    #expect(try self.plot([(0, 10), (11, 10)], .ratioOfCounts).points[0].score.isFinite)
  }

  @Test("Denominators without limits")
  func noLimits() throws {
    let plot = try plot([(5, 50), (9, 60)], .proportion)
    for denominator in [0, -1, .nan, Double.infinity] {
      #expect(plot.limits(at: denominator, level: .ninetyFive).lower.isNaN)
      #expect(plot.limits(at: denominator, level: .ninetyFive).upper.isNaN)
    }
  }

  @Test("What cannot be computed is refused with the facts")
  func errors() {
    func error(
      _ numerators: [Double],
      _ denominators: [Double],
      _ kind: FunnelKind = .proportion,
      _ change: (inout FunnelSpecification) -> Void = { _ in }
    ) -> FunnelError? {
      var specification = FunnelSpecification(kind: kind)
      change(&specification)
      do {
        _ = try FunnelPlot(
          numerators: numerators,
          denominators: denominators,
          specification: specification
        )
        return nil
      } catch { return error }
    }
    #expect(error([], []) == .noGroups)
    #expect(error([1], []) == .denominatorCountMismatch(denominatorCount: 0, numeratorCount: 1))
    #expect(error([1, -1], [2, 2]) == .numeratorOutOfRange(index: 1, value: -1))
    #expect(error([.infinity], [2]) == .numeratorOutOfRange(index: 0, value: .infinity))
    #expect(error([1], [-2]) == .denominatorOutOfRange(index: 0, value: -2))
    #expect(error([1, 1], [2, .infinity]) == .denominatorOutOfRange(index: 1, value: .infinity))
    #expect(
      error([3], [2]) == .numeratorAboveDenominator(index: 0, numerator: 3, denominator: 2)
    )
    #expect(error([3], [2], .ratioOfCounts) == nil)
    #expect(error([1], [2]) { $0.target = 1 } == .targetOutOfRange(1))
    #expect(error([1], [2], .ratioOfCounts) { $0.target = 0 } == .targetOutOfRange(0))
    #expect(
      error([1], [2]) { $0.trimming = .winsorised(share: 0.5) } == .trimmingOutOfRange(0.5)
    )
    #expect(error([1], [2]) { $0.multiplier = 0 } == .multiplierNotPositive(0))
    #expect(
      error([1, 0], [1, .leastNonzeroMagnitude], .ratioOfCounts) { $0.target = 0.5 }
        == .magnitudeTooLarge
    )
    #expect(error([1e16], [1], .ratioOfCounts) == .numeratorOutOfRange(index: 0, value: 1e16))
    #expect(error([1], [1e16]) == .denominatorOutOfRange(index: 0, value: 1e16))
    #expect(error([1], [1e9], .standardisedRatio) { $0.target = 1e9 } == .magnitudeTooLarge)
    #expect(error([1], [Double.leastNonzeroMagnitude], .standardisedRatio) == .magnitudeTooLarge)
  }

  // MARK: What must hold for every plot

  @Test("Limits bracket the target, the inner within the outer, and narrow with the denominator")
  func brackets() throws {
    try forEachPlot { plot, _, seed in
      let centre = plot.centre
      for size in [3.0, 17, 90, 800, 20_000] {
        let inner = plot.limits(at: size, level: .ninetyFive)
        let outer = plot.limits(at: size, level: .ninetyNinePointEight)
        #expect(outer.lower <= inner.lower && inner.upper <= outer.upper, seed)
        #expect(inner.lower <= centre && centre <= inner.upper, seed)
        // Four times as large: far enough for the steps of exact limits.
        let larger = plot.limits(at: 4 * size, level: .ninetyNinePointEight)
        #expect(outer.lower <= larger.lower && larger.upper <= outer.upper, seed)
      }
    }
  }

  @Test("The order of the groups changes nothing")
  func order() throws {
    try forEachPlot { plot, groups, seed in
      let turned = try self.plot(groups.reversed(), plot.specification.kind) {
        $0 = plot.specification
      }
      #expect(agree(turned.centre, plot.centre), seed)
      #expect(agree(turned.betweenVariance, plot.betweenVariance), seed)
      for (a, b) in zip(plot.points, turned.points.reversed()) {
        #expect(agree(a.limits998.upper, b.limits998.upper), seed)
        #expect(a.outside95 == b.outside95 && a.outside998 == b.outside998, seed)
      }
    }
  }

  @Test("A multiplier scales values and limits, and changes no verdict")
  func multiplier() throws {
    try forEachPlot { plot, groups, seed in
      let scaled = try self.plot(groups, plot.specification.kind) {
        $0 = plot.specification
        $0.multiplier = 1024
      }
      #expect(scaled.centre == 1024 * plot.centre, seed)
      for (a, b) in zip(plot.points, scaled.points) {
        #expect(b.value == 1024 * a.value && b.limits95.lower == 1024 * a.limits95.lower, seed)
        #expect(a.outside95 == b.outside95 && a.outside998 == b.outside998, seed)
      }
    }
  }

  @Test("Adjusting for overdispersion never narrows the limits of the transformed scale")
  func adjusted() throws {
    try forEachPlot { plot, groups, seed in
      let plain = try self.plot(groups, plot.specification.kind) {
        $0 = plot.specification
        $0.adjustsForOverdispersion = false
        $0.limitMethod = .transformed
      }
      let adjusted = try self.plot(groups, plot.specification.kind) {
        $0 = plot.specification
        $0.limitMethod = .transformed
      }
      #expect(plain.dispersionRatio == adjusted.dispersionRatio, seed)
      for (a, b) in zip(plain.points, adjusted.points) {
        #expect(b.limits95.lower <= a.limits95.lower, seed)
        #expect(b.limits95.upper >= a.limits95.upper, seed)
      }
    }
  }

  private func plot(
    _ groups: [(Double, Double)],
    _ kind: FunnelKind,
    _ change: (inout FunnelSpecification) -> Void = { _ in }
  ) throws -> FunnelPlot {
    var specification = FunnelSpecification(kind: kind)
    change(&specification)
    return try FunnelPlot(
      numerators: groups.map(\.0),
      denominators: groups.map(\.1),
      specification: specification
    )
  }

  private func forEachPlot(
    _ body: (FunnelPlot, [(Double, Double)], Comment) throws -> Void
  ) throws {
    for seed in 1...80 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let groups = (0..<random.integer(in: 2...40)).map { _ in
        let size = random.integer(in: 5...400)
        return (Double(random.integer(in: 1...(size / 2))), Double(size))
      }
      let kind = FunnelKind.allCases[random.integer(in: 0...3)]
      let plot = try plot(groups, kind) { specification in
        specification.adjustsForOverdispersion = random.integer(in: 0...1) == 0
        if kind != .proportion, random.integer(in: 0...1) == 0 { specification.target = 0.3 }
      }
      try body(plot, groups, "seed \(seed), \(kind)")
    }
  }
}

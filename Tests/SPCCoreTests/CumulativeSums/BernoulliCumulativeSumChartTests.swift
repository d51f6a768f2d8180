import Testing

@testable import SPCCore

@Suite("Bernoulli CUSUM chart")
struct BernoulliCumulativeSumChartTests {
  /// p₀ = 1 ÷ 3 and odds ratio 2: p₁ = ½ and p₂ = 1 ÷ 5, so that the weights are plain logarithms.
  private let third = BernoulliCumulativeSumSpecification(
    baseline: .probability(1.0 / 3),
    limit: 1
  )

  @Test("Cases worked out by hand: the sums are logarithms of likelihood ratios")
  func byHand() throws {
    let chart = try BernoulliCumulativeSumChart(cases: [1, 1, 0, 0], specification: third)
    #expect(agree(chart.raisedProbability, 0.5))
    #expect(agree(chart.loweredProbability, 0.2))
    let rise = Mathematics.logarithm(1.5)
    let fall = Mathematics.logarithm(0.75)
    #expect(agree(chart.points[0].high, rise))
    #expect(agree(chart.points[1].high, 2 * rise))
    #expect(agree(chart.points[2].high, 2 * rise + fall))
    #expect(chart.points.prefix(2).allSatisfy { $0.low == 0 })
    // (1 − 1 ÷ 5) ÷ (1 − 1 ÷ 3) = 6 ÷ 5, with the sign turned.
    #expect(agree(chart.points[3].low, -2 * Mathematics.logarithm(1.2)))
    #expect(chart.points[3].lowStart == 2)
  }

  @Test("A sum that reaches the limit signals and starts afresh with the next case")
  func reset() throws {
    let chart = try BernoulliCumulativeSumChart(cases: [1, 1, 1, 1, 0], specification: third)
    let rise = Mathematics.logarithm(1.5)
    #expect(chart.points.map(\.signalsHigh) == [false, false, true, false, false])
    #expect(agree(chart.points[2].high, 3 * rise) && chart.points[2].highStart == 0)
    #expect(agree(chart.points[3].high, rise) && chart.points[3].highStart == 3)
  }

  @Test("A sum on the limit signals, unlike in the tabular CUSUM")
  func onLimit() throws {
    var specification = third
    let rise = LikelihoodWeights(probability: 1.0 / 3, oddsRatio: 2).event
    specification.limit = rise + rise
    let chart = try BernoulliCumulativeSumChart(cases: [1, 1], specification: specification)
    #expect(chart.points.map(\.signalsHigh) == [false, true])
  }

  @Test("Without events only the low sum grows, until it signals")
  func noEvents() throws {
    let cases = Array(repeating: 0.0, count: 40)
    let chart = try BernoulliCumulativeSumChart(
      cases: cases,
      specification: BernoulliCumulativeSumSpecification(baseline: .probability(0.2))
    )
    #expect(chart.points.allSatisfy { $0.high == 0 && $0.highStart == nil })
    #expect(chart.points.contains { $0.signalsLow })
    // A baseline without events, or with nothing else, has no odds.
    for (value, share) in [(0.0, 0.0), (1.0, 1.0)] {
      #expect(throws: BernoulliCumulativeSumError.probabilityOutOfRange(share)) {
        try BernoulliCumulativeSumChart(
          cases: [value, value],
          specification: BernoulliCumulativeSumSpecification(baseline: .firstCases(2))
        )
      }
    }
  }

  @Test("A missing case passes the sums on, signals nothing, and does not count for the baseline")
  func missing() throws {
    let chart = try BernoulliCumulativeSumChart(cases: [1, .nan, 1], specification: third)
    #expect(chart.points.map(\.event) == [true, nil, true])
    #expect(chart.points[1].high == chart.points[0].high && chart.points[1].highStart == 0)
    let baseline = try BernoulliCumulativeSumChart(
      cases: [1, .nan, 0, 0],
      specification: BernoulliCumulativeSumSpecification(baseline: .firstCases(3))
    )
    #expect(baseline.probability == 0.5)
  }

  @Test("What cannot be computed is refused with the facts")
  func errors() {
    func error(
      _ cases: [Double],
      _ baseline: BernoulliCumulativeSumSpecification.Baseline = .probability(0.1),
      oddsRatio: Double = 2,
      limit: Double = 3.5
    ) -> BernoulliCumulativeSumError? {
      do {
        _ = try BernoulliCumulativeSumChart(
          cases: cases,
          specification: BernoulliCumulativeSumSpecification(
            baseline: baseline,
            oddsRatio: oddsRatio,
            limit: limit
          )
        )
        return nil
      } catch { return error }
    }
    #expect(error([]) == .noCases)
    #expect(error([0, 2]) == .notBinary(index: 1, value: 2))
    #expect(error([.infinity]) == .notBinary(index: 0, value: .infinity))
    #expect(error([0], .firstCases(2)) == .baselineOutOfRange(count: 2, caseCount: 1))
    #expect(error([0], .firstCases(0)) == .baselineOutOfRange(count: 0, caseCount: 1))
    #expect(error([.nan, 1], .firstCases(1)) == .baselineWithoutCases(count: 1))
    #expect(error([0], .probability(1)) == .probabilityOutOfRange(1))
    #expect(error([0], oddsRatio: 1) == .oddsRatioOutOfRange(1))
    #expect(error([0], limit: 0) == .limitNotPositive(0))
  }

  @Test("At p₀ = ½ events and their absence are mirror images of each other")
  func mirror() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let cases = (0..<random.integer(in: 1...150)).map { _ in Double(random.integer(in: 0...1)) }
      let half = BernoulliCumulativeSumSpecification(baseline: .probability(0.5), limit: 2)
      let ours = try BernoulliCumulativeSumChart(cases: cases, specification: half)
      let mirrored = try BernoulliCumulativeSumChart(
        cases: cases.map { 1 - $0 },
        specification: half
      )
      for (a, b) in zip(ours.points, mirrored.points) {
        #expect(agree(a.high, 0 - b.low) && agree(a.low, 0 - b.high), "seed \(seed)")
        #expect(a.signalsHigh == b.signalsLow && a.highStart == b.lowStart, "seed \(seed)")
      }
    }
  }

  @Test("Doubled odds of 1 in 5 are found after 59 cases on average")
  func runLength() throws {
    // 59 ± 2 by 1,000 runs of an independent simulation (NumPy). Doubled, 1 ÷ 5 is 1 ÷ 3.
    var random = SeededSeries(seed: 3)
    let specification = BernoulliCumulativeSumSpecification(baseline: .probability(0.2))
    var total = 0
    for _ in 0..<300 {
      let cases = (0..<300).map { _ in random.integer(in: 0...2) == 0 ? 1.0 : 0 }
      let chart = try BernoulliCumulativeSumChart(cases: cases, specification: specification)
      total += (chart.points.firstIndex { $0.signalsHigh } ?? 299) + 1
    }
    let mean = Double(total) / 300
    #expect((mean - 59).magnitude < 10, "\(mean), seed 3")
  }

  @Test("Tiny probabilities: the weights keep their digits")
  func tiny() {
    // p₀ = 10⁻¹²: ln((1 + 10⁻¹²)⁻¹) = −10⁻¹² + ½ 10⁻²⁴.
    let weights = LikelihoodWeights(probability: 1e-12, oddsRatio: 2)
    #expect(isClose(weights.noEvent, -1e-12 + 5e-25, relative: 1e-15))
    #expect(isClose(weights.event, Mathematics.logarithm(2) - 1e-12, relative: 1e-15))
  }
}

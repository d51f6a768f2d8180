import Testing

@testable import SPCCore

@Suite("CUSUM chart")
struct CumulativeSumChartTests {
  @Test("Three points worked out by hand: both sums, and where their runs began")
  func byHand() throws {
    let chart = try CumulativeSumChart(
      values: [12, 10, 14, 6, 4],
      specification: CumulativeSumSpecification(target: 10, sigma: 2, decisionInterval: 2.5)
    )
    #expect(chart.points.map(\.score) == [1, 0, 2, -2, -3])
    #expect(chart.points.map(\.high) == [0.5, 0, 1.5, 0, 0])
    #expect(chart.points.map(\.low) == [0, 0, 0, -1.5, -4])
    #expect(chart.points.map(\.highStart) == [0, nil, 2, nil, nil])
    #expect(chart.points.map(\.lowStart) == [nil, nil, nil, 3, 3])
    #expect(chart.points.map(\.signalsHigh) == [false, false, false, false, false])
    #expect(chart.points.map(\.signalsLow) == [false, false, false, false, true])
  }

  @Test("Montgomery's example 9.1: C⁺ reaches 5.28 at point 29, seven points after the shift began")
  func montgomery() throws {
    // Table 9.1 of D. C. Montgomery: target 10, sigma 1, shift 1, decision interval 5.
    let values = [
      9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
      10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38,
      11.62, 11.31, 10.52,
    ]
    let chart = try CumulativeSumChart(
      values: values,
      specification: CumulativeSumSpecification(target: 10, sigma: 1)
    )
    #expect(chart.points.firstIndex { $0.signalsHigh } == 28)
    #expect(agree(chart.points[28].high, 5.28))
    #expect(chart.points[28].highStart == 22)
    #expect(!chart.points.contains { $0.signalsLow })
  }

  @Test("A sum on the decision interval does not signal")
  func strictly() throws {
    let chart = try CumulativeSumChart(
      values: [1.5, 1.5, 1.5],
      specification: CumulativeSumSpecification(target: 0, sigma: 1, decisionInterval: 2)
    )
    #expect(chart.points.map(\.high) == [1, 2, 3])
    #expect(chart.points.map(\.signalsHigh) == [false, false, true])
  }

  @Test("A head start is what both sums begin with, and its run begins at the first point")
  func headStart() throws {
    let chart = try CumulativeSumChart(
      values: [0, 0, 0, 0],
      specification: CumulativeSumSpecification(
        target: 0,
        sigma: 1,
        decisionInterval: 4,
        headStart: 1.25
      )
    )
    #expect(chart.points.map(\.high) == [0.75, 0.25, 0, 0])
    #expect(chart.points.map(\.low) == [-0.75, -0.25, 0, 0])
    #expect(chart.points.map(\.highStart) == [0, 0, nil, nil])
  }

  @Test("A missing value passes both sums on, and does not signal")
  func missing() throws {
    let specification = CumulativeSumSpecification(target: 0, sigma: 1, decisionInterval: 2)
    let chart = try CumulativeSumChart(values: [3, .nan, 0, .nan], specification: specification)
    #expect(chart.points.map(\.high) == [2.5, 2.5, 2, 2])
    #expect(chart.points.map(\.highStart) == [0, 0, 0, 0])
    #expect(chart.points.map(\.signalsHigh) == [true, false, false, false])
    #expect(chart.points.map(\.isMissing) == [false, true, false, true])
    #expect(chart.points.map(\.size) == [1, 0, 1, 0])
    #expect(chart.points[1].score.isNaN)
  }

  @Test("All values missing: points without sums, and neither centre nor sigma")
  func allMissing() throws {
    let chart = try CumulativeSumChart(values: [.nan, .nan])
    #expect(chart.centre.isNaN && chart.sigma.isNaN)
    #expect(chart.points.map(\.high) == [0, 0])
    #expect(chart.points.allSatisfy { $0.isMissing && !$0.signalsHigh && !$0.signalsLow })
  }

  @Test("A constant series has sums of 0, whatever rounding makes of its mean")
  func constant() throws {
    for value in [0, 3, 0.1, -1e9] {
      let chart = try CumulativeSumChart(values: Array(repeating: value, count: 20))
      #expect(chart.sigma == 0)
      #expect(chart.points.allSatisfy { $0.score == 0 && $0.high == 0 && $0.low == 0 })
    }
  }

  @Test("A single value lies on its own centre; off a given target nothing says how far")
  func single() throws {
    let chart = try CumulativeSumChart(values: [7])
    #expect(chart.centre == 7 && chart.sigma.isNaN && chart.points[0].score == 0)
    #expect(throws: CumulativeSumError.noSpread(index: 0)) {
      try CumulativeSumChart(values: [7], specification: CumulativeSumSpecification(target: 6))
    }
    #expect(throws: CumulativeSumError.noSpread(index: 4)) {
      try CumulativeSumChart(
        values: [7, 7, 7, 7, 8],
        specification: CumulativeSumSpecification(baselineCount: 4)
      )
    }
  }

  @Test("Subgroups are judged by the standard error of their own size")
  func subgroups() throws {
    let chart = try CumulativeSumChart(
      subgroups: [[1, 1, 1, 1], [1, .nan], [.nan], []],
      specification: CumulativeSumSpecification(target: 0, sigma: 1)
    )
    #expect(chart.points.map(\.size) == [4, 1, 0, 0])
    #expect(chart.points[0].score == 2 && chart.points[1].score == 1)
    #expect(chart.points[2].isMissing && chart.points[3].isMissing)
    #expect(chart.points.map(\.high) == [1.5, 2, 2, 2])
  }

  @Test("Subgroups of one are individual values")
  func subgroupsOfOne() throws {
    let values = CroftonWard.values
    let individuals = try CumulativeSumChart(values: values)
    let subgroups = try CumulativeSumChart(subgroups: values.map { [$0] })
    #expect(individuals.sigma == subgroups.sigma)
    #expect(individuals.points == subgroups.points)
  }

  @Test("Crofton Ward after the huddles: the low sum says in which month the process moved")
  func changePoint() throws {
    let chart = try CumulativeSumChart(
      values: CroftonWard.values,
      specification: CumulativeSumSpecification(baselineCount: CroftonWard.baselineCount)
    )
    let signal = try #require(chart.points.firstIndex { $0.signalsLow })
    let start = try #require(chart.points[signal].lowStart)
    #expect(signal >= CroftonWard.baselineCount && start >= CroftonWard.baselineCount)
    #expect(chart.points[..<start].last?.low == 0)
    // From then on the sum never comes back to 0: the change lasted.
    #expect(chart.points[signal...].allSatisfy { $0.lowStart == start })
  }

  @Test(
    "With shift and interval 1 and 5, a shift of one sigma is found after 10.4 points on average"
  )
  func averageRunLength() throws {
    // Montgomery, table 9.3: ARL at a shift of 1 sigma with h = 5, k = ½ is 10.4, at 2 sigma 4.01.
    for (shift, published) in [(1.0, 10.4), (2.0, 4.01)] {
      var normal = NormalGenerator(seed: 41)
      let runs = 1500
      var total = 0
      for _ in 0..<runs {
        let values = (0..<80).map { _ in normal.next() + shift }
        let chart = try CumulativeSumChart(
          values: values,
          specification: CumulativeSumSpecification(target: 0, sigma: 1)
        )
        total += (chart.points.firstIndex { $0.signalsHigh || $0.signalsLow } ?? 79) + 1
      }
      let mean = Double(total) / Double(runs)
      #expect((mean - published).magnitude < 0.4, "shift \(shift): \(mean), seed 41")
    }
  }

  @Test("What cannot be computed is refused with the facts")
  func errors() {
    func error(
      _ values: [Double],
      _ change: (inout CumulativeSumSpecification) -> Void = { _ in }
    ) -> CumulativeSumError? {
      var specification = CumulativeSumSpecification()
      change(&specification)
      do {
        _ = try CumulativeSumChart(values: values, specification: specification)
        return nil
      } catch { return error }
    }
    #expect(error([]) == .noValues)
    #expect(error([1, .infinity]) == .notFinite(index: 1, value: .infinity))
    #expect(error([1e308, -1e308, 1e308]) == .magnitudeTooLarge)
    #expect(
      error([1e300, 1e300]) {
        $0.target = 0
        $0.sigma = 1e-8
      } == .magnitudeTooLarge
    )
    #expect(
      error([.nan, 1]) {
        $0.baselineCount = 1
        $0.sigma = 1
      } == .noSpread(index: 1)
    )
    #expect(error([1]) { $0.target = .infinity } == .targetNotFinite(.infinity))
    #expect(error([1]) { $0.sigma = 0 } == .sigmaNotPositive(0))
    #expect(error([1]) { $0.shift = 0 } == .shiftNotPositive(0))
    #expect(error([1]) { $0.decisionInterval = -1 } == .decisionIntervalNotPositive(-1))
    #expect(
      error([1]) { $0.headStart = 5 } == .headStartOutOfRange(headStart: 5, decisionInterval: 5)
    )
    #expect(error([1]) { $0.baselineCount = 0 } == .baselineNotPositive(0))
    #expect(throws: CumulativeSumError.notFinite(index: 1, value: -.infinity)) {
      try CumulativeSumChart(subgroups: [[1, 2], [3, -.infinity]])
    }
  }

  @Test("Values mirrored at the centre swap and mirror the two sums")
  func mirror() throws {
    try forEachSeries { values, specification, seed in
      let ours = try CumulativeSumChart(values: values, specification: specification)
      var turned = specification
      turned.target = specification.target.map { -$0 }
      let mirrored = try CumulativeSumChart(values: values.map { -$0 }, specification: turned)
      for (a, b) in zip(ours.points, mirrored.points) {
        #expect(a.high == 0 - b.low && a.low == 0 - b.high, seed)
        #expect(a.highStart == b.lowStart && a.signalsHigh == b.signalsLow, seed)
      }
    }
  }

  @Test("Another unit changes no sum")
  func unit() throws {
    try forEachSeries { values, specification, seed in
      let ours = try CumulativeSumChart(values: values, specification: specification)
      var scaled = specification
      scaled.target = specification.target.map { $0 * 8 }
      let other = try CumulativeSumChart(values: values.map { $0 * 8 }, specification: scaled)
      #expect(ours.points.map(\.high) == other.points.map(\.high), seed)
      #expect(ours.points.map(\.low) == other.points.map(\.low), seed)
    }
  }

  @Test("The sums keep their sign, agree with their runs, and do not see the future")
  func coherence() throws {
    try forEachSeries { values, specification, seed in
      let ours = try CumulativeSumChart(values: values, specification: specification)
      for (index, point) in ours.points.enumerated() {
        #expect(point.high >= 0 && point.low <= 0, seed)
        #expect((point.highStart == nil) == (point.high == 0), seed)
        #expect((point.lowStart == nil) == (point.low == 0), seed)
        #expect((point.highStart ?? 0) <= index, seed)
      }
      var known = specification
      known.target = ours.centre
      known.sigma = ours.sigma
      let half = try CumulativeSumChart(
        values: Array(values.prefix((values.count + 1) / 2)),
        specification: known
      )
      #expect(half.points.map(\.high) == ours.points.prefix(half.points.count).map(\.high), seed)
    }
  }

  private func forEachSeries(
    _ body: ([Double], CumulativeSumSpecification, Comment) throws -> Void
  ) rethrows {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      var values = random.wholeNumbers(count: random.integer(in: 3...60), missingShare: 4)
      // Two neighbours that differ, so that there is a sigma.
      values[0] = 100
      values[1] = 103
      var specification = CumulativeSumSpecification()
      if random.integer(in: 0...1) == 0 { specification.target = 104 }
      if random.integer(in: 0...1) == 0 { specification.headStart = 2.5 }
      if random.integer(in: 0...1) == 0 { specification.shift = 1.5 }
      try body(values, specification, "seed \(seed)")
    }
  }
}

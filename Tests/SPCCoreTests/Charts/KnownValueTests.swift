import SPCCore
import Testing

/// Centres and sigmas that are known, probability limits, and charts of categories.
@Suite("Known values and other limits")
struct KnownValueTests {
  private static let seeds: ClosedRange<UInt64> = 1...60

  @Test(
    "The centre a chart finds, given back to it as known, changes nothing",
    arguments: ChartKind.allCases.filter { ![.g, .np, .s, .r].contains($0) }
  )
  func knownCentre(_ chart: ChartKind) throws {
    for seed in Self.seeds {
      var random = try RandomChart(chart, seed: seed)
      let ours = try random.computed()
      let centre = ours.phases[0].centre
      guard !centre.isNaN else { continue }
      random.specification.knownCentre = centre
      for (a, b) in zip(ours.points, try random.computed().points) {
        #expect(agree(a.figures, b.figures), random.place)
        #expect(a.verdict == b.verdict, random.place)
      }
    }
  }

  @Test(
    "The sigma a chart finds, given back to it as known, changes nothing",
    arguments: [ChartKind.xmr, .xbar, .iPrime, .ewma]
  )
  func knownSigma(_ chart: ChartKind) throws {
    for seed in Self.seeds {
      var random = try RandomChart(chart, seed: seed)
      // The usual one of Xbar charts is another for each size.
      if chart == .xbar { random.specification.sigmaEstimator = .meanRange }
      let ours = try random.computed()
      let sigma = ours.phases[0].sigma
      guard sigma > 0 else { continue }
      random.specification.knownSigma = sigma
      for (a, b) in zip(ours.points, try random.computed().points) {
        #expect(agree(a.figures, b.figures), random.place)
      }
    }
  }

  @Test("With a known sigma the centres of s and R charts are c4 σ and d2 σ of each size")
  func spreads() throws {
    let data = ChartData.subgroups([[1, 2], [2, 5, 3, 4, 1], [3]])
    var specification = ChartSpecification(chart: .s, ruleSet: .nhse2023, knownSigma: 2)
    let deviations = try SPCResult(data, specification: specification).points
    // B6 = c4 + 3 √(1 − c4²): 2.606 for two, 1.964 for five.
    #expect(agree(deviations[0].centre, 2 * 0.797884560802865))
    #expect((deviations[0].upper / 2 - 2.606).magnitude < 0.0005)
    #expect((deviations[1].upper / 2 - 1.964).magnitude < 0.0005)
    #expect(deviations[2].isMissing && deviations[2].upper.isNaN)
    specification.chart = .r
    let ranges = try SPCResult(data, specification: specification).points
    // D2 = d2 + 3 d3: 3.686 for two, 4.918 for five.
    #expect((ranges[0].centre / 2 - 1.128).magnitude < 0.0005)
    #expect((ranges[0].upper / 2 - 3.686).magnitude < 0.0005)
    #expect((ranges[1].upper / 2 - 4.918).magnitude < 0.0005)
  }

  @Test(
    "With a known sigma there is no centre where a subgroup has no spread",
    arguments: [ChartKind.s, .r]
  )
  func noSpread(_ chart: ChartKind) throws {
    var specification = ChartSpecification(chart: chart, ruleSet: .nhse2023, knownSigma: 2)
    let data = ChartData.subgroups([[1, 9], [3], [], [2, 8]])
    let known = try SPCResult(data, specification: specification)
    #expect(known.points.map(\.centre.isNaN) == [false, true, true, false])
    #expect(known.phases[0].centre == known.points[3].centre)
    let nothing = try SPCResult(.subgroups([[3], [4]]), specification: specification)
    #expect(nothing.phases[0].centre.isNaN)
    // Without one the centre is the same for all sizes, and with a known centre it is that.
    specification.knownCentre = 5
    #expect(try SPCResult(data, specification: specification).points.allSatisfy { $0.centre == 5 })
    specification.knownCentre = nil
    specification.knownSigma = nil
    let estimated = try SPCResult(data, specification: specification).points
    #expect(estimated.allSatisfy { $0.centre == estimated[0].centre })
  }

  @Test("A known centre of an s chart is S: its limits are B3 and B4 times that")
  func knownDeviation() throws {
    let specification = ChartSpecification(chart: .s, ruleSet: .nhse2023, knownCentre: 4)
    let data = ChartData.subgroups([[1, 2], [2, 5, 3, 4, 1], [1, 7, 3, 4, 9, 2, 6, 8]])
    let points = try SPCResult(data, specification: specification).points
    // Montgomery, appendix VI: B4 = 3.267, 2.089, 1.815; B3 of eight = 0.185.
    for (point, b4) in zip(points, [3.267, 2.089, 1.815]) {
      #expect((point.upper / 4 - b4).magnitude < 0.0006)
    }
    #expect(points[0].lower == 0 && (points[2].lower / 4 - 0.185).magnitude < 0.0005)
  }

  @Test("The known proportion of an np chart and the known mean of a g chart make their lines")
  func ofTheirOwn() throws {
    let parts = ChartData.parts(numerators: [3, 4], denominators: [50, 80])
    var specification = ChartSpecification(chart: .np, ruleSet: .nhse2023, knownCentre: 0.1)
    let cases = try SPCResult(parts, specification: specification).points
    #expect(agree(cases[1].centre, 8) && agree(cases[1].upper, 8 + 3 * 7.2.squareRoot()))
    specification.chart = .g
    specification.knownCentre = 20
    let between = try SPCResult(.values([7, 31]), specification: specification).points[0]
    #expect(agree(between.centre, 0.693 * 20) && between.lower == 0)
    #expect(agree(between.upper, 20 + 3 * 420.0.squareRoot()))
  }

  @Test(
    "Probability limits bracket the centre and widen with confidence",
    arguments: [ChartKind.p, .np, .c, .u, .g]
  )
  func probability(_ chart: ChartKind) throws {
    for seed in Self.seeds {
      var random = try RandomChart(chart, seed: seed)
      var before: [SPCPoint] = []
      for confidence in [0.8, 0.99, 0.9999] {
        random.specification.limits = .probability(confidence: confidence)
        let points = try random.computed().points
        for point in points where !point.upper.isNaN {
          #expect(point.lower <= point.nearLower && point.nearLower <= point.centre, random.place)
          #expect(point.centre <= point.nearUpper && point.nearUpper <= point.upper, random.place)
        }
        for (a, b) in zip(before, points) where !a.upper.isNaN {
          #expect(b.lower <= a.lower && a.upper <= b.upper, random.place)
        }
        before = points
      }
    }
  }

  @Test("Among categories only points beyond limits are looked for, and their order plays no part")
  func categories() throws {
    for seed in Self.seeds {
      for chart in [ChartKind.p, .pPrime, .u, .uPrime, .np, .xbar] {
        var random = try RandomChart(chart, seed: seed)
        random.specification.isOrdered = false
        let ours = try random.computed()
        #expect(ours.phases[0].runs == nil, random.place)
        #expect(ours.points.allSatisfy { $0.hits.subtracting(.init(.beyondLimits)).isEmpty })
        var order = Array(0..<random.data.count)
        order.swapAt(0, order.count / 2)
        order.reverse()
        random.data = random.data.selecting(order)
        let moved = try random.computed()
        for (place, index) in order.enumerated() {
          #expect(agree(ours.points[index].figures, moved.points[place].figures), random.place)
          #expect(ours.points[index].verdict == moved.points[place].verdict, random.place)
        }
      }
    }
  }
}

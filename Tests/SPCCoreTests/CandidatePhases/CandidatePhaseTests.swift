import Testing

@testable import SPCCore

@Suite("Candidate phases")
struct CandidatePhaseTests {
  private func scan(
    _ values: [Double],
    ruleSet: RuleSet = .nhse2023,
    chart: ChartKind = .xmr,
    baselineCount: Int? = nil,
    phaseStarts: [Int] = []
  ) throws -> CandidatePhaseScan {
    try SPCResult(
      values: values,
      specification: ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: .decrease,
        phaseStarts: phaseStarts,
        baselineCount: baselineCount
      )
    ).candidatePhases()
  }

  @Test("Crofton Ward, limits from its first 24 months: one candidate from the shift at 25")
  func croftonBaseline() throws {
    let scan = try scan(CroftonWard.values, baselineCount: CroftonWard.baselineCount)
    let candidate = try #require(scan.candidates.first)
    #expect(scan.candidates.count == 1 && scan.refusals.isEmpty)
    #expect(candidate.start == 25 && candidate.shiftStart == 25)
    // The first low month is 25; the level is lower from 27 on, where the study starts its phase.
    #expect(candidate.change.index == 27)
    #expect(candidate.change.statistic > 6)
    #expect(candidate.rule == .shift && candidate.side == .low)
    #expect(candidate.length == 29 && candidate.required == 7)
    // 268 in 24 months, 14 in the next; 175 in the last 29.
    #expect(agree(candidate.meanBefore, 282.0 / 25))
    #expect(agree(candidate.meanAfter, 175.0 / 29))
    #expect(agree(candidate.present.centre, 268.0 / 24))
    #expect(agree(candidate.proposed.centre, 175.0 / 29))
    #expect(candidate.observedCount == 29 && candidate.hasEnoughPoints)
    #expect(candidate.isStable)
    #expect(scan.autocorrelation?.isStrong == false)
  }

  @Test("Crofton Ward, limits from the whole period: the change point stands for the late shift")
  func croftonWholePeriod() throws {
    let scan = try scan(CroftonWard.values)
    let candidate = try #require(scan.candidates.first)
    #expect(candidate.start == 27 && candidate.change.index == 27)
    #expect(candidate.shiftStart == 43)
    #expect(agree(candidate.proposed.centre, 155.0 / 27))
    #expect(candidate.isStable)
    #expect(scan.refusals == [.tooEarly(start: 8, observedBefore: 8, minimum: 12)])
  }

  @Test("Crofton Ward as a run chart: the long run starts at 25")
  func croftonRunChart() throws {
    let scan = try scan(CroftonWard.values, ruleSet: .anhoej, chart: .run, baselineCount: 24)
    let candidate = try #require(scan.candidates.first)
    #expect(candidate.rule == .longRun && candidate.side == .low)
    #expect(candidate.start == 25 && candidate.change.index == 27)
    #expect(candidate.proposed.lower.isNaN)
    #expect(candidate.isStable)
  }

  @Test("Once the phase is adopted nothing more is proposed")
  func adopted() throws {
    for start in [25, 27] {
      let scan = try scan(CroftonWard.values, phaseStarts: [start])
      #expect(scan.candidates.isEmpty && scan.refusals.isEmpty)
      #expect(scan.phase == start..<54)
    }
  }

  @Test("A shift of seven is no proposal yet while chance explains the change of level")
  func early() throws {
    let counts = 25...CroftonWard.values.count
    let scans = try counts.map { try scan(Array(CroftonWard.values[..<$0]), baselineCount: 24) }
    // The seventh low month is 31.
    #expect(scans[30 - 24].candidates.isEmpty)
    #expect(scans[30 - 24].refusals == [.noShift(hits: RuleHits(.twoOfThree))])
    let complete = scans[31 - 24]
    #expect(complete.candidates.isEmpty)
    guard case .withinChance(25, let statistic, 3.6) = try #require(complete.refusals.first) else {
      Issue.record("\(complete.refusals)")
      return
    }
    #expect((3.0..<3.2).contains(statistic))
    let first = try #require(scans.first { !$0.candidates.isEmpty }?.candidates.first)
    print("first proposed with \(first.observedCount) points, Z \(first.change.statistic)")
    #expect(first.start == 25 && !first.hasEnoughPoints)
    // From then on it stays.
    let later = scans.drop { $0.candidates.isEmpty }
    #expect(later.allSatisfy { $0.candidates.first?.start == 25 })
  }

  @Test(
    "On stable series candidates are rare: fewer than one in two hundred",
    arguments: [24, 48, 104]
  )
  func noise(count: Int) throws {
    let seed: UInt64 = 71
    var random = SimulatedSeries(seed: seed)
    var (proposed, shifted) = (0, 0)
    let seriesCount = SimulatedSeries.count(300)
    for _ in 0..<seriesCount {
      for baselineCount in [nil, 24] {
        let result = try SPCResult(
          values: random.normals(count),
          specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: baselineCount)
        )
        proposed += try result.candidatePhases().candidates.count
        shifted += result.points.contains { $0.hits.contains(.shift) } ? 1 : 0
      }
    }
    print(
      "seed \(seed), \(2 * seriesCount) stable series of \(count): \(proposed) candidates, \(shifted) with a shift"
    )
    #expect(Double(proposed) <= 0.015 * Double(2 * seriesCount))
    #expect(shifted > 10 * proposed)
  }

  @Test("A lasting change of two sigma is proposed near its place in nearly all series")
  func step() throws {
    let seed: UInt64 = 72
    var random = SimulatedSeries(seed: seed)
    var (found, near) = (0, 0)
    let seriesCount = SimulatedSeries.count(200)
    for _ in 0..<seriesCount {
      let values = random.normals(48).enumerated().map { $1 + ($0 < 24 ? 0 : 2) }
      guard let candidate = try scan(values, baselineCount: 24).candidates.first else { continue }
      found += 1
      near += (20...28).contains(candidate.change.index) ? 1 : 0
    }
    print(
      "seed \(seed): \(found) of \(seriesCount) found, change point within four points in \(near)"
    )
    #expect(Double(found) >= 0.95 * Double(seriesCount))
    #expect(Double(near) >= 0.88 * Double(seriesCount))
  }

  @Test("A series that depends on its own past is proposed for without a change, and says so")
  func dependent() throws {
    var random = SimulatedSeries(seed: 74)
    let seriesCount = SimulatedSeries.count(200)
    var (proposed, warned) = (0, 0)
    for _ in 0..<seriesCount {
      let scan = try scan(random.autoregressive(0.5, 48), baselineCount: 24)
      guard !scan.candidates.isEmpty else { continue }
      proposed += 1
      warned += scan.autocorrelation?.isStrong ?? false ? 1 : 0
    }
    print(
      "seed 74, dependence 0.5: \(proposed) of \(seriesCount) proposed for, \(warned) with a warning"
    )
    #expect((0.1...0.4).contains(Double(proposed) / Double(seriesCount)))
    #expect(Double(warned) >= 0.5 * Double(proposed))
  }

  @Test("A spike, a trend and a lone outlier near a limit are no reason, and the hits say why")
  func spike() throws {
    let wave = (0..<30).map { $0.isMultiple(of: 2) ? 9.0 : 11.0 }
    var spike = wave
    spike[20] = 40
    #expect(
      try scan(spike, baselineCount: 18).refusals == [.noShift(hits: RuleHits(.beyondLimits))]
    )
    var trend = wave
    for step in 0..<7 { trend[18 + step] = 8.5 + 0.45 * Double(step) }
    let refusals = try scan(trend, baselineCount: 18).refusals
    #expect(refusals == [.noShift(hits: RuleHits(.trend))])
    #expect(try scan(wave).refusals.isEmpty)
  }

  @Test("A level that came back is none")
  func returned() throws {
    let wave = (0..<60).map { $0.isMultiple(of: 2) ? 9.0 : 11.0 }
    let bump = wave.enumerated().map { $1 + ((24..<34).contains($0) ? 4 : 0) }
    let scan = try scan(bump, baselineCount: 24)
    #expect(scan.candidates.isEmpty)
    // The last point before the bump lies above the centre too.
    #expect(scan.refusals == [.notSustained(start: 23, endedBefore: 34, meanSince: 10)])
  }

  @Test("A shift within the first 12 points is none, and neither is one of a small difference")
  func tooEarlyOrSmall() throws {
    let wave = (0..<40).map { $0.isMultiple(of: 2) ? 9.0 : 11.0 }
    let early = wave.enumerated().map { $1 + ($0 < 8 ? 6 : 0) }
    let scanned = try scan(early)
    #expect(scanned.candidates.isEmpty)
    #expect(
      scanned.refusals.contains { if case .tooEarly(0, 0, 12) = $0 { true } else { false } }
    )
    // Nine points above the centre, eight of them by much less than a sigma.
    let small = (0..<40).map { index in
      (30..<38).contains(index) ? 10.2 : index.isMultiple(of: 2) ? 9.0 : 11.0
    }
    let refusals = try scan(small, baselineCount: 24).refusals
    #expect(
      refusals.contains { if case .withinChance(29, _, 3.6) = $0 { true } else { false } }
    )
  }

  @Test("Rule sets without a rule about levels, and short phases, say so")
  func obstacles() throws {
    let limitsOnly = try RuleSet(
      name: "limits only",
      charts: [.xmr],
      rules: [.beyondLimits],
      screensMovingRanges: false
    )
    #expect(try scan(CroftonWard.values, ruleSet: limitsOnly).refusals == [.noShiftRule])
    let short = try scan(Array(CroftonWard.values[..<18]))
    #expect(short.refusals == [.tooFewPoints(observed: 18, minimum: 19)])
  }

  @Test("Averages, categories and charts about a known centre have no phases to propose")
  func noPhases() throws {
    var specification = ChartSpecification(chart: .ewma, ruleSet: .nhse2023)
    func refusals() throws -> [CandidatePhaseRefusal] {
      try SPCResult(values: CroftonWard.values, specification: specification)
        .candidatePhases().refusals
    }
    #expect(try refusals() == [.pointsNotIndependent(.ewma)])
    specification.chart = .c
    specification.isOrdered = false
    #expect(try refusals() == [.noOrder])
    specification.isOrdered = true
    specification.knownCentre = 11
    #expect(try refusals() == [.centreKnown])
  }

  @Test(
    "Charts of counts, parts, subgroups and times propose as rarely on what they take for noise",
    arguments: [ChartKind.c, .p, .u, .pPrime, .xbar, .g, .t]
  )
  func otherCharts(chart: ChartKind) throws {
    let specification = ChartSpecification(chart: chart, ruleSet: .nhse2023)
    var noise = StableNoise(for: specification, seed: 73)
    let seriesCount = SimulatedSeries.count(300)
    var proposed = 0
    for _ in 0..<seriesCount {
      let result = try SPCResult(noise.series(48), specification: specification)
      proposed += try result.candidatePhases().candidates.count
    }
    print("seed 73, \(chart.rawValue): \(proposed) candidates in \(seriesCount) series of 48")
    #expect(Double(proposed) <= 0.02 * Double(seriesCount))
  }

  @Test("Limits of earlier phases stay as they were chosen when a phase is tried")
  func earlierPhases() throws {
    let wave = (0..<24).map { $0.isMultiple(of: 2) ? 19.0 : 21.0 }
    let scan = try scan(wave + CroftonWard.values, baselineCount: 24, phaseStarts: [24])
    let candidate = try #require(scan.candidates.first)
    #expect(candidate.start == 49)
    #expect(agree(candidate.present.centre, 268.0 / 24))
    #expect(agree(candidate.proposed.centre, 175.0 / 29))
  }

  @Test("Looking through a whole chart costs what the simulation says")
  func scanShare() throws {
    let scan = try scan(CroftonWard.values)
    #expect(try scan.anySignalShare() == scan.specification.anySignalShare(pointCount: 54))
  }
}

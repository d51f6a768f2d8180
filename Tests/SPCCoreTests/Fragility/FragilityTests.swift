import Testing

@testable import SPCCore

@Suite("Fragility")
struct FragilityTests {
  /// Mean 0 and mean moving range 100 over its twelve points: limits at ±266, two-sigma lines at
  /// ±177.3.
  private let wave: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 50 : -50 }

  private func result(
    _ values: [Double],
    baselineCount: Int? = 12,
    target: TargetLine = .none,
    phaseStarts: [Int] = [],
    chart: ChartKind = .xmr,
    ruleSet: RuleSet = .nhse2023
  ) throws -> SPCResult {
    try SPCResult(
      values: values,
      specification: ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: .decrease,
        phaseStarts: phaseStarts,
        baselineCount: baselineCount,
        target: target
      )
    )
  }

  private func withoutPoints(_ fragility: Fragility) -> [Int] {
    fragility.flips.compactMap {
      if case .withoutPoint(let index) = $0.change { index } else { nil }
    }
  }

  @Test("A plainly ordinary series has nothing that flips")
  func ordinary() throws {
    let fragility = try Fragility(result(wave + wave))
    #expect(fragility.flips.isEmpty)
    #expect(fragility.verdict.category == .commonCause && fragility.verdict.label == nil)
    #expect(fragility.pointIndex == 23)
    // 24 points, and the baseline at 13 and 14; 10 and 11 are too short.
    #expect(fragility.triedCount == 26)
    #expect(fragility.triedPoints == Array(0..<24) && fragility.isComplete)
  }

  @Test("A shift of exactly seven hangs on each of the others, one of eight on none")
  func shift() throws {
    let seven = try Fragility(result(wave + [60, -20, -80, -30, -90, -20, -70, -30]))
    #expect(seven.verdict.label == PointLabel(rule: .shift, side: .low))
    #expect(seven.verdict.category == .improvement)
    #expect(withoutPoints(seven) == Array(13...18))
    for flip in seven.flips {
      #expect(flip.changesCategory && flip.changesLabel && !flip.changesAssurance)
      #expect(flip.before == seven.verdict && flip.after.category == .commonCause)
    }
    let eight = try Fragility(result(wave + [60, -20, -80, -30, -90, -20, -70, -30, -40]))
    #expect(eight.verdict.label?.rule == .shift)
    #expect(eight.flips.isEmpty)
  }

  @Test("The verdict on an older point can be asked for, and the point itself is not judged gone")
  func olderPoint() throws {
    let fragility = try Fragility(result(wave + [300] + wave), pointAt: 12)
    #expect(fragility.pointIndex == 12)
    #expect(fragility.verdict.label == PointLabel(rule: .beyondLimits, side: .high))
    #expect(fragility.verdict.category == .concern)
    #expect(!withoutPoints(fragility).contains(12))
  }

  @Test("A point just beyond a limit falls within when the baseline is one longer")
  func baseline() throws {
    // With 12 points the limit is 266. The thirteenth, 90, widens it beyond 270.
    let fragility = try Fragility(result(wave + [90, -10, 30, 270]))
    #expect(fragility.verdict.label?.rule == .beyondLimits)
    let longer = fragility.flips.filter {
      if case .baseline = $0.change { true } else { false }
    }
    #expect(
      longer.map(\.change).first == .baseline(phaseStart: 0, count: 13, was: 12)
    )
    // By hand: mean 90 ÷ 13, ranges 1,100 and 140 over 12.
    let upper = 90.0 / 13 + 2.66 * 1_240 / 12
    #expect(upper > 270)
    #expect(longer.first?.after.category == .commonCause)
    let distance = try #require(fragility.distances.first)
    #expect(distance.subject == .rule(.beyondLimits) && distance.line == .upper)
    #expect(agree(distance.lineValue, 266) && agree(distance.sigmas, 4 / (266.0 / 3)))
  }

  @Test("Limits from a whole phase: without its first or last points, and without each of them")
  func wholePhase() throws {
    let fragility = try Fragility(result(wave + [10], baselineCount: nil, target: .constant(400)))
    #expect(fragility.triedCount == 13 + 1 + 2)
    #expect(fragility.verdict.assurance == .consistentlyPasses)
    // 12 or more points remain only with one dropped at the end.
    #expect(fragility.flips.isEmpty)
  }

  @Test("Assurance flips with a point whose absence moves a limit across the target")
  func assurance() throws {
    let values = wave + [250] + wave.map { $0 / 2 }
    let plain = try result(values, baselineCount: nil)
    let upper = plain.phases[0].upper
    let fragility = try Fragility(
      try result(values, baselineCount: nil, target: .constant(upper + 1))
    )
    #expect(fragility.verdict.assurance == .consistentlyPasses)
    #expect(fragility.flips.contains { $0.changesAssurance })
    let target = try #require(fragility.distances.last)
    #expect(target.subject == .target && target.line == .upper)
    #expect(agree(target.sigmas, 3 / (upper - plain.phases[0].centre)))
    // By hand: every point left out, the limits by their formula.
    let flipping = values.indices.filter { gone in
      let kept = values.indices.filter { $0 != gone }.map { values[$0] }
      let mean = kept.reduce(0, +) / Double(kept.count)
      let ranges = zip(kept, kept.dropFirst()).map { ($0 - $1).magnitude }
      return upper + 1 <= mean + 2.66 * ranges.reduce(0, +) / Double(ranges.count)
    }
    #expect(!flipping.isEmpty)
    #expect(
      flipping
        == fragility.flips.compactMap {
          if case .withoutPoint(let index) = $0.change, $0.changesAssurance { index } else { nil }
        }
    )
  }

  @Test("Without a target there is no assurance, and no distance to it")
  func noTarget() throws {
    let fragility = try Fragility(result(wave + [10]))
    #expect(fragility.verdict.assurance == nil)
    #expect(fragility.distances.map(\.subject) == [.limit])
    // 10 lies 256 below the upper limit and 276 above the lower.
    #expect(fragility.distances.first?.line == .upper)
    #expect(agree(try #require(fragility.distances.first).sigmas, 256 / (266.0 / 3)))
  }

  @Test("A trend has no line: its smallest step decides, and every point carries it")
  func trend() throws {
    let fragility = try Fragility(result(wave + [-60, -40, -20, 10, 12, 40, 60]))
    #expect(fragility.verdict.label == PointLabel(rule: .trend, side: .high))
    let distance = try #require(fragility.distances.first)
    #expect(distance.line == nil && distance.index == 16)
    #expect(agree(distance.value - distance.lineValue, 2))
    // Without the first of them the rise starts at −50, the point before.
    #expect(withoutPoints(fragility) == Array(13...17))
  }

  @Test("Crofton Ward's improvement hangs on no single month and no baseline")
  func crofton() throws {
    let fragility = try Fragility(
      try result(CroftonWard.values, baselineCount: CroftonWard.baselineCount)
    )
    #expect(fragility.verdict.category == .improvement)
    #expect(fragility.flips.allSatisfy { !$0.changesCategory })
    #expect(fragility.isComplete && fragility.triedCount == 54 + 4)
  }

  @Test("Beyond 500 points only the last 60 and a fixed baseline are tried, and the result says so")
  func long() throws {
    let values = Array(repeating: wave, count: 50).flatMap(\.self)
    let fixed = try Fragility(result(values, baselineCount: 24))
    #expect(!fixed.isComplete)
    #expect(fixed.triedPoints == Array(0..<24) + Array(540..<600))
    let older = try Fragility(result(values, baselineCount: nil), pointAt: 300)
    #expect(older.triedPoints == Array(241..<301) + Array(540..<600))
    #expect(Fragility.fullScanCount == 500)
  }

  @Test("Phases: that of the point and the last one are tried, the others play no part")
  func phases() throws {
    let result = try result(
      wave + wave + wave + [10],
      baselineCount: nil,
      target: .constant(0),
      phaseStarts: [12, 24]
    )
    #expect(try Fragility(result).triedPoints == Array(24..<37))
    #expect(try Fragility(result, pointAt: 3).triedPoints == Array(0..<12) + Array(24..<37))
  }

  @Test("Runs about a median: a long run has its distances in no unit, and flips all the same")
  func runChart() throws {
    // With the last of the baseline a run of eight; of 19 useful points seven are no signal. Without
    // one of the high points of the baseline the median is −50, and 12 useful points are left.
    let values = wave + [-60, -70, -80, -60, -90, -70, -60]
    let fragility = try Fragility(result(values, chart: .run, ruleSet: .anhoej))
    #expect(fragility.distances.isEmpty)
    #expect(fragility.verdict.label?.rule == .longRun)
    #expect(withoutPoints(fragility) == [0, 2, 4, 6, 8, 10] + Array(12...17))
  }

  @Test("Parts and subgroups are tried as values are")
  func shapes() throws {
    let shapes: [(ChartData, ChartKind)] = [
      (
        .parts(
          numerators: [3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 6, 30],
          denominators: Array(repeating: 100, count: 13),
          multiplier: 100
        ), .p
      ),
      (.subgroups((0..<13).map { [Double($0 % 3), 2, 4, $0 == 12 ? 60 : 3] }), .xbar),
      (
        .subgroupSummaries(
          (0..<13).map {
            SubgroupSummary(count: 4, mean: $0 == 12 ? 20 : 2, standardDeviation: 1, range: 2)
          }
        ), .xbar
      ),
    ]
    for (data, chart) in shapes {
      let result = try SPCResult(
        data,
        specification: ChartSpecification(
          chart: chart,
          ruleSet: .nhse2023,
          direction: .increase,
          baselineCount: 12
        )
      )
      let fragility = try Fragility(result)
      #expect(fragility.verdict.category == .improvement, "\(chart)")
      #expect(fragility.triedPoints.count == 13)
      #expect(fragility.distances.first?.subject == .rule(.beyondLimits), "\(chart)")
    }
  }

  @Test("Nothing observed has no verdict to flip")
  func nothing() throws {
    let fragility = try Fragility(result([.nan, .nan], baselineCount: nil))
    #expect(fragility.pointIndex == nil)
    #expect(fragility.flips.isEmpty && fragility.distances.isEmpty)
    let one = try Fragility(result([4], baselineCount: nil))
    #expect(one.pointIndex == 0 && one.flips.isEmpty)
  }

  @Test("Every flip is what the changed chart says, on random series")
  func property() throws {
    let seed: UInt64 = 121
    var random = SeededSeries(seed: seed)
    var flipCount = 0
    for round in 0..<60 {
      let values = random.wholeNumbers(count: random.integer(in: 1...40), missingShare: 8)
      let baselineCount = round.isMultiple(of: 2) ? nil : 12 + round % 5
      let result = try result(values, baselineCount: baselineCount, target: .constant(95))
      let fragility = try Fragility(result)
      flipCount += fragility.flips.count
      for flip in fragility.flips {
        #expect(flip.before == fragility.verdict && flip.before != flip.after)
        guard case .withoutPoint(let index) = flip.change else { continue }
        var changed = result.specification
        changed.excluded = [index]
        let after = try SPCResult(values: values, specification: changed)
        #expect(flip.after.assurance == after.assurance, "seed \(seed), round \(round)")
        if index != fragility.pointIndex {
          #expect(flip.after.category == after.variation, "seed \(seed), round \(round)")
        }
      }
    }
    print("seed \(seed): \(flipCount) flips in 60 series")
    #expect(flipCount > 30)
  }
}

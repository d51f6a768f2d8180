import Testing

@testable import SPCCore

/// The rules against their definitions, written out window by window on the values themselves.
///
/// A failure prints its seed.
@Suite("Pattern marking")
struct PatternMarkingTests {
  private struct Lines {
    let centre: Double
    let limit: Double
  }

  private static let rules: [Rule] = [
    .beyondLimits, .shift(length: 5), .trend(length: 4), .alternation(length: 6),
    .twoOfThree(counting: .beyondTwoSigma, third: .anywhere), .fourOfFive,
    .stratification(length: 7), .mixture(length: 4),
  ]

  private func result(_ values: [Double], _ rule: Rule, _ marking: PatternMarking) throws
    -> SPCResult
  {
    try SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: RuleSet(
          name: "one rule",
          charts: [.xmr],
          rules: [rule],
          screensMovingRanges: false,
          // Narrow limits, so that every zone is visited often.
          limitFactor: 1.5,
          marking: marking
        ),
        baselineCount: 12
      )
    )
  }

  private func forEachSeries(_ body: ([Double], Rule, Comment) throws -> Void) rethrows {
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      // Coarse values in some series, so that ties are common.
      let step = Double([25, 8, 1][random.integer(in: 0...2)])
      let values = random.wholeNumbers(count: random.integer(in: 12...70), missingShare: 3)
        .map { ($0 / step).rounded() * step }
      for rule in Self.rules { try body(values, rule, "seed \(seed), \(rule)") }
    }
  }

  @Test("A point completes a pattern where the definition, read off the window before it, says so")
  func definitions() throws {
    try forEachSeries { values, rule, place in
      let result = try result(values, rule, .completingPoint)
      let phase = result.phases[0]
      let lines = Lines(centre: phase.centre, limit: phase.upper - phase.centre)
      for index in values.indices {
        let expected = Self.completes(rule, values[...index], lines)
        #expect(!result.points[index].hits.isEmpty == expected, place)
      }
    }
  }

  @Test("What completes a pattern on the day does not depend on what comes after")
  func onTheDay() throws {
    try forEachSeries { values, rule, place in
      let whole = try result(values, rule, .completingPoint)
      for count in stride(from: 12, to: values.count, by: 7) {
        let start = try result(Array(values[..<count]), rule, .completingPoint)
        for index in 0..<count {
          #expect(start.points[index].highHits == whole.points[index].highHits, place)
          #expect(start.points[index].lowHits == whole.points[index].lowHits, place)
        }
      }
    }
  }

  @Test("The whole pattern is every completing point with the points before it that made it so")
  func union() throws {
    try forEachSeries { values, rule, place in
      let whole = try result(values, rule, .wholePattern)
      let completing = try result(values, rule, .completingPoint)
      var expected = Set<Int>()
      for index in values.indices {
        for evidence in completing.evidence(forPointAt: index) {
          #expect(evidence.window.upperBound == index + 1, place)
          expected.formUnion(evidence.indices)
        }
      }
      let marked = values.indices.filter { !whole.points[$0].hits.isEmpty }
      // Near points of a window that a point within completes are part of the pattern as well.
      switch rule {
      case .twoOfThree, .fourOfFive: #expect(expected.isSubset(of: marked), place)
      default: #expect(expected.sorted() == marked, place)
      }
    }
  }

  @Test(
    "Upside down, high and low are swapped; but a point on the centre within one sigma stays high"
  )
  func mirror() throws {
    try forEachSeries { values, rule, place in
      for marking in PatternMarking.allCases {
        let ours = try result(values, rule, marking)
        let mirrored = try result(values.map { -$0 }, rule, marking)
        for (index, (a, b)) in zip(ours.points, mirrored.points).enumerated() {
          if rule.kind == .stratification, !ours.zones[index].isOnEitherSide {
            #expect(a.highHits == b.highHits && a.lowHits.isEmpty && b.lowHits.isEmpty, place)
          } else {
            #expect(a.highHits == b.lowHits && a.lowHits == b.highHits, place)
          }
        }
      }
    }
  }

  @Test("Read backwards, whole patterns are the same; rises are falls")
  func reversal() throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let values = random.wholeNumbers(count: random.integer(in: 2...70), missingShare: 3)
      for rule in Self.rules {
        let specification = ChartSpecification(
          ruleSet: try RuleSet(
            name: "one rule",
            charts: [.xmr],
            rules: [rule],
            screensMovingRanges: false,
            limitFactor: 1.5
          )
        )
        let ours = try SPCResult(values: values, specification: specification)
        let backwards = try SPCResult(values: values.reversed(), specification: specification)
        for (a, b) in zip(ours.points, backwards.points.reversed()) {
          let isTrend = rule.kind == .trend
          #expect(a.highHits == (isTrend ? b.lowHits : b.highHits), "seed \(seed), \(rule)")
          #expect(a.lowHits == (isTrend ? b.highHits : b.lowHits), "seed \(seed), \(rule)")
        }
      }
    }
  }

  /// Whether a pattern is complete at the last of these values.
  private static func completes(_ rule: Rule, _ values: ArraySlice<Double>, _ lines: Lines) -> Bool
  {
    func window(_ count: Int) -> [Double]? {
      let last = Array(values.suffix(count))
      return last.count == count && last.allSatisfy { !$0.isNaN } ? last : nil
    }
    func isBeyond(_ value: Double, sigma: Double, _ sign: Double) -> Bool {
      sign * (value - lines.centre) > sigma * lines.limit / 3 + 1e-9
    }
    func some(_ wanted: Int, of count: Int, beyond sigma: Double) -> Bool {
      guard let window = window(count) else { return false }
      return [1, -1].contains { sign in
        window.count { isBeyond($0, sigma: sigma, sign) } >= wanted
          && isBeyond(window[count - 1], sigma: sigma, sign)
      }
    }
    switch rule {
    case .beyondLimits: return some(1, of: 1, beyond: 3)
    case .twoOfThree: return some(2, of: 3, beyond: 2)
    case .fourOfFive: return some(4, of: 5, beyond: 1)
    case .shift(let length, _): return some(length, of: length, beyond: 0)
    case .trend(let length, _):
      guard let window = window(length) else { return false }
      let steps = zip(window.dropFirst(), window).map { $0 - $1 }
      return steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
    case .alternation(let length):
      guard let window = window(length) else { return false }
      let steps = zip(window.dropFirst(), window).map { $0 - $1 }
      return zip(steps.dropFirst(), steps).allSatisfy { $0 * $1 < 0 }
    case .stratification(let length):
      guard let window = window(length), lines.limit > 1e-9 else { return false }
      return window.allSatisfy { !isBeyond($0, sigma: 1, 1) && !isBeyond($0, sigma: 1, -1) }
    case .mixture(let length):
      guard let window = window(length) else { return false }
      let above = window.count { isBeyond($0, sigma: 1, 1) }
      let below = window.count { isBeyond($0, sigma: 1, -1) }
      return above > 0 && below > 0 && above + below == length
    case .longRun, .fewCrossings: return false
    }
  }
}

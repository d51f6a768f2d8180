import Testing

@testable import SPCCore

/// Every rule, reading and marking against a second implementation (``DefinedRules``), on series full
/// of ties with lines and neighbours, gaps, excluded points and phase ends.
///
/// A failure prints its seed.
@Suite("Rules by their definitions")
struct RuleDefinitionTests {
  @Test("Ten rules mark what their definitions say, and the first of them names the point")
  func agreement() throws {
    var marked: [RuleKind: Int] = [:]
    var (points, conflicts) = (0, 0)
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let phases = (0..<random.integer(in: 1...3)).map { _ in Self.phase(&random) }
      let values = phases.flatMap(\.self)
      let starts = phases.indices.map { phases[..<$0].reduce(0) { $0 + $1.count } }
      let excluded = values.indices.filter { index in
        let start = starts.last { $0 <= index } ?? 0
        return index >= start + 12 && seed.isMultiple(of: 3) && random.integer(in: 0...9) == 0
      }
      let rules = Self.rules(&random)
      for marking in PatternMarking.allCases {
        let result = try SPCResult(
          values: values,
          specification: ChartSpecification(
            ruleSet: RuleSet(
              name: "every rule",
              charts: [.xmr],
              rules: rules,
              screensMovingRanges: false,
              limitFactor: 3,
              marking: marking
            ),
            phaseStarts: starts.filter { $0 > 0 },
            baselineCount: 12,
            excluded: excluded
          )
        )
        let defined = Self.defined(phases, starts, excluded, rules, marking)
        for (index, point) in result.points.enumerated() {
          func place() -> Comment {
            "seed \(seed), \(marking), point \(index) of \(values), \(rules)"
          }
          #expect(point.highHits == defined.high[index], place())
          #expect(point.lowHits == defined.low[index], place())
          let hits = defined.high[index].union(defined.low[index])
          #expect(point.label?.rule == rules.first { hits.contains($0.kind) }?.kind, place())
          let reasons = result.evidence(forPointAt: index)
          #expect(
            Set(reasons.map(\.rule)) == Set(rules.map(\.kind).filter(hits.contains)),
            place()
          )
          points += 1
          conflicts += point.isConflicting(.increase) ? 1 : 0
          for rule in rules where hits.contains(rule.kind) { marked[rule.kind, default: 0] += 1 }
        }
        let signals = result.phaseSignals.filter { $0.rule == .fewCrossings }.map(\.phase)
        #expect(signals == defined.phasesOfFewCrossings, "seed \(seed)")
        marked[.fewCrossings, default: 0] += signals.count
      }
    }
    print("rules by definition: \(points) points, \(conflicts) conflicting;")
    for kind in RuleKind.allCases {
      print("  \(kind.name): \(marked[kind, default: 0])")
      // The series are of no use for a rule that hardly ever meets its pattern.
      #expect(marked[kind, default: 0] > 100, "\(kind)")
    }
  }

  private struct Defined {
    var high: [RuleHits]
    var low: [RuleHits]
    var phasesOfFewCrossings: [Int] = []
  }

  private static func defined(
    _ phases: [[Double]],
    _ starts: [Int],
    _ excluded: [Int],
    _ rules: [Rule],
    _ marking: PatternMarking
  ) -> Defined {
    let none = [RuleHits](repeating: [], count: phases.reduce(0) { $0 + $1.count })
    var defined = Defined(high: none, low: none)
    for (number, (values, start)) in zip(phases, starts).enumerated() {
      let places = values.indices.filter { !excluded.contains(start + $0) }
      // The points that count, next to each other; and every excluded one by itself.
      let groups = [places] + values.indices.filter { excluded.contains(start + $0) }.map { [$0] }
      for (group, places) in groups.enumerated() {
        let reading = DefinedRules(values: places.map { values[$0] }, marking: marking)
        for rule in rules where group == 0 || rule == .beyondLimits {
          for mark in reading.marks(rule) {
            let index = start + places[mark.index]
            let hit = RuleHits(rule.kind)
            if mark.isHigh {
              defined.high[index].formUnion(hit)
            } else {
              defined.low[index].formUnion(hit)
            }
          }
        }
        if group == 0, reading.hasFewCrossings { defined.phasesOfFewCrossings.append(number) }
      }
    }
    return defined
  }

  /// Every kind of rule once, in any order, with lengths and readings at random.
  private static func rules(_ random: inout SeededSeries) -> [Rule] {
    func one<Choice>(of choices: [Choice]) -> Choice {
      choices[random.integer(in: 0...choices.count - 1)]
    }
    var rules: [Rule] = [
      .beyondLimits,
      .trend(length: random.integer(in: 3...7), ties: one(of: TieReading.allCases)),
      .twoOfThree(
        counting: one(of: TwoOfThreeBand.allCases),
        third: one(of: ThirdPoint.allCases)
      ),
      .shift(length: random.integer(in: 3...9), onCentre: one(of: TieReading.allCases)),
      .longRun, .fewCrossings, .fourOfFive,
      .alternation(length: random.integer(in: 3...9)),
      .stratification(length: random.integer(in: 3...9)),
      .mixture(length: random.integer(in: 3...8)),
    ]
    for last in rules.indices.dropFirst().reversed() {
      rules.swapAt(last, random.integer(in: 0...last))
    }
    return rules
  }

  /// Twelve points that make the centre 0 and one sigma 100, then stretches that each lean towards
  /// some pattern, on multiples of 50, so that points often lie on a line or equal their neighbours.
  private static func phase(_ random: inout SeededSeries) -> [Double] {
    var values = RuleChart.baseline
    // Some phases stay on one side to their end.
    let stays = random.integer(in: 0...3) == 0
    for _ in 0..<random.integer(in: 0...5) {
      let manner = stays ? 0 : random.integer(in: 0...5)
      let side = stays ? 1 : random.integer(in: 0...1) == 0 ? 1.0 : -1
      var level = Double(random.integer(in: -6...6)) * 50
      for step in 0..<random.integer(in: 1...14) {
        let noise = Double(random.integer(in: 0...7)) * 50
        level =
          switch manner {
          // On one side, or on the centre.
          case 0: side * noise
          // About the centre.
          case 1: noise / 3 >= 100 ? 0 : (noise - 150) * 2 / 3
          // Rising or falling, with repeats.
          case 2: level + side * (noise > 250 ? 0 : 50)
          // By turns.
          case 3: (step.isMultiple(of: 2) ? 1 : -1) * (noise + 50)
          // Far out on either side.
          case 4: (random.integer(in: 0...1) == 0 ? 1 : -1) * max(noise, 100)
          // Anything.
          default: Double(random.integer(in: -7...7)) * 50
          }
        values.append(random.integer(in: 0...39) == 0 ? .nan : level)
      }
    }
    return values
  }
}

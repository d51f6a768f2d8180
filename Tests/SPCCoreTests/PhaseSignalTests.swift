import SPCCore
import Testing

@Suite("Phase signals")
struct PhaseSignalTests {
  private func result(
    _ values: [Double],
    _ ruleSet: RuleSet = .anhoej,
    phaseStarts: [Int] = []
  ) throws -> SPCResult {
    try SPCResult(
      values: values,
      specification: ChartSpecification(chart: .run, ruleSet: ruleSet, phaseStarts: phaseStarts)
    )
  }

  /// Four high and four low by turns: too few crossings, and no run too long.
  private let blocks: [Double] = (0..<24).map { ($0 / 4).isMultiple(of: 2) ? 9 : 1 }

  @Test("Few crossings mark no point, and are a signal of the phase with their crossings named")
  func fewCrossings() throws {
    let result = try result(blocks)
    #expect(result.labelled == [])
    let signal = try #require(result.phaseSignals.first)
    #expect(result.phaseSignals.count == 1)
    #expect(signal.rule == .fewCrossings && signal.phase == 0)
    #expect(signal.observed == 5 && signal.bound == 8)
    #expect(signal.crossings == [4, 8, 12, 16, 20])
    #expect(signal.indices == Array(0..<24) && signal.window == 0..<24)
    #expect(signal.side == nil)
    #expect(signal.runs == result.phases[0].runs)
  }

  @Test("A long run is named with its useful points, its side and the limit")
  func longRun() throws {
    // The median is 5: points on it and missing ones are no useful points.
    let values: [Double] =
      [5, 9, 9, .nan, 9, 5, 9, 9, 9, 9, 9] + [1, 1, 9, 1, 1, 9, 1, 1, 9, 1, 1, 1, 1]
    let result = try result(values)
    let runs = try #require(result.phases[0].runs)
    #expect(runs.usefulCount == 21 && runs.longestRun == 8 && runs.longestRunLimit == 7)
    let signal = try #require(result.phaseSignals.first { $0.rule == .longRun })
    #expect(signal.side == .high)
    #expect(signal.indices == [1, 2, 4, 6, 7, 8, 9, 10])
    #expect(signal.window == 1..<11)
    #expect(signal.observed == 8 && signal.bound == 7)
    #expect(signal.crossings.isEmpty)
    #expect(result.indices(meeting: .longRun, .high) == signal.indices)
  }

  @Test("Each phase has its own signals, in order, with indices of the whole series")
  func phases() throws {
    let quiet: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 9 : 1 }
    let step = Array(repeating: 1.0, count: 10) + Array(repeating: 9, count: 10)
    let result = try result(quiet + blocks + step, phaseStarts: [12, 36])
    #expect(result.phaseSignals.map(\.phase) == [1, 2, 2])
    #expect(result.phaseSignals.map(\.rule) == [.fewCrossings, .longRun, .fewCrossings])
    #expect(result.phaseSignals[0].crossings == [16, 20, 24, 28, 32])
    #expect(result.phaseSignals[1].indices == Array(36..<46))
    #expect(result.phaseSignals[1].side == .low)
    #expect(result.phaseSignals[2].crossings == [46])
  }

  @Test("A rule set that does not ask about runs, or about one of the two, has no such signal")
  func notAsked() throws {
    let values = Array(repeating: 1.0, count: 10) + Array(repeating: 9, count: 10)
    let nhs = try SPCResult(values: values, specification: ChartSpecification(ruleSet: .nhse2023))
    #expect(nhs.phaseSignals.isEmpty)
    let crossingsOnly = try RuleSet(
      name: "crossings only",
      charts: [.run],
      rules: [.fewCrossings],
      screensMovingRanges: false
    )
    #expect(try result(values, crossingsOnly).phaseSignals.map(\.rule) == [.fewCrossings])
  }

  @Test(
    "A phase signals where its runs do, whatever the method, and has evidence for its long runs"
  )
  func consistency() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let count = random.integer(in: 1...90)
      let values = random.wholeNumbers(count: count, missingShare: 5)
      for ruleSet in [RuleSet.anhoej, .anhoejBestBox, .anhoejCutBox] {
        let result = try result(values, ruleSet, phaseStarts: count > 45 ? [40] : [])
        let signalling = result.phases.indices.filter { result.phases[$0].runs?.isSignal == true }
        #expect(Set(result.phaseSignals.map(\.phase)) == Set(signalling), "seed \(seed)")
        for signal in result.phaseSignals {
          #expect(result.phases[signal.phase].range.contains(signal.window.lowerBound))
          #expect(signal.window.upperBound <= result.phases[signal.phase].range.upperBound)
          switch signal.rule {
          case .longRun:
            #expect(signal.indices.count == signal.observed && signal.observed > signal.bound)
            #expect(signal.indices.allSatisfy { result.points[$0].hits.contains(.longRun) })
          default:
            #expect(signal.rule == .fewCrossings && signal.observed < signal.bound)
            #expect(signal.crossings.count == signal.observed, "seed \(seed)")
            #expect(signal.indices.count == signal.runs.usefulCount, "seed \(seed)")
          }
        }
      }
    }
  }
}

import Testing

@testable import SPCCore

/// Every computation that can be long asks whether to go on, and stops when it is told to.
@Suite("Checkpoints")
struct CheckpointTests {
  /// Something long, on data where it is not over at once.
  enum Work: CaseIterable {
    case fragility, fragilityOfSubgroups, candidatePhases, chance, result, funnel

    func run(_ checkpoint: Checkpoint) throws {
      var random = SimulatedSeries(seed: 4)
      let chart = ChartSpecification(ruleSet: .nhse2023)
      switch self {
      case .fragility:
        let result = try SPCResult(values: random.normals(2_000), specification: chart)
        _ = try Fragility(result, checkpoint: checkpoint)
      case .fragilityOfSubgroups:
        let groups = (0..<300).map { _ in random.normals(4) }
        let result = try SPCResult(
          .subgroups(groups),
          specification: ChartSpecification(chart: .xbar, ruleSet: .westernElectric)
        )
        _ = try Fragility(result, checkpoint: checkpoint)
      case .candidatePhases:
        let result = try SPCResult(values: random.normals(20_000), specification: chart)
        _ = try result.candidatePhases(checkpoint: checkpoint)
      case .chance:
        _ = try StableSeriesSimulation(chart, pointCount: 40)
          .simulate(seriesCount: 2_000, checkpoint: checkpoint)
      case .result:
        _ = try SPCResult(
          .values(random.normals(20_000)),
          specification: chart,
          checkpoint: checkpoint
        )
      case .funnel:
        do throws(FunnelError) {
          _ = try FunnelPlot(
            numerators: (0..<200).map { Double($0 % 7) },
            denominators: (0..<200).map { Double(40 + $0) },
            specification: FunnelSpecification(kind: .proportion),
            checkpoint: checkpoint
          )
        } catch .interrupted {
          throw SPCError.interrupted
        }
      }
    }
  }

  @Test(
    "Work that may go on asks many times, and never reports less than before",
    arguments: Work.allCases
  )
  func reports(work: Work) throws {
    var fractions: [Double] = []
    try work.run(
      Checkpoint { done, total in
        fractions.append(Double(done) / Double(total))
        return true
      }
    )
    #expect(fractions.count >= 4, "\(work) asked \(fractions.count) times")
    #expect(fractions.allSatisfy { (0...1).contains($0) })
    #expect(zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("Work is over at the first refusal, whichever question it is", arguments: Work.allCases)
  func refusals(work: Work) throws {
    var most = 0
    try work.run(
      Checkpoint { _, _ in
        most += 1
        return true
      }
    )
    for wanted in Set([1, 2, most / 2, most]) where wanted > 0 {
      var asked = 0
      #expect(throws: SPCError.interrupted) {
        try work.run(
          Checkpoint { _, _ in
            asked += 1
            return asked < wanted
          }
        )
      }
      #expect(asked == wanted, "\(work)")
    }
  }

  @Test("What a checkpoint sees changes no result")
  func sameResults() throws {
    var random = SimulatedSeries(seed: 11)
    let values = random.normals(400).enumerated().map {
      $0.offset > 300 ? $0.element + 2 : $0.element
    }
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(ruleSet: .nhse2023)
    )
    let asking = Checkpoint { _, _ in true }
    let (plain, watched) = (try Fragility(result), try Fragility(result, checkpoint: asking))
    #expect(plain.flips == watched.flips && plain.triedCount == watched.triedCount)
    #expect(
      try result.candidatePhases().candidates.map(\.start)
        == result.candidatePhases(checkpoint: asking).candidates.map(\.start)
    )
  }

  @Test("The parts of a whole share its length, and a checkpoint nobody asks lets everything pass")
  func parts() throws {
    var seen: [[Int]] = []
    let whole = Checkpoint { done, total in
      seen.append([done, total])
      return true
    }
    try whole.part(0, of: 2)(5, of: 10)
    try whole.part(1, of: 2)(5, of: 10)
    try whole.part(1, of: 4).part(1, of: 2)(0, of: 10)
    #expect(seen == [[5, 20], [15, 20], [30, 80]])
    try Checkpoint.none.part(0, of: 2)(1, of: 2)
  }
}

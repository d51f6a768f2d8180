import CReferenceLoop
import SPCCore

/// SPCCore against a plain C loop of the same work: XmR charts under `ptd-0.2.2`, with every
/// output for every point.
///
/// Both sides judge the same series in one run, turn about, so that whatever else the machine does
/// falls on both; the figure is the median of the ratios of neighbouring turns. Before anything is
/// timed, every zone, hit, label and category of every series is compared.
struct SPCBenchmark {
  let seriesCount: Int
  let pointCount: Int
  let rounds: Int

  private let values: [Double]
  private let specification = ChartSpecification(ruleSet: .ptd022, direction: .increase)

  init(seriesCount: Int = 10_000, pointCount: Int = 48, rounds: Int = 31) {
    self.seriesCount = seriesCount
    self.pointCount = pointCount
    self.rounds = rounds
    values = Self.monthlySeries(seriesCount: seriesCount, pointCount: pointCount)
  }

  /// Runs the benchmark and prints what it found.
  func run() throws {
    var workspace = ChartWorkspace(capacity: pointCount)
    var reference = ReferenceChart(pointCount: pointCount)
    let flagged = try compareEveryPoint(&workspace, &reference)
    let total = seriesCount * pointCount
    print("spc: \(seriesCount) series × \(pointCount) points, ptd-0.2.2")
    print("  every hit, label and category the same in Swift and C: \(total) points,")
    print("  \(flagged) of them labelled")

    var turns: [(swift: Double, c: Double)] = []
    for round in 0..<rounds {
      // Who goes first changes, so that neither always finds the other's caches.
      if round.isMultiple(of: 2) {
        let swift = try seconds { try judgeAll(&workspace) }
        turns.append((swift, seconds { judgeAll(&reference) }))
      } else {
        let c = seconds { judgeAll(&reference) }
        turns.append((try seconds { try judgeAll(&workspace) }, c))
      }
    }
    let ratios = turns.map { $0.swift / $0.c }.sorted()
    let swift = Self.median(turns.map(\.swift)), c = Self.median(turns.map(\.c))
    print(
      "  SPCCore \(Self.fixed(swift * 1000)) ms, C \(Self.fixed(c * 1000)) ms (medians of \(rounds))"
    )
    print(
      "  ratio SPCCore/C: median \(Self.fixed(Self.median(ratios))),"
        + " from \(Self.fixed(ratios[0])) to \(Self.fixed(ratios[rounds - 1])) (at most 2 asked)"
    )
  }

  /// Times the simulation behind "expected by chance", once for each length, nothing remembered.
  func runFalseSignals() throws {
    for (pointCount, baselineCount) in [(24, nil), (49, nil), (49, 13), (240, nil)] as [(Int, Int?)]
    {
      let specification = ChartSpecification(ruleSet: .nhse2023, baselineCount: baselineCount)
      var share = 0.0
      let elapsed = try seconds {
        share = try specification.falseSignalShare(pointCount: pointCount)
        return 0
      }
      let baseline = baselineCount.map { "first \($0)" } ?? "all"
      print("  by chance: \(pointCount) points, limits from \(baseline):", terminator: " ")
      print("\(Self.fixed(share * 100)) % in \(Self.fixed(elapsed * 1000)) ms")
    }
  }

  /// Judges every series with SPCCore; returns a sum that needs all of the work.
  private func judgeAll(_ workspace: inout ChartWorkspace) throws -> Int {
    try values.withUnsafeBufferPointer { values in
      var concerns = 0
      for series in 0..<seriesCount {
        let start = series * pointCount
        let points = UnsafeBufferPointer(rebasing: values[start..<start + pointCount])
        try workspace.compute(points, specification: specification)
        concerns += workspace.variation == .concern ? 1 : 0
      }
      return concerns
    }
  }

  /// Judges every series with the C loop.
  private func judgeAll(_ reference: inout ReferenceChart) -> Int {
    values.withUnsafeBufferPointer { values in
      var concerns = 0
      for series in 0..<seriesCount {
        let points = UnsafeBufferPointer(
          rebasing: values[series * pointCount..<(series + 1) * pointCount]
        )
        reference.compute(points)
        let latest = pointCount - 1
        concerns += reference.chart.category[latest] == UInt8(REFERENCE_CONCERN) ? 1 : 0
      }
      return concerns
    }
  }

  /// Compares both sides point by point and returns how many points have a label.
  private func compareEveryPoint(
    _ workspace: inout ChartWorkspace,
    _ reference: inout ReferenceChart
  ) throws -> Int {
    try values.withUnsafeBufferPointer { values in
      var flagged = 0
      for series in 0..<seriesCount {
        let start = series * pointCount
        let points = UnsafeBufferPointer(rebasing: values[start..<start + pointCount])
        try workspace.compute(points, specification: specification)
        reference.compute(points)
        for index in 0..<pointCount {
          guard reference.agrees(with: workspace, at: index) else {
            throw Disagreement(series: series, index: index)
          }
          flagged += workspace.label(at: index) == nil ? 0 : 1
        }
      }
      return flagged
    }
  }

  /// Swift and C do not say the same of a point.
  struct Disagreement: Error {
    let series: Int
    let index: Int
  }

  private func seconds(_ work: () throws -> Int) rethrows -> Double {
    var result = 0
    let duration = try ContinuousClock().measure { result = try work() }
    precondition(result >= 0)
    return Double(duration.components.attoseconds) * 1e-18 + Double(duration.components.seconds)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func fixed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

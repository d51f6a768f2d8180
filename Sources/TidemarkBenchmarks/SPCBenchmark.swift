import CReferenceLoop
import SPCCore

/// SPCCore against a plain C loop of the same work under `ptd-0.2.2`, with every output for every
/// point: XmR charts, and p charts with varying denominators.
///
/// Both sides judge the same series in one run, turn about, so that whatever else the machine does
/// falls on both; the figure is the median of the ratios of neighbouring turns. Before anything is
/// timed, the lines, hits, label and category of every point of every series are compared.
struct SPCBenchmark {
  let chart: ChartKind
  let seriesCount: Int
  let pointCount: Int
  /// How many times the C loop's time is asked for at most.
  let asked: Double

  private let rounds = 31
  /// How often a turn judges all series, so that it takes long enough to be timed.
  private let repeats: Int
  private let values: [Double]
  private let denominators: [Double]
  private let specification: ChartSpecification

  init(_ chart: ChartKind, seriesCount: Int, pointCount: Int, asked: Double) {
    self.chart = chart
    self.seriesCount = seriesCount
    self.pointCount = pointCount
    self.asked = asked
    repeats = max(1, 480_000 / (seriesCount * pointCount))
    specification = ChartSpecification(chart: chart, ruleSet: .ptd022, direction: .increase)
    if chart == .p {
      (values, denominators) = Self.monthlyParts(seriesCount: seriesCount, pointCount: pointCount)
    } else {
      values = Self.monthlySeries(seriesCount: seriesCount, pointCount: pointCount)
      denominators = []
    }
  }

  /// The sizes that are asked for.
  static func runAll() throws {
    try SPCBenchmark(.xmr, seriesCount: 10_000, pointCount: 48, asked: 1.3).run()
    try SPCBenchmark(.xmr, seriesCount: 1_000, pointCount: 48, asked: 1.3).run()
    try SPCBenchmark(.xmr, seriesCount: 1, pointCount: 10_000, asked: 1.3).run()
    try SPCBenchmark(.p, seriesCount: 1_000, pointCount: 48, asked: 1.5).run()
    try runFalseSignals()
  }

  /// Runs the benchmark and prints what it found.
  func run() throws {
    var workspace = ChartWorkspace(capacity: pointCount)
    var reference = ReferenceChart(pointCount: pointCount)
    let flagged = try compareEveryPoint(&workspace, &reference)
    let total = seriesCount * pointCount
    print("spc: \(chart.rawValue), \(seriesCount) series × \(pointCount) points, ptd-0.2.2")
    print("  lines, hits, labels and categories the same in Swift and C: \(total) points,")
    print("  \(flagged) of them labelled")
    try printAllocations(&workspace)

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
    let perPoint = 1e9 / Double(total * repeats)
    print(
      "  SPCCore \(Self.fixed(swift * perPoint)) ns a point, C \(Self.fixed(c * perPoint)) ns"
        + " (medians of \(rounds))"
    )
    print(
      "  ratio SPCCore/C: median \(Self.fixed(Self.median(ratios))),"
        + " from \(Self.fixed(ratios[0])) to \(Self.fixed(ratios[rounds - 1]))"
        + " (at most \(Self.fixed(asked)) asked)"
    )
  }

  /// Prints how many blocks of memory one more pass over all series asks for.
  private func printAllocations(_ workspace: inout ChartWorkspace) throws {
    let before = reference_allocation_count()
    // The program itself has asked for memory by now: a count of zero would be one that counts nothing.
    guard before > 0 else {
      print("  allocations: skipped, this C library does not show its allocator")
      return
    }
    _ = try judgeAll(&workspace)
    let count = reference_allocation_count() - before
    let series = repeats * seriesCount
    print(
      "  allocations: \(count) for \(series) series (\(before) by the program before), \(Self.fixed(Double(count) / Double(series))) a"
        + " series, \(Self.fixed(Double(count) / Double(series * pointCount))) a point"
    )
  }

  /// Times the simulation behind "expected by chance", once for each length, nothing remembered.
  static func runFalseSignals() throws {
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
    var concerns = 0
    for _ in 0..<repeats {
      for series in 0..<seriesCount {
        try judge(series, &workspace)
        concerns += workspace.variation == .concern ? 1 : 0
      }
    }
    return concerns
  }

  /// Judges every series with the C loop.
  private func judgeAll(_ reference: inout ReferenceChart) -> Int {
    var concerns = 0
    let latest = pointCount - 1
    for _ in 0..<repeats {
      for series in 0..<seriesCount {
        judge(series, &reference)
        concerns += reference.chart.category[latest] == UInt8(REFERENCE_CONCERN) ? 1 : 0
      }
    }
    return concerns
  }

  private func judge(_ series: Int, _ workspace: inout ChartWorkspace) throws {
    try values.withUnsafeBufferPointer { values in
      let places = series * pointCount..<(series + 1) * pointCount
      let points = UnsafeBufferPointer(rebasing: values[places])
      guard chart == .p else { return try workspace.compute(points, specification: specification) }
      try denominators.withUnsafeBufferPointer { denominators in
        try workspace.compute(
          numerators: points,
          denominators: UnsafeBufferPointer(rebasing: denominators[places]),
          multiplier: 100,
          specification: specification
        )
      }
    }
  }

  private func judge(_ series: Int, _ reference: inout ReferenceChart) {
    values.withUnsafeBufferPointer { values in
      let places = series * pointCount..<(series + 1) * pointCount
      let points = UnsafeBufferPointer(rebasing: values[places])
      guard chart == .p else { return reference.compute(points) }
      denominators.withUnsafeBufferPointer { denominators in
        reference.compute(
          numerators: points,
          denominators: UnsafeBufferPointer(rebasing: denominators[places])
        )
      }
    }
  }

  /// Compares both sides point by point and returns how many points have a label.
  private func compareEveryPoint(
    _ workspace: inout ChartWorkspace,
    _ reference: inout ReferenceChart
  ) throws -> Int {
    var flagged = 0
    for series in 0..<seriesCount {
      try judge(series, &workspace)
      judge(series, &reference)
      for index in 0..<pointCount {
        let agrees =
          chart == .p
          ? reference.agreesByPoint(with: workspace, at: index)
          : reference.agrees(with: workspace, at: index)
        guard agrees else { throw Disagreement(series: series, index: index) }
        flagged += workspace.label(at: index) == nil ? 0 : 1
      }
    }
    return flagged
  }

  /// Swift and C do not say the same of a point.
  struct Disagreement: Error {
    let series: Int
    let index: Int
  }

  private func seconds(_ work: () throws -> Int) rethrows -> Double { try Self.seconds(work) }

  private static func seconds(_ work: () throws -> Int) rethrows -> Double {
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

import SPCCore
import Testing

/// What must hold on every chart, whatever the data; a failure prints the chart and its seed.
@Suite("Properties of every chart")
struct ChartPropertyTests {
  private static let seeds: ClosedRange<UInt64> = 1...80

  private func forEachSeed(
    _ chart: ChartKind,
    missingShare: Int = 5,
    _ body: (inout RandomChart) throws -> Void
  ) throws {
    for seed in Self.seeds {
      var random = try RandomChart(chart, seed: seed, missingShare: missingShare)
      try body(&random)
    }
  }

  private static let shifting: [ChartKind] = [.run, .xmr, .mr, .xbar, .r, .s, .iPrime, .ewma]
  private static let scaling: [ChartKind] = shifting + [.t]
  private static let parts: [ChartKind] = [.p, .pPrime, .np, .u, .uPrime, .iPrime]
  private static let ofSubgroups: [ChartKind] = [.xbar, .r, .s, .ewma]

  @Test(
    "At every point the limits bracket the centre, with the two-sigma lines between",
    arguments: ChartKind.allCases
  )
  func bracket(_ chart: ChartKind) throws {
    var drawn = 0
    try forEachSeed(chart) { random in
      for point in try random.computed().points where !point.upper.isNaN {
        drawn += 1
        #expect(point.lower <= point.nearLower && point.nearLower <= point.centre, random.place)
        #expect(point.centre <= point.nearUpper && point.nearUpper <= point.upper, random.place)
      }
    }
    #expect((drawn > 0) == (chart != .run))
  }

  @Test(
    "Adding a number to every value moves the lines by it and changes no verdict",
    arguments: shifting
  )
  func shift(_ chart: ChartKind) throws {
    // Spreads do not move.
    let distance: Double = [.mr, .r, .s].contains(chart) ? 0 : 512
    try forEachSeed(chart) { random in
      let ours = try random.computed()
      random.data = random.data.mapping { $0 + 512 * $1 }
      for (a, b) in zip(ours.points, try random.computed().points) {
        #expect(agree(a.figures.map { $0 + distance }, b.figures), random.place)
        #expect(a.verdict == b.verdict, random.place)
      }
    }
  }

  @Test("Multiplying every value multiplies the lines and changes no verdict", arguments: scaling)
  func scale(_ chart: ChartKind) throws {
    try forEachSeed(chart) { random in
      let ours = try random.computed()
      let data = random.data
      for scale in [0x1p-40, 0.1, 3, 1e9] {
        random.data = data.mapping { value, _ in value * scale }
        for (a, b) in zip(ours.points, try random.computed().points) {
          #expect(agree(a.figures, b.figures.map { $0 / scale }), random.place)
          #expect(a.verdict == b.verdict, random.place)
        }
      }
    }
  }

  @Test(
    "Showing a share per cent or per thousand multiplies the lines and changes no verdict",
    arguments: parts
  )
  func unit(_ chart: ChartKind) throws {
    try forEachSeed(chart) { random in
      let ours = try random.computed()
      let data = random.data
      for multiplier in [100.0, 1000] {
        random.data = data.multiplied(by: multiplier)
        // An np chart shows numerators whatever the multiplier is.
        let factor = chart == .np ? 1 : multiplier
        for (a, b) in zip(ours.points, try random.computed().points) {
          #expect(agree(a.figures.map { $0 * factor }, b.figures), random.place)
          #expect(a.verdict == b.verdict, random.place)
        }
      }
    }
  }

  @Test(
    "Reversed, each point keeps its lines and marks; trends change direction",
    arguments: ChartKind.allCases.filter { $0 != .ewma }
  )
  func reversal(_ chart: ChartKind) throws {
    try forEachSeed(chart) { random in
      let ours = try random.computed()
      random.data = random.data.selecting(Array((0..<random.data.count).reversed()))
      let reversed = try random.computed()
      #expect(ours.phases[0].runs == reversed.phases[0].runs, random.place)
      // A range lies at its second point, which reversed is its first.
      let places = chart == .mr ? 1..<ours.points.count : 0..<ours.points.count
      for index in places {
        let a = ours.points[index]
        let b = reversed.points[places.upperBound - 1 - index + places.lowerBound]
        #expect(agree(a.figures, b.figures), random.place)
        let trend = RuleHits(.trend)
        #expect(a.highHits.subtracting(trend) == b.highHits.subtracting(trend), random.place)
        #expect(a.lowHits.subtracting(trend) == b.lowHits.subtracting(trend), random.place)
        #expect(a.highHits.contains(trend) == b.lowHits.contains(trend), random.place)
      }
    }
  }

  @Test("The order of the members of a subgroup changes nothing", arguments: ofSubgroups)
  func members(_ chart: ChartKind) throws {
    var permuted = 0
    try forEachSeed(chart) { random in
      guard case .subgroups(let subgroups) = random.data else { return }
      permuted += 1
      let ours = try random.computed()
      var order = SeededSeries(seed: random.seed &+ 1_000_000)
      random.data = .subgroups(
        subgroups.map { members in
          var members = members + [.nan]
          for index in members.indices.reversed() {
            members.swapAt(index, order.integer(in: 0...index))
          }
          return members
        }
      )
      for (a, b) in zip(ours.points, try random.computed().points) {
        #expect(agree(a.figures, b.figures), random.place)
        #expect(a.size == b.size && a.verdict == b.verdict, random.place)
      }
    }
    #expect(permuted > 0)
  }

  @Test(
    "A phase never sees its neighbour: each is as if it were charted alone",
    arguments: ChartKind.allCases
  )
  func phases(_ chart: ChartKind) throws {
    try forEachSeed(chart) { random in
      var draw = SeededSeries(seed: random.seed &+ 2_000_000)
      let starts = Set((0..<3).map { _ in draw.integer(in: 0...random.data.count - 1) })
      let excluded = draw.integer(in: 0...random.data.count - 1)
      random.specification.phaseStarts = starts.sorted()
      if draw.integer(in: 0...1) == 0 { random.specification.baselineCount = 12 }
      if draw.integer(in: 0...1) == 0 { random.specification.excluded = [excluded] }
      let whole = try random.computed()
      for phase in whole.phases {
        var specification = random.specification
        specification.phaseStarts = []
        specification.excluded = specification.excluded.filter(phase.range.contains)
          .map { $0 - phase.range.lowerBound }
        let alone = try SPCResult(
          random.data.selecting(Array(phase.range)),
          specification: specification
        )
        #expect(phase.runs == alone.phases[0].runs, random.place)
        for (a, b) in zip(whole.points[phase.range], alone.points) {
          #expect(agree(a.figures, b.figures), random.place)
          #expect(a.verdict == b.verdict, random.place)
        }
      }
    }
  }

  @Test("A point left out leaves the others as they are without it", arguments: ChartKind.allCases)
  func exclusion(_ chart: ChartKind) throws {
    try forEachSeed(chart) { random in
      guard random.data.count > 2 else { return }
      var draw = SeededSeries(seed: random.seed &+ 3_000_000)
      let excluded = Set((0..<2).map { _ in draw.integer(in: 0...random.data.count - 1) })
      let others = (0..<random.data.count).filter { !excluded.contains($0) }
      var without = random
      without.data = random.data.selecting(others)
      random.specification.excluded = excluded.sorted()
      let (ours, theirs) = (try random.computed(), try without.computed())
      #expect(ours.phases[0].runs == theirs.phases[0].runs, random.place)
      for (index, b) in zip(others, theirs.points) {
        #expect(agree(ours.points[index].figures, b.figures), random.place)
        #expect(ours.points[index].verdict == b.verdict, random.place)
      }
    }
  }

  @Test(
    "A point without a value at either end changes nothing for the others",
    arguments: ChartKind.allCases
  )
  func missingEnds(_ chart: ChartKind) throws {
    try forEachSeed(chart, missingShare: 0) { random in
      let ours = try random.computed()
      random.data = random.data.betweenMissing
      let padded = try random.computed()
      #expect(padded.variation == ours.variation, random.place)
      // The first range of all is missing either way.
      for (a, b) in zip(ours.points, padded.points.dropFirst().dropLast()) {
        #expect(agree(a.figures, b.figures), random.place)
        #expect(a.verdict == b.verdict, random.place)
      }
    }
  }

  @Test("One series among many of every kind has the lines and verdicts it has alone")
  func batch() throws {
    var workspace = ChartWorkspace()
    for seed in Self.seeds {
      for chart in ChartKind.allCases {
        let random = try RandomChart(chart, seed: seed)
        try workspace.compute(random.data, specification: random.specification)
        let alone = try random.computed()
        #expect(workspace.count == alone.points.count, random.place)
        for (index, point) in alone.points.enumerated() {
          let lines = workspace.limits(at: index, in: workspace.phases[0])
          // To the last bit: the same work is done either way.
          #expect(workspace.value(at: index).isIdentical(to: point.value), random.place)
          #expect(workspace.size(at: index).isIdentical(to: point.size), random.place)
          #expect(lines.centre.isIdentical(to: point.centre), random.place)
          #expect(lines.lower.isIdentical(to: point.lower), random.place)
          #expect(lines.upper.isIdentical(to: point.upper), random.place)
          #expect(workspace.label(at: index) == point.label, random.place)
          #expect(workspace.category(at: index) == point.category, random.place)
        }
      }
    }
  }
}

extension Double {
  fileprivate func isIdentical(to other: Double) -> Bool {
    self == other || (isNaN && other.isNaN)
  }
}

import SPCCore
import Testing

/// What must hold for every series.
///
/// A failure prints its seed.
@Suite("Properties")
struct PropertyTests {
  private static let seeds: ClosedRange<UInt64> = 1...400

  private func forEachSeries(
    missingShare: Int = 4,
    _ body: (_ values: [Double], _ specification: ChartSpecification, _ seed: Comment) throws ->
      Void
  ) rethrows {
    for seed in Self.seeds {
      var random = SeededSeries(seed: seed)
      let count = random.integer(in: 1...80)
      let values = random.wholeNumbers(count: count, missingShare: missingShare)
      let start = random.integer(in: 1...80)
      var specification = ChartSpecification(ruleSet: .nhse2023, direction: .increase)
      switch random.integer(in: 0...3) {
      case 0: specification.ruleSet = .ptd022
      case 1: specification.ruleSet = .anhoej
      case 2:
        specification.ruleSet = .anhoej
        specification.chart = .run
      default: break
      }
      if random.integer(in: 0...2) == 0 { specification.baselineCount = 13 }
      if start < count { specification.phaseStarts = [start] }
      try body(values, specification, "seed \(seed)")
    }
  }

  @Test("The limits bracket the centre, and the two-sigma lines lie between")
  func bracket() throws {
    try forEachSeries { values, specification, seed in
      for phase in try SPCResult(values: values, specification: specification).phases
      where !phase.upper.isNaN {
        #expect(phase.lower <= phase.nearLower && phase.nearLower <= phase.centre, seed)
        #expect(phase.centre <= phase.nearUpper && phase.nearUpper <= phase.upper, seed)
        #expect(agree(phase.upper - phase.centre, phase.centre - phase.lower), seed)
      }
    }
  }

  @Test("Adding a number to every value moves the lines by it and changes no verdict")
  func shiftInvariance() throws {
    try forEachSeries { values, specification, seed in
      let ours = try SPCResult(values: values, specification: specification)
      let moved = try SPCResult(values: values.map { $0 + 512 }, specification: specification)
      for (a, b) in zip(ours.phases, moved.phases) {
        #expect(agree(a.centre + 512, b.centre) && agree(a.upper + 512, b.upper), seed)
        #expect(agree(a.meanMovingRange, b.meanMovingRange), seed)
        #expect(a.runs == b.runs, seed)
      }
      #expect(ours.verdicts == moved.verdicts, seed)
    }
  }

  @Test("Multiplying every value by a positive number multiplies the lines, and no verdict changes")
  func scaleInvariance() throws {
    try forEachSeries { values, specification, seed in
      let ours = try SPCResult(values: values, specification: specification)
      for scale in [0x1p-40, 0.1, 3, 1e9] {
        let scaled = try SPCResult(values: values.map { $0 * scale }, specification: specification)
        #expect(agree(ours.phases[0].centre * scale, scaled.phases[0].centre), seed)
        #expect(ours.verdicts == scaled.verdicts, seed)
      }
    }
  }

  @Test("Turning a series upside down swaps high and low")
  func mirror() throws {
    try forEachSeries { values, specification, seed in
      let ours = try SPCResult(values: values, specification: specification)
      let mirrored = try SPCResult(values: values.map { -$0 }, specification: specification)
      for (a, b) in zip(ours.points, mirrored.points) {
        #expect(a.highHits == b.lowHits && a.lowHits == b.highHits, seed)
        #expect(a.label?.rule == b.label?.rule, seed)
        #expect(a.label == nil || a.label?.side != b.label?.side, seed)
      }
      for (a, b) in zip(ours.phases, mirrored.phases) {
        #expect(agree(a.upper, -b.lower) && a.runs == b.runs, seed)
      }
    }
  }

  @Test("A reversed series keeps its limits and reverses its marks; trends change direction")
  func reversal() throws {
    try forEachSeries { values, specification, seed in
      var specification = specification
      specification.phaseStarts = []
      // A baseline is the start of a phase, and reversed its end.
      specification.baselineCount = nil
      let ours = try SPCResult(values: values, specification: specification)
      let reversed = try SPCResult(values: values.reversed(), specification: specification)
      #expect(agree(ours.phases[0].upper, reversed.phases[0].upper), seed)
      #expect(ours.phases[0].runs == reversed.phases[0].runs, seed)
      for (a, b) in zip(ours.points, reversed.points.reversed()) {
        #expect(a.highHits.subtracting(.trend) == b.highHits.subtracting(.trend), seed)
        #expect(a.lowHits.subtracting(.trend) == b.lowHits.subtracting(.trend), seed)
        #expect(a.highHits.contains(.trend) == b.lowHits.contains(.trend), seed)
      }
    }
  }

  @Test("Points behind the baseline change no line")
  func baseline() throws {
    try forEachSeries { values, specification, seed in
      guard values.count > 13 else { return }
      var specification = specification
      specification.phaseStarts = []
      specification.baselineCount = 13
      let whole = try SPCResult(values: values, specification: specification)
      let start = try SPCResult(values: Array(values[..<13]), specification: specification)
      #expect(agree(whole.phases[0].centre, start.phases[0].centre), seed)
      #expect(agree(whole.phases[0].upper, start.phases[0].upper), seed)
    }
  }

  @Test("A missing value at either end changes no verdict on the others")
  func missingEnds() throws {
    try forEachSeries(missingShare: 0) { values, specification, seed in
      var specification = specification
      specification.phaseStarts = []
      specification.baselineCount = nil
      let ours = try SPCResult(values: values, specification: specification)
      let padded = try SPCResult(values: [.nan] + values + [.nan], specification: specification)
      #expect(ours.verdicts == Array(padded.verdicts.dropFirst().dropLast()), seed)
      #expect(ours.variation == padded.variation, seed)
    }
  }

  @Test("Whatever the magnitudes, the lines are numbers in order, or the series is refused")
  func magnitudes() throws {
    for seed in Self.seeds {
      var random = SeededSeries(seed: seed)
      let values = (0..<random.integer(in: 2...40)).map { _ in
        // Any finite number there is, most of them with a wild exponent.
        let value = Double(bitPattern: random.next())
        return value.isInfinite ? Double.nan : value
      }
      for (kind, ruleSet) in [(ChartKind.xmr, RuleSet.ptd022), (.xmr, .nhse2023), (.run, .anhoej)] {
        let specification = ChartSpecification(chart: kind, ruleSet: ruleSet)
        do {
          let phase = try SPCResult(values: values, specification: specification).phases[0]
          #expect(phase.centre.isFinite || phase.observedCount == 0, "seed \(seed)")
          guard kind == .xmr, !phase.unscreenedMeanMovingRange.isNaN else { continue }
          #expect(phase.lower <= phase.centre && phase.centre <= phase.upper, "seed \(seed)")
          #expect(phase.lower.isFinite && phase.upper.isFinite, "seed \(seed)")
        } catch {
          #expect(error == .magnitudeTooLarge(phaseStart: 0), "seed \(seed)")
        }
      }
    }
  }
}

extension SPCResult {
  /// The hits and labels of all points.
  fileprivate var verdicts: [Verdict] {
    points.map { Verdict(high: $0.highHits, low: $0.lowHits, label: $0.label) }
  }

  fileprivate struct Verdict: Equatable {
    let high: RuleHits
    let low: RuleHits
    let label: PointLabel?
  }
}

extension RuleHits {
  fileprivate static let trend = RuleHits(.trend)
}

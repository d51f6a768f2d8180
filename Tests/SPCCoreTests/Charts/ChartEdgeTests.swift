import SPCCore
import Testing

/// The edges of every chart: each has an answer, or a refusal that says where.
@Suite("Edges of every chart")
struct ChartEdgeTests {
  private static let parts: [ChartKind] = [.p, .pPrime, .np, .u, .uPrime, .iPrime]

  private func chart(
    _ kind: ChartKind,
    _ data: ChartData,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> SPCResult {
    let ruleSet = kind == .run ? RuleSet.anhoej : .nhse2023
    var specification = ChartSpecification(chart: kind, ruleSet: ruleSet, direction: .increase)
    change(&specification)
    return try SPCResult(data, specification: specification)
  }

  /// `count` equal points of a chart: 4 each, 4 of 16 each, or subgroups of 3, 4 and 5.
  private func equal(_ kind: ChartKind, count: Int) throws -> ChartData {
    switch try #require(kind.dataShapes.first) {
    case .values: .values(Array(repeating: 4, count: count))
    case .parts:
      .parts(
        numerators: Array(repeating: 4, count: count),
        denominators: Array(repeating: 16, count: count)
      )
    default: .subgroups(Array(repeating: [3, 4, 5], count: count))
    }
  }

  @Test("One point has a centre and is common cause; limits where one point is enough for them")
  func onePoint() throws {
    let widths: [ChartKind: Double] = [
      // Of one subgroup of three: S = 1, so that σ̂ = 1 ÷ c4(3); R = 2.
      .xbar: 3 / 0.886226925452758 / 3.0.squareRoot(),
      .s: 3 * (1 / (0.886226925452758 * 0.886226925452758) - 1).squareRoot(),
      .r: 3 * 0.888368004048654 * 2 / 1.693,
      .p: 3 * (0.25 * 0.75 / 16).squareRoot(),
      .np: 3 * (16 * 0.25 * 0.75).squareRoot(),
      .u: 3 * (0.25 / 16).squareRoot(),
      .c: 6,
      .g: 3 * 20.0.squareRoot(),
    ]
    let centres: [ChartKind: Double] = [
      .xbar: 4, .s: 1, .r: 2, .p: 0.25, .pPrime: 0.25, .np: 4, .u: 0.25, .uPrime: 0.25,
      .iPrime: 0.25, .mr: .nan,
    ]
    for kind in ChartKind.allCases {
      let result = try chart(kind, try equal(kind, count: 1))
      let point = try #require(result.points.first)
      #expect(agree(point.centre, centres[kind] ?? 4), "\(kind)")
      #expect(agree(point.upper, point.centre + (widths[kind] ?? .nan)), "\(kind)")
      #expect(point.label == nil && result.variation == .commonCause, "\(kind)")
      #expect(result.latestIndex == (kind == .mr ? nil : 0), "\(kind)")
    }
  }

  @Test("Equal points have numbers for lines, lie within them and are common cause")
  func allEqual() throws {
    // These measure nothing but what differs, and nothing does: no width.
    let flat: Set<ChartKind> = [.xmr, .mr, .pPrime, .uPrime, .iPrime, .t, .ewma]
    for kind in ChartKind.allCases {
      let result = try chart(kind, try equal(kind, count: 20))
      for point in result.points.dropFirst(kind == .mr ? 1 : 0) {
        #expect(agree(point.value, point.centre), "\(kind)")
        #expect(point.upper.isNaN == (kind == .run), "\(kind)")
        #expect(point.hits.isEmpty && point.label == nil, "\(kind)")
        if flat.contains(kind) {
          #expect(agree(point.upper, point.centre) && agree(point.lower, point.centre), "\(kind)")
        } else if kind != .run {
          #expect(point.upper > point.centre && point.lower < point.centre, "\(kind)")
        }
      }
    }
  }

  @Test(
    "Without any value there is no centre, no limit and no label",
    arguments: ChartKind.allCases
  )
  func allMissing(_ kind: ChartKind) throws {
    let empty: [ChartData] = [
      .values([.nan, .nan, .nan]),
      .parts(numerators: [1, .nan, 3], denominators: [0, 5, .nan]),
      .subgroups([[], [.nan], []]),
      .subgroupSummaries(Array(repeating: SubgroupSummary(count: 0, mean: .nan), count: 3)),
    ]
    for data in empty where kind.dataShapes.contains(data.shape) {
      for limits in [LimitMethod.threeSigma, .probability(confidence: 0.99)] {
        let result: SPCResult
        do {
          result = try chart(kind, data) { $0.limits = limits }
        } catch SPCError.probabilityLimitsNotForChart(kind) {
          continue
        }
        #expect(result.phases[0].centre.isNaN && result.phases[0].upper.isNaN)
        for point in result.points {
          #expect(point.isMissing && point.lower.isNaN && point.upper.isNaN)
          #expect(point.centre.isNaN && point.label == nil)
        }
        #expect(result.latestIndex == nil && result.variation == .commonCause)
        #expect(result.assurance == nil)
      }
    }
  }

  @Test(
    "A denominator of zero makes a missing point whose numerator does not count",
    arguments: parts
  )
  func zeroDenominator(_ kind: ChartKind) throws {
    let numerators: [Double] = [4, 7, 5, 900, 6, 3, 8]
    let denominators: [Double] = [20, 31, 24, 0, 27, 22, 35]
    let result = try chart(
      kind,
      .parts(numerators: numerators, denominators: denominators, multiplier: 100)
    )
    var blank = numerators
    blank[3] = .nan
    let without = try chart(
      kind,
      .parts(numerators: blank, denominators: denominators, multiplier: 100)
    )
    #expect(result.points[3].isMissing && result.points[3].upper.isNaN)
    #expect(result.points[3].label == nil)
    for (a, b) in zip(result.points, without.points) { #expect(agree(a.figures, b.figures)) }
    guard kind != .np else { return }
    #expect(agree(result.phases[0].centre, 100 * 33.0 / 159))
  }

  @Test("More cases than patients are drawn and flagged; limits end at what is possible")
  func numeratorAboveDenominator() throws {
    var numerators = Array(repeating: 12.0, count: 20)
    numerators[7] = 25
    let data = ChartData.parts(
      numerators: numerators,
      denominators: Array(repeating: 20, count: 20)
    )
    for (kind, most) in [(ChartKind.p, 1.0), (.np, 20), (.pPrime, 1)] {
      let result = try chart(kind, data)
      #expect(result.points[7].value == (kind == .np ? 25 : 1.25), "\(kind)")
      #expect(result.points[7].highHits.contains(.beyondLimits), "\(kind)")
      #expect(result.points.allSatisfy { $0.upper <= most }, "\(kind)")
    }
  }

  @Test("Where the share of all is above one, p charts have a centre and no limits")
  func shareAboveOne() throws {
    let data = ChartData.parts(
      numerators: [22, 25, 21, 24],
      denominators: [20, 20, 20, 20],
      multiplier: 100
    )
    for kind in [ChartKind.p, .np, .pPrime] {
      let methods: [LimitMethod] =
        kind == .pPrime ? [.threeSigma] : [.threeSigma, .probability(confidence: 0.99)]
      for limits in methods {
        let result = try chart(kind, data) { $0.limits = limits }
        for point in result.points {
          #expect(agree(point.centre, kind == .np ? 23 : 115), "\(kind)")
          #expect(point.lower.isNaN && point.upper.isNaN && point.label == nil, "\(kind)")
        }
      }
    }
    // Rates know no such bound.
    #expect(try chart(.u, data).points[0].upper.isFinite)
  }

  @Test(
    "No cases at all, or all patients: limits on the centre and nothing flagged",
    arguments: [0.0, 20]
  )
  func noneOrAll(_ cases: Double) throws {
    let data = ChartData.parts(
      numerators: Array(repeating: cases, count: 15),
      denominators: (0..<15).map { $0.isMultiple(of: 2) ? 20 : max(cases, 10) }
    )
    for kind in [ChartKind.p, .pPrime, .np] where cases == 0 {
      let point = try chart(kind, data).points[4]
      #expect(point.centre == 0 && point.upper == 0 && point.lower == 0 && point.label == nil)
    }
    for kind in [ChartKind.u, .uPrime] where cases == 0 {
      let point = try chart(kind, data).points[4]
      #expect(point.centre == 0 && point.upper == 0 && point.label == nil)
    }
    for kind in [ChartKind.p, .pPrime] where cases == 20 {
      let result = try chart(kind, data)
      #expect(result.points.allSatisfy { $0.upper == 1 && $0.lower == 1 && $0.label == nil })
    }
    for kind in [ChartKind.c, .g] where cases == 0 {
      for limits in [LimitMethod.threeSigma, .probability(confidence: 0.99)] {
        let zeros = ChartData.values(Array(repeating: 0, count: 15))
        let result = try chart(kind, zeros) { $0.limits = limits }
        #expect(result.points.allSatisfy { $0.upper == 0 && $0.lower == 0 && $0.label == nil })
      }
    }
  }

  @Test(
    "Values of 10¹² and of 10⁻⁹ have lines and the verdicts of their like",
    arguments: ChartKind.allCases
  )
  func magnitudes(_ kind: ChartKind) throws {
    let steps: [Double] = [13, 14, 12, 15, 13, 12, 14, 13, 15, 12, 13, 14, 61, 13, 12, 14]
    for scale in [1e-9, 1, 1e12] {
      let data: ChartData =
        switch try #require(kind.dataShapes.first) {
        case .values: .values(steps.map { $0 * scale })
        case .parts:
          .parts(
            numerators: steps,
            denominators: Array(repeating: 100, count: steps.count),
            multiplier: scale
          )
        default: .subgroups(steps.map { [$0 * scale, 2 * $0 * scale, 3.5 * $0 * scale] })
        }
      let result = try chart(kind, data)
      for point in result.points.dropFirst(kind == .mr ? 1 : 0) {
        #expect(point.centre.isFinite, "\(scale)")
        guard kind != .run else { continue }
        #expect(point.lower <= point.centre && point.centre < point.upper, "\(scale)")
        #expect(point.upper.isFinite, "\(scale)")
      }
      // Counts are in units of one event: on their charts another scale is another process.
      guard ![.run, .c, .g, .ewma, .t].contains(kind) else { continue }
      #expect(result.points[12].highHits.contains(.beyondLimits), "\(scale)")
    }
  }

  @Test("Denominators of 10¹² have limits next to the centre")
  func largeDenominators() throws {
    let data = ChartData.parts(
      numerators: [2e11, 3e11, 2.5e11, 2.2e11],
      denominators: [1e12, 1.1e12, 1e12, 1.2e12]
    )
    for kind in Self.parts {
      let result = try chart(kind, data)
      for point in result.points {
        #expect(point.lower < point.centre && point.centre < point.upper, "\(kind)")
      }
      guard [.p, .np, .u].contains(kind) else { continue }
      #expect(result.points.allSatisfy { $0.hits.contains(.beyondLimits) }, "\(kind)")
    }
  }

  @Test("An infinite figure is refused with its place", arguments: ChartKind.allCases)
  func infinity(_ kind: ChartKind) throws {
    for place in 0..<3 {
      for value in [Double.infinity, -.infinity] {
        var values: [Double] = [4, 5, 6]
        values[place] = value
        var members: [[Double]] = [[4, 5], [5, 7], [6, 6]]
        members[place][1] = value
        var opposed = members
        opposed[place][0] = -value
        let refused: [(ChartData, SPCError)] = [
          (.values(values), .notFinite(index: place, value: value)),
          (
            .parts(numerators: values, denominators: [9, 9, 9]),
            .notFinite(index: place, value: value)
          ),
          (
            .parts(numerators: [1, 1, 1], denominators: values),
            .denominatorNotValid(index: place, value: value)
          ),
          (.subgroups(members), .notFinite(index: place, value: value)),
          (.subgroups(opposed), .notFinite(index: place, value: -value)),
          (
            .subgroupSummaries(values.map { SubgroupSummary(count: 3, mean: $0) }),
            .notFinite(index: place, value: value)
          ),
        ]
        for (data, error) in refused where kind.dataShapes.contains(data.shape) {
          #expect(throws: error) { try chart(kind, data) }
        }
      }
    }
  }

  @Test("A negative count or denominator, or a time of zero, is refused with its place")
  func negative() throws {
    for kind in [ChartKind.c, .g] {
      #expect(throws: SPCError.negativeCount(index: 1, value: -2)) {
        try chart(kind, .values([3, -2, 4]))
      }
    }
    for time in [0.0, -3] {
      #expect(throws: SPCError.timeNotPositive(index: 2, value: time)) {
        try chart(.t, .values([3, .nan, time]))
      }
    }
    for kind in Self.parts {
      #expect(throws: SPCError.denominatorNotValid(index: 1, value: -2)) {
        try chart(kind, .parts(numerators: [3, 1, 4], denominators: [5, -2, 5]))
      }
      let negative = ChartData.parts(numerators: [3, 1, -4], denominators: [5, 2, 5])
      if kind == .iPrime {
        #expect(try chart(kind, negative).points[2].value == -0.8)  // A net flow can be negative.
      } else {
        #expect(throws: SPCError.negativeCount(index: 2, value: -4)) { try chart(kind, negative) }
      }
    }
  }

  @Test("Members whose sum overflows are refused with their phase")
  func overflow() throws {
    let subgroups: [[Double]] = [[1, 2], [2, 3], [1.5e308, 1.6e308]]
    for kind in [ChartKind.xbar, .r, .s, .ewma] {
      #expect(throws: SPCError.magnitudeTooLarge(phaseStart: 1)) {
        try chart(kind, .subgroups(subgroups)) { $0.phaseStarts = [1] }
      }
    }
  }

  @Test("Subgroups of one member have no spread: missing on s and R charts, no limits on Xbar")
  func singleMembers() throws {
    let data = ChartData.subgroups([[4], [5], [7], [6]])
    for kind in [ChartKind.r, .s] {
      #expect(try chart(kind, data).points.allSatisfy { $0.isMissing && $0.upper.isNaN })
    }
    let means = try chart(.xbar, data)
    #expect(means.phases[0].centre == 5.5)
    #expect(means.points.allSatisfy { $0.upper.isNaN && $0.label == nil })
    // Beside larger ones an estimate that is the same for all is enough.
    let mixed = ChartData.subgroups([[4, 6], [5], [7, 8], [6, 3]])
    #expect(try chart(.xbar, mixed).points[1].upper.isNaN)
    #expect(try chart(.xbar, mixed) { $0.sigmaEstimator = .meanRange }.points[1].upper.isFinite)
  }
}

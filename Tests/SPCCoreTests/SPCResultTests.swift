import SPCCore
import Testing

@Suite("Charts at the edges")
struct SPCResultTests {
  private func chart(
    _ values: [Double],
    _ ruleSet: RuleSet = .ptd022,
    phaseStarts: [Int] = []
  ) throws -> SPCResult {
    try SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: ruleSet,
        direction: .increase,
        phaseStarts: phaseStarts
      )
    )
  }

  @Test("A constant series has its limits on the centre line, screened or not")
  func constant() throws {
    for ruleSet in [RuleSet.ptd022, .nhse2023] {
      let result = try chart(Array(repeating: 5, count: 20), ruleSet)
      let phase = result.phases[0]
      #expect(phase.lower == 5 && phase.centre == 5 && phase.upper == 5)
      #expect(result.labelled == [])
      #expect(result.variation == .commonCause)
    }
    let screened = try chart(Array(repeating: 5, count: 20)).phases[0].screening
    #expect(screened == .fallBack(bound: 0))
  }

  @Test("Rare events keep limits with a width, because screening would leave only zeros")
  func rareEvents() throws {
    let values: [Double] = (0..<40).map { [5, 8, 12].contains($0) ? 1 : 0 }
    let phase = try chart(values).phases[0]
    #expect(agree(phase.meanMovingRange, 6.0 / 39))
    #expect(phase.screening == .fallBack(bound: 3.267 * (6.0 / 39)))
    #expect(try chart(values).indices(meeting: .beyondLimits, .high) == [5, 8, 12])
  }

  @Test("Screening leaves a wild range out of the limits, and its point in the centre")
  func screening() throws {
    let values: [Double] = [10, 12, 10, 12, 10, 60, 10, 12, 10, 12, 10, 12, 10, 12, 10]
    let screened = try chart(values).phases[0]
    let unscreened = try chart(values, .nhse2023).phases[0]
    #expect(screened.centre == unscreened.centre)
    #expect(screened.meanMovingRange == 2)
    #expect(agree(screened.unscreenedMeanMovingRange, 124.0 / 14))
    #expect(screened.screening == .applied(bound: 3.267 * (124.0 / 14), removed: 2))
    #expect(agree(unscreened.meanMovingRange, 124.0 / 14))
    #expect(unscreened.screening == .off)
  }

  @Test("A range exactly on the screening bound is left out")
  func onScreeningBound() throws {
    // Ranges 233, 250, 250 and 3267: their mean is 1000, the bound 3.267 times that.
    let phase = try chart([0, 233, 483, 733, 4000]).phases[0]
    #expect(phase.screening == .applied(bound: 3267, removed: 1))
    #expect(agree(phase.meanMovingRange, 733.0 / 3))
  }

  @Test("One value has a centre, no limits, and is common cause")
  func oneValue() throws {
    let result = try chart([7])
    #expect(result.phases[0].centre == 7)
    #expect(result.phases[0].lower.isNaN && result.phases[0].upper.isNaN)
    #expect(result.labelled == [])
    #expect(result.assurance == nil)
  }

  @Test("Two values have limits from their one range")
  func twoValues() throws {
    let phase = try chart([14, 23]).phases[0]
    #expect(agree(phase.lower, 18.5 - 2.66 * 9))
    #expect(phase.isProvisional)
  }

  @Test("All missing has no centre and no limits, and is common cause")
  func allMissing() throws {
    for (kind, ruleSet) in [(ChartKind.xmr, RuleSet.ptd022), (.run, .anhoej)] {
      let result = try SPCResult(
        values: [.nan, .nan, .nan],
        specification: ChartSpecification(chart: kind, ruleSet: ruleSet)
      )
      #expect(result.phases[0].centre.isNaN && result.phases[0].upper.isNaN)
      #expect(result.points.allSatisfy { $0.isMissing && $0.label == nil })
      #expect(result.latestIndex == nil)
      #expect(result.variation == .commonCause)
    }
  }

  @Test("A missing value keeps its place, and takes the ranges on both sides of it away")
  func missing() throws {
    let result = try chart([1, 2, .nan, 4, 6], .nhse2023)
    #expect(result.points.count == 5)
    #expect(result.points[2].isMissing)
    #expect(agree(result.phases[0].centre, 13.0 / 4))
    #expect(agree(result.phases[0].meanMovingRange, 1.5))
    #expect(result.points.map(\.movingRange.isNaN) == [true, false, true, true, false])
  }

  @Test("The variation is that of the last point that has a value")
  func latest() throws {
    let values = CroftonWard.values + [.nan, .nan]
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: .nhse2023,
        direction: .decrease,
        baselineCount: 24
      )
    )
    #expect(result.latestIndex == 53)
    #expect(result.variation == .improvement)
    #expect(result.points[55].category == .commonCause)
  }

  @Test("Fewer than 13 points with a value are provisional")
  func provisional() throws {
    let thirteen: [Double] = [3, 4, 5, 4, 3, 4, 5, 4, 3, 4, 5, 4, 3]
    #expect(!(try chart(thirteen).phases[0].isProvisional))
    #expect(try chart(Array(thirteen.dropLast()) + [.nan]).phases[0].isProvisional)
    #expect(try chart(thirteen, phaseStarts: [7]).phases.map(\.isProvisional) == [true, true])
  }

  @Test("A baseline of a few values among missing ones is provisional, however long the phase")
  func provisionalBaseline() throws {
    let sparse = Array(repeating: Double.nan, count: 9) + [3, 4, 5]
    let result = try SPCResult(
      values: sparse + (0..<18).map { Double(3 + $0 % 3) },
      specification: ChartSpecification(ruleSet: .nhse2023, baselineCount: 12)
    )
    #expect(result.phases[0].baselineObservedCount == 3)
    #expect(result.phases[0].observedCount == 21)
    #expect(result.phases[0].isProvisional)
  }

  @Test("A baseline decided for one phase leaves the others alone")
  func phaseBaselines() throws {
    let specification = ChartSpecification(
      ruleSet: .nhse2023,
      direction: .decrease,
      phaseStarts: [27],
      phaseBaselines: [27: 12]
    )
    let phases = try SPCResult(values: CroftonWard.values, specification: specification).phases
    // All 27 points before, the first 12 after: July 2022 to June 2023, 77 incidents.
    #expect(phases.map(\.baseline) == [0..<27, 27..<39])
    #expect(agree(phases[0].centre, 302.0 / 27))
    #expect(agree(phases[1].centre, 77.0 / 12))

    var both = specification
    both.baselineCount = 24
    let fixed = try SPCResult(values: CroftonWard.values, specification: both).phases
    #expect(fixed.map(\.baseline) == [0..<24, 27..<39])

    both.phaseBaselines = [30: 12]
    #expect(throws: SPCError.baselineWithoutPhase(start: 30)) {
      try SPCResult(values: CroftonWard.values, specification: both)
    }
    both.phaseBaselines = [27: 11]
    #expect(throws: SPCError.baselineTooShort(count: 11, minimum: 12)) {
      try SPCResult(values: CroftonWard.values, specification: both)
    }
  }

  @Test("Zeros and ones, tiny, huge and negative values all have limits around their centre")
  func magnitudes() throws {
    for scale in [1e-300, 1e-9, 1, 1e12, 1e300, -1e12] {
      let phase = try chart([3, 4, 5, 4, 3, 6, 5, 4, 2, 4, 5, 4, 3].map { $0 * scale }).phases[0]
      #expect(phase.lower < phase.centre && phase.centre < phase.upper, "\(scale)")
    }
  }

  @Test("A phase never sees its neighbour: each is as if it were charted alone")
  func phases() throws {
    let values = CroftonWard.values
    let whole = try chart(values, phaseStarts: [24, 40])
    for phase in whole.phases {
      let alone = try chart(Array(values[phase.range]))
      #expect(alone.phases[0].lower == phase.lower)
      for (ours, theirs) in zip(whole.points[phase.range], alone.points) {
        #expect(ours.highHits == theirs.highHits && ours.lowHits == theirs.lowHits)
        #expect(ours.label == theirs.label)
      }
      #expect(whole.phase(containing: phase.range.lowerBound).range == phase.range)
      #expect(whole.phase(containing: phase.range.upperBound - 1).range == phase.range)
    }
  }

  @Test("A direction changes categories only")
  func directions() throws {
    var specification = ChartSpecification(ruleSet: .nhse2023, baselineCount: 24)
    var categories: [PointCategory] = []
    for direction in [ImprovementDirection.increase, .decrease, .neutral] {
      specification.direction = direction
      let result = try SPCResult(values: CroftonWard.values, specification: specification)
      #expect(result.labelled == Array(25..<54))
      categories.append(result.variation)
    }
    #expect(categories == [.concern, .improvement, .neutralLow])
  }
}

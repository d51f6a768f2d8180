import Testing

@testable import SPCCore

@Suite("A chart is suggested")
struct ChartSuggestionTests {
  private func suggestion(_ values: [Double], _ quantity: MeasuredQuantity) throws
    -> ChartSuggestion
  {
    try ChartSuggestion(for: .values(values), quantity: quantity)
  }

  private func parts(_ numerators: [Double], _ denominators: [Double]) -> ChartData {
    .parts(numerators: numerators, denominators: denominators, multiplier: 100)
  }

  private func reasons(_ chart: ChartKind, in suggestion: ChartSuggestion) -> [ChoiceReason]? {
    suggestion.alternatives.first { $0.chart == chart }?.reasons
  }

  @Test("Counts that vary as Poisson counts do: a c chart, with XmR named beside it")
  func counts() throws {
    var random = SimulatedSeries(seed: 81)
    let suggestion = try suggestion(random.poissons(12, 36), .count)
    let dispersion = try #require(suggestion.dispersion)
    #expect(suggestion.chart == .c)
    #expect(
      suggestion.reasons == [.countsWithEqualOpportunity, .dispersionAsModelled(dispersion)]
    )
    #expect(suggestion.alternatives.map(\.chart) == [.t, .xmr, .run])
    #expect(reasons(.xmr, in: suggestion) == [.usedForEverythingByNHSEngland])
    #expect(reasons(.run, in: suggestion) == [.hasNoLimits])
    #expect(suggestion.cautions.isEmpty)
  }

  @Test("Counts that vary more, or less, than Poisson counts: XmR, with the figures")
  func dispersedCounts() throws {
    var random = SimulatedSeries(seed: 82)
    let wide = random.normals(36).map { (100 + 25 * $0).rounded() }
    let over = try suggestion(wide, .count)
    #expect(over.chart == .xmr)
    #expect(
      over.reasons == [.countsWithEqualOpportunity, .overdispersed(try #require(over.dispersion))]
    )
    #expect(reasons(.c, in: over) == [.overdispersed(try #require(over.dispersion))])
    let narrow = random.normals(36).map { (100 + 3 * $0).rounded() }
    let under = try suggestion(narrow, .count)
    #expect(under.chart == .xmr)
    #expect(
      under.reasons
        == [.countsWithEqualOpportunity, .underdispersed(try #require(under.dispersion))]
    )
  }

  @Test("Rare events: time between them, or so many periods added up")
  func rare() throws {
    // 18 events in 36 months: 8 months together have 4.
    let values = (0..<36).map { $0.isMultiple(of: 2) ? 1.0 : 0 }
    let suggestion = try suggestion(values, .count)
    #expect(suggestion.chart == .t)
    #expect(
      suggestion.reasons
        == [.rareEvents(mean: 0.5, minimum: 4, periods: 8, points: 4), .needsEveryEvent]
    )
    #expect(
      reasons(.xmr, in: suggestion)
        == [
          .rareEvents(mean: 0.5, minimum: 4, periods: 8, points: 4), .usedForEverythingByNHSEngland,
        ]
    )
    let none = try self.suggestion(Array(repeating: 0, count: 20), .count)
    #expect(none.chart == .t && none.needsOtherData && none.chartNow == .run)
    #expect(
      none.reasons.first == .rareEvents(mean: 0, minimum: 4, periods: nil, points: nil)
    )
    let cases = try ChartSuggestion(
      for: parts(values, Array(repeating: 50, count: 36)),
      quantity: .proportion
    )
    #expect(cases.chart == .g)
    // All but a few have the property: those without it are the rare ones.
    let nearlyAll = try ChartSuggestion(
      for: parts(values.map { 50 - $0 }, Array(repeating: 50, count: 36)),
      quantity: .proportion
    )
    #expect(nearlyAll.chart == .g && nearlyAll.meanCount == 0.5)
  }

  @Test("A rolling mean: a run chart to look at, whatever is measured and however rare it is")
  func rollingMeans() throws {
    var random = SimulatedSeries(seed: 88)
    let values = random.rollingMeans(over: 6, 60)
    let sign = try #require(RollingMeanSign(values))
    for quantity in MeasuredQuantity.allCases {
      let suggestion = try suggestion(values, quantity)
      #expect(suggestion.chart == .run && suggestion.chartNow == .run, "\(quantity)")
      #expect(suggestion.reasons == [.rollingMean(sign), .hasNoLimits], "\(quantity)")
      #expect(!suggestion.needsOtherData)
      // It speaks against every other chart of these values.
      for alternative in suggestion.alternatives where alternative.reasons != [.needsEveryEvent] {
        #expect(alternative.reasons.first == .rollingMean(sign), "\(quantity) \(alternative.chart)")
      }
    }
  }

  @Test("Proportions and rates: p and u, or Laney's where the level itself wanders")
  func partsCharts() throws {
    var random = SimulatedSeries(seed: 83)
    let sizes = (0..<36).map { Double(180 + 10 * ($0 % 5)) }
    let steady = sizes.map { random.binomial(Int($0), 0.3) }
    let wandering = sizes.map { random.binomial(Int($0), 0.3 + 0.1 * random.normal()) }
    for (numerators, share, rate) in [
      (steady, ChartKind.p, ChartKind.u), (wandering, .pPrime, .uPrime),
    ] {
      let data = parts(numerators, sizes)
      #expect(try ChartSuggestion(for: data, quantity: .proportion).chart == share)
      if share == .pPrime {
        #expect(try ChartSuggestion(for: data, quantity: .rate).chart == rate)
        #expect(try ChartSuggestion(for: data, quantity: .count).chart == rate)
      }
    }
    let events = sizes.map { random.poisson($0 / 10) }
    let rates = try ChartSuggestion(for: parts(events, sizes), quantity: .rate)
    #expect(rates.chart == .u)
    #expect(
      reasons(.xmr, in: rates) == [.ignoresDenominators, .usedForEverythingByNHSEngland]
    )
  }

  @Test("Numerators above their denominators are no share: a u chart")
  func aboveDenominator() throws {
    var random = SimulatedSeries(seed: 84)
    let sizes = Array(repeating: 20.0, count: 30)
    var numerators = random.poissons(10, 30)
    numerators[7] = 25
    let suggestion = try ChartSuggestion(for: parts(numerators, sizes), quantity: .proportion)
    #expect(suggestion.chart == .u)
    #expect(
      suggestion.reasons
        == [.numeratorAboveDenominator(count: 1, firstIndex: 7), .countsOverOpportunity]
    )
  }

  @Test("Values where parts are needed: XmR, because nothing else can be drawn of them")
  func noDenominators() throws {
    for quantity in [MeasuredQuantity.rate, .proportion] {
      let suggestion = try suggestion(CroftonWard.values.map { $0 / 10 }, quantity)
      #expect(suggestion.chart == .xmr)
      #expect(suggestion.reasons == [.noDenominators])
      #expect(suggestion.meanCount.isNaN)
    }
    #expect(try suggestion(CroftonWard.values, .mean).reasons == [.oneValueEachPeriod])
    #expect(try suggestion(CroftonWard.values, .individual).chart == .xmr)
  }

  @Test("Means of subgroups: Xbar, or XmR of the means where they wander more than their members")
  func subgroups() throws {
    var random = SimulatedSeries(seed: 87)
    let steady = (0..<30).map { _ in random.normals(5) }
    let wandering = steady.map { members in
      let level = 3 * random.normal()
      return members.map { $0 + level }
    }
    #expect(try ChartSuggestion(for: .subgroups(steady), quantity: .mean).chart == .xbar)
    let wide = try ChartSuggestion(for: .subgroups(wandering), quantity: .mean)
    #expect(wide.chart == .xmr)
    #expect(reasons(.xbar, in: wide) == [.overdispersed(try #require(wide.dispersion))])
    let summaries = steady.map { SubgroupSummary($0) }
    #expect(try ChartSuggestion(for: .subgroupSummaries(summaries), quantity: .mean).chart == .xbar)
  }

  @Test("Time and cases between events: t and g, each for the other where a value does not fit")
  func betweenEvents() throws {
    let days = (0..<20).map { Double(3 + $0 * 7 % 11) }
    var sameDay = days
    sameDay[4] = 0
    var halves = days
    halves[2] = 4.5
    var neither = halves
    neither[4] = 0
    #expect(try suggestion(days, .timeBetween).chart == .t)
    #expect(try suggestion(days, .casesBetween).chart == .g)
    let zero = try suggestion(sameDay, .timeBetween)
    #expect(zero.chart == .g)
    #expect(zero.reasons == [.timeBetweenEvents, .notPositive(count: 1, firstIndex: 4)])
    let half = try suggestion(halves, .casesBetween)
    #expect(half.chart == .t)
    #expect(half.reasons == [.casesBetweenEvents, .notWholeNumbers(count: 1, firstIndex: 2)])
    for quantity in [MeasuredQuantity.timeBetween, .casesBetween] {
      #expect(try suggestion(neither, quantity).chart == .run)
    }
    #expect(
      reasons(.xmr, in: try suggestion(days, .timeBetween))
        == [.skewedByNature, .usedForEverythingByNHSEngland]
    )
  }

  @Test("Fewer than 12 points: a run chart; fewer than 10 are few even for that")
  func few() throws {
    let eleven = try suggestion(Array(CroftonWard.values[..<11]), .count)
    #expect(eleven.chart == .run)
    #expect(eleven.reasons == [.fewPoints(observed: 11, minimum: 12)])
    #expect(reasons(.c, in: eleven)?.first == .fewPoints(observed: 11, minimum: 12))
    let nine = try suggestion(Array(CroftonWard.values[..<9]), .count)
    #expect(
      nine.reasons
        == [
          .fewPoints(observed: 9, minimum: 12), .fewPointsForRunTests(observed: 9, minimum: 10),
        ]
    )
    #expect(try suggestion(Array(CroftonWard.values[..<12]), .count).chart != .run)
  }

  @Test("Fractions and negative values are no counts: XmR")
  func unfitCounts() throws {
    var values = CroftonWard.values
    values[3] = 4.25
    #expect(
      try suggestion(values, .count).reasons
        == [.notWholeNumbers(count: 1, firstIndex: 3), .oneValueEachPeriod]
    )
    values[9] = -1
    #expect(
      try suggestion(values, .count).reasons
        == [.negative(count: 1, firstIndex: 9), .oneValueEachPeriod]
    )
  }

  @Test(
    "Of every series a chart can be drawn as it is: the one suggested, unless it needs other data",
    arguments: MeasuredQuantity.allCases
  )
  func drawable(quantity: MeasuredQuantity) throws {
    let seed: UInt64 = 86
    var random = SeededSeries(seed: seed)
    for round in 0..<150 {
      let count = random.integer(in: 1...40)
      let values = random.wholeNumbers(count: count, missingShare: round.isMultiple(of: 2) ? 15 : 0)
      let shrink = Double(random.integer(in: 1...200))
      let numerators = values.map { ($0 / shrink).rounded() }
      let sizes = values.map { _ in Double(random.integer(in: 0...150)) }
      let members = values.map { value in
        (0..<random.integer(in: 0...4)).map { value + Double($0 * random.integer(in: -5...5)) }
      }
      let all: [ChartData] = [
        .values(numerators), .values(values.map { $0 / shrink }), parts(numerators, sizes),
        .subgroups(members), .subgroupSummaries(members.map { SubgroupSummary($0) }),
      ]
      for data in all {
        let suggestion = try ChartSuggestion(for: data, quantity: quantity)
        #expect(!suggestion.reasons.isEmpty)
        #expect(suggestion.alternatives.allSatisfy { $0.chart != suggestion.chart })
        #expect(
          suggestion.chart == .xmr || suggestion.alternatives.contains { $0.chart == .xmr }
        )
        #expect(suggestion.needsOtherData || suggestion.chartNow == suggestion.chart)
        let ruleSet = suggestion.chartNow == .run ? RuleSet.anhoej : .nhse2023
        let specification = ChartSpecification(chart: suggestion.chartNow, ruleSet: ruleSet)
        #expect(throws: Never.self, "seed \(seed), round \(round), \(data.shape)") {
          try SPCResult(data, specification: specification)
        }
      }
    }
  }

  @Test("Data in a shape that the chart of the quantity does not take: XmR, and why")
  func shapes() throws {
    let counts = Array(CroftonWard.values[..<20])
    let data = parts(counts, counts.map { $0 + 80 })
    let times = try ChartSuggestion(for: data, quantity: .timeBetween)
    #expect(times.chart == .xmr)
    #expect(times.reasons == [.shapeNotForChart(.parts, chart: .t)])
    #expect(reasons(.g, in: times) == [.shapeNotForChart(.parts, chart: .g)])
    let members = ChartData.subgroups(counts.map { [$0, $0 + 1] })
    let rates = try ChartSuggestion(for: members, quantity: .rate)
    #expect(rates.reasons == [.shapeNotForChart(.subgroups, chart: .u)])
  }

  @Test("Nothing observed is no error, an infinite value is")
  func edges() throws {
    for quantity in MeasuredQuantity.allCases {
      #expect(try suggestion([], quantity).chart == .run)
      #expect(try suggestion([.nan, .nan], quantity).chart == .run)
      #expect(throws: SPCError.notFinite(index: 1, value: .infinity)) {
        try suggestion([1, .infinity], quantity)
      }
    }
  }
}

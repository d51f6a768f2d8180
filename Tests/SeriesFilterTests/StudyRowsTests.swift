import SPCCore
import Testing

@testable import SeriesFilter

@Suite("Studies in place of charts")
struct StudyRowsTests {
  private func studied(
    _ input: String,
    _ study: SeriesStudy,
    _ change: (inout FilterSettings) -> Void = { _ in }
  ) throws -> Filtered {
    var columns = SeriesColumns()
    columns.needsTime = !study.needsAllSeries
    return try Filtered(
      input,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease),
      columns: columns
    ) { settings in
      settings.study = study
      change(&settings)
    }
  }

  private func number(_ row: [String: String], _ column: String) -> Double {
    row[column].flatMap(Double.init) ?? .nan
  }

  @Test("A CUSUM chart of Crofton Ward has the sums of the core, and since when they grow")
  func cumulativeSum() throws {
    let specification = CumulativeSumSpecification(baselineCount: 24)
    let filtered = try studied(CroftonWard.csv, .cumulativeSum(specification))
    let rows = try filtered.rows()
    let chart = try CumulativeSumChart(
      values: CroftonWard.values.map(Double.init),
      specification: specification
    )
    #expect(rows.count == chart.points.count)
    for (row, point) in zip(rows, chart.points) {
      #expect(number(row, "score") == point.score)
      #expect(number(row, "high") == point.high)
      #expect(number(row, "low") == point.low)
      #expect(number(row, "centre") == chart.centre)
      #expect(number(row, "sigma") == chart.sigma)
      #expect(row["since_low"] == point.lowStart.map(CroftonWard.month) ?? "")
      #expect(row["signals"] == (point.signalsLow ? "low" : point.signalsHigh ? "high" : ""))
    }
    #expect(rows.last?["category"] == "improvement")
    #expect(rows.last?["since_low"] == "2022-07")
  }

  @Test("Neighbouring rows of one t are the subgroups of a CUSUM chart")
  func subgroups() throws {
    let input = "t,y\n1,4\n1,6\n2,5\n2,9\n3,\n"
    let rows = try studied(input, .cumulativeSum(CumulativeSumSpecification())) {
      $0.formsSubgroups = true
    }.rows()
    #expect(rows.map { $0["y"] } == ["5", "7", ""])
    let chart = try CumulativeSumChart(subgroups: [[4, 6], [5, 9], [.nan]])
    #expect(rows.map { number($0, "high") } == chart.points.map(\.high))
    #expect(rows.last?["category"] == "")
  }

  @Test("Single cases: sums of the core, and a case that is neither 0 nor 1 is refused")
  func bernoulli() throws {
    let specification = BernoulliCumulativeSumSpecification(
      baseline: .probability(0.1),
      limit: 1.5
    )
    let input = "series,t,y\na,1,0\na,2,1\na,3,\na,4,1\na,5,1\nb,1,0\nb,2,7\n"
    let filtered = try studied(input, .bernoulliCumulativeSum(specification))
    let rows = try filtered.rows()
    let chart = try BernoulliCumulativeSumChart(
      cases: [0, 1, .nan, 1, 1],
      specification: specification
    )
    #expect(rows.map { number($0, "high") } == chart.points.map(\.high))
    #expect(rows.map { $0["y"] } == ["0", "1", "", "1", "1"])
    #expect(rows.map { $0["since_high"] } == ["", "2", "2", "2", "2"])
    #expect(rows.last?["signals"] == "high")
    #expect(rows.last?["category"] == "concern")
    #expect(
      filtered.faults == [
        .notStudied(
          .bernoulliCumulativeSum(.notBinary(index: 1, value: 7)),
          series: "b",
          line: 8
        )
      ]
    )
    #expect(filtered.tally.namesLeftOut == ["b"])
  }

  @Test("Capability: a row per series, and whether the process is stable at all")
  func capability() throws {
    let specification = CapabilitySpecification(lower: 1, upper: 25)
    let row = try #require(
      studied(CroftonWard.csv, .capability(specification)).rows().first
    )
    let capability = try ProcessCapability(
      values: CroftonWard.values.map(Double.init),
      specification: specification
    )
    #expect(number(row, "cpk") == capability.within.actual.value)
    #expect(number(row, "cpk_lower") == capability.within.actual.lower)
    #expect(number(row, "cpm_upper") == capability.within.targeted?.upper)
    #expect(number(row, "ppk") == capability.overall?.actual.value)
    #expect(number(row, "ppm_lower") == capability.overall?.targeted?.lower)
    #expect(number(row, "target") == 13)
    #expect(number(row, "expected_below") == capability.expectedShareBelow)
    #expect(number(row, "observed_above") == 0)
    #expect(row["stable"] == "false")
  }

  private static let units = """
    series,t,y,n
    Ash,2024-01,6,70
    Ash,2024-02,6,70
    Beech,2024-01,15,80
    Beech,2024-02,16,80
    Cedar,2024-01,9,95
    Cedar,2024-02,,
    Elm,2024-01,25,210

    """

  @Test("A funnel adds up the parts of each unit", arguments: FunnelComparison.allCases)
  func funnel(comparison: FunnelComparison) throws {
    let rows = try studied(Self.units, .funnel(FunnelStudy(comparison: comparison))) {
      $0.multiplier = 100
    }.rows()
    let compared = try UnitComparison(
      comparison,
      numerators: [12, 31, 9, 25],
      denominators: [140, 160, 95, 210],
      multiplier: 100
    )
    #expect(rows.map { $0["series"] } == ["Ash", "Beech", "Cedar", "Elm"])
    #expect(rows.map { number($0, "denominator") } == [140, 160, 95, 210])
    #expect(rows.map { $0["n"] } == ["2", "2", "1", "1"])
    #expect(rows.map { $0["missing"] } == ["0", "0", "1", "0"])
    for (row, point) in zip(rows, compared.plot.points) {
      #expect((number(row, "value") - point.value).magnitude <= 1e-12 * point.value)
      #expect(number(row, "value") == number(row, "numerator") * 100 / number(row, "denominator"))
      #expect(number(row, "lower_95") == point.limits95.lower)
      #expect(number(row, "upper_998") == point.limits998.upper)
      #expect(number(row, "score") == point.score)
      #expect(number(row, "centre") == compared.plot.centre)
      #expect(number(row, "dispersion") == compared.plot.dispersionRatio)
      #expect(number(row, "between_variance") == compared.plot.betweenVariance)
      #expect(row["standing"] == (point.outside95 == nil ? "within" : "above_95"))
    }
  }

  @Test("A unit with a fault is left out of a funnel, and a negative part is one")
  func funnelFaults() throws {
    let input = "series,y,n\na,3,50\nb,-3,50\nb,9,50\nc,8,60\nd,x,50\ne,9,50\n"
    let filtered = try studied(input, .funnel(FunnelStudy(comparison: .rate)))
    #expect(try filtered.series() == ["a", "c", "e"])
    #expect(filtered.tally.namesLeftOut == ["b", "d"])
    #expect(
      filtered.faults.first
        == .notStudied(
          .funnel(.numeratorOutOfRange(index: 0, value: -3)),
          series: "b",
          line: 3
        )
    )
    let none = try studied(
      "series,y,n\na,0,50\nb,0,50\n",
      .funnel(FunnelStudy(comparison: .rate))
    )
    #expect(none.faults == [.notCompared(.funnel(.nothingCounted))])
    #expect(try none.rows().isEmpty)
  }

  @Test("A Pareto chart adds up rows wherever they stand, the largest category first")
  func pareto() throws {
    let input = "series,y\nFalls,10\nOther,2\nMedication,5\nPressure damage,7\nFalls,2\n"
    let filtered = try studied(input, .pareto(threshold: 0.8))
    #expect(filtered.faults.isEmpty)
    #expect(
      filtered.output == """
        series,weight,share,cumulative_weight,cumulative_share,leading,threshold
        Falls,12,0.46153846153846156,12,0.46153846153846156,true,0.8
        Pressure damage,7,0.2692307692307692,19,0.7307692307692307,true,0.8
        Medication,5,0.19230769230769232,24,0.9230769230769231,true,0.8
        Other,2,0.07692307692307693,26,1,false,0.8

        """
    )
    #expect(filtered.tally.seriesWritten == 4)
  }

  @Test("A category with a fault anywhere is left out as a whole")
  func paretoFaults() throws {
    let filtered = try studied(
      "series,y\na,10\nb,2\na,x\nc,5\na,1\n",
      .pareto(threshold: 0.8)
    )
    #expect(try filtered.series() == ["c", "b"])
    #expect(filtered.tally.seriesWritten == 2)
    #expect(filtered.tally.namesLeftOut == ["a"])
  }

  @Test("Columns that a study needs, and those it has no place for")
  func columns() {
    #expect(
      throws: SeriesInputError.columnMissingForStudy(
        .denominator,
        .funnel,
        column: "n",
        header: ["series", "y"]
      )
    ) {
      try studied("series,y\na,1\n", .funnel(FunnelStudy(comparison: .rate)))
    }
    #expect(throws: SeriesInputError.columnNotForStudy(.denominator, .pareto, column: "n")) {
      try studied("series,y,n\na,1,2\n", .pareto(threshold: 0.8))
    }
    #expect(throws: SeriesInputError.columnNotForStudy(.phase, .cusum, column: "phase")) {
      try studied("t,y,phase\n1,1,\n", .cumulativeSum(CumulativeSumSpecification()))
    }
  }

  @Test("Settings that no series could have are refused before anything is read")
  func settings() {
    #expect(throws: SeriesInputError.study(.capability(.noSpecificationLimit))) {
      try studied("t,y\n", .capability(CapabilitySpecification()))
    }
    #expect(throws: SeriesInputError.study(.cumulativeSum(.shiftNotPositive(0)))) {
      try studied("t,y\n", .cumulativeSum(CumulativeSumSpecification(shift: 0)))
    }
    #expect(throws: SeriesInputError.study(.funnel(.targetOutOfRange(2)))) {
      try studied(
        "series,y,n\n",
        .funnel(FunnelStudy(comparison: .proportion, target: 2))
      )
    }
  }
}

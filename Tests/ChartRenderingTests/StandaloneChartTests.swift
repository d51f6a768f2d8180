import SPCCore
import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("Pictures of the core's standalone charts")
struct StandaloneChartTests {
  private let caption = PictureCaption(title: "t", asOf: "As of 1 October 2024")

  // MARK: Funnel plots

  private func plot(
    _ kind: FunnelKind = .proportion,
    adjusted: Bool = true,
    target: Double? = nil,
    method: FunnelLimitMethod = .exact
  ) throws -> FunnelPlot {
    var random = SeededGenerator(seed: 41)
    let denominators = (0..<40).map { _ in
      Double.random(in: 60...3_000, using: &random).rounded()
    }
    var numerators = denominators.map { size in
      (size * 0.12 + random.normal() * (size * 0.11).squareRoot() * 1.6).rounded()
    }
    numerators[7] = .nan
    return try FunnelPlot(
      numerators: numerators,
      denominators: denominators,
      specification: FunnelSpecification(
        kind: kind,
        target: target,
        adjustsForOverdispersion: adjusted,
        limitMethod: method
      )
    )
  }

  private func describe(_ plot: FunnelPlot) throws -> FunnelDescription {
    try FunnelDescription(
      plot,
      caption: caption,
      names: plot.points.indices.map { "Ward \($0 + 1)" },
      valueAxisLabel: "Falls",
      denominatorAxisLabel: "Admissions",
      valueFormat: .percentage(),
      direction: .decrease
    )
  }

  @Test("Each unit of a funnel stands as the core judged it", arguments: [true, false])
  func standings(adjusted: Bool) throws {
    let plot = try plot(adjusted: adjusted)
    let description = try describe(plot)
    for (point, drawn) in zip(plot.points, description.points) {
      #expect(drawn.denominator == point.denominator)
      #expect(drawn.value == point.value || point.isMissing)
      switch drawn.standing {
      case .within: #expect(point.outside95 == nil && point.outside998 == nil)
      case .beyondInner(let side): #expect(point.outside95 == side && point.outside998 == nil)
      case .beyondOuter(let side): #expect(point.outside998 == side)
      }
    }
    #expect(FunnelScene(description).marks.count == 39)
    #expect(description.target == plot.centre)
  }

  @Test("The curves are the core's limits over the whole axis")
  func curves() throws {
    let plot = try plot()
    let description = try describe(plot)
    let axis = FunnelScene(description).denominatorAxis
    let last = try #require(description.outer.denominators.last)
    #expect((last - axis.upper).magnitude < 1e-6 * last)
    for (index, denominator) in description.outer.denominators.enumerated() {
      let limits = plot.limits(at: denominator, level: .ninetyNinePointEight)
      #expect(description.outer.lower[index] == limits.lower)
      #expect(description.outer.upper[index] == limits.upper)
    }
  }

  @Test("How the limits were made is said in the line below")
  func methods() throws {
    func line(_ plot: FunnelPlot) throws -> String { try describe(plot).methodLine }
    #expect(
      try line(plot()).hasPrefix("Limits: adjusted for overdispersion (dispersion ratio ")
    )
    #expect(
      try line(plot(adjusted: false))
        .hasPrefix("Limits: exact binomial, not adjusted for overdispersion (")
    )
    #expect(
      try line(plot(.ratioOfCounts, adjusted: false))
        .hasPrefix("Limits: normal on the log scale, not adjusted for overdispersion (")
    )
    let square = FunnelKind.standardisedRatioBySquareRoot
    #expect(
      try line(plot(square, adjusted: false, method: .transformed))
        .hasPrefix("Limits: normal on the square-root scale, ")
    )
    let calm = try FunnelPlot(
      numerators: [10, 10, 10],
      denominators: [100, 100, 100],
      specification: FunnelSpecification(kind: .proportion)
    )
    #expect(try line(calm).hasPrefix("Limits: exact binomial, no overdispersion found ("))
  }

  @Test("The middle line is called what it is")
  func targets() throws {
    #expect(try describe(plot()).targetName == "all units")
    #expect(try describe(plot(target: 0.1)).targetName == "target")
    #expect(try describe(plot(.standardisedRatio)).targetName == "expected")
  }

  @Test("Names that do not fit the groups are refused")
  func names() throws {
    let plot = try plot()
    #expect(throws: PictureDataError.count(of: .labels, expected: 40, found: 1)) {
      try FunnelDescription(
        plot,
        caption: caption,
        names: ["a"],
        valueAxisLabel: "v",
        denominatorAxisLabel: "n"
      )
    }
  }

  // MARK: Pareto charts

  @Test("The leading categories are those the core finds")
  func pareto() throws {
    let chart = try ParetoChart(
      names: ExamplePictures.medication.map(\.name),
      weights: ExamplePictures.medication.map(\.amount)
    )
    let description = ParetoDescription(
      chart,
      caption: caption,
      amountLabel: "Incidents",
      categoryLabel: "Type"
    )
    #expect(description.leadingCount == 3 && description.categories[0].amount == 412)
    #expect(description.categories.last?.cumulativeShare == 1)
    let half = ParetoDescription(
      chart,
      caption: caption,
      amountLabel: "Incidents",
      categoryLabel: "Type",
      threshold: 0.5
    )
    #expect(half.leadingCount == 2)
    #expect(ParetoScene(half).thresholdText == "50%")
  }

  @Test("Categories that make nothing have no shares")
  func emptyPareto() throws {
    let description = ParetoDescription(
      try ParetoChart(names: ["A", "B"], weights: [0, .nan]),
      caption: caption,
      amountLabel: "Incidents",
      categoryLabel: "Type"
    )
    #expect(description.leadingCount == 0)
    #expect(ParetoScene(description).verdict == "No values to show.")
  }

  // MARK: Cumulative sums

  @Test("A tabular CUSUM shows the core's sums, signals and settings")
  func cumulativeSum() throws {
    var values = ExamplePictures.deviations(48, shiftAt: 30).map { 12.4 + $0 * 3 }
    values[4] = .nan
    let chart = try CumulativeSumChart(
      values: values,
      specification: CumulativeSumSpecification(target: 12.4, sigma: 3, headStart: 2.5)
    )
    let description = try CumulativeSumDescription(
      chart,
      caption: caption,
      xLabels: ExampleCharts.months(48),
      valueFormat: ValueFormat(suffix: " min"),
      direction: .decrease
    )
    #expect(description.upperSums[4].isNaN && description.lowerSums[4].isNaN)
    #expect(description.upperSums[47] == chart.points[47].high)
    #expect(
      description.signals.map(\.index)
        == chart.points.indices.filter {
          chart.points[$0].signalsHigh || chart.points[$0].signalsLow
        }
    )
    #expect(description.signals.last?.start == chart.points[47].highStart)
    #expect(
      description.settingsLine == "CUSUM: target 12.4 min, σ 3 min (given), shift to find 1, "
        + "decision limit 5 standard deviations, head start 2.50"
    )
    #expect(!description.restartsAfterSignals)
    let scene = Scene(description)
    #expect(scene.verdictCategory == .concern && scene.gaps == [4])
  }

  @Test("A Bernoulli CUSUM starts again after a signal and says what it is held against")
  func bernoulli() throws {
    try GoldenFile("bernoulli.svg").expect(SVGRenderer().render(cases()))
    let text = TerminalRenderer(columns: 90, rows: 26, colour: false).render(try cases())
    try GoldenFile("bernoulli-90x26.txt").expect(text + "\n")
    let description = try cases()
    #expect(description.chartName == "Bernoulli CUSUM chart" && description.restartsAfterSignals)
    #expect(
      description.settingsLine
        == "Bernoulli CUSUM: probability 4% (given), odds ratio 2, decision limit 3.50"
    )
    let first = try #require(description.signals.first)
    #expect(description.upperSums[first.index] >= 3.5)
    let next = Scene(description).marks.filter { $0.index == first.index + 1 }
    #expect(next.map(\.isJoined) == [false, true])
  }

  /// 400 patients, of whom more die from the 220th on.
  private func cases() throws -> CumulativeSumDescription {
    var random = SeededGenerator(seed: 12)
    var cases = (0..<400).map { index in
      Double.random(in: 0...1, using: &random) < (index < 220 ? 0.04 : 0.12) ? 1.0 : 0
    }
    for index in 60..<64 { cases[index] = .nan }
    return try CumulativeSumDescription(
      BernoulliCumulativeSumChart(
        cases: cases,
        specification: BernoulliCumulativeSumSpecification(baseline: .probability(0.04))
      ),
      caption: PictureCaption(
        title: "Deaths within 30 days of hip fracture",
        subtitle: "Patient by patient",
        source: "Source: synthetic",
        asOf: "As of 1 October 2024"
      ),
      xLabels: cases.indices.map { "No. \($0 + 1)" },
      direction: .decrease
    )
  }
}

import SPCCore
import Testing

@testable import ChartRendering

@Suite("Limits that vary and points that are excluded")
struct VaryingLimitsTests {
  @Test("The drawing equals its golden", arguments: ["proportions", "wards", "means"])
  func goldens(name: String) throws {
    let chart = try #require(try VaryingCharts.all().first { $0.name == name }).chart
    try GoldenFile("\(name).svg").expect(SVGRenderer().render(chart))
    let text = TerminalRenderer(columns: 90, rows: 26, colour: false).render(chart)
    try GoldenFile("\(name)-90x26.txt").expect(text + "\n")
  }

  @Test("The label at the edge is the last point's and says that the limit varies")
  func edgeLabels() throws {
    let scene = Scene(try VaryingCharts.proportions())
    let texts = scene.levelLabels.map(\.text)
    #expect(texts == ["Upper limit 20.5%, varies", "Mean 14.0%", "Lower limit 7.5%, varies"])
    #expect(scene.phases[0].figures == "mean 14.0%, limits at the last point 7.5% to 20.5%")
  }

  @Test("Lines of a phase of equal sizes do not vary")
  func constant() throws {
    let chart = try VaryingCharts.chart(
      "Equal",
      .parts(
        numerators: [3, 5, 2, 6, 4, 3, 5, 4, 2, 6, 3, 4, 5, 3],
        denominators: Array(repeating: 50, count: 14),
        multiplier: 1
      ),
      ChartSpecification(chart: .p, ruleSet: .nhse2023),
      format: .percentage()
    )
    let scene = Scene(chart)
    #expect(scene.levels.allSatisfy { $0.pieces.count == 1 })
    #expect(scene.levelLabels.allSatisfy { !$0.text.contains("varies") })
    #expect(!scene.phases[0].figures.contains("at the last point"))
  }

  @Test("A centre that varies is named with its limits: all are the last point's")
  func varyingCentre() throws {
    let scene = Scene(try VaryingCharts.chart(.np))
    #expect(scene.levelLabels.contains { $0.kind == .centre && $0.text.hasSuffix(", varies") })
    #expect(scene.phases[0].figures.hasPrefix("at the last point mean "))
  }

  @Test("Each piece of a limit is drawn where the core put it, point by point")
  func steps() throws {
    let chart = try VaryingCharts.proportions()
    let upper = try #require(Scene(chart).levels.first { $0.kind == .upperLimit })
    for (index, point) in chart.result.points.enumerated() {
      let piece = upper.pieces.first { $0.range.contains(index) }
      #expect(piece.map(\.value) == (point.upper.isNaN ? nil : point.upper * 100), "\(index)")
    }
  }

  @Test("Excluded points have a mark of their own, in the legend and the description too")
  func excluded() throws {
    let chart = try VaryingCharts.proportions()
    let scene = Scene(chart)
    #expect(scene.marks.filter(\.isExcluded).map(\.index) == [5, 12, 13, 40])
    #expect(
      scene.legend.map(\.words) == [
        "Common cause", "Special cause, of concern", "Excluded from the limits",
        "Special cause, of concern, excluded from the limits", "No data",
      ]
    )
    #expect(
      scene.accessibleDescription.contains("4 points are excluded from centre and limits.")
    )
    let mark = try #require(scene.marks.first { $0.index == 5 })
    #expect(mark.words.hasSuffix("common cause, excluded from the limits"))
    for unicode in [true, false] {
      let glyphs = TerminalGlyphs(isUnicode: unicode)
      let symbols = PointCategory.allCases.flatMap {
        [MarkSymbol.category($0), .excluded($0)]
      }
      #expect(Set(symbols.map(glyphs.mark)).count == symbols.count, "Unicode \(unicode)")
    }
  }

  @Test("The latest point says so when it is excluded")
  func excludedLatest() throws {
    let scene = Scene(try VaryingCharts.proportions(excluded: [46]))
    #expect(scene.verdict.hasSuffix(", excluded from the limits."))
  }

  @Test("Categories are not joined, and the verdict names those outside the limits")
  func categories() throws {
    let scene = Scene(try VaryingCharts.wards())
    #expect(scene.marks.allSatisfy { !$0.isJoined })
    #expect(
      scene.verdict == "2 of 16 lie outside the limits: Ward 11 (below the lower limit), "
        + "Ward 13 (above the upper limit)."
    )
    #expect(scene.verdictCategory == nil)
  }

  @Test("The first moving range of a phase is not missing data")
  func firstRange() throws {
    let pair = try VaryingCharts.valuesOverRanges()
    let scene = Scene(pair.lower)
    #expect(scene.gaps.isEmpty && scene.marks.count == 53)
    #expect(scene.phases[0].figures.hasSuffix("from the first 24 points"))
    var values = ExampleCharts.croftonValues
    values[6] = .nan
    let gap = Scene(
      try VaryingCharts.chart(
        "Gap",
        .values(values),
        ChartSpecification(chart: .mr, ruleSet: .nhse2023)
      )
    )
    #expect(gap.gaps == [6, 7])
  }

  // MARK: Pairs

  @Test("The drawing of two charts equals its golden")
  func pairGoldens() throws {
    try GoldenFile("means-over-deviations.svg")
      .expect(SVGRenderer().render(VaryingCharts.meansOverDeviations()))
    let text = TerminalRenderer(columns: 90, rows: 36, colour: false)
      .render(try VaryingCharts.valuesOverRanges())
    try GoldenFile("values-over-ranges-90x36.txt").expect(text + "\n")
  }

  @Test("In a pair a period stands under itself, and what both rest on is said once")
  func pair() throws {
    let pair = try VaryingCharts.meansOverDeviations()
    let svg = SVGRenderer().render(pair)
    SheetExpectations.expectWellFormed(svg, "pair")
    let reader = SVGReader(svg)
    let april = reader.named("text").filter { $0.text == "Apr 2020" }
    #expect(april.count == 2 && april[0].attributes["x"] == april[1].attributes["x"])
    let rules = reader.named("text").filter { $0.text.contains("Rule set") }
    #expect(rules.count == 1)
    #expect(rules.first?.text.hasSuffix("X-bar chart, s chart. Rule set: nhse-2023") == true)
    #expect(reader.named("text").filter { $0.text == "Turnaround of samples" }.count == 1)
    SheetExpectations.expectFits("pair") { $0.render(pair) }
  }

  @Test("What only one chart of a pair rests on is said below both")
  func pairFooter() throws {
    func part(_ rules: RuleSet, asOf: String?) throws -> ChartDescription {
      let result = try SPCResult(
        values: [3, 4, 6],
        specification: ChartSpecification(ruleSet: rules)
      )
      return try ChartDescription(
        title: "t",
        valueAxisLabel: "v",
        xLabels: ["a", "b", "c"],
        result: result,
        asOf: asOf
      )
    }
    let one = try ChartPair(
      upper: part(.nhse2023, asOf: "As of 1 October 2024"),
      lower: part(.nhse2023, asOf: nil)
    ).scenes
    #expect(one.upper.footer.isEmpty)
    #expect(one.lower.footer == ["As of 1 October 2024", "XmR chart. Rule set: nhse-2023"])
    let two = try ChartPair(
      upper: part(.nhse2023, asOf: nil),
      lower: part(.ptd022, asOf: nil)
    ).scenes
    #expect(two.upper.footer == ["XmR chart. Rule set: nhse-2023"])
    #expect(two.lower.footer.count == 1 && two.lower.footer != two.upper.footer)
  }

  @Test("Charts of different lengths make no pair")
  func unequalPair() throws {
    let (long, short) = (try VaryingCharts.proportions(), try VaryingCharts.wards())
    #expect(throws: PictureDataError.count(of: .labels, expected: 48, found: 16)) {
      try ChartPair(upper: long, lower: short)
    }
  }
}

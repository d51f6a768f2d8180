import SPCCore
import Testing

@testable import ChartRendering

@Suite("The words of each chart")
struct ChartWordsTests {
  private func scene(
    _ kind: ChartKind,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Scene {
    Scene(try VaryingCharts.chart(kind, change))
  }

  @Test("Every chart has a name of its own")
  func names() {
    #expect(Set(ChartKind.allCases.map(\.name)).count == ChartKind.allCases.count)
    #expect(ChartKind.pPrime.name == "p′ chart" && ChartKind.xbar.name == "X-bar chart")
  }

  @Test("The footer names the chart beside its rule set", arguments: ChartKind.allCases)
  func footer(kind: ChartKind) throws {
    let scene = try scene(kind)
    #expect(scene.footer.last?.hasPrefix("\(kind.name). Rule set: ") == true)
  }

  @Test("A latest value that is both improving and of concern says both")
  func bothSides() throws {
    // Rises in a trend and still lies below the mean it was frozen at.
    let values = (1...12).map { 50 + Double($0 % 2) } + (1...7).map { 20 + Double($0) }
    let result = try SPCResult(
      values: values,
      specification: ChartSpecification(
        ruleSet: .nhse2023,
        direction: .increase,
        baselineCount: 12
      )
    )
    let scene = Scene(
      try ChartDescription(
        title: "Beds",
        valueAxisLabel: "beds",
        xLabels: values.indices.map { "\($0 + 1)" },
        result: result
      )
    )
    let words =
      "Special cause, of concern: latest 27, 19 (below the lower limit; also improving: in a rising "
      + "trend)."
    #expect(scene.verdict.hasPrefix(words), "\(scene.verdict)")
    #expect(scene.accessibleDescription.contains(words))
  }

  @Test(
    "The centre is called what it is",
    arguments: [
      (ChartKind.run, "Median"), (.xmr, "Mean"), (.mr, "Mean range"), (.xbar, "Mean"),
      (.r, "Mean range"), (.s, "Mean SD"), (.p, "Mean"), (.pPrime, "Mean"), (.np, "Mean"),
      (.c, "Mean"), (.u, "Mean"), (.uPrime, "Mean"), (.iPrime, "Mean"), (.g, "Median"),
      (.t, "Centre"), (.ewma, "Mean"),
    ]
  )
  func centres(kind: ChartKind, name: String) throws {
    let label = try #require(try scene(kind).levelLabels.first { $0.kind == .centre })
    #expect(label.text.hasPrefix("\(name) "), "\(label.text)")
  }

  @Test(
    "Natural process limits belong to the XmR chart, control limits to the others",
    arguments: ChartKind.allCases
  )
  func limits(kind: ChartKind) throws {
    let description = try scene(kind).accessibleDescription
    #expect(description.contains("natural process limits") == (kind == .xmr))
    #expect(description.contains("control limits") == (kind != .xmr && kind != .run))
  }

  @Test("Limits that do not stand at three sigma say where they stand")
  func otherLimits() throws {
    let two = try scene(.xmr) { $0.limits = .sigma(2) }
    #expect(two.levelLabels[0].text.hasPrefix("Upper 2-sigma limit "))
    #expect(two.phases[0].figures.contains("2-sigma limits "))
    #expect(two.accessibleDescription.contains("natural process limits at 2 sigma"))
    let probability = try scene(.c) { $0.limits = .probability(confidence: 0.99) }
    #expect(probability.levelLabels[0].text.hasPrefix("Upper probability limit "))
    #expect(probability.accessibleDescription.contains("with 99% probability limits"))
  }

  @Test("A centre that was given is not called a mean")
  func givenCentre() throws {
    let scene = try scene(.c) { $0.knownCentre = 6 }
    #expect(scene.levelLabels.contains { $0.text == "Given centre 6.0" })
  }

  @Test("A chart without limits does not claim any, and a note says why there are none")
  func noLimits() throws {
    let one = Scene(
      try VaryingCharts.chart("One", .values([4]), ChartSpecification(ruleSet: .nhse2023))
    )
    #expect(!one.accessibleDescription.contains("natural process limits"))
    #expect(one.notes == ["No limits: there are too few points."])
    let over = Scene(
      try VaryingCharts.chart(
        "More cases than patients",
        .parts(numerators: [30, 40], denominators: [10, 10], multiplier: 1),
        ChartSpecification(chart: .p, ruleSet: .nhse2023)
      )
    )
    #expect(over.notes == ["No limits: more cases are counted than there are to count from."])
    let single = Scene(
      try VaryingCharts.chart(
        "Subgroups of one",
        .subgroups([[3], [4], [6]]),
        ChartSpecification(chart: .xbar, ruleSet: .nhse2023)
      )
    )
    #expect(single.notes == ["No limits: no subgroup has two values."])
  }

  @Test("The verdict says what the latest point is where it is no value of the measure")
  func latest() throws {
    #expect(try scene(.ewma).verdict.contains(": latest moving average "))
    #expect(try scene(.s).verdict.contains(": latest SD "))
    #expect(try scene(.p).verdict.contains(": latest "))
  }

  @Test("Patterns of every rule have words on either side")
  func rules() {
    for rule in RuleKind.allCases {
      for side in SignalSide.allCases {
        #expect(!PointLabel(rule: rule, side: side).words(centre: "mean").isEmpty)
      }
    }
  }
}

import SPCCore
import Testing

@testable import ChartRendering

@Suite("A scene")
struct SceneTests {
  @Test("F1 in two phases: each phase has its own flat lines, and the last ones have the labels")
  func crofton() throws {
    let scene = Scene(try ExampleCharts.crofton())
    let centre = try #require(scene.levels.first { $0.kind == .centre })
    #expect(centre.pieces.map(\.range) == [0..<27, 27..<54])
    #expect(centre.pieces.allSatisfy { !$0.isJoined })
    #expect((centre.pieces[1].value - 5.7407).magnitude < 0.0001)
    #expect(
      scene.levelLabels.map(\.text) == ["Upper limit 14.1", "Mean 5.7", "Lower limit −2.6"]
    )
    #expect(scene.phases.map(\.figures)[1] == "mean 5.7, limits −2.6 to 14.1")
    #expect(scene.marks[27].isJoined == false && scene.marks[28].isJoined)
    #expect(
      scene.verdict
        == "Common cause: latest 5, Sep 2024. Mean since Jul 2022: 5.7 (before: 11.2)."
    )
  }

  @Test("F1 with the limits of its first 24 points shows them and their baseline")
  func croftonBaseline() throws {
    let scene = Scene(try ExampleCharts.croftonBaseline())
    #expect(scene.phases[0].baseline == 0..<24)
    #expect(
      scene.phases[0].figures == "mean 11.2, limits 2.7 to 19.6, from the first 24 points"
    )
    #expect(scene.categories == [.commonCause, .improvement])
    #expect(scene.verdictCategory == .improvement)
  }

  @Test("A last phase without limits does not show those of the phase before")
  func staleLimits() throws {
    let chart = try ExampleCharts.chart(
      "",
      ExampleCharts.croftonValues,
      ChartSpecification(ruleSet: .nhse2023, phaseStarts: [53])
    )
    let scene = Scene(chart)
    #expect(scene.levelLabels.map(\.text) == ["Mean 5.0"])
    #expect(scene.notes == ["No limits: there are too few points."])
  }

  @Test("Missing points are gaps, not marks, and the line does not cross them")
  func gaps() throws {
    let scene = Scene(try ExampleCharts.gaps())
    #expect(scene.gaps == [0, 7, 8, 9, 18, 25])
    #expect(scene.marks.count == 20)
    for mark in scene.marks where scene.gaps.contains(mark.index - 1) { #expect(!mark.isJoined) }
    #expect(scene.verdict.hasPrefix("Common cause: latest 14, Apr 2022."))
    #expect(scene.accessibleDescription.contains("6 have no data."))
  }

  @Test("A target that moves is one line with a step")
  func movingTarget() throws {
    let scene = Scene(try ExampleCharts.hitAndMiss())
    let target = try #require(scene.levels.first { $0.kind == .target })
    #expect(target.pieces.map(\.value) == [65, 70])
    #expect(target.pieces.map(\.isJoined) == [false, true])
    #expect(scene.levelLabels.last?.text == "Target 70.0%")
  }

  @Test("A target that ends says until when")
  func endedTarget() throws {
    let targets = (0..<20).map { $0 < 12 ? 6.0 : .nan }
    let chart = try ExampleCharts.chart(
      "",
      Array(ExampleCharts.croftonValues.prefix(20)),
      ChartSpecification(ruleSet: .nhse2023, target: .perPoint(targets))
    )
    #expect(Scene(chart).levelLabels.last?.text == "Target 6.0 (to Mar 2021)")
  }

  @Test("Fractions are shown as percentages throughout")
  func percentages() throws {
    let chart = try ExampleCharts.nearHundred()
    let scene = Scene(chart)
    #expect(scene.marks[0].value == chart.result.points[0].value * 100)
    #expect(scene.levelLabels.last?.text == "Target 95.0%")
    #expect(scene.verdict.contains("latest 98.0%, Mar 2023. Target: met or missed by chance."))
  }

  @Test("A constant series has one label for its mean and limits")
  func constant() throws {
    let scene = Scene(try ExampleCharts.constant())
    #expect(scene.levelLabels.map(\.text) == ["Mean and limits 4"])
  }

  @Test("A run chart has a median, the runs in words, and no limits")
  func runChart() throws {
    let scene = Scene(try ExampleCharts.runChart())
    #expect(scene.levels.map(\.kind) == [.centre, .target])
    #expect(scene.levelLabels.first?.text == "Median 8.5")
    #expect(
      scene.verdict.contains(
        "Runs: longest 11 (limit 9), crossings 15 (minimum 21): special cause."
      )
    )
  }

  @Test("Runs that signal come before a latest value that is common cause")
  func runsSignal() throws {
    let chart = try ExampleCharts.fewCrossings()
    let runs = try #require(chart.result.phases[0].runs)
    #expect(runs.isFewCrossingsSignal && !runs.isLongRunSignal)
    let scene = Scene(chart)
    #expect(
      scene.verdict
        == "Special cause in the runs: 4 crossings where at least 8 are expected. "
        + "Latest 31, Mar 2022. Runs: longest 6 (limit 8)."
    )
    #expect(scene.verdictCategory == nil)
    #expect(scene.accessibleDescription.contains(scene.verdict))
    #expect(!scene.accessibleDescription.contains("Common cause"))
  }

  @Test("An unusually long run that is over leads the verdict too")
  func pastLongRun() throws {
    // The run below the median ends before the latest point, which no rule marks.
    let values: [Double] = Array(repeating: 10, count: 12) + Array(repeating: 20, count: 12)
    let chart = try ExampleCharts.chart(
      "",
      values + [.nan, 5],
      ChartSpecification(chart: .run, ruleSet: .anhoej, direction: .increase)
    )
    let runs = try #require(chart.result.phases[0].runs)
    #expect((runs.longestRun, runs.longestRunLimit) == (12, 7))
    #expect((runs.crossings, runs.crossingsMinimum) == (1, 3))
    #expect(chart.result.variation == .commonCause)
    #expect(
      Scene(chart).verdict
        == "Special cause in the runs: a run of 12 where at most 7 are expected, "
        + "1 crossing where at least 3 are expected. Latest 5, May 2022."
    )
  }

  @Test("Runs that do not signal leave the verdict with the latest value")
  func quietRuns() throws {
    let chart = try ExampleCharts.chart(
      "",
      [4, 9, 3, 8, 7, 2, 9, 1, 8, 2, 3, 7, 8, 4, 1, 9, 2, 7, 8, 3, 1, 7, 2, 9],
      ChartSpecification(chart: .run, ruleSet: .anhoej)
    )
    let scene = Scene(chart)
    #expect(scene.verdict.hasPrefix("Common cause: latest "))
    #expect(scene.verdict.hasSuffix(": no special cause."))
    #expect(scene.verdictCategory == .commonCause)
  }

  @Test("Figures under different definitions are not compared")
  func newDefinition() throws {
    let verdict = Scene(try ExampleCharts.newDefinition()).verdict
    #expect(
      verdict.hasSuffix(
        "Figures before Jan 2023 are under another definition and not comparable."
      )
    )
    #expect(!verdict.contains("(before:") && !verdict.contains("Mean since"))
    let comparable = Scene(try ExampleCharts.newDefinition(isComparable: true)).verdict
    #expect(comparable.contains("Mean since Jan 2023: ") && comparable.contains("(before: "))
  }

  @Test("Only a change of definition at the last phase keeps the centres apart")
  func earlierDefinition() throws {
    func verdict(_ names: [ChartDescription.PhaseName]) throws -> String {
      Scene(
        try ExampleCharts.chart(
          "",
          ExampleCharts.croftonValues,
          ChartSpecification(ruleSet: .nhse2023, phaseStarts: [15, 33]),
          phaseNames: names
        )
      ).verdict
    }
    #expect(
      try verdict([.init(start: 15, text: "New definition", isComparable: false)])
        .contains("Mean since Jan 2023")
    )
    // Of two names for one phase the first is shown; neither hides the change of definition.
    #expect(
      try verdict([
        .init(start: 33, text: "Huddles"),
        .init(start: 33, text: "New definition", isComparable: false),
      ]).contains("not comparable")
    )
    // There is nothing before the first phase.
    let only = try ExampleCharts.chart(
      "",
      ExampleCharts.croftonValues,
      ChartSpecification(ruleSet: .nhse2023),
      phaseNames: [.init(start: 0, text: "New definition", isComparable: false)]
    )
    #expect(!Scene(only).verdict.contains("comparable"))
  }

  @Test("A shift is called a shift, and a long run a long run")
  func shiftWords() throws {
    #expect(
      Scene(try ExampleCharts.hitAndMiss()).verdict.contains("(shift below the mean)")
    )
    for side in [SignalSide.high, .low] {
      let place = side == .high ? "above" : "below"
      #expect(
        PointLabel(rule: .shift, side: side).words(centre: "median") == "shift \(place) the median"
      )
      #expect(
        PointLabel(rule: .longRun, side: side).words(centre: "median")
          == "in a long run \(place) the median"
      )
    }
  }

  @Test("The only phase has no number; of several, those without a name have one")
  func phaseNumbers() throws {
    func names(_ starts: [Int], _ names: [ChartDescription.PhaseName] = []) throws -> [String] {
      Scene(
        try ExampleCharts.chart(
          "",
          ExampleCharts.croftonValues,
          ChartSpecification(ruleSet: .nhse2023, phaseStarts: starts),
          phaseNames: names
        )
      ).phases.map(\.name)
    }
    #expect(try names([]) == [""])
    #expect(try names([27]) == ["Phase 1", "Phase 2"])
    #expect(
      try names([27], [.init(start: 0, text: " "), .init(start: 27, text: "Huddles")])
        == ["Phase 1", "Huddles"]
    )
    #expect(Scene(try ExampleCharts.gapsInBaseline()).phases.map(\.name) == [""])
    #expect(
      Scene(try ExampleCharts.croftonBaseline()).phases.map(\.name) == ["Limits from the baseline"]
    )
  }

  @Test("A fixed baseline with missing points says how many had values")
  func gapsInBaseline() throws {
    let scene = Scene(try ExampleCharts.gapsInBaseline())
    #expect(scene.phases[0].figures.contains(", from the first 12 periods, 9 with values"))
    #expect(scene.notes == ["Provisional limits: the baseline has 9 values."])
  }

  @Test("Three points have limits that are provisional and one has none")
  func short() throws {
    #expect(
      Scene(try ExampleCharts.short([4, 6, 3])).notes
        == ["Provisional limits: fewer than 13 points."]
    )
    #expect(
      Scene(try ExampleCharts.short([4])).notes == ["No limits: there are too few points."]
    )
  }

  @Test("Remarks are numbered in the order of their points")
  func annotations() throws {
    let chart = try ExampleCharts.chart(
      "",
      ExampleCharts.croftonValues,
      ChartSpecification(ruleSet: .nhse2023),
      annotations: [
        .init(index: 9, text: "late"), .init(index: 2, text: "early"), .init(index: 9, text: "two"),
      ]
    )
    let annotations = Scene(chart).annotations
    #expect(annotations.map(\.number) == [1, 2, 3])
    #expect(annotations.map(\.text) == ["Jun 2020: early", "Jan 2021: late", "Jan 2021: two"])
  }

  @Test("A remark with a day shows the day, one without shows the label of its point")
  func annotationDates() throws {
    let chart = try ExampleCharts.chart(
      "",
      ExampleCharts.croftonValues,
      ChartSpecification(ruleSet: .nhse2023),
      annotations: [
        .init(index: 35, text: "day", date: "15 Mar\u{1B} 2023"), .init(index: 36, text: "none"),
        .init(index: 37, text: "empty", date: " "),
      ]
    )
    #expect(
      Scene(chart).annotations.map(\.text)
        == ["15 Mar 2023: day", "Apr 2023: none", "May 2023: empty"]
    )
  }

  @Test("The description tells a listener the chart, the span, the figures and the signals")
  func description() throws {
    let scene = Scene(try ExampleCharts.croftonBaseline())
    #expect(scene.accessibleTitle == "Violence on Crofton Ward: XmR chart")
    #expect(
      scene.accessibleDescription
        == "XmR chart of Incidents per month (lower is better) with natural process limits, "
        + "54 points, Apr 2020 to Sep 2024. "
        + "Special cause, improving: latest 5, Sep 2024 (two of three near the lower limit). "
        + "Mean 11.2, limits 2.7 to 19.6, from the first 24 points. "
        + "29 points special cause, improving."
    )
  }
}

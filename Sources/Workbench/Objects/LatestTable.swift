internal import QualityModel
internal import SPCCore

extension TableObject {
  /// A row for every series of a look at many, and under them what chance would make of them.
  convenience init(_ latest: LatestObject) {
    self.init(
      headings: [
        "Measure", "Unit", "Period", "Value", "Centre", "Lower", "Upper", "Variation", "Rules",
        "Label", "Runs", "Assurance", "Target", "Points", "Provisional", "Rule set", "Chart",
        "Cautions",
      ],
      rows: latest.entries.map(Self.row),
      footnotes: LatestWords(latest: latest).sentences
    )
    basis = latest.basis
    narrowing = Narrowing(
      whole: ["Measure", "Unit", "Variation"],
      kept: ["Unit", "Value", "Measure", "Variation"],
      common: ["Rule set", "Chart", "Period", "Provisional", "Measure"],
      repeating: [("Label", "Rules")],
      leaving: [
        "Label", "Points", "Target", "Rule set", "Provisional", "Cautions", "Runs", "Assurance",
        "Period", "Chart", "Centre", "Lower", "Upper",
      ]
    )
  }

  private static func row(_ entry: LatestObject.Entry) -> [Cell] {
    let series = entry.series.series
    let head = [
      Cell.text(entry.series.measureLabel), .text(series.unit.code),
      TableObject.Cell(
        text: entry.periodText,
        isNumber: false,
        fileText: entry.sortablePeriodText
      ),
    ]
    guard let analysis = entry.analysis, let point = analysis.result.points.last,
      let phase = analysis.result.phases.last
    else {
      return head + [
        .number(nil), .number(nil), .number(nil), .number(nil),
        .text(entry.notCharted == nil ? "not tested" : "not charted"), .text(""),
        .text(""), .text(""), .text(""), .number(nil), .number(nil), .text(""), .text(""),
        .text(""),
        .text(""),
      ]
    }
    return head + [
      .number(point.value, places: 2),
      .number(point.centre, places: 2),
      .number(point.lower, places: 2),
      .number(point.upper, places: 2),
      .text(RuleWords.identifier(point.category)),
      .text(RuleWords.identifiers(point)),
      .text(point.label.map { "\(RuleWords.identifier($0.rule)):\($0.side.word)" }),
      .text(runs(phase)),
      .text(analysis.result.assurance.map(RuleWords.identifier)),
      .number(point.target, places: 2),
      .count(phase.observedCount),
      .text(phase.isProvisional ? "yes" : "no"),
      .text(analysis.result.ruleSet.name),
      .text(analysis.result.chart.rawValue),
      .text(entry.cautions.map(CautionWords.name).joined(separator: " ")),
    ]
  }

  /// The rules that the runs of the phase meet; "none" where they were looked at and meet none.
  private static func runs(_ phase: SPCPhase) -> String {
    guard let runs = phase.runs else { return "" }
    var rules: [String] = []
    if runs.isLongRunSignal { rules.append(RuleWords.identifier(.longRun)) }
    if runs.isFewCrossingsSignal { rules.append(RuleWords.identifier(.fewCrossings)) }
    return rules.isEmpty ? "none" : rules.joined(separator: " ")
  }
}

extension SignalSide {
  /// "high" or "low".
  var word: String {
    switch self {
    case .high: "high"
    case .low: "low"
    }
  }
}

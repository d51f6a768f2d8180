internal import QualityModel
internal import SPCCore

/// The many-series view: a row for each special cause, and the chance line under it.
struct LatestCard {
  let latest: LatestObject
  let session: WorkbenchSession
  private var settings: SessionSettings { session.settings }

  var text: String {
    guard !latest.entries.isEmpty else { return "no series to look at" }
    let unit = nameOfOnlyUnit.map { " · \($0)" } ?? ""
    var lines = WrappedText.lines(
      "\(latest.subject)\(unit) · \(latest.periodText) · \(LatestWords(latest: latest).rules)",
      after: "",
      indent: 2,
      width: settings.columns
    )
    let sentences = LatestWords(latest: latest).sentences
    let width = settings.columns
    if settings.isShowingAll || latest.special.isEmpty {
      if !latest.special.isEmpty { lines += table.blocks(width: width) }
      lines += sentences.flatMap { WrappedText.lines($0, after: "", indent: 0, width: width) }
      return lines.joined(separator: "\n")
    }
    // Headings and their rule, the counts of what is left out, the way to see all; entry, time, prompt.
    let room = settings.cardRows - lines.count - 8
    let notes = TableNotes(sentences, width: width, beside: latest.special.count, room: room)
    let (rows, isWhole) = table.laidOut(
      width: width,
      maximumRows: max(4, room - notes.lines.count)
    )
    lines += rows
    if !(isWhole && notes.isWhole), let foot = session.wayToSeeAll { lines.append(foot) }
    lines += notes.lines
    return lines.joined(separator: "\n")
  }

  /// The unit, where many measures of one are looked at: then it is said once, and there is room for
  /// the names of the measures.
  private var nameOfOnlyUnit: String? {
    guard latest.hasSeveralMeasures, latest.isOfOneUnit, latest.entries[0].series.isDated else {
      return nil
    }
    return latest.entries[0].series.series.unit.name
  }

  private var table: TextTable {
    let several = latest.hasSeveralMeasures
    let charts = latest.hasSeveralCharts
    let isNamed = nameOfOnlyUnit != nil
    var table = TextTable(
      headings: (several ? ["Measure"] : []) + [isNamed ? "Name" : "Unit"]
        + (charts ? ["Chart"] : []) + ["Latest", "Centre", "Limits", "Category", "Rule"],
      alignments: (several ? [.left] : []) + [.left] + (charts ? [.left] : [])
        + [.right, .right, .right, .left, .left]
    )
    table.wholeHeadings = ["Measure", "Unit", "Category"]
    if isNamed { table.wholeHeadings.insert("Rule") }
    table.keptHeadings =
      isNamed
      ? ["Measure", "Latest", "Category", "Name"] : ["Unit", "Latest", "Measure", "Category"]
    table.leastWidths = ["Name": 20]
    table.rows = latest.special.map { signal in
      let point = signal.point
      let series = signal.analysis.series
      let limits =
        point.lower.isNaN && point.upper.isNaN
        ? "–"
        : "\(NumberText.fixed(point.lower, places: 1)) to \(NumberText.fixed(point.upper, places: 1))"
      let value =
        isNamed && signal.analysis.showsValues
        ? MeasureText.value(point.value, series.definition, places: signal.analysis.places)
        : signal.analysis.valueText(at: signal.index)
      return (several ? [series.measureLabel] : []) + [
        isNamed ? series.series.measure.name : series.series.unit.code
      ] + (charts ? [signal.analysis.result.chart.title] : []) + [
        value,
        NumberText.fixed(point.centre, places: 1),
        limits,
        RuleWords.word(point.category),
        point.label.map { RuleWords.short($0.rule, $0.side) } ?? "",
      ]
    }
    return table
  }
}

/// What a look at many series comes to, in sentences: how many are special, how many chance would
/// make special, and who was not judged.
struct LatestWords {
  let latest: LatestObject

  var sentences: [String] {
    var lines = [
      "\(latest.special.count) of \(NumberText.counted(latest.tested.count, "series")) "
        + "\(latest.special.count == 1 ? "shows" : "show") special cause at \(latest.periodText); "
        + "\(chance) would by chance alone."
    ]
    let looksAtRuns = ([latest.ruleSet] + latest.tested.map(\.result.ruleSet)).contains { ruleSet in
      ruleSet.rules.contains { $0.kind == .longRun || $0.kind == .fewCrossings }
    }
    if looksAtRuns {
      lines.append(
        "\(NumberText.counted(latest.runsSignals, "series")) "
          + "\(latest.runsSignals == 1 ? "has" : "have") unusual runs over the whole last phase; "
          + "that is not about the latest point, and not counted above."
      )
    }
    if !latest.silent.isEmpty {
      lines.append(
        "\(NumberText.counted(latest.silent.count, "series")) without a value there "
          + "\(latest.silent.count == 1 ? "was" : "were") not tested: \(names(latest.silent))"
      )
    }
    if let first = latest.refused.first, let refusal = first.refusal {
      lines.append(
        "\(NumberText.counted(latest.refused.count, "series")) "
          + "\(latest.refused.count == 1 ? "was" : "were") not charted: "
          + names(latest.refused.map(\.series)) + " " + refusal.reason
      )
    }
    for (reason, entries) in latest.unfit {
      lines.append(
        "\(NumberText.counted(entries.count, "series")) "
          + "\(entries.count == 1 ? "was" : "were") not charted: "
          + names(entries.map(\.series)) + " " + reason
      )
    }
    return lines + notSummed + cautions
  }

  /// What does not add up, each reason with the first that it is about.
  private var notSummed: [String] {
    guard let first = latest.leftOut.first else { return [] }
    let isOfOneUnit = latest.hasSeveralMeasures && latest.isOfOneUnit
    let names = latest.leftOut.prefix(12).map {
      isOfOneUnit ? $0.measure : "\($0.measure) \($0.unit.code)"
    }
    return [
      "\(NumberText.counted(latest.leftOut.count, "series")) could not be summed up: "
        + names.joined(separator: ", ") + (latest.leftOut.count > 12 ? ", … " : ". ")
        + "Of the first: \(RollUpWords.reason(first.reason))."
    ]
  }

  /// The rule sets that were used; the one asked for where nothing could be tested.
  var rules: String {
    var names: [String] = []
    for analysis in latest.tested where !names.contains(analysis.result.ruleSet.name) {
      names.append(analysis.result.ruleSet.name)
    }
    guard names.count > 1 else { return "rule set \(names.first ?? latest.ruleSet.name)" }
    return "rule sets \(names.joined(separator: ", "))"
  }

  /// What a reader of the charts should know, each thing once with the series it is about.
  private var cautions: [String] {
    var found: [(name: String, caution: SeriesCaution, series: [SeriesObject])] = []
    for entry in latest.entries {
      for caution in entry.cautions {
        let name = CautionWords.name(caution)
        if let index = found.firstIndex(where: { $0.name == name }) {
          found[index].series.append(entry.series)
        } else {
          found.append((name, caution, [entry.series]))
        }
      }
    }
    return found.map { name, caution, series in
      "Caution \(name), \(NumberText.counted(series.count, "series")): \(names(series)) "
        + CautionWords.general(caution)
    }
  }

  private func names(_ all: [SeriesObject]) -> String {
    let several = latest.hasSeveralMeasures
    let isOfOneUnit = several && latest.isOfOneUnit
    let names = all.prefix(12).map { one in
      guard one.isDated, !isOfOneUnit else { return one.measureLabel }
      return (several ? "\(one.measureLabel) " : "") + one.series.unit.code
    }
    return names.joined(separator: ", ") + (all.count > 12 ? ", …" : ".")
  }

  private var chance: String {
    latest.expectedByChance < 0.1
      ? "fewer than 0.1" : "about \(NumberText.fixed(latest.expectedByChance, places: 1))"
  }
}

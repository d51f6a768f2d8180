internal import QualityModel
internal import SPCCore

/// The many-series view: a row for each special cause, and the chance line under it.
struct LatestCard {
  let latest: LatestObject
  let settings: SessionSettings

  var text: String {
    guard !latest.entries.isEmpty else { return "no series to look at" }
    var lines = ["\(latest.subject) · \(latest.periodText) · rule set \(latest.ruleSet.name)"]
    if !latest.special.isEmpty {
      lines += table.lines(width: settings.columns, maximumRows: max(8, settings.rows - 6))
    }
    lines += LatestWords(latest: latest).sentences.flatMap {
      WrappedText.lines($0, after: "", indent: 0, width: settings.columns)
    }
    return lines.joined(separator: "\n")
  }

  private var table: TextTable {
    let several = latest.hasSeveralMeasures
    var table = TextTable(
      headings: (several ? ["Measure"] : [])
        + ["Unit", "Latest", "Centre", "Limits", "Category", "Rule"],
      alignments: (several ? [.left] : []) + [.left, .right, .right, .right, .left, .left]
    )
    table.rows = latest.special.map { signal in
      let point = signal.point
      let series = signal.analysis.series
      let limits =
        point.lower.isNaN && point.upper.isNaN
        ? "–"
        : "\(NumberText.fixed(point.lower, places: 1)) to \(NumberText.fixed(point.upper, places: 1))"
      return (several ? [series.measureLabel] : []) + [
        series.series.unit.code,
        MeasureText.value(point.value, series.definition),
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
    if latest.ruleSet.rules.contains(where: { $0.kind == .longRun || $0.kind == .fewCrossings }) {
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
    return lines
  }

  private func names(_ all: [SeriesObject]) -> String {
    let several = latest.hasSeveralMeasures
    let names = all.prefix(12).map { one in
      one.isDated
        ? (several ? "\(one.measureLabel) " : "") + one.series.unit.code : one.measureLabel
    }
    return names.joined(separator: ", ") + (all.count > 12 ? ", …" : ".")
  }

  private var chance: String {
    latest.expectedByChance < 0.1
      ? "fewer than 0.1" : "about \(NumberText.fixed(latest.expectedByChance, places: 1))"
  }
}

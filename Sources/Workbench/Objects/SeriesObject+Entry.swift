internal import ChartRendering
internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension TypeEntry {
  static func series() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let series = object as? SeriesObject else { return "" }
      return "\(series.title) · \(NumberText.counted(series.slots.count, "point"))"
    }
    behaviour.count = { ($0 as? SeriesObject)?.slots.count ?? 0 }
    behaviour.item = { object, position, session in
      guard let series = object as? SeriesObject else { return nil }
      let index = position > 0 ? position - 1 : series.slots.count + position
      guard series.slots.indices.contains(index) else { return nil }
      return try session.value(PointObject(series: series, index: index))
    }
    behaviour.card = { object, session in
      guard let series = object as? SeriesObject else { return "" }
      return SeriesCard(series: series, session: session).text
    }
    return TypeEntry(
      SeriesObject.self,
      name: "series",
      purpose: "One measure at one unit in time order; #series, series[1], series[-1].",
      fields: [
        .field("name", "text", of: SeriesObject.self, "measure and unit") { object, _ in
          .text(object.title)
        },
        .field("measure", "measure", of: SeriesObject.self, "what is measured") { object, session in
          try session.value(
            MeasureObject(
              object.series.measure,
              definition: object.definition,
              asOf: object.series.asOf
            )
          )
        },
        .field("unit", "unit", of: SeriesObject.self, "where it is measured") { object, session in
          try session.value(UnitObject(object.series.unit))
        },
        .field("unit_code", "text", of: SeriesObject.self, "the code of the unit") { object, _ in
          .text(object.series.unit.code)
        },
        .field("missing", "whole number", of: SeriesObject.self, "periods without a value") {
          object,
          _ in .integer(object.slots.filter { $0.value.isNaN }.count)
        },
      ],
      methods: seriesMethods,
      behaviour: behaviour
    )
  }

  private static var seriesMethods: [FunctionEntry] {
    let crofton = #"qi.measure("violence"):series { unit = "CROFTON" }"#
    return [
      .method(
        "series",
        "upto",
        of: SeriesObject.self,
        purpose: "Keeps the periods up to a day, that day's included.",
        subject: .required("last", .lastDay, "the last day or month to keep"),
        returns: "series",
        example: "print(#\(crofton):upto \"2022-03\")"
      ) { series, call in
        guard let last = call.arguments.date("last") else { return .nil }
        return try call.session.value(series.keeping { $0 <= last })
      },
      .method(
        "series",
        "from",
        of: SeriesObject.self,
        purpose: "Keeps the periods from a day on.",
        subject: .required("first", .date, "the first day or month to keep"),
        returns: "series",
        example: "print(#\(crofton):from \"2022-04\")"
      ) { series, call in
        guard let first = call.arguments.date("first") else { return .nil }
        return try call.session.value(series.keeping { $0 >= first })
      },
      .method(
        "series",
        "rebase",
        of: SeriesObject.self,
        purpose: "Starts a new phase in a copy: limits are computed anew from there on. "
          + "Nothing is stored.",
        parameters: [
          .required("at", .date, "the first period of the new phase"),
          .required("reason", .text, "why the process is held to have changed"),
          .optional("baseline", .integer, default: "all", "fix the limits after this many points"),
        ],
        returns: "series",
        example: "print(\(crofton):rebase { at = \"2022-07\", reason = \"Huddles\" })"
      ) { series, call in
        guard let day = call.arguments.date("at") else { return .nil }
        let reason = call.arguments.text("reason") ?? ""
        guard reason.contains(where: { !$0.isWhitespace }) else {
          throw ArgumentError.unsuitable(
            path: "series:rebase",
            reason: "A new phase needs a reason: what is held to have changed the process?",
            mend: "Write  reason = \"…\""
          )
        }
        guard series.slotIndex(onOrAfter: day) != nil else {
          throw ArgumentError.unsuitable(
            path: "series:rebase",
            reason: "The series ends before \(day), so no phase can start there.",
            mend: "Its last period is \(series.labels.last ?? "none")."
          )
        }
        return try call.session.value(
          series.adding(
            ProcessPhase(
              measureCode: series.series.measure.code,
              unitCode: series.series.unit.code,
              from: day,
              baselinePoints: call.arguments.integer("baseline"),
              reason: reason,
              decidedBy: "proposed at the prompt"
            )
          )
        )
      },
      .method(
        "series",
        "spc",
        of: SeriesObject.self,
        purpose: "Computes a chart: centre, limits, and what the rules say of every point.",
        parameters: ChartArguments.parameters,
        returns: "analysis",
        example: "print(\(crofton):spc { rules = \"nhse-2023\", baseline = 24 })"
      ) { series, call in
        try call.session.value(ChartArguments(call.arguments).analysis(of: series))
      },
      .method(
        "series",
        "signals",
        of: SeriesObject.self,
        purpose: "Gives the special causes of the series.",
        parameters: ChartArguments.parameters + [
          .optional("since", .date, "the first period to look at")
        ],
        returns: "list of signals",
        example: "print(#\(crofton):signals { rules = \"ptd-0.2.2\" })"
      ) { series, call in
        let analysis = try ChartArguments(call.arguments).analysis(of: series)
        return try call.session.value(
          ListObject(analysis.signals(since: call.arguments.date("since")), noun: "signal")
        )
      },
      .method(
        "series",
        "chart",
        of: SeriesObject.self,
        purpose: "Draws the series with its limits and special causes.",
        parameters: ChartArguments.parameters + ChartObject.parameters,
        returns: "chart",
        example: "print(\(crofton):chart { baseline = 24, title = \"Crofton\" })"
      ) { series, call in
        let analysis = try ChartArguments(call.arguments).analysis(of: series)
        return try call.session.value(ChartObject(analysis, call.arguments))
      },
      .method(
        "series",
        "table",
        of: SeriesObject.self,
        purpose: "Gives the points as a table.",
        returns: "table",
        example: "print(\(crofton):upto(\"2020-06\"):table())"
      ) { series, call in
        try call.session.value(TableObject(series))
      },
    ]
  }
}

/// The arguments that say how a chart is computed, the same wherever one is.
struct ChartArguments {
  let arguments: Arguments
  init(_ arguments: Arguments) { self.arguments = arguments }

  static var parameters: [Parameter] {
    [
      .optional(
        "rules",
        .choice(RuleSet.named.map(\.name)),
        default: "\"nhse-2023\"",
        "the rule set"
      ),
      .optional(
        "chart",
        .choice(ChartKind.allCases.map(\.rawValue)),
        default: "what the rule set is for",
        "the kind of chart"
      ),
      .optional(
        "baseline",
        .integer,
        default: "all points, or as decided",
        "fix the limits of each phase after this many of its points"
      ),
      .optional("target", .number, default: "the store's", "the value to be held against"),
      .optional(
        "better",
        .choice(["higher", "lower", "neutral"]),
        default: "the measure's",
        "the good way"
      ),
      .optional(
        "screen",
        .boolean,
        default: "the rule set's",
        "leave out outlying moving ranges"
      ),
    ]
  }

  /// The rule set that is asked for, NHS England's without a word.
  var ruleSet: RuleSet {
    let name = arguments.text("rules")
    return RuleSet.named.first { $0.name == name } ?? .nhse2023
  }

  func analysis(of series: SeriesObject) throws -> AnalysisObject {
    let ruleSet = ruleSet
    let chart = arguments.text("chart").flatMap(ChartKind.init) ?? ruleSet.charts.first ?? .xmr
    return try AnalysisObject(
      series,
      ruleSet: ruleSet,
      chart: chart,
      baseline: arguments.integer("baseline"),
      target: arguments.number("target"),
      direction: arguments.text("better").flatMap(BetterDirection.init)?.improvement,
      screening: arguments.boolean("screen")
    )
  }
}

/// A series on one screen: how long, how it looks, what the last value is.
struct SeriesCard {
  let series: SeriesObject
  let session: WorkbenchSession

  var text: String {
    var lines = [series.title]
    guard let first = series.labels.first, let last = series.labels.last else {
      return lines[0] + "\n  no observations"
    }
    lines.append("  \(NumberText.counted(series.slots.count, "point")), \(first) – \(last)")
    let missing = series.slots.filter { $0.value.isNaN }.count
    if missing > 0 { lines.append("  \(NumberText.counted(missing, "period")) without a value") }
    let rules = RuleSet.nhse2023
    if let analysis = try? AnalysisObject(
      series,
      ruleSet: rules,
      chart: .xmr,
      baseline: nil,
      target: nil,
      direction: nil,
      screening: nil
    ) {
      let renderer = session.terminalRenderer
      lines.append(
        "  " + renderer.sparkline(of: analysis.result, width: session.settings.columns - 4)
      )
      if let index = analysis.result.latestIndex, let point = series.slots[index].point {
        lines.append(
          "  latest \(series.labels[index]): \(MeasureText.valueWithParts(point, series.definition)), "
            + RuleWords.category(analysis.result.variation)
        )
        let phase = analysis.result.phase(containing: index)
        let whole = analysis.result.phases.count == 1 ? "all points" : "its phase"
        let origin =
          phase.baseline == phase.range ? whole : "a baseline of \(phase.baseline.count) points"
        lines.append("  by \(rules.name), limits from \(origin)")
        lines += analysis.remarks.map { "  note: \($0)" }
      }
    }
    lines.append("next: :spc()   :signals()   :chart()   :table()   ?series")
    return lines.joined(separator: "\n")
  }
}

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
    behaviour.columns = ListColumns(
      headings: ["Measure", "Unit", "Points", "Latest", "Value"],
      numeric: ["Points", "Value"],
      whole: ["Latest"],
      kept: ["Unit", "Value", "Measure", "Latest"]
    ) { object in
      guard let series = object as? SeriesObject else { return [] }
      let last = series.slots.indices.last
      return [
        series.series.measure.name, series.isDated ? series.series.unit.name : "",
        NumberText.grouped(series.slots.count), last.map { series.labels[$0] } ?? "",
        last.map { series.valueText(at: $0) } ?? "no observations",
      ]
    }
    return TypeEntry(
      SeriesObject.self,
      name: "series",
      purpose: "One measure at one unit in time order; #series, series[1], series[-1].",
      fields: [
        .field("name", "text", of: SeriesObject.self, "measure and unit") { object, _ in
          .text(object.title)
        },
        .field(
          "measure",
          "measure",
          of: SeriesObject.self,
          "what is measured, nil for plain numbers"
        ) {
          object,
          session in
          guard let origin = object.origin else { return .nil }
          return try session.value(
            MeasureObject(
              object.series.measure,
              definition: object.definition,
              asOf: object.series.asOf,
              origin: origin
            )
          )
        },
        .field("unit", "unit", of: SeriesObject.self, "where it is measured") { object, session in
          try object.origin.map {
            try session.value(UnitObject(object.series.unit, origin: $0))
          } ?? .nil
        },
        .field("unit_code", "text", of: SeriesObject.self, "the code of the unit") { object, _ in
          object.isDated ? .text(object.series.unit.code) : .nil
        },
        .field("missing", "whole number", of: SeriesObject.self, "periods without a value") {
          object,
          _ in .integer(object.missingCount)
        },
      ],
      methods: seriesMethods + FunctionEntry.seriesStudies(),
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
        subject: .required("last", .lastPlace, "the last day, month or position to keep"),
        returns: "series",
        example: "print(#\(crofton):upto \"2022-03\")"
      ) { series, call in
        guard let reference = call.arguments.place("last") else { return .nil }
        let last = try series.place(reference, "last", of: "series:upto")
        return try call.session.value(series.keeping { $0 <= last })
      },
      .method(
        "series",
        "from",
        of: SeriesObject.self,
        purpose: "Keeps the periods from a day on.",
        subject: .required("first", .place, "the first day, month or position to keep"),
        returns: "series",
        example: "print(#\(crofton):from \"2022-04\")"
      ) { series, call in
        guard let reference = call.arguments.place("first") else { return .nil }
        let first = try series.place(reference, "first", of: "series:from")
        return try call.session.value(series.keeping { $0 >= first })
      },
      .method(
        "series",
        "rebase",
        of: SeriesObject.self,
        purpose: "Starts a new phase in a copy: limits are computed anew from there on. "
          + "Nothing is stored.",
        parameters: [
          .required("at", .place, "the first period of the new phase, or its position"),
          .required("reason", .text, "why the process is held to have changed"),
          .optional("baseline", .integer, default: "all", "fix the limits after this many points"),
        ],
        returns: "series",
        example: "print(\(crofton):rebase { at = \"2022-07\", reason = \"Huddles\" })"
      ) { series, call in
        guard let reference = call.arguments.place("at") else { return .nil }
        let day = try series.place(reference, "at", of: "series:rebase")
        let reason = call.arguments.text("reason") ?? ""
        guard reason.contains(where: { !$0.isWhitespace }) else {
          throw ArgumentError.unsuitable(
            path: "reason",
            reason: "A new phase needs a reason: what is held to have changed the process?",
            mend: "Write  reason = \"…\""
          )
        }
        guard series.slotIndex(onOrAfter: day) != nil else {
          throw ArgumentError.unsuitable(
            path: "at",
            reason: "The series ends before \(day), so no phase can start there.",
            mend: "Its last period is \(series.labels.last ?? "none")."
          )
        }
        guard let first = series.slots.first?.place, day > first else {
          throw ArgumentError.unsuitable(
            path: "at",
            reason:
              "The series begins at \(series.labels.first ?? "none"), so the phase would hold "
              + "all of it and change nothing.",
            mend: "Name a later period, up to \(series.labels.last ?? "none")."
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
        try call.session.value(
          ChartArguments(call.arguments).analysis(of: series, in: call.session)
        )
      },
      .method(
        "series",
        "signals",
        of: SeriesObject.self,
        purpose: "Gives the special causes of the series.",
        parameters: ChartArguments.parameters + [
          .optional("since", .place, "the first period to look at")
        ],
        returns: "list of signals",
        example: "print(#\(crofton):signals { rules = \"ptd-0.2.2\" })"
      ) { series, call in
        let analysis = try ChartArguments(call.arguments).analysis(of: series, in: call.session)
        return try call.session.value(
          ListObject(
            try analysis.signals(since: call.arguments.place("since"), in: call.session),
            noun: "signal"
          )
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
        let analysis = try ChartArguments(call.arguments).analysis(of: series, in: call.session)
        return try call.session.value(try ChartObject(analysis, call.arguments))
      },
      .method(
        "series",
        "table",
        of: SeriesObject.self,
        purpose: "Gives the points as a table.",
        returns: "table",
        example: "print(\(crofton):upto(\"2020-06\"):table())"
      ) { series, call in
        try call.session.value(
          call.session.working("Making a table", counting: "rows") { checkpoint in
            try TableObject(series, checkpoint: checkpoint)
          }
        )
      },
    ]
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
    let missing = series.missingCount
    if missing > 0 { lines.append("  \(NumberText.counted(missing, "period")) without a value") }
    if let terms = series.series.rollUp {
      lines.append("  " + RollUpWords.terms(terms, of: series))
    }
    let rules = RuleSet.nhse2023
    if let analysis = try? AnalysisObject(series, cardRequest(rules), in: session) {
      let renderer = session.terminalRenderer
      lines.append(
        "  "
          + session.terminalSafety.sealed(
            renderer.sparkline(of: analysis.result, width: session.settings.columns - 4)
          )
      )
      if let index = analysis.result.latestIndex {
        lines.append(
          "  latest \(series.labels[index]): \(series.valueText(at: index, namingUnit: true)), "
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
    let drill = series.series.rollUp == nil ? "" : ":drill()   "
    if session.settings.offersNextSteps {
      lines.append("next: \(drill):spc()   :signals()   :chart()   :table()   ?series")
    }
    return lines.joined(separator: "\n")
  }

  /// A glance at the series, not a verdict on which chart suits it.
  private func cardRequest(_ rules: RuleSet) -> ChartRequest {
    var request = ChartRequest(ruleSet: rules)
    request.chart = .xmr
    request.isForced = true
    return request
  }
}

internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension TypeEntry {
  static func analysis() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let analysis = object as? AnalysisObject else { return "" }
      return "\(analysis.series.title) · \(analysis.result.ruleSet.name)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let analysis = object as? AnalysisObject else { return "" }
      try analysis.findCautions(in: session)
      return AnalysisCard(analysis: analysis, width: session.settings.columns).lines
        .joined(separator: "\n")
    }
    behaviour.count = { ($0 as? AnalysisObject)?.result.points.count ?? 0 }
    behaviour.item = { object, position, session in
      guard let analysis = object as? AnalysisObject else { return nil }
      let count = analysis.result.points.count
      let index = position > 0 ? position - 1 : count + position
      guard (0..<count).contains(index) else { return nil }
      return try session.value(PointObject(analysis, index: index))
    }
    func number(_ value: Double) -> LuaValue { value.isNaN ? .nil : .number(value) }
    return TypeEntry(
      AnalysisObject.self,
      name: "analysis",
      purpose: "One SPC result: limits, signals and picture from the same numbers; "
        + "analysis[1] is its first point.",
      fields: [
        .field("series", "series", of: AnalysisObject.self, "what was analysed") {
          object,
          session in
          try session.value(object.series)
        },
        .field("rule_set", "text", of: AnalysisObject.self, "the rule set that made it") {
          object,
          _ in
          .text(object.result.ruleSet.name)
        },
        .field("chart_kind", "text", of: AnalysisObject.self, "the kind of chart") { object, _ in
          .text(object.result.chart.rawValue)
        },
        .field(
          "points",
          "list of points",
          of: AnalysisObject.self,
          "every point with its lines and what the rules say"
        ) { object, session in
          try session.value(
            ListObject(
              object.result.points.indices.map { PointObject(object, index: $0) },
              noun: "point"
            )
          )
        },
        .field(
          "excluded",
          "whole number",
          of: AnalysisObject.self,
          "how many points are left out of centre, limits and patterns"
        ) { object, _ in .integer(object.result.points.filter(\.isExcluded).count) },
        .field(
          "limits_vary",
          "true or false",
          of: AnalysisObject.self,
          "the lines of the last phase differ from point to point"
        ) { object, _ in .boolean(object.result.phases.last?.hasConstantLimits == false) },
        .field("centre", "number", of: AnalysisObject.self, "the centre of the last phase") {
          object,
          _ in number(object.result.phases.last?.centre ?? .nan)
        },
        .field(
          "lower",
          "number",
          of: AnalysisObject.self,
          "its lower limit, at its last point where limits vary; nil without one"
        ) { object, _ in number(object.result.phases.last?.lower ?? .nan) },
        .field("upper", "number", of: AnalysisObject.self, "its upper limit, likewise") {
          object,
          _ in number(object.result.phases.last?.upper ?? .nan)
        },
        .field(
          "sigma",
          "number",
          of: AnalysisObject.self,
          "the standard deviation its limits rest on, nil without one"
        ) { object, _ in number(object.result.phases.last?.sigma ?? .nan) },
        .field("mean_moving_range", "number", of: AnalysisObject.self, "its mean moving range") {
          object,
          _ in number(object.result.phases.last?.meanMovingRange ?? .nan)
        },
        .field("provisional", "true or false", of: AnalysisObject.self, "fewer than 13 points") {
          object,
          _ in .boolean(object.result.phases.last?.isProvisional ?? true)
        },
        .field("variation", "text", of: AnalysisObject.self, "the category of the latest point") {
          object,
          _ in .text(RuleWords.identifier(object.result.variation))
        },
        .field(
          "runs_signal",
          "true or false",
          of: AnalysisObject.self,
          "the runs of the last phase are special cause (anhoej)"
        ) { object, _ in .boolean(object.isRunsSignal) },
        .field("assurance", "text", of: AnalysisObject.self, "how the limits stand to the target") {
          object,
          _ in object.result.assurance.map { .text(RuleWords.identifier($0)) } ?? .nil
        },
        .field("phases", "table", of: AnalysisObject.self, "every phase with its limits") {
          object,
          session in try phaseTable(object, session)
        },
      ],
      methods: analysisMethods,
      behaviour: behaviour
    )
  }

  private static func phaseTable(
    _ object: AnalysisObject,
    _ session: WorkbenchSession
  ) throws -> LuaValue {
    let phases = try object.result.phases.map { phase -> LuaValue in
      var fields: [String: LuaValue] = [
        "first": .text(object.series.labels[phase.range.lowerBound]),
        "last": .text(object.series.labels[phase.range.upperBound - 1]),
        "points": .integer(phase.range.count),
        "baseline": .integer(phase.baseline.count),
        "provisional": .boolean(phase.isProvisional),
        "limits_vary": .boolean(!phase.hasConstantLimits),
      ]
      for (name, value) in [
        ("centre", phase.centre), ("lower", phase.lower), ("upper", phase.upper),
        ("sigma", phase.sigma), ("mean_moving_range", phase.meanMovingRange),
      ] where !value.isNaN {
        fields[name] = .number(value)
      }
      if let runs = phase.runs {
        fields["longest_run"] = .integer(runs.longestRun)
        fields["crossings"] = .integer(runs.crossings)
        fields["useful"] = .integer(runs.usefulCount)
        fields["runs_signal"] = .boolean(runs.isSignal)
        if let limit = runs.longestRunLimit { fields["longest_run_limit"] = .integer(limit) }
        if let minimum = runs.crossingsMinimum { fields["crossings_minimum"] = .integer(minimum) }
      }
      return .table(try session.lua.makeTable(fields: fields))
    }
    return .table(try session.lua.makeTable(array: phases))
  }

  private static var analysisMethods: [FunctionEntry] {
    let example = #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }"#
    return [
      .method(
        "analysis",
        "signals",
        of: AnalysisObject.self,
        purpose: "Gives the points that are special cause, oldest first, "
          + "then what is about the runs of whole phases.",
        parameters: [.optional("since", .place, "the first period to look at")],
        returns: "list of signals",
        example: "print(#\(example):signals())"
      ) { analysis, call in
        try call.session.value(
          ListObject(try analysis.signals(since: call.arguments.place("since")), noun: "signal")
        )
      },
      .method(
        "analysis",
        "chart",
        of: AnalysisObject.self,
        purpose: "Draws it: print the chart, or save it as a picture.",
        parameters: ChartObject.parameters,
        returns: "chart",
        example: "print(\(example):chart { title = \"Violence on Crofton Ward\" })"
      ) { analysis, call in
        try call.session.value(try ChartObject(analysis, call.arguments))
      },
      .method(
        "analysis",
        "explain",
        of: AnalysisObject.self,
        purpose:
          "Says how it was computed: formulas with their numbers, what was left out or fixed, "
          + "what the verdicts rest on, the source.",
        parameters: [
          .optional(
            "point",
            .place,
            default: "the whole chart",
            "explain this point: a period or position"
          )
        ],
        returns: "text",
        example: "print(\(example):explain())\nprint(\(example):explain { point = \"2022-07\" })"
      ) { analysis, call in
        let width = call.session.settings.columns
        let index = try call.arguments.place("point").map {
          try analysis.series.index($0, "point", of: "analysis:explain")
        }
        try analysis.findCautions(in: call.session)
        return try call.session.working("Trying how fragile the verdict is") { checkpoint in
          guard let index else {
            let explanation = AnalysisExplanation(analysis: analysis)
            return .text(try explanation.text(width: width, checkpoint: checkpoint))
          }
          let signal = SignalObject(analysis: analysis, index: index)
          let explanation = SignalExplanation(signal: signal)
          return .text(try explanation.text(width: width, checkpoint: checkpoint))
        }
      },
      .method(
        "analysis",
        "table",
        of: AnalysisObject.self,
        purpose: "Gives the points with limits, rules and categories as a table.",
        returns: "table",
        example: "print(\(example):table())"
      ) { analysis, call in
        try call.session.value(
          call.session.working("Making a table", counting: "rows") { checkpoint in
            try TableObject(analysis, checkpoint: checkpoint)
          }
        )
      },
    ]
  }
}

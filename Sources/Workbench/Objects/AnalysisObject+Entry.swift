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
    behaviour.card = { object, _ in
      guard let analysis = object as? AnalysisObject else { return "" }
      return AnalysisCard(analysis: analysis).lines.joined(separator: "\n")
    }
    func number(_ value: Double) -> LuaValue { value.isNaN ? .nil : .number(value) }
    return TypeEntry(
      AnalysisObject.self,
      name: "analysis",
      purpose: "One SPC result: limits, signals, and the picture, all from the same numbers.",
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
        .field("centre", "number", of: AnalysisObject.self, "the centre of the last phase") {
          object,
          _ in number(object.result.phases.last?.centre ?? .nan)
        },
        .field("lower", "number", of: AnalysisObject.self, "its lower limit, nil without one") {
          object,
          _ in number(object.result.phases.last?.lower ?? .nan)
        },
        .field("upper", "number", of: AnalysisObject.self, "its upper limit, nil without one") {
          object,
          _ in number(object.result.phases.last?.upper ?? .nan)
        },
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
      ]
      for (name, value) in [
        ("centre", phase.centre), ("lower", phase.lower), ("upper", phase.upper),
        ("mean_moving_range", phase.meanMovingRange),
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
        purpose: "Gives the points that are special cause, oldest first.",
        parameters: [.optional("since", .date, "the first period to look at")],
        returns: "list of signals",
        example: "print(#\(example):signals())"
      ) { analysis, call in
        try call.session.value(
          ListObject(analysis.signals(since: call.arguments.date("since")), noun: "signal")
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
        try call.session.value(ChartObject(analysis, call.arguments))
      },
      .method(
        "analysis",
        "table",
        of: AnalysisObject.self,
        purpose: "Gives the points with limits, rules and categories as a table.",
        returns: "table",
        example: "print(\(example):table())"
      ) { analysis, call in
        try call.session.value(TableObject(analysis))
      },
    ]
  }
}

extension TypeEntry {
  static func signal() -> TypeEntry {
    let example =
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }:signals()[1]"#
    var behaviour = Behaviour { object in
      guard let signal = object as? SignalObject else { return "" }
      return SignalExplanation(signal: signal).sentence
    }
    behaviour.card = { object, _ in
      guard let signal = object as? SignalObject else { return "" }
      return SignalExplanation(signal: signal).sentence + "\nnext: :explain()"
    }
    return TypeEntry(
      SignalObject.self,
      name: "signal",
      purpose: "A special cause: one point, the rules it meets, and why.",
      fields: [
        .field("period", "month or date", of: SignalObject.self, "when") { object, session in
          let period = object.slot.period
          return object.analysis.series.definition?.frequency == .monthly
            ? try session.value(MonthObject(period.calendarMonth))
            : try session.value(DateObject(period))
        },
        .field("label", "text", of: SignalObject.self, "when, in words") { object, _ in
          .text(object.label)
        },
        .field("value", "number", of: SignalObject.self, "the value of the point") { object, _ in
          .number(object.point.value)
        },
        .field("rule", "text", of: SignalObject.self, "the rule that names the point") {
          object,
          _ in
          object.point.label.map { .text(RuleWords.identifier($0.rule)) } ?? .nil
        },
        .field("rules", "table", of: SignalObject.self, "all rules the point meets") {
          object,
          session in
          let names = object.point.hits.kinds.map { LuaValue.text(RuleWords.identifier($0)) }
          return .table(try session.lua.makeTable(array: names))
        },
        .field("side", "text", of: SignalObject.self, "high or low") { object, _ in
          object.point.label.map { $0.side == .high ? "high" : "low" } ?? .nil
        },
        .field("category", "text", of: SignalObject.self, "improvement, concern, neutral_high, …") {
          object,
          _ in .text(RuleWords.identifier(object.point.category))
        },
        .field("unit_code", "text", of: SignalObject.self, "the code of the unit") { object, _ in
          .text(object.analysis.series.series.unit.code)
        },
        .field("analysis", "analysis", of: SignalObject.self, "the chart it stands in") {
          object,
          session in try session.value(object.analysis)
        },
      ],
      methods: [
        .method(
          "signal",
          "sentence",
          of: SignalObject.self,
          purpose: "Says it in one sentence.",
          returns: "text",
          example: "print(\(example):sentence())"
        ) { signal, _ in .text(SignalExplanation(signal: signal).sentence) },
        .method(
          "signal",
          "explain",
          of: SignalObject.self,
          purpose: "Says why: the rule, the points it used, the arithmetic with its numbers.",
          returns: "text",
          example: "print(\(example):explain())"
        ) { signal, _ in
          .text(SignalExplanation(signal: signal).lines.joined(separator: "\n"))
        },
      ],
      behaviour: behaviour
    )
  }
}

internal import LuaRuntime
internal import SPCCore

extension FunctionEntry {
  private static func kindParameter(default text: String) -> Parameter {
    .optional(
      "kind",
      .choice(.quantity),
      default: text,
      "what is measured"
    )
  }

  /// `series:suggest_chart`.
  static func suggestChartMethod() -> FunctionEntry {
    .method(
      "series",
      "suggest_chart",
      of: SeriesObject.self,
      purpose: "Says which chart suits the series and why, what else was considered, and what a "
        + "reader of any chart of it should know. Nothing is changed by it.",
      parameters: [kindParameter(default: "the measure's kind")],
      returns: "chart_suggestion",
      example: #"print(qi.measure("falls-rate"):series { unit = "ASH" }:suggest_chart())"#
    ) { series, call in
      try call.session.value(
        ChartSuggestionObject(
          series,
          quantity: quantity(call, of: series, "series:suggest_chart"),
          in: call.session
        )
      )
    }
  }

  /// `qi.suggest_chart`.
  static func suggestChartFunction() -> FunctionEntry {
    .module(
      "suggest_chart",
      purpose: "Says which chart suits plain numbers in time order, and why.",
      parameters: [
        .optional("values", .numbers, "one value for each point; false where it is missing"),
        .optional("numerators", .numbers, "instead of values: what was counted at each point"),
        .optional("denominators", .numbers, "what it is divided by"),
        .optional("subgroups", .groups, "instead of values: the measurements of each point"),
        .optional("name", .text, default: "\"Series\"", "what it is"),
        .optional("multiplier", .number, default: "1", "of numerators and denominators"),
        kindParameter(default: "a mean for subgroups; else to be given"),
      ],
      returns: "chart_suggestion",
      example: """
        print(qi.suggest_chart {
          values = { 0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 0, 1 }, kind = "count", name = "Fractures",
        })
        """
    ) { call in
      let numbers = try PlainNumbers(call.arguments)
      let series = try call.session.working("Making a series", counting: "points") { checkpoint in
        try numbers.series(checkpoint: checkpoint)
      }
      guard let series else {
        throw ArgumentError.unsuitable(
          path: "qi.suggest_chart",
          reason: "There are more points than a series can hold.",
          mend: "Give fewer than 3,000,000."
        )
      }
      return try call.session.value(
        ChartSuggestionObject(
          series,
          quantity: quantity(call, of: series, "qi.suggest_chart"),
          in: call.session
        )
      )
    }
  }

  private static func quantity(
    _ call: Invocation,
    of series: SeriesObject,
    _ path: String
  ) throws -> MeasuredQuantity {
    if let given = call.arguments.text("kind").flatMap(MeasuredQuantity.init) { return given }
    if let known = series.quantity { return known }
    if series.hasSubgroups { return .mean }
    throw ArgumentError.unsuitable(
      path: path,
      reason: "Numbers alone do not say what is measured, and that is the first question.",
      mend: "Write  kind = \"count\", \"rate\", \"proportion\", \"mean\", \"time_between\", "
        + "\"cases_between\"  or  \"individual\""
    )
  }
}

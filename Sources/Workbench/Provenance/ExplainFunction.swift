internal import LuaRuntime

extension FunctionEntry {
  /// `qi.explain`.
  static func explainFunction() -> FunctionEntry {
    .module(
      "explain",
      purpose:
        "Says where a row, record, series, point or signal came from: what made it, the records "
        + "it names, and who recorded them, when, from which file and why.",
      returns: "text",
      example: """
        local latest = qi.measures:latest():table()
        print(qi.explain(latest[1]))
        print(qi.explain(qi.projects[1]))
        """,
      isFreeForm: true
    ) { call in
      guard call.raw.count == 1, let value = call.raw.first else {
        throw ArgumentError.unsuitable(
          path: "qi.explain",
          reason: "It explains one value, and was given \(call.raw.count).",
          mend: "Write  qi.explain(table[1])  or  qi.explain(qi.projects[1])"
        )
      }
      guard let text = try OriginCard(session: call.session).text(of: value) else {
        throw ArgumentError.unsuitable(
          path: "qi.explain",
          reason: "It was given \(call.session.describe(value)), which has no origin to tell.",
          mend: "Give a row of a table, a record, a measure, a unit, a series, an analysis, a "
            + "point or a signal:  qi.explain(table[1])"
        )
      }
      return .text(text)
    }
  }
}

internal import LuaRuntime
internal import SPCCore

extension FunctionEntry {
  private static var capabilityParameters: [Parameter] {
    [
      .optional("lower", .number, default: "none", "the least that is asked for"),
      .optional("upper", .number, default: "none", "the most that is asked for"),
      .optional("target", .number, default: "the middle between them", "the value aimed at"),
      .optional("sigma", .number, default: "estimated", "σ, where it is known"),
      .optional("confidence", .number, default: "0.95", "the confidence of the intervals"),
    ]
  }

  private static func specification(_ arguments: Arguments) -> CapabilitySpecification {
    CapabilitySpecification(
      lower: arguments.number("lower"),
      upper: arguments.number("upper"),
      target: arguments.number("target"),
      sigma: arguments.number("sigma"),
      confidence: arguments.number("confidence") ?? 0.95
    )
  }

  /// `series:capability`.
  static func capabilityMethod() -> FunctionEntry {
    .method(
      "series",
      "capability",
      of: SeriesObject.self,
      purpose: "Compares what the process does with what is asked of it: Cp, Cpk and the like.",
      parameters: capabilityParameters,
      returns: "capability",
      example:
        #"print(qi.measure("violence"):series { unit = "CROFTON" }:capability { upper = 25 })"#
    ) { series, call in
      let labels = series.isDated ? series.labels : []
      let span = labels.first.flatMap { first in
        labels.last.map { first == $0 ? first : "\(first) – \($0)" }
      }
      return try call.session.value(
        CapabilityObject(
          series.ownData,
          specification: specification(call.arguments),
          title: series.title,
          span: span,
          remarks: series.remarksOfWholeSeries,
          in: call.session
        )
      )
    }
  }

  /// `qi.capability`.
  static func capabilityFunction() -> FunctionEntry {
    .module(
      "capability",
      purpose: "Compares measurements with what is asked of them: Cp, Cpk and the like.",
      parameters: [
        .optional("values", .numbers, "single measurements in order; false where one is missing"),
        .optional("subgroups", .groups, "instead of values: measurements in rational subgroups"),
        .optional("name", .text, default: "\"Measurements\"", "what is measured"),
      ] + capabilityParameters,
      returns: "capability",
      example: """
        print(qi.capability {
          subgroups = { { 71, 69, 70 }, { 72, 70, 71 }, { 68, 70, 69 }, { 70, 71, 72 } },
          lower = 60, upper = 80, name = "Fridge temperature, tenths of a degree",
        })
        """
    ) { call in
      let data: ChartData
      switch (call.arguments.numbers("values"), call.arguments.groups("subgroups")) {
      case (let values?, nil): data = .values(values)
      case (nil, let subgroups?): data = .subgroups(subgroups)
      case (let values, _):
        throw ArgumentError.unsuitable(
          path: "qi.capability",
          reason: values == nil
            ? "qi.capability needs measurements."
            : "qi.capability takes values or subgroups, and was given both.",
          mend: "Write  values = { 71, 69, … }  or  subgroups = { { 71, 69 }, { 70, 72 }, … }"
        )
      }
      return try call.session.value(
        CapabilityObject(
          data,
          specification: specification(call.arguments),
          title: call.arguments.text("name") ?? "Measurements",
          span: nil,
          in: call.session
        )
      )
    }
  }
}

internal import LuaRuntime
internal import SPCCore

extension FunctionEntry {
  /// `qi.pareto`: categories from the largest down.
  static func paretoFunction() -> FunctionEntry {
    .module(
      "pareto",
      purpose: "Puts categories in order from the largest down and says which few make most of the "
        + "whole; equal ones stand in the order of their names.",
      parameters: [
        .optional(
          "values",
          .map(.number),
          "how many of each category, or how much: Falls = 12, [\"Pressure damage\"] = 7"
        ),
        .optional(
          "items",
          .list(.text),
          "instead of values: the category of each case; they are counted here"
        ),
        .optional("name", .text, default: "none", "what is counted"),
        .optional("threshold", .number, default: "0.8", "the share that counts as most, up to 1"),
      ],
      returns: "pareto",
      example: """
        local types = qi.pareto {
          values = { Falls = 12, ["Pressure damage"] = 7, Medication = 5, Other = 2 },
          name = "Incidents on Ash Ward",
        }
        print(types)
        assert(qi.pareto { items = { "Falls", "Other", "Falls" } }.leading[1] == "Falls")
        """
    ) { call in
      let values = call.arguments.map("values")
      let items = call.arguments.texts("items")
      guard (values == nil) != (items == nil) else {
        throw ArgumentError.unsuitable(
          path: "qi.pareto",
          reason: values == nil
            ? "qi.pareto needs either values or items."
            : "qi.pareto takes values or items, and was given both.",
          mend: "Write  values = { Falls = 12, Other = 2 }  or  items = { \"Falls\", \"Other\", … }"
        )
      }
      let threshold = call.arguments.number("threshold") ?? 0.8
      guard threshold > 0, threshold <= 1 else {
        throw ArgumentError.unsuitable(
          path: "qi.pareto",
          reason: "A share of \(NumberText.plain(threshold)) is not above 0 and at most 1.",
          mend: "Write  threshold = 0.8  for 80 %."
        )
      }
      for (name, value) in values ?? [] {
        guard case .number(let number) = value, number < 0 else { continue }
        throw ArgumentError.unsuitable(
          path: "qi.pareto",
          reason:
            "\"\(name)\" is \(NumberText.plain(number)), and no category can be below zero.",
          mend: "Give counts, days or costs: 0 or more."
        )
      }
      let chart = try call.session.working("Ordering", counting: "categories") { checkpoint in
        guard let values else {
          return try ParetoChart(observations: items ?? [], checkpoint: checkpoint)
        }
        return try ParetoChart(
          names: values.map(\.key),
          weights: values.map { if case .number(let number) = $0.value { number } else { .nan } },
          checkpoint: checkpoint
        )
      }
      return try call.session.value(
        ParetoObject(
          chart,
          name: call.arguments.text("name"),
          threshold: threshold
        )
      )
    }
  }
}

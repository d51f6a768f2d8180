internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension FunctionEntry {
  private static var funnelParameters: [Parameter] {
    [
      .optional(
        "target",
        .number,
        default: "the value of all units",
        "the middle to hold them against"
      ),
      .optional(
        "adjust",
        .boolean,
        default: "true",
        "widen the limits where units differ by more than chance"
      ),
      .optional(
        "trim",
        .choice(.overdispersion),
        default: "\"truncated\" for standardised_ratio, else \"winsorised\"",
        "how the units farthest out are kept from widening the limits they are held against"
      ),
      .optional(
        "trim_share",
        .number,
        default: "0.1",
        "the share of units at either end that this is done to, below 0.5"
      ),
      .optional(
        "limits",
        .choice(.funnelLimits),
        default: "\"exact\"",
        "how limits are made where they are not widened"
      ),
      .optional(
        "better",
        .choice(.better),
        default: "the measure's, else \"neutral\"",
        "the good way"
      ),
    ]
  }

  private static var comparisonParameter: Parameter {
    .optional(
      "kind",
      .choice(.comparison),
      default: "the measure's kind",
      "what is compared"
    )
  }

  /// `measure:funnel`.
  static func funnelMethod() -> FunctionEntry {
    .method(
      "measure",
      "funnel",
      of: MeasureObject.self,
      purpose: "Compares the units at one time, each with limits for its own size; parts are added "
        + "up over the periods first.",
      parameters: [
        .optional("period", .date, "one period; without it, all or from – to"),
        .optional(
          "units",
          .list(.unit),
          default: "every unit with figures",
          "the units to compare; none may lie above another"
        ),
        comparisonParameter,
      ] + MeasureObject.readingParameters + funnelParameters,
      returns: "funnel",
      example: #"print(qi.measure("falls-rate"):funnel { from = "2023-10", to = "2024-09" })"#
    ) { measure, call in
      let groups = try FunnelGroups(measure, call)
      let comparison =
        call.arguments.text("kind").flatMap(FunnelComparison.init)
        ?? (groups.definition?.kind == .proportion ? .proportion : .rate)
      return try call.session.value(
        FunnelObject(
          groups,
          comparison: comparison,
          multiplier: groups.definition?.multiplier ?? 1,
          direction: BetterDirection(call.arguments, measure: groups.definition?.better)
            .improvement,
          call
        )
      )
    }
  }

  /// `qi.funnel`.
  static func funnelFunction() -> FunctionEntry {
    .module(
      "funnel",
      purpose: "Compares units at one time from plain numbers, each with limits for its own size.",
      parameters: [
        .required("numerators", .numbers, "what each unit counted; false where it has no figure"),
        .required("denominators", .numbers, "out of how many, or what was expected"),
        .optional("names", .list(.text), default: "unit 1, unit 2, …", "a name for each unit"),
        .required(
          "kind",
          .choice(.comparison),
          "what is compared; for observed ÷ expected a standardised ratio"
        ),
        .optional("multiplier", .number, default: "1", "100 for per cent, 1000 for a rate"),
        .optional("name", .text, default: "\"Funnel plot\"", "what is measured"),
      ] + funnelParameters,
      returns: "funnel",
      example: """
        print(qi.funnel {
          numerators = { 12, 31, 9, 25 }, denominators = { 140, 160, 95, 210 },
          names = { "Ash", "Beech", "Cedar", "Elm" }, kind = "proportion", multiplier = 100,
          name = "Patients who fell", better = "lower",
        })
        """
    ) { call in
      let arguments = call.arguments
      let numerators = arguments.numbers("numerators") ?? []
      let denominators = arguments.numbers("denominators") ?? []
      guard numerators.count == denominators.count else {
        throw FunnelError.denominatorCountMismatch(
          denominatorCount: denominators.count,
          numeratorCount: numerators.count
        )
      }
      let names = arguments.texts("names") ?? numerators.indices.map { "unit \($0 + 1)" }
      guard names.count == numerators.count else {
        throw ArgumentError.unsuitable(
          path: "qi.funnel",
          reason: "There are \(NumberText.counted(names.count, "name")) for "
            + "\(NumberText.counted(numerators.count, "unit")).",
          mend: "Give one name for each unit, or none."
        )
      }
      if let index = numerators.indices.first(where: {
        denominators[$0] == 0 && numerators[$0] > 0
      }) {
        let place = arguments.has("names") ? "\(names[index]) (unit \(index + 1))" : names[index]
        throw ArgumentError.unsuitable(
          path: "qi.funnel",
          reason: "The denominator is zero and the numerator is "
            + "\(NumberText.plain(numerators[index])): \(place).",
          mend: "Give its denominator, or false where it is not known."
        )
      }
      let groups = numerators.indices.map { index in
        FunnelGroups.Group(
          code: names[index],
          name: names[index],
          numerator: numerators[index],
          denominator: denominators[index],
          periods: 1,
          missing: 0
        )
      }
      return try call.session.value(
        FunnelObject(
          FunnelGroups(title: arguments.text("name") ?? "Funnel plot", groups: groups),
          comparison: arguments.text("kind").flatMap(FunnelComparison.init) ?? .proportion,
          multiplier: arguments.number("multiplier") ?? 1,
          direction: BetterDirection(arguments, measure: nil).improvement,
          call
        )
      )
    }
  }
}

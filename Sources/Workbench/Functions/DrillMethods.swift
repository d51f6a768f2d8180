internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

extension FunctionEntry {
  /// `series:drill` and `series:mix`.
  static func drillMethods() -> [FunctionEntry] {
    let rules = ChartArguments.parameters.filter { $0.name == "rules" }
    return [
      .method(
        "series",
        "drill",
        of: SeriesObject.self,
        purpose:
          "Takes a summed-up figure apart: what each unit below makes of it, and of its change "
          + "since a baseline.",
        parameters: [
          .optional("at", .place, default: "the latest with a value", "the period to look at"),
          .optional(
            "since",
            .place,
            default: "the 12 periods before",
            "the first period of the baseline, which ends before the period looked at"
          ),
        ] + rules,
        returns: "drill",
        example: "print(\(DrillObject.example):drill { at = \"2024-09\" })"
      ) { series, call in
        let period =
          try call.arguments.place("at").map {
            try series.slot(of: $0, "at", path: "series:drill")
          } ?? series.slots.last { !$0.value.isNaN }?.place
        guard let period else {
          throw SeriesError.empty(measure: series.series.measure, unit: series.series.unit)
        }
        let earlier = series.slots.map(\.place).filter { $0 < period }
        let since = try call.arguments.place("since").map {
          try series.place($0, "since", of: "series:drill")
        }
        let baseline = since.map { first in earlier.filter { $0 >= first } } ?? earlier.suffix(12)
        return try call.session.value(series.drill(call, at: period, since: Array(baseline)))
      },
      .method(
        "series",
        "mix",
        of: SeriesObject.self,
        purpose:
          "Divides the change of a summed-up figure between two periods into changes within the "
          + "units below and the change of their mix (Kitagawa 1955).",
        parameters: [
          .required("from", .place, "the period before"),
          .required("to", .place, "the period after"),
        ] + rules,
        returns: "drill",
        example: "print(\(DrillObject.example):mix { from = \"2023-08\", to = \"2024-08\" })"
      ) { series, call in
        guard let from = call.arguments.place("from"), let to = call.arguments.place("to") else {
          return .nil
        }
        return try call.session.value(
          series.drill(
            call,
            at: series.slot(of: to, "to", path: "series:mix"),
            since: [series.slot(of: from, "from", path: "series:mix")]
          )
        )
      },
    ]
  }
}

extension SeriesObject {
  /// The first day of the period that a reference means.
  fileprivate func slot(
    of reference: PlaceReference,
    _ parameter: String,
    path: String
  ) throws -> CalendarDate {
    slots[try index(reference, parameter, of: path)].place
  }

  /// Takes the figure of a period apart.
  fileprivate func drill(
    _ call: Invocation,
    at period: CalendarDate,
    since baseline: [CalendarDate]
  ) throws -> DrillObject {
    guard let origin, let terms = series.rollUp else {
      throw ArgumentError.unsuitable(
        path: "series",
        reason: "\(title) is not summed up from units below it, so there is nothing to take apart.",
        mend: "Read it with  roll_up = true  at a unit that others stand under."
      )
    }
    let measure = MeasureObject(
      series.measure,
      definition: definition,
      asOf: series.asOf,
      origin: origin
    )
    let totals = try measure.totals(
      in: call.session,
      asOf: series.asOf,
      terms: (terms.restatedTo != nil, terms.isPartial)
    )
    guard let unit = totals.structure.number(of: series.unit.code),
      let drill = try totals.drill(unit, at: period, since: baseline)
    else {
      throw ArgumentError.unsuitable(
        path: "at",
        reason: "There is nothing to hold \(label(of: period)) against: it has no figure, or the "
          + "baseline has none under the same definition.",
        mend: "Name another period as  at , or an earlier one as  since ."
      )
    }
    return try DrillObject(self, totals, drill, call)
  }

  private func label(of period: CalendarDate) -> String {
    PeriodText.short(period, definition?.frequency)
  }
}

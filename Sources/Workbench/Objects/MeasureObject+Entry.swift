internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension TypeEntry {
  static func measure() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let measure = object as? MeasureObject else { return "" }
      return "\(measure.measure.code) · \(measure.measure.name)"
    }
    behaviour.equals = { left, right in
      guard let left = left as? MeasureObject, let right = right as? MeasureObject else {
        return false
      }
      return left.measure.code == right.measure.code && left.origin == right.origin
    }
    behaviour.card = { object, session in
      guard let object = object as? MeasureObject else { return "" }
      return try MeasureCard(object: object, session: session).text
    }
    behaviour.columns = ListColumns(
      headings: ["Code", "Name", "Kind", "Better"],
      whole: ["Code"]
    ) { object in
      guard let measure = object as? MeasureObject else { return [] }
      let definition = measure.definition
      return [
        measure.measure.code, measure.measure.name,
        definition.map { MeasureWords.kind($0.kind) } ?? "", definition?.better.rawValue ?? "",
      ]
    }
    return TypeEntry(
      MeasureObject.self,
      name: "measure",
      purpose: "Something that is measured: its definition, and its series by unit.",
      fields: [
        .field("code", "text", of: MeasureObject.self, "its code, the same for ever") { object, _ in
          .text(object.measure.code)
        },
        .field("name", "text", of: MeasureObject.self, "its name") { object, _ in
          .text(object.measure.name)
        },
        .field(
          "kind",
          "text",
          of: MeasureObject.self,
          "count, rate, proportion, mean, time_between"
        ) {
          object,
          _ in object.definition.map { .text(MeasureWords.kind($0.kind)) } ?? .nil
        },
        .field("better", "text", of: MeasureObject.self, "higher, lower or neutral") { object, _ in
          object.definition.map { .text($0.better.rawValue) } ?? .nil
        },
        .field("frequency", "text", of: MeasureObject.self, "how often it is reported") {
          object,
          _ in
          object.definition.map { .text($0.frequency.rawValue) } ?? .nil
        },
        .field("unit", "text", of: MeasureObject.self, "the unit of its values") { object, _ in
          object.definition.map { .text($0.unitOfMeasure) } ?? .nil
        },
        .field("numerator", "text", of: MeasureObject.self, "what is counted, in words") {
          object,
          _ in
          object.definition.map { .text($0.numeratorText) } ?? .nil
        },
        .field("denominator", "text", of: MeasureObject.self, "what it is divided by, in words") {
          object,
          _ in object.definition?.denominatorText.map { .text($0) } ?? .nil
        },
        .field("multiplier", "number", of: MeasureObject.self, "what the ratio is multiplied by") {
          object,
          _ in object.definition.map { .number($0.multiplier) } ?? .nil
        },
        .field("definitions", "table", of: MeasureObject.self, "every version of its definition") {
          object,
          session in try session.value(DecisionTables(object, session).definitions)
        },
        .field("targets", "table", of: MeasureObject.self, "its targets with their dates") {
          object,
          session in try session.value(DecisionTables(object, session).targets)
        },
        .field("phases", "table", of: MeasureObject.self, "its decided phases with their reasons") {
          object,
          session in try session.value(DecisionTables(object, session).phases)
        },
        .field("annotations", "table", of: MeasureObject.self, "the remarks at its days") {
          object,
          session in try session.value(DecisionTables(object, session).annotations)
        },
      ],
      methods: [
        .method(
          "measure",
          "series",
          of: MeasureObject.self,
          purpose:
            "Gives the observations at one unit, in time order; summed up from the units below "
            + "it with roll_up.",
          parameters: [.required("unit", .unit, "the unit")] + MeasureObject.readingParameters + [
            .optional(
              "roll_up",
              .boolean,
              default: "false",
              "sum up the numerators and denominators of the units below; values are never averaged"
            )
          ] + MeasureObject.termsParameters,
          returns: "series",
          example: #"print(qi.measure("violence"):series { unit = "CROFTON", from = "2022-04" })"#
        ) { object, call in
          if call.arguments.boolean("roll_up") == true {
            return try call.session.value(object.summedSeries(call))
          }
          try MeasureObject.refuseTerms(
            call.arguments,
            without: "roll_up",
            mend: "Write  roll_up = true"
          )
          let (from, to) = try object.period(call.arguments)
          let asOf = call.arguments.date("as_of").map(AsOf.date) ?? object.asOf
          let store = try object.store(in: call.session)
          let series = try call.session.knowing(asOf) {
            try store.series(
              measure: object.measure.code,
              unit: call.arguments.text("unit") ?? "",
              asOf: asOf
            )
          }
          // The whole series is read and then cut, so that the view knows what it leaves out.
          return try call.session.value(call.session.seriesObject(series).between(from, to))
        },
        .method(
          "measure",
          "by_unit",
          of: MeasureObject.self,
          purpose:
            "Gives the series of every unit that has any, in the order of their codes; with a "
            + "level, of every unit of that kind, summed up from the units below.",
          parameters: MeasureObject.readingParameters + MeasureObject.levelParameters,
          returns: "series_list",
          example: #"print(#qi.measure("falls-rate"):by_unit())"#
        ) { object, call in
          try call.session.value(SeriesListObject(object.allSeries(call)))
        },
        .funnelMethod(),
        .measureThreadMethod(),
      ],
      behaviour: behaviour
    )
  }
}

internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// A measure of the store, as scripts hold it.
final class MeasureObject {
  let measure: Measure
  /// The definition in force last, nil for a measure without one.
  let definition: MeasureDefinition?
  /// The knowledge the measure was read with; what is read through it is read with the same.
  let asOf: AsOf
  /// The store it was read from; nothing is read through it from any other.
  let origin: StoreOrigin

  init(
    _ measure: Measure,
    definition: MeasureDefinition?,
    asOf: AsOf,
    origin: StoreOrigin
  ) {
    self.origin = origin
    self.measure = measure
    self.definition = definition
    self.asOf = asOf
  }

  /// The store to read on from.
  ///
  /// - Throws: A diagnostic when the session works on another store by now.
  func store(in session: WorkbenchSession) throws -> QualityStore {
    try session.store(
      of: origin,
      for: "The measure \"\(measure.code)\"",
      readAgainBy: "qi.measure \"\(measure.code)\""
    )
  }

  /// How a series is read: from when, to when, with which knowledge.
  static var readingParameters: [Parameter] {
    [
      .optional("from", .date, "first period"),
      .optional("to", .lastDay, "last period"),
      .optional("as_of", .lastDay, default: "now", "the knowledge to read with"),
    ]
  }

  /// The series of every unit that has any, in the order of their codes.
  ///
  /// With a level asked for they are those of the units of that kind, summed up from the units below.
  func allSeries(_ call: Invocation) throws -> [SeriesObject] {
    if let level = call.arguments.text("level").flatMap(UnitKind.init) {
      let summed = try summedSeries(level: level, call)
      if let fault = summed.leftOut.first { throw fault.reason }
      return summed.series
    }
    try Self.refuseTerms(call.arguments, without: "a level", mend: "Write  level = \"directorate\"")
    let (from, to) = try period(call.arguments)
    let asOf = call.arguments.date("as_of").map(AsOf.date) ?? asOf
    let store = try store(in: call.session)
    let all = try call.session.knowing(asOf) {
      try store.allSeries(measure: measure.code, asOf: asOf)
    }
    return try all.map { series in
      try call.session.stopIfAsked()
      return try call.session.seriesObject(series).between(from, to)
    }.filter { !$0.slots.isEmpty }
  }

  /// The first and the last day that are asked for.
  func period(
    _ arguments: Arguments
  ) throws -> (from: CalendarDate?, to: CalendarDate?) {
    let (from, to) = (arguments.date("from"), arguments.date("to"))
    if let from, let to, to < from {
      throw ArgumentError.unsuitable(
        path: "from",
        reason: "The series would begin on \(from) and end before that, on \(to).",
        mend: "Exchange  from  and  to ."
      )
    }
    return (from, to)
  }
}

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

/// A measure on one screen: what it counts, and how much of it the store holds.
struct MeasureCard {
  let object: MeasureObject
  let session: WorkbenchSession

  var text: String {
    get throws {
      var lines = ["\(object.measure.code) · \(object.measure.name)"]
      func row(_ name: String, _ text: String) { lines.append("  \(name.padded(to: 13))\(text)") }
      if let definition = object.definition {
        let way =
          definition.better == .neutral
          ? "neither way is better" : "better \(definition.better.rawValue)"
        row(
          "kind",
          "\(MeasureWords.kind(definition.kind)), \(definition.frequency.rawValue), \(way)"
        )
        row("counts", definition.numeratorText)
        if let denominator = definition.denominatorText { row("out of", denominator) }
        if !definition.unitOfMeasure.isEmpty { row("unit", definition.unitOfMeasure) }
        if definition.version > 1 { row("definition", "version \(definition.version)") }
      }
      let held = try object.store(in: session).counts(of: object.measure.code, asOf: object.asOf)
      if held.rows == 0 {
        row("holds", "no observations yet")
        lines.append(
          "next: qi.import { \"file.csv\", into = \"\(object.measure.code)\", columns = { … } }"
        )
      } else {
        let first =
          held.firstPeriod.map { PeriodText.short($0, object.definition?.frequency) } ?? ""
        let last = held.lastPeriod.map { PeriodText.short($0, object.definition?.frequency) } ?? ""
        row(
          "holds",
          "\(NumberText.counted(held.rows, "observation")) of \(NumberText.counted(held.units, "unit")), "
            + "\(first) – \(last)"
        )
        // Figures under different definitions do not add up.
        if object.definition?.version == 1 {
          let sums = "numerator \(whole(held.numeratorSum))"
          let divides = object.definition?.kind.usesDenominator ?? false
          row("sums", divides ? sums + ", denominator \(whole(held.denominatorSum))" : sums)
        }
        if held.missing > 0 { row("missing", NumberText.counted(held.missing, "observation")) }
        try decisions.forEach { row($0.name, $0.text) }
        lines.append("next: measure:by_unit()   measure:series { unit = \"…\" }")
      }
      return lines.joined(separator: "\n")
    }
  }

  /// The targets, phases and remarks of the measure, one line each.
  private var decisions: [(name: String, text: String)] {
    get throws {
      let code = object.measure.code
      let asOf = object.asOf
      let store = try object.store(in: session)
      var lines: [(name: String, text: String)] = []
      for target in try store.targets(of: code, asOf: asOf).suffix(4) {
        let until = target.to.map { " to \($0)" } ?? ""
        lines.append(
          (
            "target",
            "\(NumberText.plain(target.value))\(scope(target.unitCode)) from \(target.from)\(until)"
          )
        )
      }
      for phase in try store.phases(of: code, asOf: asOf).suffix(4) {
        lines.append(("phase", "from \(phase.from)\(scope(phase.unitCode)): \(phase.reason)"))
      }
      for remark in try store.annotations(of: code, asOf: asOf).suffix(4) {
        lines.append(("remark", "\(remark.date)\(scope(remark.unitCode)): \(remark.text)"))
      }
      return lines
    }
  }

  private func scope(_ unit: String?) -> String { unit.map { " at \($0)" } ?? "" }

  private func whole(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? NumberText.plain(value)
  }
}

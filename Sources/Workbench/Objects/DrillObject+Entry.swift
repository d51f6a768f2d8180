internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel

extension TypeEntry {
  static func drill() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let drill = object as? DrillObject else { return "" }
      return "\(drill.series.title) · \(drill.label(of: drill.drill.period)) · "
        + NumberText.counted(drill.parts.count, "unit")
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? DrillObject)?.parts.count ?? 0 }
    behaviour.card = { object, session in
      guard let drill = object as? DrillObject else { return "" }
      return DrillCard(drill: drill, session: session).text
    }
    return TypeEntry(
      DrillObject.self,
      name: "drill",
      purpose:
        "A summed-up figure taken apart: what each unit below makes of it and of its change.",
      fields: [
        .field("period", "date", of: DrillObject.self, "the period looked at") { object, session in
          try session.value(DateObject(object.drill.period))
        },
        .field("value", "number", of: DrillObject.self, "the sum's value there") { object, _ in
          .number(object.drill.shift.after)
        },
        .field("before", "number", of: DrillObject.self, "its value over the baseline") {
          object,
          _ in .number(object.drill.shift.before)
        },
        .field("change", "number", of: DrillObject.self, "how much it changed") { object, _ in
          .number(object.drill.shift.change)
        },
        .field("within", "number", of: DrillObject.self, "what the units' own changes make of it") {
          object,
          _ in .number(object.drill.shift.within)
        },
        .field("mix", "number", of: DrillObject.self, "what the change of their shares makes of it")
        {
          object,
          _ in .number(object.drill.shift.mix)
        },
        .field(
          "parts",
          "list of tables",
          of: DrillObject.self,
          "each with unit, value, before, share, within, mix, contribution, signal and is_summed"
        ) { object, session in
          let rows = try object.parts.map { part -> LuaValue in
            try .table(session.lua.makeTable(fields: fields(of: part, in: object)))
          }
          return .table(try session.lua.makeTable(array: rows))
        },
        .field("missing", "list of text", of: DrillObject.self, "units without a figure") {
          object,
          session in
          .table(try session.lua.makeTable(array: object.missing.map { .text($0) }))
        },
        .field("sentence", "text", of: DrillObject.self, "what explains the change") { object, _ in
          .text(DrillWords(drill: object).explanation)
        },
      ],
      methods: [
        .method(
          "drill",
          "table",
          of: DrillObject.self,
          purpose: "Gives a row for each unit: value, share, and what it does to the change.",
          returns: "table",
          example: "print(\(DrillObject.example):drill():table())"
        ) { object, call in try call.session.value(object.table) }
      ],
      behaviour: behaviour
    )
  }

  private static func fields(of part: DrillObject.Part, in object: DrillObject) -> [String:
    LuaValue]
  {
    var fields: [String: LuaValue] = [
      "unit": .text(part.unit.code),
      "share": .number(part.shift.shareAfter),
      "share_before": .number(part.shift.shareBefore),
      "within": .number(part.shift.within),
      "mix": .number(part.shift.mix),
      "contribution": .number(part.shift.contribution),
      "is_summed": .boolean(part.isSummed),
    ]
    fields["value"] = object.value(part.shift.after).map { .number($0) }
    fields["before"] = object.value(part.shift.before).map { .number($0) }
    fields["signal"] = part.variation.map { .text(RuleWords.identifier($0)) }
    return fields
  }
}

extension DrillObject {
  static let example =
    #"qi.measure("falls-rate"):series { unit = "ACM", roll_up = true, partial = true }"#
}

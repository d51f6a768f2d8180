internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension LatestObject {
  static let purpose =
    "Says which series show special cause at the latest period of their measure, and how many would "
    + "by chance alone."

  static var parameters: [Parameter] {
    LatestChart.parameters + [
      .optional(
        "period",
        .date,
        default: "the latest of each measure",
        "the period to look at"
      )
    ]
  }
}

extension TypeEntry {
  static func latest() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let latest = object as? LatestObject else { return "" }
      return
        "\(latest.special.count) of \(latest.tested.count) special cause at \(latest.periodText)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let latest = object as? LatestObject else { return "" }
      return LatestCard(latest: latest, session: session).text
    }
    return TypeEntry(
      LatestObject.self,
      name: "latest",
      purpose:
        "Many series at one period: which are special cause, and how many would be by chance.",
      fields: [
        .field("rule_set", "text", of: LatestObject.self, "the rule set") { object, _ in
          .text(object.ruleSet.name)
        },
        .field(
          "period",
          "date",
          of: LatestObject.self,
          "the period looked at, nil where measures differ in it"
        ) { object, session in
          try object.period.map { try session.value(DateObject($0)) } ?? .nil
        },
        .field("tested", "whole number", of: LatestObject.self, "series with a value there") {
          object,
          _ in .integer(object.tested.count)
        },
        .field("not_tested", "whole number", of: LatestObject.self, "series not judged") {
          object,
          _ in .integer(object.entries.count - object.tested.count)
        },
        .field("expected_by_chance", "number", of: LatestObject.self, "flags expected by chance") {
          object,
          _ in .number(object.expectedByChance)
        },
        .field(
          "runs_signals",
          "whole number",
          of: LatestObject.self,
          "series whose last phase has unusual runs (anhoej)"
        ) { object, _ in .integer(object.runsSignals) },
        .field("signals", "list of signals", of: LatestObject.self, "the special causes") {
          object,
          session in try session.value(ListObject(object.special, noun: "signal"))
        },
      ],
      methods: [
        .all("latest", of: LatestObject.self, example: "qi.measures:latest()"),
        .method(
          "latest",
          "table",
          of: LatestObject.self,
          purpose: "Gives a row for every series: value, limits, variation, rules, assurance.",
          returns: "table",
          example: #"print(qi.measures:latest():table():save "out/latest.csv")"#
        ) { latest, call in
          try call.session.value(TableObject(latest))
        },
      ],
      behaviour: behaviour
    )
  }
}

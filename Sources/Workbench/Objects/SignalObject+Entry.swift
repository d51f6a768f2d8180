internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension TypeEntry {
  static func signal() -> TypeEntry {
    let example =
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }:signals()[1]"#
    var behaviour = Behaviour { object in
      guard let signal = object as? SignalObject else { return "" }
      return SignalExplanation(signal: signal).sentence
    }
    behaviour.card = { object, session in
      guard let signal = object as? SignalObject else { return "" }
      let next = session.settings.offersNextSteps ? "\nnext: :explain()" : ""
      return SignalExplanation(signal: signal).sentence + next
    }
    behaviour.columns = ListColumns(
      headings: ["Series", "When", "Value", "Category", "Rule"],
      numeric: ["Value"],
      whole: ["When", "Category"],
      kept: ["When", "Value", "Series", "Category"]
    ) { object in
      guard let signal = object as? SignalObject else { return [] }
      let value =
        signal.ofPhase == nil ? signal.analysis.valueText(at: signal.index) : "the whole phase"
      var rule = signal.rule.map { RuleWords.identifier($0) } ?? ""
      if let kind = signal.rule, let side = signal.side { rule = RuleWords.short(kind, side) }
      return [
        signal.analysis.series.title, signal.label, value,
        signal.category.map(RuleWords.word) ?? "special cause", rule,
      ]
    }
    return TypeEntry(
      SignalObject.self,
      name: "signal",
      purpose: "A special cause: one point, or the runs of a phase; the rules it meets, and why.",
      fields: [
        .field("scope", "text", of: SignalObject.self, "point, or phase for unusual runs") {
          object,
          _ in object.ofPhase == nil ? "point" : "phase"
        },
        .field("period", "month or date", of: SignalObject.self, "when; nil without dates") {
          object,
          session in try session.period(of: object.slot, in: object.analysis.series)
        },
        .field("position", "whole number", of: SignalObject.self, "the place in the series") {
          object,
          _ in .integer(object.index + 1)
        },
        .field("label", "text", of: SignalObject.self, "when, in words") { object, _ in
          .text(object.label)
        },
        .field("value", "number", of: SignalObject.self, "the value of the point, nil for a phase")
        {
          object,
          _ in object.ofPhase == nil ? .number(object.point.value) : .nil
        },
        .field("rule", "text", of: SignalObject.self, "the rule that names it") { object, _ in
          object.rule.map { .text($0.name) } ?? .nil
        },
        .field("rules", "table", of: SignalObject.self, "all rules that are met") {
          object,
          session in
          .table(try session.lua.makeTable(array: object.rules.map { .text($0.name) }))
        },
        .field("side", "text", of: SignalObject.self, "high or low; nil where it has none") {
          object,
          _ in object.side.map { $0 == .high ? "high" : "low" } ?? .nil
        },
        .field(
          "category",
          "text",
          of: SignalObject.self,
          "improvement, concern, neutral_high, …; special_cause where it has no direction"
        ) { object, _ in object.category.map { .text($0.name) } ?? "special_cause" },
      ]
        + FieldEntry.lines(of: SignalObject.self) { object in
          object.ofPhase == nil ? (object.analysis, object.index) : nil
        }
        + FieldEntry.sides(of: SignalObject.self) { $0.rulesOnEitherSide } + [
          .field("unit_code", "text", of: SignalObject.self, "the code of the unit") { object, _ in
            object.analysis.series.isDated
              ? .text(object.analysis.series.series.unit.code) : .nil
          },
          .field("analysis", "analysis", of: SignalObject.self, "the chart it stands in") {
            object,
            session in try session.value(object.analysis)
          },
        ],
      methods: [
        .method(
          "signal",
          "sentence",
          of: SignalObject.self,
          purpose: "Says it in one sentence.",
          returns: "text",
          example: "print(\(example):sentence())"
        ) { signal, _ in .text(SignalExplanation(signal: signal).sentence) },
        .method(
          "signal",
          "explain",
          of: SignalObject.self,
          purpose: "Says why: the rule, the points it used, the arithmetic with its numbers.",
          returns: "text",
          example: "print(\(example):explain())"
        ) { signal, call in
          try call.session.working("Trying how fragile the verdict is") { checkpoint in
            let explanation = SignalExplanation(signal: signal)
            return .text(
              try explanation.text(width: call.session.settings.columns, checkpoint: checkpoint)
            )
          }
        },
      ],
      behaviour: behaviour
    )
  }
}

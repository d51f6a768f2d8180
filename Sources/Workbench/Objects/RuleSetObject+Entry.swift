internal import LuaRuntime
internal import SPCCore

extension TypeEntry {
  static func ruleSet() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let object = object as? RuleSetObject else { return "" }
      return RuleSetCard(ruleSet: object.ruleSet).line
    }
    behaviour.printsAsCard = true
    behaviour.equals = { left, right in
      (left as? RuleSetObject)?.ruleSet == (right as? RuleSetObject)?.ruleSet
    }
    behaviour.card = { object, session in
      guard let object = object as? RuleSetObject else { return "" }
      return RuleSetCard(ruleSet: object.ruleSet).lines(width: session.settings.columns)
        .joined(separator: "\n")
    }
    return TypeEntry(
      RuleSetObject.self,
      name: "rule_set",
      purpose: "A set of rules with its settings: give it as rules = wherever a chart is made.",
      fields: [
        .field("name", "text", of: RuleSetObject.self, "how results name it") { object, _ in
          .text(object.ruleSet.name)
        },
        .field("rules", "list of text", of: RuleSetObject.self, "its rules, first to last") {
          object,
          session in
          let names = object.ruleSet.rules.map { LuaValue.text($0.kind.name) }
          return .table(try session.lua.makeTable(array: names))
        },
        .field("charts", "list of text", of: RuleSetObject.self, "the charts it is for") {
          object,
          session in
          let names = object.ruleSet.charts.map { LuaValue.text($0.rawValue) }
          return .table(try session.lua.makeTable(array: names))
        },
        .field("marking", "text", of: RuleSetObject.self, "whole_pattern or completing_point") {
          object,
          _ in .text(object.ruleSet.marking.rawValue)
        },
        .field("screen", "true or false", of: RuleSetObject.self, "outlying ranges are left out") {
          object,
          _ in .boolean(object.ruleSet.screensMovingRanges)
        },
        .field("factor", "number", of: RuleSetObject.self, "XmR limits in mean moving ranges") {
          object,
          _ in .number(object.ruleSet.limitFactor)
        },
        .field("constants", "text", of: RuleSetObject.self, "exact or three_decimals") {
          object,
          _ in .text(object.ruleSet.constants.rawValue)
        },
        .field("runs", "text", of: RuleSetObject.self, "how runs are judged") { object, _ in
          .text(object.ruleSet.runsMethod.rawValue)
        },
        .field("source", "text", of: RuleSetObject.self, "where it comes from, nil without one") {
          object,
          _ in object.ruleSet.source.map { .text($0) } ?? .nil
        },
      ],
      methods: [
        .method(
          "rule_set",
          "table",
          of: RuleSetObject.self,
          purpose: "Gives a row for each rule: its length, and what it asks for.",
          returns: "table",
          example: #"print(qi.rule_set("nelson"):table())"#
        ) { object, call in
          try call.session.value(
            TableObject(
              headings: ["Rule set", "Rule", "Length", "What it asks for"],
              rows: object.ruleSet.rules.map { rule in
                [
                  .text(object.ruleSet.name), .text(rule.kind.name),
                  .number(rule.length.map(Double.init)), .text(RuleWords.meaning(rule)),
                ]
              }
            )
          )
        }
      ],
      behaviour: behaviour
    )
  }
}

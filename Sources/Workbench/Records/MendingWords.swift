internal import QualityModel
internal import QualityStore

/// How to mend what breaks a rule, in one sentence.
enum MendingWords {
  static func mend(_ breach: Breach) -> String {
    switch breach.cause {
    case .query: query(breach.rule) ?? "Put the record right that is named."
    case .within(let rule, let fields): within(rule, fields)
    case .field(let field):
      "Record the right value of \(field.name)\(change(breach, field.name))."
    case .step:
      "A step that was taken stays in the history; see who took it with  :history()  and record the "
        + "state that is right from here."
    case .lost:
      "It cannot be mended here: take the file from a copy of before, and ask who has written to it."
    case .log:
      "It cannot be mended here: take the file from a copy of before;  tidemark verify  says whether "
        + "that is whole."
    }
  }

  private static func within(_ rule: RecordRule, _ fields: [String]) -> String {
    let names = fields.map { "`\($0)`" }
    return switch rule.test {
    case .needs: "Record \(names.joined(separator: " and "))\(orState(rule))."
    case .needsOneOf: "Record \(names.joined(separator: " or "))\(orState(rule))."
    case .lacks:
      "Take away \(names.joined(separator: " and ")) with  :change { without = … }\(orState(rule))."
    case .ordered: "Record the right value of \(names.joined(separator: " or "))."
    case .differ: "Name another record, or none, in \(names.last ?? "")."
    }
  }

  /// Where the rule is asked because of a word: that word may be what is wrong.
  private static func orState(_ rule: RecordRule) -> String {
    switch rule.condition {
    case .when(let field, _), .unless(let field, _): ", or another `\(field)`"
    case .always, .given, .differing: ""
    }
  }

  /// The call that alters a field of a record with a code.
  private static func change(_ breach: Breach, _ field: String) -> String {
    guard let entity = Entity.named(breach.entity), entity.hasCode, field != "code" else {
      return ""
    }
    return ":  qi.\(entity.name) \"\(breach.key)\":change { \(field) = … }"
  }

  /// For a rule that is a query, by its number.
  ///
  /// - Returns: Nothing for a number that has no words, which a test forbids.
  static func query(_ rule: String) -> String? {
    if rule.hasPrefix("loop-") {
      return "One of the references that make the circle is wrong: change that one."
    }
    if rule.hasPrefix("reference-") {
      return "Name another record, or record again the one that was taken back."
    }
    return queries[rule]
  }

  private static let queries = [
    "I-01": "One of the links that make the circle points the wrong way: remove that one.",
    "I-03":
      "Record what is missing before the priority is called approved: an item of evidence, an "
      + "involvement, a measure, a method.",
    "I-04":
      "Record the check that found the improvement held, or set the project back to monitoring.",
    "I-05": "Give the earlier version the day before the later one starts as its last day.",
    "I-06": "Load the figure again with the right numerator and denominator.",
    "I-07": "Define the other meaning as a new version, and load its figures under that.",
    "I-08": "Load the figure again: the number, or the reason why there is none.",
    "I-09": "Define the phase again with its reason, who decided, and 12 baseline points or more.",
    "I-25": "Record the approval and its day, or choose a method that needs none.",
    "I-28": "Record what the family of measures or the aim lacks, or choose another method.",
    "I-31": "Name the project that carries the work on in the end.",
    "I-34": "Call the change promising,  proven = false,  until its project is sustained.",
    "I-59": "Decide that it is merged into the project that carries the work on in the end.",
    "I-35": "Remove the finding, or the spread, whichever is wrong.",
    "I-60":
      "Give it another day with  action:reschedule { due_on = …, reason = …, decided_by = … },  and the "
      + "day first agreed as it was.",
    "I-62": "Approve the plan first, or set the item back to planned.",
    "I-63":
      "Name the priority of the plan's year, or put an item for the other one into the plan of its year.",
    "field-figure": "Load the figure again with the right parts and the right period.",
    "field-unit": "Define the unit again with the right name, kind, days and unit above it.",
    "field-measure": "Define the measure again with its name.",
    "field-definition": "Define the version again with what is right.",
    "field-target": "Define the target again with what is right.",
    "field-remark": "Take the remark back and write it again.",
  ]
}

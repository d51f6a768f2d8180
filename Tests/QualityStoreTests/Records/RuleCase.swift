import QualityModel
import Testing

@testable import QualityStore

/// One way to break one rule across records, from the example.
struct RuleCase: Sendable, CustomTestStringConvertible {
  /// The number of the rule.
  let rule: String
  /// How it is broken.
  let how: String
  /// The keys of the records that break it.
  let keys: Set<String>
  /// What is to be recorded before, which breaks nothing.
  var before: @Sendable (QualityStore) throws -> [EntityRecord] = { _ in [] }
  /// What breaks it.
  var records: @Sendable (QualityStore) throws -> [EntityRecord] = { _ in [] }
  /// What breaks it by being taken back.
  var removed: @Sendable (QualityStore) throws -> [EntityRecord] = { _ in [] }

  var testDescription: String { "\(rule): \(how)" }

  /// Every case; each rule that is written by hand, and each that ends a way upward, has one or more.
  static let all = loops + priorities + projects + spreads + actions + audits

  private static let loops = [
    RuleCase(
      rule: "I-01",
      how: "the trust's objective serves the ward's",
      keys: ["T-SAFE", "QP-VIOLENCE-2", "ACM-SAFE", "CROFTON-CALM"],
      records: { _ in
        [
          EntityRecord(
            .objectiveLink,
            [
              "objective": .text("T-SAFE"), "serves": .text("CROFTON-CALM"),
              "rationale": .text("A loop"),
            ]
          )
        ]
      }
    ),
    upward(
      .committee,
      "BOARD",
      "reports_to",
      "CROFTON-GOV",
      [
        "BOARD", "QUALITY", "ACM-QUALITY", "CROFTON-GOV",
      ]
    ),
    upward(
      .qualityPriority,
      "PR-2023-01",
      "continues",
      "PR-2024-01",
      ["PR-2023-01", "PR-2024-01"]
    ),
    upward(.project, "P-01", "follows", "P-02", ["P-01", "P-02"]),
    upward(.driver, "D-01", "parent", "D-02", ["D-01", "D-02"]),
    upward(.pdsaCycle, "PD-03", "previous", "PD-05", ["PD-03", "PD-05"]),
  ]

  private static func upward(
    _ entity: Entity,
    _ code: String,
    _ field: String,
    _ other: String,
    _ keys: Set<String>
  ) -> RuleCase {
    RuleCase(
      rule: "loop-\(entity.name)",
      how: "the \(field) of \(code) is \(other)",
      keys: keys,
      records: { [try $0.example(entity, code, [field: .text(other)])] }
    )
  }

  private static let priorities = [
    RuleCase(
      rule: "I-03",
      how: "the evidence is taken back",
      keys: ["PR-2024-01"],
      removed: { try $0.records(.priorityEvidence).filter { $0.text("priority") == "PR-2024-01" } }
    ),
    RuleCase(
      rule: "I-03",
      how: "those involved were only told",
      keys: ["PR-2024-01"],
      records: { [try $0.example(.involvement, "I-03", ["level": .text("consult")])] }
    ),
    RuleCase(
      rule: "I-03",
      how: "the measure is taken back",
      keys: ["PR-2024-01"],
      removed: { try $0.records(.priorityMeasure).filter { $0.text("priority") == "PR-2024-01" } }
    ),
    RuleCase(
      rule: "I-03",
      how: "there is no method",
      keys: ["PR-2024-01"],
      records: { [try $0.example(.qualityPriority, "PR-2024-01", ["method": nil])] }
    ),
  ]

  private static let projects = [
    RuleCase(
      rule: "I-04",
      how: "nothing was checked",
      keys: ["P-07"],
      records: { [try $0.example(.project, "P-01", ["code": .text("P-07")])] }
    ),
    RuleCase(
      rule: "I-04",
      how: "the check that found it held is taken back",
      keys: ["P-01"],
      removed: { try $0.records(.sustainCheck).filter { $0.text("result") == "held" } }
    ),
    RuleCase(
      rule: "I-04",
      how: "the check rests on 11 points",
      keys: ["P-01"],
      records: { store in
        try store.records(.sustainCheck).filter { $0.text("result") == "held" }
          .map { $0.with(["points_after": .wholeNumber(11)]) }
      }
    ),
    RuleCase(
      rule: "I-04",
      how: "the check was done before the change was in place",
      keys: ["P-01"],
      records: { store in
        let early = FieldValue.day(try day("2021-12-01"))
        return try store.records(.sustainCheck).filter { $0.text("result") == "held" }
          .map { $0.with(["done_on": early]) }
      }
    ),
    RuleCase(
      rule: "I-25",
      how: "research without approval is active",
      keys: ["P-07"],
      records: { store in
        let changes: [String: FieldValue?] = ["code": .text("P-07"), "method": .text("RESEARCH")]
        return [try store.example(.project, "P-02", changes)]
      }
    ),
    RuleCase(
      rule: "I-25",
      how: "a method comes to need approval",
      keys: ["P-02"],
      records: { [try $0.example(.method, "QI", ["requires_approval": .truth(true)])] }
    ),
    RuleCase(
      rule: "I-28",
      how: "a project in place has no family",
      keys: ["P-03"],
      records: { [try $0.example(.project, "P-03", ["method": .text("QI")])] }
    ),
    RuleCase(
      rule: "I-28",
      how: "the balancing measure is taken back",
      keys: ["P-07"],
      before: family,
      removed: {
        try $0.records(.projectMeasure).filter { $0.key.text == "P-07 / violence / balancing" }
      }
    ),
    RuleCase(
      rule: "I-28",
      how: "the aim loses its day",
      keys: ["P-07"],
      before: family,
      records: { [try $0.example(.project, "P-07", ["aim_by": nil])] }
    ),
    RuleCase(
      rule: "I-31",
      how: "a project is merged into a merged one",
      keys: ["P-07"],
      records: { store in
        let changes: [String: FieldValue?] = ["code": .text("P-07"), "merged_into": .text("P-05")]
        return [try store.example(.project, "P-05", changes)]
      }
    ),
    RuleCase(
      rule: "I-31",
      how: "the project that carries another on is merged itself",
      keys: ["P-05"],
      records: { store in
        let changes: [String: FieldValue?] = [
          "status": .text("closed_merged"), "merged_into": .text("P-02"),
          "closed_on": .day(try day("2024-08-01")),
        ]
        return [try store.example(.project, "P-04", changes)]
      }
    ),
    RuleCase(
      rule: "I-59",
      how: "a review merges a project into one that it merges too",
      keys: ["PF-2023 / P-05"],
      records: { _ in try [decision("PF-2023", "P-04", "merge", into: "P-02")] }
    ),
    RuleCase(
      rule: "I-59",
      how: "two projects are to be merged into each other",
      keys: ["PF-2023 / P-04", "PF-2023 / P-05"],
      records: { _ in try [decision("PF-2023", "P-04", "merge", into: "P-05")] }
    ),
    RuleCase(
      rule: "I-59",
      how: "the project that is to carry another on is to be stopped",
      keys: ["PF-2023 / P-05"],
      records: { _ in try [decision("PF-2023", "P-04", "stop")] }
    ),
  ]

  private static func decision(
    _ review: String,
    _ project: String,
    _ word: String,
    into other: String? = nil
  ) throws -> EntityRecord {
    var record = EntityRecord(
      .reviewDecision,
      [
        "review": .text(review), "project": .text(project), "decision": .text(word),
        "rationale": .text("The same ward"), "decided_by": .text("LINDQVIST"),
        "decided_on": .day(try day("2023-09-04")),
      ]
    )
    record["merge_into"] = other.map { .text($0) }
    return record
  }

  /// A project in place by a method that asks for a family of measures, with that family.
  private static let family: @Sendable (QualityStore) throws -> [EntityRecord] = { store in
    let project = try store.example(
      .project,
      "P-02",
      [
        "code": .text("P-07"), "status": .text("monitoring"),
        "implemented_on": .day(try day("2024-06-03")),
      ]
    )
    let roles = ["outcome", "process", "balancing"].map { role in
      EntityRecord(
        .projectMeasure,
        ["project": .text("P-07"), "measure": .text("violence"), "role": .text(role)]
      )
    }
    return [project] + roles
  }

  private static let spreads = [
    RuleCase(
      rule: "I-34",
      how: "what is only being tried is offered as proven",
      keys: ["P-02 / ELM"],
      records: { store in
        try store.records(.spread).filter { $0.text("source_project") == "P-02" }
          .map { $0.with(["proven": .truth(true)]) }
      }
    ),
    RuleCase(
      rule: "I-35",
      how: "a spread is taken for a copy",
      keys: ["F-04"],
      records: { store in
        let changes: [String: FieldValue?] = [
          "code": .text("F-04"), "project": .text("P-03"), "rule": .text("same_aim_elsewhere"),
          "related": .text("P-01"),
        ]
        return [try store.example(.reviewFinding, "F-02", changes)]
      }
    ),
    RuleCase(
      rule: "I-35",
      how: "what was found to be a copy is said to be a spread",
      keys: ["F-02"],
      before: { [try $0.example(.reviewFinding, "F-02", ["rule": .text("renamed")])] },
      records: { store in
        try store.records(.spread).filter { $0.key.text == "P-01 / ASH" }
          .map {
            $0.with([
              "source_project": .text("P-04"), "target_project": .text("P-05"),
              "unit": .text("ELM"), "proven": .truth(false),
            ])
          }
      }
    ),
    RuleCase(
      rule: "I-34",
      how: "the source is watched again",
      keys: ["P-01 / ASH", "P-01 / BEECH"],
      records: { [try $0.example(.project, "P-01", ["status": .text("monitoring")])] }
    ),
  ]

  private static let actions = [
    RuleCase(
      rule: "I-60",
      how: "an action is moved in silence",
      keys: ["A-04"],
      records: { [try $0.example(.action, "A-04", ["due_on": .day(try day("2024-12-20"))])] }
    ),
    RuleCase(
      rule: "I-60",
      how: "an action's newest change of date names another day",
      keys: ["A-02"],
      records: { [try $0.example(.action, "A-02", ["due_on": .day(try day("2024-08-30"))])] }
    ),
    RuleCase(
      rule: "I-60",
      how: "the newest change of date is taken back",
      keys: ["A-02"],
      removed: { try $0.records(.dueDateChange).filter { $0.key.text == "A-02 / 2024-08-26" } }
    ),
    RuleCase(
      rule: "I-60",
      how: "the day first agreed is written anew, and the day now with it",
      keys: ["A-04"],
      records: { store in
        let later = FieldValue.day(try day("2024-12-20"))
        return [try store.example(.action, "A-04", ["original_due_on": later, "due_on": later])]
      }
    ),
    RuleCase(
      rule: "I-60",
      how: "it was moved before it was raised",
      keys: ["A-04 / 2024-07-01"],
      records: { _ in
        [
          EntityRecord(
            .dueDateChange,
            [
              "action": .text("A-04"), "moved_on": .day(try day("2024-07-01")),
              "due_on": .day(try day("2024-10-31")), "reason": .text("Too few people"),
              "decided_by": .text("DESAI"),
            ]
          )
        ]
      }
    ),
  ]

  private static let audits = [
    RuleCase(
      rule: "I-62",
      how: "an audit begins while its plan is a draft",
      keys: ["PI-07"],
      records: { [try $0.example(.planItem, "PI-07", ["status": .text("in_progress")])] }
    ),
    RuleCase(
      rule: "I-63",
      how: "an audit of this year is linked to a priority of the last",
      keys: ["PI-02 / PR-2023-01"],
      records: { _ in
        [
          EntityRecord(
            .planItemPriority,
            ["item": .text("PI-02"), "priority": .text("PR-2023-01")]
          )
        ]
      }
    ),
    RuleCase(
      rule: "I-63",
      how: "an audit is moved into the plan of another year than its priority's",
      keys: ["PI-02 / PR-2024-01"],
      records: { [try $0.example(.planItem, "PI-02", ["plan": .text("AP-2023")])] }
    ),
  ]
}

extension Vocabulary {
  /// The states of an item of an audit plan.
  public static let planItemStatus = Vocabulary(
    "plan_item_status",
    "How far an item of an audit plan has come.",
    [
      Word("planned", "agreed, and not begun"),
      Word("in_progress", "being carried out"),
      Word("reported", "carried out, and its findings reported"),
      Word("complete", "reported, and what follows from it agreed"),
      Word("deferred", "put off to a later plan, with the reason"),
      Word("abandoned", "given up, with the reason"),
    ]
  )

  /// What sort of audit an item is.
  public static let auditKind = Vocabulary(
    "audit_kind",
    "What sort of audit an item of a plan is.",
    [
      Word("national_audit", "the trust's part of an audit of the whole country"),
      Word("clinical_audit", "care is compared with criteria that were agreed before"),
      Word("re_audit", "the same criteria again, after the changes that followed the first time"),
      Word("service_evaluation", "how good a service is, without criteria to compare it with"),
    ]
  )
}

extension Entity {
  /// One audit that a plan asks for.
  public static let planItem = Entity(
    "plan_item",
    plural: "plan_items",
    "One audit that a plan asks for, and what became of it.",
    group: .qualityAssurance,
    label: "title",
    lifecycle: Lifecycle(steps: [
      "planned": ["in_progress", "deferred", "abandoned"],
      "in_progress": ["reported"],
      "reported": ["complete"],
    ]),
    since: 5,
    fields: [
      .code(),
      .reference(
        "plan",
        to: "audit_plan",
        "the plan it is part of",
        required: true,
        reverse: "items"
      ),
      .text("title", "what is audited", required: true),
      .wholeNumber(
        "tier",
        in: 1...4,
        "who must have it: 1 the nation, 2 the trust, 3 a directorate, 4 whoever proposed it",
        required: true
      ),
      .word("kind", of: .auditKind, "what sort of audit it is", required: true),
      .reference(
        "unit",
        to: "unit",
        "the directorate or unit it is about; none for the whole trust",
        reverse: "plan_items"
      ),
      .wholeNumber(
        "quarter",
        in: 1...4,
        "the quarter of the financial year it is planned for, 1 from April to June",
        required: true
      ),
      .reference(
        "lead",
        to: "person",
        "who leads it",
        required: true,
        reverse: "plan_items_led"
      ),
      .word("status", of: .planItemStatus, "how far it has come", required: true),
      .day("reported_on", "the day its findings were reported"),
      .day("set_aside_on", "the day it was put off or given up"),
      .reference("set_aside_by", to: "person", "who decided that"),
      .text("set_aside_because", "why it was put off or given up"),
    ],
    rules: planItemRules
  )

  private static let planItemRules: [RecordRule] = [
    RecordRule(
      "I-51",
      "An item that was reported has the day of it.",
      .when("status", is: ["reported", "complete"]),
      .needs(["reported_on"])
    ),
    RecordRule(
      "I-51",
      "An item that was not reported has no day on which it was.",
      .unless("status", is: ["reported", "complete"]),
      .lacks(["reported_on"])
    ),
    RecordRule(
      "I-53",
      "An item that was put off or given up says when, why, and who decided.",
      .when("status", is: ["deferred", "abandoned"]),
      .needs(["set_aside_on", "set_aside_by", "set_aside_because"])
    ),
    RecordRule(
      "I-53",
      "Only an item that was put off or given up says when, why, and who decided.",
      .unless("status", is: ["deferred", "abandoned"]),
      .lacks(["set_aside_on", "set_aside_by", "set_aside_because"])
    ),
  ]
}

extension Vocabulary {
  /// The states of an audit plan.
  public static let auditPlanStatus = Vocabulary(
    "audit_plan_status",
    "How far the plan of a year's audits has come.",
    [
      Word("draft", "being put together; nothing in it has begun"),
      Word("approved", "agreed by a committee, and being worked on"),
      Word("closed", "its year is over, and what became of each item is recorded"),
    ]
  )
}

extension Entity {
  /// What is to be audited in one financial year.
  public static let auditPlan = Entity(
    "audit_plan",
    plural: "audit_plans",
    "What is to be audited in one financial year, agreed by a committee.",
    group: .qualityAssurance,
    lifecycle: Lifecycle(steps: [
      "draft": ["approved"],
      "approved": ["closed"],
    ]),
    since: 5,
    fields: [
      .code(),
      .word("financial_year", of: .financialYear, "the year it is for", required: true),
      .word("status", of: .auditPlanStatus, "how far it has come", required: true),
      .day("approved_on", "the day it was agreed"),
      .reference(
        "approved_by",
        to: "committee",
        "the committee that agreed it",
        reverse: "audit_plans"
      ),
    ],
    rules: [
      RecordRule(
        "I-51",
        "An audit plan that is approved has the day and the committee.",
        .when("status", is: ["approved", "closed"]),
        .needs(["approved_on", "approved_by"])
      ),
      RecordRule(
        "I-51",
        "An audit plan in draft has nobody who approved it.",
        .when("status", is: ["draft"]),
        .lacks(["approved_on", "approved_by"])
      ),
    ]
  )
}

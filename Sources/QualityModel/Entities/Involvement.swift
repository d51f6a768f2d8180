extension Vocabulary {
  /// Who may be involved.
  public static let stakeholder = Vocabulary(
    "stakeholder",
    "Who was involved.",
    [
      Word("service_users", "those who use the services"),
      Word("carers_families", "carers and families"),
      Word("staff", "those who work there"),
      Word("governors", "the governors of the trust"),
      Word("partners", "other organisations that we work with"),
      Word("commissioners", "those who plan and pay for the services"),
      Word("public", "anybody else who lives here"),
    ]
  )

  /// How far people were involved.
  public static let involvementLevel = Vocabulary(
    "involvement_level",
    "How far people were involved, from least to most.",
    [
      Word("inform", "they were told"),
      Word("consult", "they were asked, and others decided"),
      Word("involve", "they took part in the work"),
      Word("collaborate", "they shaped what was decided"),
      Word("co_produce", "they decided and did the work as equals"),
    ]
  )
}

extension Entity {
  /// Who was involved in a project or a priority, how far, and what changed.
  public static let involvement = Entity(
    "involvement",
    plural: "involvements",
    "Who was involved in a project or a quality priority, how far, and what changed because of it.",
    group: .qualityImprovement,
    fields: [
      .code(),
      .reference("project", to: "project", "the project, where it is one", reverse: "involvement"),
      .reference(
        "priority",
        to: "quality_priority",
        "the quality priority, where it is one",
        reverse: "involvement"
      ),
      .word("stakeholder", of: .stakeholder, "who was involved", required: true),
      .word("level", of: .involvementLevel, "how far", required: true),
      .wholeNumber("step", in: 1...5, "at which of the five steps of improvement", required: true),
      .day("involved_on", "the day", required: true),
      .wholeNumber("people", in: 1...9999, "how many took part"),
      .text("what_changed", "what is different because of it"),
    ],
    rules: [.namesOneSubject, .namesNoSecondSubject]
  )
}

extension RecordRule {
  /// A record about a project or a quality priority names one.
  static let namesOneSubject = RecordRule(
    "I-55",
    "Involvement and evaluations name the project or the quality priority they are about.",
    .always,
    .needsOneOf(["project", "priority"])
  )

  /// A record about a project or a quality priority is about one alone.
  static let namesNoSecondSubject = RecordRule(
    "I-55",
    "Involvement and evaluations are about a project or a quality priority, not about both.",
    .given("project"),
    .lacks(["priority"])
  )
}

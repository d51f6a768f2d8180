extension Vocabulary {
  /// The states of a quality priority.
  public static let priorityStatus = Vocabulary(
    "priority_status",
    "How far a quality priority has come in its year.",
    [
      Word("proposed", "suggested, with the evidence for it"),
      Word("consulted", "those concerned have been asked"),
      Word("approved", "agreed by the board"),
      Word("in_progress", "being worked on"),
      Word("evaluated", "looked back on at the end of the year"),
      Word("closed", "finished; what goes on is next year's priority"),
    ]
  )
}

extension Entity {
  /// What the trust puts first for quality in one financial year.
  public static let qualityPriority = Entity(
    "quality_priority",
    plural: "quality_priorities",
    "What the trust puts first for quality in one financial year.",
    group: .goldenThread,
    label: "title",
    lifecycle: Lifecycle(steps: [
      "proposed": ["consulted"],
      "consulted": ["approved"],
      "approved": ["in_progress"],
      "in_progress": ["evaluated"],
      "evaluated": ["closed"],
    ]),
    upward: "continues",
    fields: [
      .code(),
      .text("title", "what is put first", required: true),
      .reference(
        "objective",
        to: "objective",
        "the objective it stands for in the golden thread",
        required: true,
        reverse: "priorities"
      ),
      .word("financial_year", of: .financialYear, "the year it is set for", required: true),
      .word("domain", of: .qualityDomain, "the side of quality it is about", required: true),
      .truth("must_do", "whether there is no choice about it", required: true),
      .word("status", of: .priorityStatus, "how far it has come", required: true),
      .reference(
        "lead",
        to: "person",
        "who leads it",
        required: true,
        reverse: "priorities_led"
      ),
      .text("aim", "what, how much, by when and for whom"),
      .reference("method", to: "method", "how it is worked on", reverse: "priorities"),
      .reference(
        "triage",
        to: "triage",
        "where that method was chosen",
        reverse: "priorities"
      ),
      .reference(
        "continues",
        to: "quality_priority",
        "the priority of the year before that it carries on",
        reverse: "continued_by"
      ),
    ],
    rules: [
      RecordRule(
        "I-50",
        "A quality priority does not carry on itself.",
        .always,
        .differ("code", "continues")
      )
    ]
  )
}

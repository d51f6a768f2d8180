extension Vocabulary {
  /// Where the case for a priority comes from.
  public static let evidenceSource = Vocabulary(
    "evidence_source",
    "Where the evidence for a priority comes from.",
    [
      Word("quality_control", "our own measures over time"),
      Word("assurance", "audits, reviews and inspections"),
      Word("improvement", "what projects have learnt"),
      Word("feedback", "what people tell us"),
      Word("national", "national data, guidance or a national audit"),
      Word("population_need", "what the people we serve need and do not get"),
    ]
  )
}

extension Entity {
  /// One piece of evidence for a quality priority.
  public static let priorityEvidence = Entity(
    "priority_evidence",
    plural: "evidence_items",
    "One piece of evidence that a quality priority rests on.",
    group: .goldenThread,
    key: ["priority", "source", "reference"],
    label: "summary",
    fields: [
      .reference(
        "priority",
        to: "quality_priority",
        "the priority it speaks for",
        required: true,
        reverse: "evidence"
      ),
      .word("source", of: .evidenceSource, "where it comes from", required: true),
      .text("reference", "where it can be read: a measure, a report, a page", required: true),
      .text("summary", "what it says", required: true),
    ]
  )
}

extension Entity {
  /// A look back at a project or a priority.
  public static let evaluation = Entity(
    "evaluation",
    plural: "evaluations",
    "A look back at a project or a quality priority: what worked, what did not, what was learnt.",
    group: .qualityImprovement,
    label: "learning",
    fields: [
      .code(),
      .reference("project", to: "project", "the project, where it is one", reverse: "evaluations"),
      .reference(
        "priority",
        to: "quality_priority",
        "the quality priority, where it is one",
        reverse: "evaluations"
      ),
      .day("evaluated_on", "the day of the look back", required: true),
      .text("what_worked", "what worked", required: true),
      .text("what_did_not", "what did not work", required: true),
      .text("learning", "what was learnt", required: true),
      .text("share_with", "who should hear of it", required: true),
    ],
    rules: [.namesOneSubject, .namesNoSecondSubject]
  )
}

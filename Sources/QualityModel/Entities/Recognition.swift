extension Vocabulary {
  /// How good work is recognised.
  public static let recognitionKind = Vocabulary(
    "recognition_kind",
    "How good work was recognised.",
    [
      Word("showcase", "shown to others at an event"),
      Word("award_nomination", "put forward for an award"),
      Word("award", "given an award"),
      Word("publication", "published"),
    ]
  )
}

extension Entity {
  /// Thanks and honour for a project.
  public static let recognition = Entity(
    "recognition",
    plural: "recognitions",
    "Thanks and honour for a project; it says nothing about the evidence.",
    group: .qualityImprovement,
    key: ["project", "kind", "given_on"],
    label: "title",
    fields: [
      .reference(
        "project",
        to: "project",
        "the project",
        required: true,
        reverse: "recognitions"
      ),
      .word("kind", of: .recognitionKind, "what kind it was", required: true),
      .day("given_on", "the day", required: true),
      .text("title", "what it was called", required: true),
    ]
  )
}

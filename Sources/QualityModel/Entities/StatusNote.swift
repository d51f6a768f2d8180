extension Entity {
  /// When a project came to a state, and why.
  public static let statusNote = Entity(
    "status_note",
    plural: "status_notes",
    "When a project came to a state, who decided it and why, also for years before this store.",
    group: .qualityImprovement,
    key: ["project", "from_on", "status"],
    fields: [
      .reference(
        "project",
        to: "project",
        "the project",
        required: true,
        reverse: "status_notes"
      ),
      .day("from_on", "the day it came to that state", required: true),
      .word("status", of: .projectStatus, "the state it came to", required: true),
      .text("reason", "why"),
      .reference("decided_by", to: "person", "who decided"),
    ],
    rules: [
      RecordRule(
        "I-53",
        "A pause, a merger or an early end says who decided and why.",
        .when(
          "status",
          is: ["paused", "closed_merged", "closed_stopped", "closed_learning"]
        ),
        .needs(["reason", "decided_by"])
      )
    ]
  )
}

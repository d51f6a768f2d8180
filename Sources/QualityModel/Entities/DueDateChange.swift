extension Entity {
  /// That an action was given another day to be done by.
  public static let dueDateChange = Entity(
    "due_date_change",
    plural: "due_date_changes",
    "That an action was given another day to be done by, who agreed to that and why.",
    group: .qualityImprovement,
    key: ["action", "moved_on"],
    label: "reason",
    since: 4,
    fields: [
      .reference(
        "action",
        to: "action",
        "the action",
        required: true,
        reverse: "due_date_changes"
      ),
      .day("moved_on", "the day on which it was moved", required: true),
      .day("due_on", "the day it was to be done by from then on", required: true),
      .text("reason", "why it was moved", required: true),
      .reference("decided_by", to: "person", "who agreed to that", required: true),
    ]
  )
}

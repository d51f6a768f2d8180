extension Vocabulary {
  /// The states of a project.
  public static let projectStatus = Vocabulary(
    "project_status",
    "How far a project has come.",
    [
      Word("proposed", "somebody has had the idea and registered it"),
      Word("triaged", "a method has been chosen for it"),
      Word("active", "changes are being tried"),
      Word("paused", "nothing happens until an agreed day"),
      Word("implementing", "what worked is becoming the usual way"),
      Word("monitoring", "the change is in place and its measures are watched"),
      Word("sustained", "the improvement has held, and the data say so"),
      Word("completed_not_sustained", "finished; the improvement did not hold"),
      Word("closed_merged", "carried on by another project"),
      Word("closed_stopped", "given up"),
      Word("closed_learning", "it did not work, and what was learnt is written down"),
    ]
  )
}

extension Entity {
  /// A piece of work to make something better.
  public static let project = Entity(
    "project",
    plural: "projects",
    "A piece of work to make something better, from the idea to what became of it.",
    group: .qualityImprovement,
    label: "title",
    lifecycle: Lifecycle(steps: [
      "proposed": ["triaged"],
      "triaged": ["active", "closed_merged", "closed_stopped", "closed_learning"],
      "active": ["implementing", "paused", "closed_merged", "closed_stopped", "closed_learning"],
      "paused": ["active", "closed_merged", "closed_stopped", "closed_learning"],
      "implementing": ["monitoring", "closed_merged", "closed_stopped", "closed_learning"],
      "monitoring": [
        "sustained", "completed_not_sustained", "closed_merged", "closed_stopped",
        "closed_learning",
      ],
      "sustained": ["monitoring"],
    ]),
    upward: "follows",
    fields: [
      .code(),
      .text("title", "what it is called", required: true),
      .text("narrative", "what it is about, in the team's own words"),
      .text("aim", "what, how much, by when and for whom, in one sentence"),
      .reference("aim_measure", to: "measure", "the measure that shows it", reverse: "aims"),
      .number("aim_baseline", "the value of that measure before"),
      .number("aim_goal", "the value to be reached"),
      .day("aim_by", "the day by which it is to be reached"),
      .text("aim_for", "for whom it is to get better"),
      .reference(
        "method",
        to: "method",
        "how it is worked on",
        required: true,
        reverse: "projects"
      ),
      .reference("triage", to: "triage", "where that method was chosen", reverse: "projects"),
      .reference(
        "programme",
        to: "programme",
        "the programme it is part of",
        reverse: "projects"
      ),
      .word("status", of: .projectStatus, "how far it has come", required: true),
      .day("status_on", "the day it came that far", required: true),
      .reference("lead", to: "person", "who leads it", required: true, reverse: "projects_led"),
      .reference("sponsor", to: "person", "who speaks for it", reverse: "projects_sponsored"),
      .reference("coach", to: "person", "who helps with method", reverse: "projects_coached"),
      .text("approval_reference", "the approval as research, where it needs one"),
      .day("approved_on", "the day of that approval"),
      .day("registered_on", "the day it was put on the register", required: true),
      .day("started_on", "the first day of work"),
      .day("implemented_on", "the day from which the change was the usual way of working"),
      .day("closed_on", "the last day of work"),
      .text("closing_reason", "why it was stopped, or closed with what was learnt"),
      .day("paused_until", "the day on which a pause ends"),
      .reference(
        "merged_into",
        to: "project",
        "the project that carries it on",
        reverse: "merged_from"
      ),
      .reference(
        "follows",
        to: "project",
        "the earlier project that it is the next phase of",
        reverse: "followed_by"
      ),
    ],
    rules: projectRules
  )
}

extension Entity {
  /// What must hold within a project: its state, its days and its references agree.
  static let projectRules: [RecordRule] = [
    RecordRule(
      "I-25",
      "The approval of research has a reference as well as a day.",
      .given("approved_on"),
      .needs(["approval_reference"])
    ),
    RecordRule(
      "I-25",
      "The approval of research has a day as well as a reference.",
      .given("approval_reference"),
      .needs(["approved_on"])
    ),
    RecordRule(
      "I-25",
      "Research does not start before it is approved.",
      .always,
      .ordered("approved_on", "started_on")
    ),
    RecordRule(
      "I-31",
      "A project that was merged names the project that carries it on.",
      .when("status", is: ["closed_merged"]),
      .needs(["merged_into"])
    ),
    RecordRule(
      "I-31",
      "Only a project that was merged names another that carries it on.",
      .unless("status", is: ["closed_merged"]),
      .lacks(["merged_into"])
    ),
    RecordRule(
      "I-31",
      "A project is not merged into itself.",
      .always,
      .differ("code", "merged_into")
    ),
    RecordRule("I-50", "A project does not follow itself.", .always, .differ("code", "follows")),
    RecordRule(
      "I-49",
      "A project does not put its change in place before it starts.",
      .always,
      .ordered("started_on", "implemented_on")
    ),
    RecordRule(
      "I-49",
      "A project does not close before it starts.",
      .always,
      .ordered("started_on", "closed_on")
    ),
    RecordRule(
      "I-49",
      "A project does not put its change in place after it has closed.",
      .always,
      .ordered("implemented_on", "closed_on")
    ),
    RecordRule(
      "I-49",
      "A project does not close before it is registered.",
      .always,
      .ordered("registered_on", "closed_on")
    ),
    RecordRule(
      "I-49",
      "The aim of a project is not to be reached before the project starts.",
      .always,
      .ordered("started_on", "aim_by")
    ),
    RecordRule(
      "I-51",
      "A project on which work has begun has the day it started.",
      .when(
        "status",
        is: [
          "active", "paused", "implementing", "monitoring", "sustained",
          "completed_not_sustained", "closed_learning",
        ]
      ),
      .needs(["started_on"])
    ),
    RecordRule(
      "I-51",
      "A project whose change is in place has the day from which it was.",
      .when("status", is: ["monitoring", "sustained", "completed_not_sustained"]),
      .needs(["implemented_on"])
    ),
    RecordRule(
      "I-51",
      "A project that has ended has the day it closed.",
      .when(
        "status",
        is: ["completed_not_sustained", "closed_merged", "closed_stopped", "closed_learning"]
      ),
      .needs(["closed_on"])
    ),
    RecordRule(
      "I-51",
      "A project that goes on has no closing day.",
      .when(
        "status",
        is: ["proposed", "triaged", "active", "paused", "implementing", "monitoring"]
      ),
      .lacks(["closed_on"])
    ),
    RecordRule(
      "I-52",
      "A paused project has the day on which the pause ends.",
      .when("status", is: ["paused"]),
      .needs(["paused_until"])
    ),
    RecordRule(
      "I-53",
      "A project that was stopped, or closed with what was learnt, says why.",
      .when("status", is: ["closed_stopped", "closed_learning"]),
      .needs(["closing_reason"])
    ),
  ]
}

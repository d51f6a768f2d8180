extension Vocabulary {
  /// How far a programme reaches.
  public static let programmeKind = Vocabulary(
    "programme_kind",
    "How far a programme reaches.",
    [
      Word("trust_wide", "the whole trust"),
      Word("inter_trust", "several trusts together"),
      Word("directorate", "one directorate"),
    ]
  )

  /// The states of a programme.
  public static let programmeStatus = Vocabulary(
    "programme_status",
    "How far a programme has come.",
    [
      Word("planned", "agreed, and not yet begun"),
      Word("running", "under way"),
      Word("closed", "finished or given up"),
    ]
  )
}

extension Entity {
  /// Several projects with one purpose.
  public static let programme = Entity(
    "programme",
    plural: "programmes",
    "Several projects with one purpose, led as one.",
    group: .qualityImprovement,
    label: "title",
    lifecycle: Lifecycle(steps: ["planned": ["running", "closed"], "running": ["closed"]]),
    fields: [
      .code(),
      .text("title", "what it is called", required: true),
      .word("kind", of: .programmeKind, "how far it reaches", required: true),
      .word("status", of: .programmeStatus, "how far it has come", required: true),
      .text("aim", "what, how much, by when and for whom"),
      .reference("lead", to: "person", "who leads it", reverse: "programmes_led"),
      .reference("sponsor", to: "person", "who speaks for it", reverse: "programmes_sponsored"),
      .day("started_on", "the first day of work"),
      .day("closed_on", "the last day of work"),
    ],
    rules: [
      RecordRule(
        "I-49",
        "A programme does not close before it starts.",
        .always,
        .ordered("started_on", "closed_on")
      ),
      RecordRule(
        "I-51",
        "A programme that is running has the day it started.",
        .when("status", is: ["running"]),
        .needs(["started_on"])
      ),
      RecordRule(
        "I-51",
        "A closed programme has the day it closed.",
        .when("status", is: ["closed"]),
        .needs(["closed_on"])
      ),
      RecordRule(
        "I-51",
        "A programme that is not closed has no closing day.",
        .unless("status", is: ["closed"]),
        .lacks(["closed_on"])
      ),
    ]
  )
}

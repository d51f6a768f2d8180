extension Vocabulary {
  /// The states of a spread.
  public static let spreadStatus = Vocabulary(
    "spread_status",
    "How far a change has come at another unit.",
    [
      Word("candidate", "it might help there"),
      Word("offered", "the unit has been asked"),
      Word("declined", "the unit has said no"),
      Word("testing", "the unit is trying it"),
      Word("adopted", "the unit has made it its own"),
      Word("sustained", "it has held there"),
    ]
  )
}

extension Entity {
  /// A change that worked in one place on its way to another.
  public static let spread = Entity(
    "spread",
    plural: "spreads",
    "A change that worked in one place on its way to another.",
    group: .qualityImprovement,
    key: ["source_project", "unit"],
    lifecycle: Lifecycle(steps: [
      "candidate": ["offered"],
      "offered": ["declined", "testing"],
      "declined": ["offered"],
      "testing": ["adopted", "declined"],
      "adopted": ["sustained"],
    ]),
    fields: [
      .reference(
        "source_project",
        to: "project",
        "the project where it worked",
        required: true,
        reverse: "spreads"
      ),
      .reference("unit", to: "unit", "the unit it goes to", required: true, reverse: "spreads"),
      .reference(
        "target_project",
        to: "project",
        "the project of that unit, where it has one",
        reverse: "spread_from"
      ),
      .truth(
        "proven",
        "whether it is offered as proven; if not, it is promising",
        required: true
      ),
      .word("status", of: .spreadStatus, "how far it has come there", required: true),
      .day("offered_on", "the day it was offered"),
      .day("adopted_on", "the day the unit made it its own"),
      .text("adaptation", "what the unit does differently from the first place"),
      .text("decline_reason", "why the unit said no"),
    ],
    rules: [
      RecordRule(
        "I-36",
        "A change that a unit has made its own says what the unit does differently, and since when.",
        .when("status", is: ["adopted", "sustained"]),
        .needs(["adaptation", "adopted_on"])
      ),
      RecordRule(
        "I-49",
        "A change is not adopted before it is offered.",
        .always,
        .ordered("offered_on", "adopted_on")
      ),
      RecordRule(
        "I-50",
        "A project does not spread its change to itself.",
        .always,
        .differ("source_project", "target_project")
      ),
      RecordRule(
        "I-53",
        "Where a unit said no, the reason is given.",
        .when("status", is: ["declined"]),
        .needs(["decline_reason"])
      ),
    ]
  )
}

extension Vocabulary {
  /// How high a committee stands.
  public static let committeeLevel = Vocabulary(
    "committee_level",
    "How high a committee stands.",
    [
      Word("board", "the board itself"),
      Word("board_committee", "a committee of the board"),
      Word("executive", "the executive directors"),
      Word("trust_group", "a group for the whole trust"),
      Word("directorate", "a group of one directorate"),
      Word("unit", "a group of one service, ward or team"),
    ]
  )
}

extension Entity {
  /// A group that meets, decides and reports upwards.
  public static let committee = Entity(
    "committee",
    plural: "committees",
    "A group that meets, decides and reports upwards.",
    group: .organisation,
    label: "name",
    upward: "reports_to",
    fields: [
      .code(),
      .text("name", "what it is called", required: true),
      .word("level", of: .committeeLevel, "how high it stands", required: true),
      .reference(
        "unit",
        to: "unit",
        "the directorate or unit it is for; none for the whole trust",
        reverse: "committees"
      ),
      .reference(
        "reports_to",
        to: "committee",
        "the committee it reports to",
        reverse: "reported_by"
      ),
    ],
    rules: [
      RecordRule(
        "I-50",
        "A committee does not report to itself.",
        .always,
        .differ("code", "reports_to")
      ),
      RecordRule(
        "I-54",
        "A committee of a directorate or a unit names that directorate or unit.",
        .when("level", is: ["directorate", "unit"]),
        .needs(["unit"])
      ),
    ]
  )
}

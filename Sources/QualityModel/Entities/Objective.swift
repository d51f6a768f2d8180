extension Vocabulary {
  /// The levels of objectives, from the whole country to one person.
  public static let objectiveLevel = Vocabulary(
    "objective_level",
    "How high an objective stands, from the whole country to one person.",
    [
      Word("national", "a commitment for the whole country"),
      Word("trust_strategy", "what the trust wants to become"),
      Word("building_block", "one of the parts that the strategy is built from"),
      Word("strategic_priority", "what the trust puts first for some years"),
      Word("quality_priority", "what the trust puts first for quality in a year"),
      Word("directorate", "what a directorate sets out to do"),
      Word("team", "what a ward or team sets out to do"),
      Word("individual", "what one member of staff sets out to do"),
    ]
  )
}

extension Entity {
  /// Something to be reached, at one of the levels from the whole country to one person.
  public static let objective = Entity(
    "objective",
    plural: "objectives",
    "Something to be reached, at one of the levels from the whole country to one person.",
    group: .goldenThread,
    label: "title",
    fields: [
      .code(),
      .word("level", of: .objectiveLevel, "how high it stands", required: true),
      .text("title", "what is to be reached", required: true),
      .reference("unit", to: "unit", "whose objective it is", reverse: "objectives"),
      .reference("owner", to: "person", "who answers for it", reverse: "objectives_owned"),
      .day("valid_from", "the first day it holds", required: true),
      .day("valid_to", "the last day it holds; none until further notice"),
    ],
    rules: [
      RecordRule(
        "I-49",
        "An objective does not end before it starts.",
        .always,
        .ordered("valid_from", "valid_to")
      ),
      RecordRule(
        "I-54",
        "An objective of a directorate or a team names the directorate or the team.",
        .when("level", is: ["directorate", "team"]),
        .needs(["unit"])
      ),
      RecordRule(
        "I-54",
        "An objective for the country or for the whole trust belongs to no single unit.",
        .when(
          "level",
          is: [
            "national", "trust_strategy", "building_block", "strategic_priority",
            "quality_priority",
          ]
        ),
        .lacks(["unit"])
      ),
    ]
  )
}

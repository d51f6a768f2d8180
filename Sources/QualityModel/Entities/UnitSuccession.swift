extension Vocabulary {
  /// How one unit followed another.
  public static let successionKind = Vocabulary(
    "succession_kind",
    "How one unit followed another.",
    [
      Word("renamed", "the same people and work under a new name"),
      Word("merged", "it became part of a unit with others"),
      Word("split", "it was divided and this is one of the parts"),
      Word("moved", "it went to another place and started afresh there"),
    ]
  )
}

extension Entity {
  /// Which unit took over from another.
  public static let unitSuccession = Entity(
    "unit_succession",
    plural: "unit_successions",
    "Which unit took over from another, so that their figures are never joined without saying so.",
    group: .organisation,
    key: ["predecessor", "successor"],
    fields: [
      .reference(
        "predecessor",
        to: "unit",
        "the unit that was before",
        required: true,
        reverse: "successors"
      ),
      .reference(
        "successor",
        to: "unit",
        "the unit that came after",
        required: true,
        reverse: "predecessors"
      ),
      .day("from_on", "the first day of the unit that came after", required: true),
      .word("kind", of: .successionKind, "what happened", required: true),
    ],
    rules: [
      RecordRule(
        "I-50",
        "A unit does not take over from itself.",
        .always,
        .differ("predecessor", "successor")
      )
    ]
  )
}

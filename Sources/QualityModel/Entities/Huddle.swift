extension Vocabulary {
  /// Whether a huddle took place.
  public static let huddleOutcome = Vocabulary(
    "huddle_outcome",
    "Whether a huddle took place.",
    [
      Word("held", "planned, and held"),
      Word("missed", "planned, and not held"),
      Word("extra", "held without having been planned"),
    ]
  )
}

extension Entity {
  /// A short meeting of a unit at its board.
  public static let huddle = Entity(
    "huddle",
    plural: "huddles",
    "A short meeting of a unit at its board, on one day: planned, held or both.",
    group: .qualityControl,
    key: ["unit", "day"],
    fields: [
      .reference("unit", to: "unit", "whose huddle it is", required: true, reverse: "huddles"),
      .day("day", "the day it was held or should have been", required: true),
      .word("outcome", of: .huddleOutcome, "whether it took place", required: true),
      .wholeNumber("attendance", in: 1...999, "how many people came"),
      .text("notes", "what was said and agreed; nothing about a patient"),
    ],
    rules: [
      RecordRule(
        "I-57",
        "A huddle that was not held has no attendance.",
        .when("outcome", is: ["missed"]),
        .lacks(["attendance"])
      )
    ]
  )
}

extension Entity {
  /// A subject that assurance must cover.
  public static let focusArea = Entity(
    "focus_area",
    plural: "focus_areas",
    "A subject that assurance must cover, in one edition of a list of such subjects.",
    group: .goldenThread,
    label: "name",
    fields: [
      .code(),
      .text("edition", "the edition of the list it belongs to", required: true),
      .text("name", "what it is about", required: true),
      .day("valid_from", "the first day it holds", required: true),
      .day("valid_to", "the last day it holds; none until further notice"),
      .truth("synthetic", "whether it was made up for a demonstration", required: true),
    ],
    rules: [
      RecordRule(
        "I-49",
        "A focus area does not end before it starts.",
        .always,
        .ordered("valid_from", "valid_to")
      )
    ]
  )
}

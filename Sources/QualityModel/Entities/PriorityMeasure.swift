extension Entity {
  /// A measure that shows how a quality priority is going.
  public static let priorityMeasure = Entity(
    "priority_measure",
    plural: "priority_measures",
    "A measure that shows how a quality priority is going.",
    group: .goldenThread,
    key: ["priority", "measure"],
    fields: [
      .reference(
        "priority",
        to: "quality_priority",
        "the priority",
        required: true,
        reverse: "family"
      ),
      .reference(
        "measure",
        to: "measure",
        "the measure",
        required: true,
        reverse: "priority_measures"
      ),
      .number("goal", "the value to be reached by the end of the year"),
    ]
  )
}

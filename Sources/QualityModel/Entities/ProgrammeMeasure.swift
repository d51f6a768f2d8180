extension Entity {
  /// A measure of a programme's family.
  public static let programmeMeasure = Entity(
    "programme_measure",
    plural: "programme_measures",
    "A measure that a programme watches, and the part it plays.",
    group: .qualityImprovement,
    key: ["programme", "measure", "role"],
    fields: [
      .reference(
        "programme",
        to: "programme",
        "the programme",
        required: true,
        reverse: "family"
      ),
      .reference(
        "measure",
        to: "measure",
        "the measure",
        required: true,
        reverse: "programme_measures"
      ),
      .word("role", of: .measureRole, "the part it plays", required: true),
      .number("goal", "the value to be reached"),
    ]
  )
}

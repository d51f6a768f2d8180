extension Entity {
  /// A measure of a project's family.
  public static let projectMeasure = Entity(
    "project_measure",
    plural: "project_measures",
    "A measure that a project watches, and the part it plays.",
    group: .qualityImprovement,
    key: ["project", "measure", "role"],
    fields: [
      .reference("project", to: "project", "the project", required: true, reverse: "family"),
      .reference(
        "measure",
        to: "measure",
        "the measure",
        required: true,
        reverse: "project_measures"
      ),
      .word("role", of: .measureRole, "the part it plays", required: true),
      .number("goal", "the value to be reached"),
    ]
  )
}

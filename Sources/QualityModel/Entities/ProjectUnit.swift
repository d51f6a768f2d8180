extension Vocabulary {
  /// What a unit does in a project.
  public static let unitRole = Vocabulary(
    "unit_role",
    "What a unit does in a project.",
    [
      Word("test", "changes are tried there"),
      Word("implementation", "changes that worked become the usual way there"),
      Word("spread", "it takes over what worked elsewhere"),
    ]
  )
}

extension Entity {
  /// A unit that takes part in a project.
  public static let projectUnit = Entity(
    "project_unit",
    plural: "project_units",
    "A unit that takes part in a project, and what it does there.",
    group: .qualityImprovement,
    key: ["project", "unit"],
    fields: [
      .reference("project", to: "project", "the project", required: true, reverse: "places"),
      .reference(
        "unit",
        to: "unit",
        "the unit that takes part",
        required: true,
        reverse: "project_units"
      ),
      .word("role", of: .unitRole, "what it does in the project", required: true),
    ]
  )
}

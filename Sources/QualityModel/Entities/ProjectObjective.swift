extension Entity {
  /// Which objective a project serves.
  public static let projectObjective = Entity(
    "project_objective",
    plural: "project_objectives",
    "Which objective a project serves, and with what.",
    group: .qualityImprovement,
    key: ["project", "objective"],
    fields: [
      .reference("project", to: "project", "the project", required: true, reverse: "alignment"),
      .reference(
        "objective",
        to: "objective",
        "the objective it serves",
        required: true,
        reverse: "project_objectives"
      ),
      .text("contribution", "what it gives to the objective", required: true),
    ]
  )
}

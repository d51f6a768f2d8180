extension Entity {
  /// Which objective a programme serves.
  public static let programmeObjective = Entity(
    "programme_objective",
    plural: "programme_objectives",
    "Which objective a programme serves, and with what.",
    group: .qualityImprovement,
    key: ["programme", "objective"],
    fields: [
      .reference(
        "programme",
        to: "programme",
        "the programme",
        required: true,
        reverse: "alignment"
      ),
      .reference(
        "objective",
        to: "objective",
        "the objective it serves",
        required: true,
        reverse: "programme_objectives"
      ),
      .text("contribution", "what it gives to the objective", required: true),
    ]
  )
}

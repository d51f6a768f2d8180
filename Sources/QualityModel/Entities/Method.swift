extension Entity {
  /// A way of working on a problem.
  public static let method = Entity(
    "method",
    plural: "methods",
    "A way of working on a problem, and what it asks of those who use it.",
    group: .qualityImprovement,
    label: "name",
    fields: [
      .code(),
      .text("name", "what it is called", required: true),
      .text("fits", "the kind of problem it is for"),
      .truth(
        "requires_family",
        "whether it needs an aim, and outcome, process and balancing measures",
        required: true
      ),
      .truth("requires_standards", "whether it needs standards to measure against", required: true),
      .truth(
        "requires_approval",
        "whether it needs approval as research before it starts",
        required: true
      ),
    ]
  )
}

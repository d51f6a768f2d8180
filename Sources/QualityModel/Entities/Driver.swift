extension Entity {
  /// What has to change for the aim of a project to be reached.
  public static let driver = Entity(
    "driver",
    plural: "drivers",
    "What has to change for the aim of a project to be reached; drivers have drivers of their own.",
    group: .qualityImprovement,
    label: "text",
    upward: "parent",
    fields: [
      .code(),
      .reference("project", to: "project", "the project", required: true, reverse: "drivers"),
      .reference(
        "parent",
        to: "driver",
        "the driver that it acts on; none for the aim itself",
        reverse: "parts"
      ),
      .text("text", "what has to change", required: true),
    ],
    rules: [
      RecordRule("I-50", "A driver does not act on itself.", .always, .differ("code", "parent"))
    ]
  )
}

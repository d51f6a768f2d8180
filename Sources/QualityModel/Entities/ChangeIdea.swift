extension Vocabulary {
  /// The states of a change idea.
  public static let ideaStatus = Vocabulary(
    "idea_status",
    "What has become of a change idea.",
    [
      Word("idea", "not tried yet"),
      Word("testing", "being tried"),
      Word("adopted", "it worked and is kept"),
      Word("adapted", "it is altered before it is tried again"),
      Word("abandoned", "it is given up"),
      Word("implemented", "it is the usual way where it was tried"),
      Word("spread", "it has gone to other places too"),
    ]
  )
}

extension Entity {
  /// Something that a project might do differently.
  public static let changeIdea = Entity(
    "change_idea",
    plural: "change_ideas",
    "Something that a project might do differently, to be tried before it is kept.",
    group: .qualityImprovement,
    label: "text",
    lifecycle: Lifecycle(steps: [
      "idea": ["testing", "abandoned"],
      "testing": ["adopted", "adapted", "abandoned"],
      "adapted": ["testing"],
      "adopted": ["implemented"],
      "implemented": ["spread"],
    ]),
    fields: [
      .code(),
      .reference("project", to: "project", "the project", required: true, reverse: "change_ideas"),
      .reference("driver", to: "driver", "the driver it acts on", reverse: "change_ideas"),
      .text("text", "what would be done differently", required: true),
      .word("status", of: .ideaStatus, "what has become of it", required: true),
    ]
  )
}

extension Vocabulary {
  /// What a course is for.
  public static let trainingKind = Vocabulary(
    "training_kind",
    "What a course is for.",
    [
      Word("introduction", "a first idea of improving quality"),
      Word("practice", "to take part in a project"),
      Word("leadership", "to lead change and those who make it"),
      Word("coaching", "to help others with method"),
      Word("measurement", "to work with data over time"),
      Word("preceptorship", "for those new in their profession"),
    ]
  )
}

extension Entity {
  /// A course that a person has finished.
  public static let training = Entity(
    "training",
    plural: "trainings",
    "A course in improving quality that a person has finished.",
    group: .qualityImprovement,
    key: ["person", "course", "completed_on"],
    label: "course",
    fields: [
      .reference("person", to: "person", "who", required: true, reverse: "trainings"),
      .text("course", "what the course is called", required: true),
      .day("completed_on", "the day they finished it", required: true),
      .word("kind", of: .trainingKind, "what it is for", required: true),
      .truth(
        "co_facilitated",
        "whether somebody who uses the services helped to give it",
        required: true
      ),
    ]
  )
}

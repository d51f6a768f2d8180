extension Vocabulary {
  /// Who somebody is to the trust.
  public static let personKind = Vocabulary(
    "person_kind",
    "Who somebody is to the trust.",
    [
      Word("staff", "employed or contracted by the trust"),
      Word("service_user", "uses the services, or has used them"),
      Word("carer", "cares for somebody who uses the services"),
      Word("non_executive", "a director or governor who is not employed there"),
      Word("external", "from another organisation"),
    ]
  )
}

extension Entity {
  /// Somebody who takes part in the work on quality.
  public static let person = Entity(
    "person",
    plural: "people",
    "Somebody who takes part in the work on quality; never a person as a patient.",
    group: .organisation,
    label: "name",
    fields: [
      .code(),
      .text("name", "the name to show", required: true),
      .word("kind", of: .personKind, "who they are to the trust", required: true),
      .reference("unit", to: "unit", "the unit they belong to", reverse: "people"),
    ]
  )
}

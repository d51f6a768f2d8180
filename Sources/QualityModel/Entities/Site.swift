extension Vocabulary {
  /// What a site is.
  public static let siteKind = Vocabulary(
    "site_kind",
    "What a site is.",
    [
      Word("inpatient", "people stay there overnight"),
      Word("community_base", "teams work from there"),
      Word("clinic", "people come for an appointment"),
      Word("school", "a school where the trust gives care"),
      Word("childrens_centre", "a centre for small children and their families"),
      Word("prison", "a prison or another secure place run by others"),
      Word("home_visiting_base", "staff set out from there to people's homes"),
      Word("corporate", "offices, without care"),
    ]
  )
}

extension Entity {
  /// A building or place that the trust works in.
  public static let site = Entity(
    "site",
    plural: "sites",
    "A building or place that the trust works in; several directorates may share it.",
    group: .organisation,
    label: "name",
    fields: [
      .code(),
      .text("name", "what people call it", required: true),
      .text("locality", "the borough, town or area", required: true),
      .word("kind", of: .siteKind, "what it is", required: true),
    ]
  )
}

extension Entity {
  /// Where a unit is, and with how many beds, from a day on.
  public static let unitLocation = Entity(
    "unit_location",
    plural: "unit_locations",
    "Where a unit is, and with how many beds, from a day until the next such day.",
    group: .organisation,
    key: ["unit", "from_on"],
    fields: [
      .reference("unit", to: "unit", "the unit", required: true, reverse: "locations"),
      .day("from_on", "the first day there, or with that number of beds", required: true),
      .reference("site", to: "site", "the site it is at", required: true, reverse: "locations"),
      .wholeNumber("beds", in: 1...999, "how many beds it has, where it has beds"),
    ]
  )
}

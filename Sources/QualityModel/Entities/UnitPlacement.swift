extension Entity {
  /// Which unit stands above another from a day on.
  public static let unitPlacement = Entity(
    "unit_placement",
    plural: "unit_placements",
    "Which unit stands above another from a day until the next such day, for figures of years past.",
    group: .organisation,
    key: ["unit", "from_on"],
    fields: [
      .reference(
        "unit",
        to: "unit",
        "the unit that was placed",
        required: true,
        reverse: "placements"
      ),
      .day("from_on", "the first day under it", required: true),
      .reference(
        "under",
        to: "unit",
        "the unit above it from that day",
        required: true,
        reverse: "placed_under"
      ),
      .text("reason", "why it was placed there", required: true),
    ],
    rules: [
      RecordRule("I-50", "A unit does not stand above itself.", .always, .differ("unit", "under"))
    ]
  )
}

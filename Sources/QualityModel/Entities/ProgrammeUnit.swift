extension Entity {
  /// A unit that takes part in a programme.
  public static let programmeUnit = Entity(
    "programme_unit",
    plural: "programme_units",
    "A unit that takes part in a programme.",
    group: .qualityImprovement,
    key: ["programme", "unit"],
    fields: [
      .reference(
        "programme",
        to: "programme",
        "the programme",
        required: true,
        reverse: "places"
      ),
      .reference(
        "unit",
        to: "unit",
        "the unit that takes part",
        required: true,
        reverse: "programme_units"
      ),
      .day("joined_on", "the first day it took part"),
    ]
  )
}

extension Entity {
  /// A measure on the board of a unit.
  public static let boardMeasure = Entity(
    "board_measure",
    plural: "board_measures",
    "A measure that a unit shows on the board on its wall.",
    group: .qualityControl,
    key: ["unit", "measure"],
    fields: [
      .reference("unit", to: "unit", "whose board it is", required: true, reverse: "board"),
      .reference("measure", to: "measure", "what it shows", required: true, reverse: "boards"),
      .wholeNumber("position", in: 1...20, "where on the board, from the top", required: true),
    ]
  )
}

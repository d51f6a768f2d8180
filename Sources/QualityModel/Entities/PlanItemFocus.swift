extension Entity {
  /// Which focus area an item of an audit plan covers.
  public static let planItemFocus = Entity(
    "plan_item_focus",
    plural: "plan_item_focuses",
    "Which focus area an item of an audit plan covers.",
    group: .qualityAssurance,
    key: ["item", "area"],
    since: 5,
    fields: [
      .reference("item", to: "plan_item", "the item", required: true, reverse: "focus"),
      .reference(
        "area",
        to: "focus_area",
        "the focus area it covers",
        required: true,
        reverse: "plan_item_focuses"
      ),
    ]
  )
}

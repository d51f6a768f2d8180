extension Entity {
  /// Which quality priority an item of an audit plan serves.
  public static let planItemPriority = Entity(
    "plan_item_priority",
    plural: "plan_item_priorities",
    "Which quality priority an item of an audit plan serves.",
    group: .qualityAssurance,
    key: ["item", "priority"],
    since: 5,
    fields: [
      .reference("item", to: "plan_item", "the item", required: true, reverse: "priorities"),
      .reference(
        "priority",
        to: "quality_priority",
        "the quality priority it serves",
        required: true,
        reverse: "plan_item_priorities"
      ),
    ]
  )
}

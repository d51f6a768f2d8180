extension Entity {
  /// Which objective serves which other one, and how.
  public static let objectiveLink = Entity(
    "objective_link",
    plural: "objective_links",
    "Which objective serves which other one, and how; the golden thread is made of these.",
    group: .goldenThread,
    key: ["objective", "serves"],
    fields: [
      .reference(
        "objective",
        to: "objective",
        "the objective that serves",
        required: true,
        reverse: "upward_links"
      ),
      .reference(
        "serves",
        to: "objective",
        "the objective that is served, nearer to the national plan",
        required: true,
        reverse: "downward_links"
      ),
      .text("rationale", "how the one helps the other", required: true).under("I-02"),
    ],
    rules: [
      RecordRule(
        "I-01",
        "An objective does not serve itself.",
        .always,
        .differ("objective", "serves")
      )
    ]
  )
}

extension Vocabulary {
  /// What a review may decide about a project.
  public static let portfolioDecision = Vocabulary(
    "portfolio_decision",
    "What is decided about a project in a review of the portfolio.",
    [
      Word("continue", "it goes on as it is"),
      Word("change", "it goes on with changes"),
      Word("merge", "another project carries it on"),
      Word("stop", "it is given up"),
      Word("re_register", "it is registered anew under another method"),
      Word("pause", "it rests until an agreed day"),
    ]
  )
}

extension Entity {
  /// What a review decided about a project.
  public static let reviewDecision = Entity(
    "review_decision",
    plural: "review_decisions",
    "What people decided about a project in a review of the portfolio, and why.",
    group: .qualityImprovement,
    key: ["review", "project"],
    label: "rationale",
    fields: [
      .reference(
        "review",
        to: "portfolio_review",
        "the review",
        required: true,
        reverse: "decisions"
      ),
      .reference("project", to: "project", "the project", required: true, reverse: "decisions"),
      .word("decision", of: .portfolioDecision, "what was decided", required: true),
      .reference("merge_into", to: "project", "the project that is to carry it on"),
      .reference("new_method", to: "method", "the method it is to be registered under"),
      .day("paused_until", "the day on which a pause ends"),
      .text("rationale", "why", required: true),
      .reference("decided_by", to: "person", "who decided", required: true),
      .day("decided_on", "the day of the decision", required: true),
    ],
    rules: [
      RecordRule(
        "I-31",
        "A decision to merge names the project that is to carry the work on.",
        .when("decision", is: ["merge"]),
        .needs(["merge_into"])
      ),
      RecordRule(
        "I-31",
        "Only a decision to merge names a project that is to carry the work on.",
        .unless("decision", is: ["merge"]),
        .lacks(["merge_into"])
      ),
      RecordRule(
        "I-31",
        "A decision does not merge a project into itself.",
        .always,
        .differ("project", "merge_into")
      ),
      RecordRule(
        "I-52",
        "A decision to pause has the day on which the pause ends.",
        .when("decision", is: ["pause"]),
        .needs(["paused_until"])
      ),
      RecordRule(
        "I-56",
        "A decision to register anew names the method.",
        .when("decision", is: ["re_register"]),
        .needs(["new_method"])
      ),
    ]
  )
}

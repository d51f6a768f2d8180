extension Entity {
  /// A look at all projects together on one day.
  public static let portfolioReview = Entity(
    "portfolio_review",
    plural: "portfolio_reviews",
    "A look at all projects together, to decide what to start, keep, stop and change.",
    group: .qualityImprovement,
    label: "title",
    fields: [
      .code(),
      .text("title", "what it is called", required: true),
      .day("as_of", "the day whose projects it looks at", required: true),
      .day("follow_up_on", "the day to look whether the decisions were carried out"),
      .reference(
        "committee",
        to: "committee",
        "the committee that decides",
        reverse: "portfolio_reviews"
      ),
    ],
    rules: [
      RecordRule(
        "I-49",
        "A review is not followed up before the day it looks at.",
        .always,
        .ordered("as_of", "follow_up_on")
      )
    ]
  )
}

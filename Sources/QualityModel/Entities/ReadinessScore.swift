extension Vocabulary {
  /// When a survey of readiness was taken.
  public static let surveyOccasion = Vocabulary(
    "survey_occasion",
    "When a survey was taken.",
    [
      Word("baseline", "before the work began"),
      Word("follow_up", "some months after the baseline"),
      Word("later", "at any later time"),
    ]
  )
}

extension Entity {
  /// What the answers to one question of a survey came to in one part of the trust.
  public static let readinessScore = Entity(
    "readiness_score",
    plural: "readiness_scores",
    "What answers to one question of a survey of readiness came to, in one part of the trust.",
    group: .qualityImprovement,
    key: ["instrument", "edition", "item", "unit", "surveyed_on"],
    fields: [
      .text(
        "instrument",
        "the survey: readiness, clinical engagement, or one of your own",
        required: true
      ),
      .text("edition", "its edition; answers to different ones are not compared", required: true),
      .text("item", "the question, by its number or a short name", required: true),
      .reference("unit", to: "unit", "the part of the trust", required: true, reverse: "readiness"),
      .day("surveyed_on", "the day it was taken", required: true),
      .word("occasion", of: .surveyOccasion, "when that was", required: true),
      .number("score", "the mean of the answers", required: true),
      .number("lowest", "the lowest possible answer"),
      .number("highest", "the highest possible answer"),
      .wholeNumber("respondents", in: 1...99999, "how many answered", required: true),
    ],
    rules: [
      RecordRule(
        "I-58",
        "A score is not below the lowest possible answer.",
        .always,
        .ordered("lowest", "score")
      ),
      RecordRule(
        "I-58",
        "A score is not above the highest possible answer.",
        .always,
        .ordered("score", "highest")
      ),
    ]
  )
}

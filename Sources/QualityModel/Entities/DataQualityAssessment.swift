extension Vocabulary {
  /// What makes data good.
  public static let qualityDimension = Vocabulary(
    "quality_dimension",
    "One of the things that make data good.",
    [
      Word("accuracy", "it says what happened"),
      Word("validity", "it follows the definition"),
      Word("reliability", "it is collected alike at every time and place"),
      Word("timeliness", "it is there when it is needed"),
      Word("relevance", "it answers the question it is used for"),
      Word("completeness", "nothing is left out"),
    ]
  )

  /// What an assessment of data came to.
  public static let qualityRating = Vocabulary(
    "quality_rating",
    "What an assessment of data came to.",
    [
      Word("sufficient", "good enough for its use"),
      Word("insufficient", "not good enough for its use"),
      Word("not_assessed", "nobody could judge it; never shown as good"),
    ]
  )
}

extension Entity {
  /// A judgement of the data of a measure on one day, in one dimension.
  public static let dataQualityAssessment = Entity(
    "data_quality_assessment",
    plural: "data_quality_assessments",
    "A judgement of how good the data of a measure are, in one dimension and on one day.",
    group: .qualityControl,
    key: ["measure", "dimension", "assessed_on"],
    fields: [
      .reference("measure", to: "measure", "the measure", required: true, reverse: "data_quality"),
      .word("dimension", of: .qualityDimension, "what was judged", required: true),
      .day("assessed_on", "the day it was judged", required: true),
      .word("rating", of: .qualityRating, "what it came to", required: true),
      .text("evidence", "what was looked at and found"),
      .reference("assessed_by", to: "person", "who judged it", required: true),
      .reference("signed_off_by", to: "person", "who confirmed it; somebody else"),
      .day("review_due", "the day from which it no longer counts", required: true),
    ],
    rules: [
      RecordRule(
        "I-11",
        "An assessment of data is not signed off by the person who made it.",
        .always,
        .differ("assessed_by", "signed_off_by")
      ),
      RecordRule(
        "I-49",
        "The review of an assessment is not due before the assessment was made.",
        .always,
        .ordered("assessed_on", "review_due")
      ),
      RecordRule(
        "I-56",
        "A rating of data says what it rests on.",
        .when("rating", is: ["sufficient", "insufficient"]),
        .needs(["evidence"])
      ),
    ]
  )
}

extension Vocabulary {
  /// The half steps of progress.
  public static let progress = Vocabulary(
    "progress",
    "How far a team judges its project to have come, in half steps.",
    [
      Word("0.5", "there is the wish to do something"),
      Word("1.0", "a team is together and has written down its aim"),
      Word("1.5", "the work is being planned"),
      Word("2.0", "work has begun, and nothing has been changed yet"),
      Word("2.5", "changes are being tried, and nothing is better yet"),
      Word("3.0", "first signs that something is a little better"),
      Word("3.5", "the measures show that it is better"),
      Word("4.0", "half the goal or more is reached, and what worked is being put in place"),
      Word("4.5", "the goal is nearly reached, and the measures begin to hold there"),
      Word("5.0", "the goal is reached and has held, and it is the way things are done"),
    ]
  )
}

extension Entity {
  /// A judgement of how far a project has come.
  public static let progressScore = Entity(
    "progress_score",
    plural: "progress_scores",
    "How far somebody judged a project to have come, on one day; a judgement, never worked out.",
    group: .qualityImprovement,
    key: ["project", "scored_on", "scored_by"],
    fields: [
      .reference("project", to: "project", "the project", required: true, reverse: "scores"),
      .day("scored_on", "the day of the judgement", required: true),
      .reference("scored_by", to: "person", "who judged", required: true).under("I-29"),
      .word("score", of: .progress, "how far, in half steps", required: true).under("I-29"),
      .text("evidence", "what the judgement rests on", required: true).under("I-29"),
    ]
  )
}

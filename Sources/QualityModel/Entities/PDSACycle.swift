extension Vocabulary {
  /// The states of a PDSA cycle.
  public static let cycleStatus = Vocabulary(
    "cycle_status",
    "How far a cycle of plan, do, study, act has come.",
    [
      Word("plan", "what is tried, and what is expected of it"),
      Word("do", "it is being tried"),
      Word("study", "what happened is held against what was expected"),
      Word("act", "what to do with it is being decided"),
      Word("complete", "decided"),
    ]
  )

  /// How much a cycle tries at once.
  public static let testScale = Vocabulary(
    "test_scale",
    "How much a test tries at once, from small to large.",
    [
      Word("one_case", "one person, or one case"),
      Word("few_cases", "a few people, or a few cases"),
      Word("one_shift", "one shift, clinic or meeting"),
      Word("one_unit", "a whole ward or team"),
      Word("several_units", "several wards or teams"),
    ]
  )

  /// What a cycle decides.
  public static let cycleDecision = Vocabulary(
    "cycle_decision",
    "What is decided at the end of a cycle.",
    [
      Word("adopt", "keep it"),
      Word("adapt", "alter it and try again"),
      Word("abandon", "give it up"),
    ]
  )
}

extension Entity {
  /// One test of a change: plan, do, study, act.
  public static let pdsaCycle = Entity(
    "pdsa_cycle",
    plural: "pdsa_cycles",
    "One test of a change: plan, do, study, act.",
    group: .qualityImprovement,
    label: "question",
    lifecycle: Lifecycle(steps: [
      "plan": ["do"], "do": ["study"], "study": ["act"], "act": ["complete"],
    ]),
    upward: "previous",
    fields: [
      .code(),
      .reference("project", to: "project", "the project", required: true, reverse: "cycles"),
      .reference("change_idea", to: "change_idea", "the idea it tries", reverse: "cycles"),
      .reference("unit", to: "unit", "where it is tried", reverse: "cycles"),
      .wholeNumber("number", in: 1...999, "which test it is, counted from 1", required: true),
      .reference("previous", to: "pdsa_cycle", "the test it builds on", reverse: "next_cycles"),
      .text("question", "what the test is to find out", required: true),
      .text("prediction", "what was expected, written down before"),
      .text("prediction_missing", "why no prediction was written down, where none was"),
      .word("scale", of: .testScale, "how much is tried at once"),
      .text("measured", "what was counted during the test"),
      .day("started_on", "the first day of the test"),
      .day("ended_on", "the last day of the test"),
      .text("observed", "what happened"),
      .text("study", "what happened, held against what was expected"),
      .word("decision", of: .cycleDecision, "what was decided"),
      .word("status", of: .cycleStatus, "how far it has come", required: true),
    ],
    rules: pdsaCycleRules
  )
}

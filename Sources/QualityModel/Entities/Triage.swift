extension Vocabulary {
  /// Kinds of problems, as triage tells them apart.
  public static let problemType = Vocabulary(
    "problem_type",
    "What kind of problem an idea is about.",
    [
      Word("known_solution", "the cause is known, the change is small and can be undone"),
      Word("compliance_gap", "there is a standard, and the question is whether we meet it"),
      Word("safety_must_do", "a duty or a danger with a known remedy; it cannot wait"),
      Word("wicked", "many parts act on one another and no one answer is right"),
      Word("redesign", "a pathway across services has to be made anew"),
      Word("evaluate_existing", "the question is what a service achieves"),
      Word("new_knowledge", "it is to find out something that holds elsewhere too"),
      Word("record_system", "the record system or how it is set up has to change"),
    ]
  )
}

extension Entity {
  /// The choice of a method for an idea.
  public static let triage = Entity(
    "triage",
    plural: "triages",
    "The choice of a method for an idea: what was recommended, what was chosen and why.",
    group: .qualityImprovement,
    label: "idea",
    fields: [
      .code(),
      .text("idea", "what is to be made better", required: true),
      .word("problem_type", of: .problemType, "what kind of problem it is", required: true),
      .reference(
        "recommended",
        to: "method",
        "the method that fits such a problem",
        required: true
      ),
      .reference("chosen", to: "method", "the method that was chosen", required: true),
      .text("override_reason", "why it is not the one recommended, where it is another"),
      .reference("decided_by", to: "person", "who chose", required: true),
      .day("decided_on", "the day of the choice", required: true),
    ],
    rules: [
      RecordRule(
        "I-24",
        "Where a method other than the recommended one is chosen, the reason is given.",
        .differing("recommended", "chosen"),
        .needs(["override_reason"])
      )
    ]
  )
}

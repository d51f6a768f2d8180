extension Vocabulary {
  /// What a review may find about a project.
  public static let findingRule = Vocabulary(
    "finding_rule",
    "What a review of the portfolio looks for.",
    [
      Word("registered_twice", "the same project is on the register a second time"),
      Word("renamed", "the same project under other words"),
      Word("same_aim_elsewhere", "others work towards the same aim in other places"),
      Word("overlapping_measures", "another project moves the same measure at the same unit"),
      Word("within_programme", "a programme already covers its unit and its measure"),
      Word("stale", "nothing has been heard of it for long"),
      Word("unaligned", "it serves no objective that holds"),
      Word("no_aim", "it has neither an aim nor a measure"),
      Word("wrong_method", "its method does not fit its problem"),
    ]
  )

  /// How sure a finding is.
  public static let findingTier = Vocabulary(
    "finding_tier",
    "How sure a finding is.",
    [
      Word("definite", "the records leave no doubt"),
      Word("probable", "the records speak for it"),
      Word("possible", "somebody should look"),
    ]
  )
}

extension Entity {
  /// What a review found about a project.
  public static let reviewFinding = Entity(
    "review_finding",
    plural: "review_findings",
    "What a review of the portfolio found about a project; it changes nothing by itself.",
    group: .qualityImprovement,
    label: "evidence",
    fields: [
      .code(),
      .reference(
        "review",
        to: "portfolio_review",
        "the review",
        required: true,
        reverse: "findings"
      ),
      .reference("project", to: "project", "the project", required: true, reverse: "findings"),
      .word("rule", of: .findingRule, "what was looked for", required: true),
      .reference("related", to: "project", "the other project, where there is one"),
      .reference("programme", to: "programme", "the programme, where there is one"),
      .word("tier", of: .findingTier, "how sure it is", required: true),
      .text("evidence", "what it rests on", required: true),
    ],
    rules: [
      RecordRule(
        "I-50",
        "A project is not found to be like itself.",
        .always,
        .differ("project", "related")
      ),
      RecordRule(
        "I-56",
        "A finding that two projects do the same names the other project.",
        .when(
          "rule",
          is: ["registered_twice", "renamed", "same_aim_elsewhere", "overlapping_measures"]
        ),
        .needs(["related"])
      ),
      RecordRule(
        "I-56",
        "A finding that a programme covers a project names the programme.",
        .when("rule", is: ["within_programme"]),
        .needs(["programme"])
      ),
    ]
  )
}

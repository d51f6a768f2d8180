internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

extension FunctionEntry {
  /// What can be asked of the evidence of a whole portfolio.
  static func claimFunctions() -> [FunctionEntry] {
    [
      .module(
        "claims",
        purpose:
          "Holds the progress score of each open project against what its records and figures "
          + "support: the highest step they do, what is missing, and what became of it.",
        parameters: [
          .optional(
            "least",
            .number,
            default: "3",
            "only claims of this score or more; 0 for every open project"
          ),
          .judgingRules, .threadDay, .knowledge,
        ],
        returns: "table",
        example: "print(qi.claims { least = 0 })"
      ) { call in
        let evidence = try call.improvementEvidence(call.session.store, call.asOf)
        let claims = try call.session.working("Judging", counting: "projects") { checkpoint in
          try evidence.claims(checkpoint: checkpoint)
        }
        let least = call.arguments.number("least") ?? 3
        return try call.session.value(ClaimTable.of(claims, evidence, least: least))
      },
      .module(
        "my_projects",
        purpose:
          "Gives the open projects that a person leads, coaches or speaks for, each with its last "
          + "test, its outcome, what it claims and what somebody should see to.",
        parameters: [
          .required("person", .entity("person"), "whose projects"),
          .optional(
            "part",
            .choice(.projectPart),
            default: "all",
            "only those where the person has this part"
          ),
          .judgingRules, .threadDay, .knowledge,
        ],
        returns: "table",
        example: "print(qi.my_projects { person = qi.projects[1].lead })"
      ) { call in
        let evidence = try call.improvementEvidence(call.session.store, call.asOf)
        let part = call.arguments.text("part").flatMap(Caseload.Part.init)
        let caseload = try call.session.working("Judging", counting: "projects") { checkpoint in
          try evidence.caseload(
            of: call.arguments.text("person") ?? "",
            parts: part.map { [$0] } ?? Caseload.Part.allCases,
            checkpoint: checkpoint
          )
        }
        return try call.session.value(
          CaseloadTable(caseload: caseload, evidence: evidence, call: call).table()
        )
      },
      .module(
        "project_courses",
        purpose:
          "Shows what the outcome and balancing measures of each open or sustained project did at its "
          + "units since its change: levels with their points, what lasted, since when, and whether it "
          + "is there.",
        parameters: [.judgingRules, .threadDay, .knowledge],
        returns: "table",
        example: "print(qi.project_courses())"
      ) { call in
        let evidence = try call.improvementEvidence(call.session.store, call.asOf)
        let claims = try call.session.working("Judging", counting: "projects") { checkpoint in
          try evidence.claims(checkpoint: checkpoint)
        }
        return try call.session.value(CourseTable.of(claims, evidence))
      },
      .module(
        "pdsa_quality",
        purpose:
          "Counts how well the tests of changes of the open projects are made and written down, "
          + "each count with what it is of.",
        parameters: [.threadDay, .knowledge],
        returns: "table",
        example: "print(qi.pdsa_quality())"
      ) { call in
        let evidence = try call.improvementEvidence(call.session.store, call.asOf)
        return try call.session.value(CycleQualityTable.of(evidence))
      },
      .module(
        "project_flags",
        purpose:
          "Lists what is wrong with open projects one by one: stale, unaligned, without an aim, "
          + "under a method that does not fit, with an incomplete aim or family of measures.",
        parameters: [
          .optional("flag", .choice(.projectFlag), default: "all", "only this one"),
          .threadDay, .knowledge,
        ],
        returns: "table",
        example: #"print(qi.project_flags { flag = "stale" })"#
      ) { call in
        let evidence = try call.improvementEvidence(call.session.store, call.asOf)
        let flag = call.arguments.text("flag").flatMap(ProjectFlag.init)
        return try call.session.value(ProjectFlagTable.of(evidence, only: flag))
      },
    ]
  }

  /// What can be asked of the evidence of one project.
  static func claimMethods(_ entity: Entity) -> [FunctionEntry] {
    guard entity === Entity.project else { return [] }
    return [
      .method(
        "project",
        "claim",
        of: RecordObject.self,
        purpose:
          "Shows the steps of progress with what each asks of the records, which of it is there, and "
          + "the highest step that the evidence supports.",
        parameters: [.judgingRules, .threadDay],
        returns: "table",
        example: "print(qi.projects[1]:claim())"
      ) { object, call in
        let evidence = try call.improvementEvidence(
          call.session.store(of: object),
          object.asOf
        )
        guard let claim = evidence.claim(of: object.record.key.text) else {
          throw ArgumentError.notYetRegistered(object.record.key.text, evidence.day)
        }
        return try call.session.value(ClaimTable.of(claim, evidence))
      },
      .method(
        "project",
        "pdsa_quality",
        of: RecordObject.self,
        purpose: "Shows each test of a change with what it lacks.",
        parameters: [.threadDay],
        returns: "table",
        example: "print(qi.projects[1]:pdsa_quality())"
      ) { object, call in
        let evidence = try call.improvementEvidence(
          call.session.store(of: object),
          object.asOf
        )
        return try call.session.value(
          CycleQualityTable.of(evidence.cycleQuality(of: object.record.key.text), evidence)
        )
      },
      .method(
        "project",
        "spread_candidates",
        of: RecordObject.self,
        purpose:
          "Ranks the units of the same kind that its change could help next, with how it fared "
          + "where it was taken over.",
        parameters: [.judgingRules, .threadDay],
        returns: "table",
        example: "print(qi.projects[1]:spread_candidates())"
      ) { object, call in
        let evidence = try call.improvementEvidence(
          call.session.store(of: object),
          object.asOf
        )
        guard let prospects = evidence.spreadProspects(of: object.record.key.text) else {
          throw ArgumentError.notYetRegistered(object.record.key.text, evidence.day)
        }
        return try call.session.value(SpreadTable.of(prospects, evidence))
      },
    ]
  }
}

extension Parameter {
  fileprivate static let knowledge = Parameter.optional(
    "as_of",
    .lastDay,
    default: "now",
    "the knowledge to read with"
  )

  fileprivate static let judgingRules = Parameter.optional(
    "rules",
    .either([.choice(.ruleSetName), .object("rule_set")]),
    default: "\"nhse-2023\"",
    "the rule set that figures are judged by"
  )
}

extension ArgumentError {
  fileprivate static func notYetRegistered(_ code: String, _ day: CalendarDate) -> ArgumentError {
    .unsuitable(
      path: "project",
      reason: "The project \"\(code)\" was not on the register on \(day), or names no outcome.",
      mend: "Give another day:  on = \"…\""
    )
  }
}

extension Invocation {
  /// The evidence of a store's portfolio on the day asked for.
  fileprivate func improvementEvidence(
    _ store: QualityStore,
    _ asOf: AsOf
  ) throws -> ImprovementEvidence {
    try ImprovementEvidence(
      store,
      on: threadDay(asOf),
      asOf: asOf,
      ruleSet: ChartArguments(arguments).ruleSet
    )
  }
}

extension WordList {
  /// The parts that a person has in a project.
  static let projectPart = WordList(
    "project_part",
    "The part that a person has in a project.",
    of: Caseload.Part.self,
    example: #"print(qi.my_projects { person = qi.projects[1].lead, part = "lead" })"#
  ) { part in
    switch part {
    case .lead: Word("lead", "leads it")
    case .coach: Word("coach", "helps with method")
    case .sponsor: Word("sponsor", "speaks for it")
    }
  }

  /// What may be wrong with a project by itself.
  static let projectFlag = WordList(
    "project_flag",
    "What may be wrong with a project by itself.",
    of: ProjectFlag.self,
    example: #"print(qi.project_flags { flag = "unaligned" })"#
  ) { Word($0.rawValue, FlagWords.meaning($0)) }
}

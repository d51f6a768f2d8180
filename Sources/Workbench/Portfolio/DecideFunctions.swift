internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// How people decide about a portfolio: draft, look what is left, record.
  static func decideMethods() -> [FunctionEntry] {
    let entity = Entity.reviewDecision
    let example = "qi.portfolio { on = \"2024-06-30\" }"
    func field(_ name: String) -> Parameter? { entity.field(name).map(Parameter.giving) }
    return [
      .method(
        "portfolio",
        "decide",
        of: PortfolioObject.self,
        purpose:
          "Drafts a decision about a project, in the place of an earlier one; nothing is recorded "
          + "until portfolio:record is committed.",
        subject: .required("project", .entity("project"), "the project"),
        parameters: [
          "decision", "merge_into", "new_method", "paused_until", "rationale", "decided_by",
        ]
        .compactMap(field) + [
          .optional("decided_on", .date, default: "today", "the day of the decision")
        ],
        returns: "portfolio",
        example: """
          print(\(example):decide { "P-02", decision = "continue", rationale = "It goes well", \
          decided_by = "LINDQVIST" })
          """
      ) { object, call in
        var record = EntityRecord(entity, values: entity.fields.map(call.arguments.fieldValue))
        record["decided_on"] = record["decided_on"] ?? .day(call.session.today)
        try call.requireWhatDecisionNeeds(record)
        try object.draft.take(record, in: object.portfolio)
        call.session.drafts.note(object)
        return try call.session.value(object)
      },
      .method(
        "portfolio",
        "accept",
        of: PortfolioObject.self,
        purpose:
          "Drafts what was found: each project that is one too many merged into the one proposed to "
          + "lead; with flags, others stopped or registered anew. Projects with a decision keep theirs, and "
          + "nothing is merged into one that is to go: what is left out is said.",
        parameters: [
          .optional(
            "tier",
            .choice(.model(.findingTier)),
            default: "definite",
            "how sure a finding must be at least"
          ),
          .optional(
            "flags",
            .list(.choice(.projectFlag)),
            default: "none",
            "flags to act on, the first of a project counts: a method that does not fit is registered "
              + "anew as was recommended, anything else stopped"
          ),
          .required("decided_by", .entity("person"), "who decided"),
          .optional("decided_on", .date, default: "today", "the day of the decision"),
        ],
        returns: "portfolio",
        example: "print(\(example):accept { decided_by = \"LINDQVIST\" })"
      ) { object, call in
        var accepting = AcceptedFindings(
          object,
          decidedBy: call.arguments.text("decided_by") ?? "",
          on: call.arguments.date("decided_on") ?? call.session.today
        )
        try accepting.merges(call.arguments.text("tier").flatMap(FindingTier.init) ?? .definite)
        let flags = (call.arguments.texts("flags") ?? []).compactMap(ProjectFlag.init)
        if !flags.isEmpty {
          try accepting.flags(flags, of: object.flags(call.portfolioStore(object)))
        }
        object.draft = accepting.draft
        object.leftOut = accepting.leftOut
        call.session.drafts.note(object)
        return try call.session.value(object)
      },
      .method(
        "portfolio",
        "undecide",
        of: PortfolioObject.self,
        purpose: "Takes a drafted decision back; whether there was one.",
        subject: .required("project", .entity("project"), "the project"),
        returns: "true or false",
        example: "print(\(example):undecide \"P-02\")"
      ) { object, call in
        .boolean(object.draft.withdraw(call.arguments.text("project") ?? ""))
      },
      .method(
        "portfolio",
        "decisions",
        of: PortfolioObject.self,
        purpose: "Gives the drafted decisions, a row for each.",
        returns: "table",
        example: "print(\(example):decisions())"
      ) { object, call in try call.session.value(object.decided) },
      .method(
        "portfolio",
        "simulate",
        of: PortfolioObject.self,
        purpose:
          "Counts what the drafted decisions would leave, by directorate and decision; nothing "
          + "is recorded.",
        returns: "table",
        example: "print(\(example):simulate())"
      ) { object, call in
        let reduction = PortfolioReduction(object.portfolio, object.draft.decisions)
        return try call.session.value(ReductionTable(reduction, object.portfolio).table)
      },
      .method(
        "portfolio",
        "record",
        of: PortfolioObject.self,
        purpose:
          "Plans to record the review: what was found, and what was decided and why. Projects "
          + "stay as they are; their own changes carry the decisions out.",
        subject: .required("code", .text, "the code of the review"),
        parameters: [
          .required("title", .text, "what the review is called"),
          .optional(
            "follow_up_on",
            .date,
            "the day to look whether the decisions were carried out"
          ),
          .optional("committee", .entity("committee"), "the committee that decides"),
        ],
        returns: "plan",
        example: "print(\(example):record { \"PF-2025\", title = \"All projects, 2025\" })"
      ) { object, call in
        var review = EntityRecord(
          .portfolioReview,
          [
            "code": .text(call.arguments.text("code") ?? ""),
            "title": .text(call.arguments.text("title") ?? ""),
            "as_of": .day(object.portfolio.day),
          ]
        )
        review["follow_up_on"] = call.arguments.date("follow_up_on").map { .day($0) }
        review["committee"] = call.arguments.text("committee").map { .text($0) }
        let store = try call.portfolioStore(object)
        let records = try object.records(of: review, flags: object.flags(store))
        let plan = try call.session.plan(records.map { .record($0) }, on: store)
        if case .object(let made) = plan, let made = made.instance as? PlanObject {
          object.recording = (made, object.draft.version)
        }
        return plan
      },
    ]
  }
}

extension Invocation {
  /// The store that a portfolio was read from.
  fileprivate func portfolioStore(_ portfolio: PortfolioObject) throws -> QualityStore {
    try session.store(
      of: portfolio.origin,
      for: "The portfolio",
      readAgainBy: "qi.portfolio()"
    )
  }

  /// Refuses a decision that lacks what its kind needs, before anybody relies on it.
  fileprivate func requireWhatDecisionNeeds(_ record: EntityRecord) throws {
    let needs = ["merge": "merge_into", "re_register": "new_method", "pause": "paused_until"]
    let decision = record.text("decision") ?? ""
    for (word, field) in needs.sorted(by: { $0.key < $1.key }) {
      if word == decision, record[field] == nil {
        throw ArgumentError.unsuitable(
          path: "portfolio:decide",
          reason: "A decision to \(ThreadWords.spaced(word)) needs \(field).",
          mend: "Add  \(field) = …  or decide otherwise."
        )
      }
      if word != decision, record[field] != nil {
        throw ArgumentError.unsuitable(
          path: "portfolio:decide",
          reason: "Only a decision to \(ThreadWords.spaced(word)) has \(field).",
          mend: "Leave  \(field)  out, or write  decision = \"\(word)\"."
        )
      }
    }
  }
}

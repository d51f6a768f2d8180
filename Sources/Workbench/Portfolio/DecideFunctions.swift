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
        record["decided_on"] = record["decided_on"] ?? .day(call.session.settings.today)
        try call.requireWhatDecisionNeeds(record)
        try object.draft.take(record, in: object.portfolio)
        return try call.session.value(object)
      },
      .method(
        "portfolio",
        "accept",
        of: PortfolioObject.self,
        purpose:
          "Drafts the merges that were found: each project that is one too many into the one "
          + "proposed to lead. Projects with a decision keep theirs.",
        parameters: [
          .optional(
            "tier",
            .choice(.model(.findingTier)),
            default: "definite",
            "how sure a finding must be at least"
          ),
          .required("decided_by", .entity("person"), "who decided"),
          .optional("decided_on", .date, default: "today", "the day of the decision"),
        ],
        returns: "portfolio",
        example: "print(\(example):accept { decided_by = \"LINDQVIST\" })"
      ) { object, call in
        let tier = call.arguments.text("tier").flatMap(FindingTier.init) ?? .definite
        try object.accept(
          tier,
          decidedBy: call.arguments.text("decided_by") ?? "",
          on: call.arguments.date("decided_on") ?? call.session.settings.today
        )
        return try call.session.value(object)
      },
      .method(
        "portfolio",
        "undecide",
        of: PortfolioObject.self,
        purpose: "Takes a drafted decision back.",
        subject: .required("project", .entity("project"), "the project"),
        returns: "whether there was one",
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
        let records = object.records(of: review)
        return try call.session.plan(
          records.map { .record($0) },
          on: call.session.store(
            of: object.origin,
            for: "The portfolio",
            readAgainBy: "qi.portfolio()"
          )
        )
      },
    ]
  }
}

extension Invocation {
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

extension PortfolioObject {
  /// Drafts the merges of findings that are sure enough.
  fileprivate func accept(
    _ tier: FindingTier,
    decidedBy: String,
    on day: CalendarDate
  ) throws {
    var draft = draft
    for cluster in findings.clusters {
      guard let lead = cluster.lead else { continue }
      for member in cluster.members where member.tier <= tier {
        let code = portfolio.projects[member.project].code
        if draft.has(code) { continue }
        let reasons = words.clauses(finder.judgement(of: member)).for
        let name = DuplicateWords.name(member.kind)
        let record = EntityRecord(
          .reviewDecision,
          [
            "project": .text(code),
            "decision": .text(PortfolioDecision.merge.rawValue),
            "merge_into": .text(portfolio.projects[lead].code),
            "rationale": .text("\(name.prefix(1).uppercased())\(name.dropFirst()): \(reasons)"),
            "decided_by": .text(decidedBy),
            "decided_on": .day(day),
          ]
        )
        try draft.take(record, in: portfolio)
      }
    }
    self.draft = draft
  }
}

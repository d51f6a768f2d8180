internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// What the record of a review of the portfolio can do.
  static func reviewMethods(_ entity: Entity) -> [FunctionEntry] {
    guard entity === Entity.portfolioReview else { return [] }
    return [
      .method(
        entity.name,
        "reduction",
        of: RecordObject.self,
        purpose:
          "Counts what is left of the portfolio when the review's decisions are taken, by "
          + "directorate and decision.",
        returns: "table",
        example: "print(qi.portfolio_reviews[1]:reduction())"
      ) { object, call in
        let store = try call.session.store(of: object)
        let day = object.record.day("as_of") ?? call.session.today
        let portfolio = try PortfolioRecords(store, on: day, asOf: object.asOf)
        let decisions = try store.decisions(of: object)
        return try call.session.value(
          ReductionTable(PortfolioReduction(portfolio, decisions), portfolio).table
        )
      },
      .method(
        entity.name,
        "follow_up",
        of: RecordObject.self,
        purpose:
          "Looks what became of the review's decisions, and lists those that were not carried out.",
        parameters: [
          .optional(
            "on",
            .date,
            default: "the review's day for it, or today if that is earlier",
            "the day to look at"
          ),
          .optional("all", .boolean, default: "false", "those carried out too"),
        ],
        returns: "table",
        example: "print(qi.portfolio_reviews[1]:follow_up { all = true })"
      ) { object, call in
        let store = try call.session.store(of: object)
        let today = call.session.today
        let day =
          call.arguments.date("on") ?? object.record.day("follow_up_on").map { min($0, today) }
          ?? today
        let portfolio = try PortfolioRecords(store, on: day, asOf: object.asOf)
        return try call.session.value(
          FollowUpTable(
            ReviewFollowUp(store.decisions(of: object), in: portfolio),
            portfolio,
            showsAll: call.arguments.boolean("all") ?? false
          ).table
        )
      },
    ]
  }
}

extension QualityStore {
  /// What a review decided, in the order of the projects' codes.
  fileprivate func decisions(of review: RecordObject) throws -> [DecidedProject] {
    let code = review.record.key.text
    return try records(.reviewDecision, asOf: review.asOf)
      .filter { $0.text("review") == code }
      .compactMap(DecidedProject.init)
  }
}

internal import QualityAnalysis
internal import QualityModel

/// What became of decisions: a row for each that was not carried out, or for each.
struct FollowUpTable {
  let table: TableObject

  init(_ followUp: ReviewFollowUp, _ portfolio: PortfolioRecords, showsAll: Bool) {
    let all = followUp.items.count
    let open = followUp.open.count
    let kinds = PortfolioDecision.allCases.compactMap { decision -> String? in
      let count = followUp.open.count { $0.decided.decision == decision }
      return count == 0 ? nil : "\(DecisionWords.participle(decision)) \(NumberText.grouped(count))"
    }
    let carried =
      "By \(portfolio.day) \(NumberText.grouped(all - open)) of \(NumberText.counted(all, "decision")) "
      + "\(all - open == 1 ? "was" : "were") carried out"
    var notes = [
      open == 0
        ? carried + "."
        : carried + "; \(NumberText.grouped(open)) not (to be \(kinds.joined(separator: ", ")))."
    ]
    if all == 0 { notes = ["The review has no decisions."] }
    notes.append(
      "This goes by the register and the tests noted in it: work that goes on without a note is not seen."
    )
    table = TableObject(
      headings: ["Project", "Title", "Directorate", "Decision", "Decided", "Found", "Lead"],
      footnotes: notes
    )
    table.rows = (showsAll ? followUp.items : followUp.open).map { item in
      let project = item.project.map { portfolio.projects[$0] }
      return [
        .text(item.decided.project), .text(project?.title),
        .text(
          (project?.directorates ?? []).map { portfolio.units[$0].code }.joined(separator: ", ")
        ),
        .text(DecisionWords.text(item.decided)), .text("\(item.decided.decidedOn)"),
        .text(
          item.isCarriedOut
            ? "carried out" : item.lacking.map(Self.words).joined(separator: "; ")
        ),
        .text(project.flatMap { portfolio.people[$0.lead] ?? $0.lead }),
      ]
    }
    table.narrowing = Narrowing(
      whole: ["Project", "Decision"],
      kept: ["Project", "Decision", "Found", "Lead"],
      common: [],
      repeating: [],
      leaving: ["Decided", "Title", "Directorate"]
    )
  }

  private static func words(_ lack: ReviewFollowUp.Lack) -> String {
    switch lack {
    case .notRegistered: "not on the register"
    case .state(let state): "is \(ThreadWords.spaced(state.rawValue))"
    case .mergedElsewhere(let other?): "was merged into \(other)"
    case .mergedElsewhere(nil): "was merged without naming the other"
    case .carrierClosed(let code, let state):
      "\(code), which is to carry it on, is \(ThreadWords.spaced(state.rawValue))"
    case .method(let method): "its method is \(method)"
    case .pausedUntil(let day?): "is paused until \(day)"
    case .pausedUntil(nil): "is paused without an end"
    case .workedOn(let day): "tests go on, the last on \(day)"
    }
  }
}

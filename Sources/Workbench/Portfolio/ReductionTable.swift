internal import QualityAnalysis
internal import QualityModel

/// What decisions leave of a portfolio: a row for each directorate, and one for all.
struct ReductionTable {
  let table: TableObject

  init(_ reduction: PortfolioReduction, _ portfolio: PortfolioRecords) {
    let total = reduction.total
    let decisions = PortfolioDecision.allCases
    var notes = [
      "On \(portfolio.day) \(NumberText.counted(total.before, "project")) "
        + "\(total.before == 1 ? "was" : "were") open; \(Self.parts(total)): "
        + "\(NumberText.grouped(total.removed)) of \(NumberText.grouped(total.before)) go "
        + "(\(Self.share(total)) %), \(NumberText.grouped(total.after)) remain.",
      "Merged, stopped and registered anew count as going (I-32); a project without a decision goes on.",
    ]
    if !reduction.notOpen.isEmpty {
      let codes = reduction.notOpen.prefix(12).map(\.project).joined(separator: ", ")
      notes.append(
        "\(NumberText.counted(reduction.notOpen.count, "decision")) about projects that were not open "
          + "then \(reduction.notOpen.count == 1 ? "is" : "are") not counted: \(codes)"
          + (reduction.notOpen.count > 12 ? ", …" : ".")
      )
    }
    notes.append(
      "This cannot tell whether the decisions are right, nor whether they were carried out: "
        + ":follow_up() says that."
    )
    table = TableObject(
      headings: ["Directorate", "Name", "Before"] + decisions.map(Self.heading) + [
        "Undecided", "After", "Reduction %",
      ],
      footnotes: notes
    )
    table.rows = (reduction.rows + [total]).map { row in
      let (code, name) = Self.place(row.place, portfolio)
      return [.text(code), .text(name), .count(row.before)]
        + decisions.map { .count(row.decided[$0] ?? 0) } + [
          .count(row.undecided), .count(row.after),
          .number(row.reduction.map { $0 * 100 }, places: 1),
        ]
    }
    table.narrowing = Narrowing(
      whole: ["Directorate"],
      kept: ["Directorate", "Before", "After", "Reduction %"],
      common: [],
      repeating: [],
      leaving: ["Name", "Undecided", "Continue", "Change", "Pause"]
    )
  }

  private static func place(
    _ place: PortfolioReduction.Place,
    _ portfolio: PortfolioRecords
  ) -> (String, String) {
    switch place {
    case .directorate(let unit): (portfolio.units[unit].code, portfolio.units[unit].name)
    case .several: ("several", "units of several directorates")
    case .none: ("none", "no unit of a directorate")
    case .all: ("all", "")
    }
  }

  private static func parts(_ row: PortfolioReduction.Row) -> String {
    let parts = PortfolioDecision.allCases.compactMap { decision -> String? in
      guard let count = row.decided[decision], count > 0 else { return nil }
      return "\(DecisionWords.participle(decision)) \(NumberText.grouped(count))"
    }
    return parts.isEmpty ? "nothing was decided" : parts.joined(separator: ", ")
  }

  private static func share(_ row: PortfolioReduction.Row) -> String {
    NumberText.fixed((row.reduction ?? 0) * 100, places: 1)
  }

  private static func heading(_ decision: PortfolioDecision) -> String {
    switch decision {
    case .goOn: "Continue"
    case .change: "Change"
    case .merge: "Merge"
    case .stop: "Stop"
    case .reRegister: "Re-register"
    case .pause: "Pause"
    }
  }
}

/// Decisions about projects in words.
enum DecisionWords {
  /// "continued", as part of a count.
  static func participle(_ decision: PortfolioDecision) -> String {
    switch decision {
    case .goOn: "continued"
    case .change: "changed"
    case .merge: "merged"
    case .stop: "stopped"
    case .reRegister: "registered anew"
    case .pause: "paused"
    }
  }

  /// What was decided: "merge into P-04".
  static func text(_ decided: DecidedProject) -> String {
    switch decided.decision {
    case .goOn: "continue"
    case .change: "change"
    case .merge: "merge" + (decided.mergeInto.map { " into \($0)" } ?? "")
    case .stop: "stop"
    case .reRegister: "register anew" + (decided.newMethod.map { " as \($0)" } ?? "")
    case .pause: "pause" + (decided.pausedUntil.map { " until \($0)" } ?? "")
    }
  }
}

internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel

/// The portfolios of a session about which something is decided that nobody has recorded.
///
/// A portfolio that no script holds any more is forgotten, as a plan is: it was looked at and let go.
struct DraftRegister {
  private struct Held {
    weak var portfolio: PortfolioObject?
  }

  private var held: [Held] = []
  /// How often something was decided.
  private(set) var decisionCount = 0

  mutating func note(_ portfolio: PortfolioObject) {
    decisionCount += 1
    held.removeAll { $0.portfolio == nil || $0.portfolio === portfolio }
    held.append(Held(portfolio: portfolio))
  }

  /// The portfolios with decisions that are in no plan, the one decided about last coming last.
  var open: [PortfolioObject] {
    held.compactMap(\.portfolio).filter { portfolio in
      !portfolio.draft.isEmpty && portfolio.recording?.version != portfolio.draft.version
    }
  }
}

extension WorkbenchSession {
  /// What was decided about portfolios and is in no plan, in words; it ends with the session.
  package var unrecordedDrafts: [String] {
    guard !drafts.open.isEmpty else { return [] }
    // A portfolio that no name holds any more was let go.
    try? lua.collectGarbage()
    return drafts.open.map { portfolio in
      "\(NumberText.counted(portfolio.draft.count, "decision")) on the portfolio of "
        + "\(portfolio.portfolio.day)"
    }
  }
}

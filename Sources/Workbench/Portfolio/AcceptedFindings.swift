internal import QualityAnalysis
internal import QualityModel

/// What a review found, turned into drafted decisions.
struct AcceptedFindings {
  /// The decisions, those from before among them.
  private(set) var draft: DecisionDraft
  /// The projects whose merger cannot be drafted as things are decided, with the project that was to carry
  /// each on, in the order of the clusters.
  private(set) var leftOut: [(project: String, lead: String)] = []
  private let portfolio: PortfolioObject
  private let decidedBy: String
  private let day: CalendarDate

  init(_ portfolio: PortfolioObject, decidedBy: String, on day: CalendarDate) {
    self.portfolio = portfolio
    self.decidedBy = decidedBy
    self.day = day
    draft = portfolio.draft
  }

  /// Merges each project that is one too many, as sure as the tier or surer, into the one that leads.
  mutating func merges(_ tier: FindingTier) throws {
    for cluster in portfolio.findings.clusters {
      guard let lead = cluster.lead else { continue }
      for member in cluster.members where member.tier <= tier {
        let reasons = portfolio.words.clauses(portfolio.finder.judgement(of: member)).for
        let (mine, carrier) = (
          portfolio.portfolio.projects[member.project].code, portfolio.portfolio.projects[lead].code
        )
        // What people have decided stands: nothing is merged into a project that goes, nor one that
        // carries others on.
        guard draft.goesOn(carrier), !draft.carries(mine) else {
          if !draft.has(mine) { leftOut.append((mine, carrier)) }
          continue
        }
        try take(
          member.project,
          .merge,
          ["merge_into": .text(carrier)],
          "\(Self.sentence(DuplicateWords.name(member.kind))): \(reasons)"
        )
      }
    }
  }

  /// Stops projects with a flag; those whose method does not fit are registered anew as their triage
  /// recommended, where it recommended another.
  mutating func flags(_ wanted: [ProjectFlag], of all: [ProjectFlags]) throws {
    for flags in all {
      guard let flag = flags.flags.first(where: wanted.contains) else { continue }
      let because = "\(FlagWords.meaning(flag)): \(FlagWords.because(flag, flags))"
      if flag == .wrongMethod {
        guard let misfit = flags.misfit, let other = misfit.recommended, other != misfit.method
        else {
          continue
        }
        try take(flags.project, .reRegister, ["new_method": .text(other)], Self.sentence(because))
      } else {
        try take(flags.project, .stop, [:], Self.sentence(because))
      }
    }
  }

  /// Drafts a decision, unless there is one, or another project leans on this one.
  private mutating func take(
    _ project: Int,
    _ decision: PortfolioDecision,
    _ more: [String: FieldValue],
    _ rationale: String
  ) throws {
    let code = portfolio.portfolio.projects[project].code
    guard !draft.has(code), !(decision == .stop && draft.carries(code)) else { return }
    let fields: [String: FieldValue] = [
      "project": .text(code), "decision": .text(decision.rawValue),
      "rationale": .text(rationale), "decided_by": .text(decidedBy), "decided_on": .day(day),
    ]
    try draft.take(
      EntityRecord(.reviewDecision, fields.merging(more) { $1 }),
      in: portfolio.portfolio
    )
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

public import QualityModel
public import SPCCore

/// The open projects that one person has a part in, each with how it stands and what it waits for: what a
/// coach looks at each month.
public struct Caseload: Sendable {
  /// A part that a person has in a project.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    case lead, coach, sponsor
  }

  /// The test that is under way, or the last one.
  public struct Test: Hashable, Sendable {
    /// Its number among the tests of the project.
    public let number: Int
    /// Its first day.
    public let began: CalendarDate
    /// Its last day; `nil` while it goes on.
    public let ended: CalendarDate?
    /// What was decided, a word of ``QualityModel/Vocabulary/cycleDecision``.
    public let decision: String?
    /// The days since it began, or since it ended.
    public let days: Int
  }

  /// What somebody should see to, the gravest first.
  public enum Attention: Sendable {
    /// A balancing measure became worse and is worse now.
    case harm([SeriesCourse])
    /// The improvement is gone.
    case lost
    /// Something is wrong with the project by itself.
    case flag(ProjectFlag)
    /// It rests although its pause has ended.
    case pauseEnded(CalendarDate)
    /// The day of its aim has passed, and the figures have not reached the goal, or cannot tell.
    case aimPassed(CalendarDate, shareOfGoal: Double?)
    /// A look at whether it held was due and has not been done.
    case checkDue(CalendarDate)
    /// So many actions of the project should have been done by now.
    case actionsOverdue(Int)
    /// A test has ended, and nothing was decided.
    case undecided(test: Int, ended: CalendarDate)
    /// The score lies above what the evidence supports, so many half steps.
    case claimExceeds(Int)
  }

  /// One project of the person.
  public struct Entry: Sendable {
    /// The place of the project in the portfolio.
    public let project: Int
    /// The parts that the person has in it.
    public let parts: [Part]
    /// The test that is under way, or the last; `nil` where none began.
    public let test: Test?
    /// What it claims beside what its evidence supports.
    public let claim: ClaimAgainstEvidence
    /// What somebody should see to; empty where nothing is known to wait.
    public let attention: [Attention]
  }

  /// The code of the person.
  public let person: String
  /// The projects: those where something waits first, the gravest of them before the others, then by code.
  public let entries: [Entry]

  /// How many of the projects the person has a part in.
  public func count(of part: Part) -> Int { entries.count { $0.parts.contains(part) } }
  /// How many of the projects wait for something.
  public var waiting: Int { entries.count { !$0.attention.isEmpty } }
}

extension ImprovementEvidence {
  /// The open projects of a person on the day.
  ///
  /// - Parameters:
  ///   - person: The code of the person; of one who has no part in any it is empty.
  ///   - parts: Which parts count.
  ///   - checkpoint: Asked at each project.
  /// - Returns: The projects, those where something waits first.
  /// - Throws: ``SPCCore/SPCError/interrupted``.
  public func caseload(
    of person: String,
    parts: [Caseload.Part] = Caseload.Part.allCases,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> Caseload {
    var others = CoursesElsewhere()
    var entries: [Caseload.Entry] = []
    for (place, number) in portfolio.open.enumerated() {
      try checkpoint(place, of: portfolio.open.count)
      let project = portfolio.projects[number]
      let own = parts.filter { project.person(in: $0) == person }
      guard !own.isEmpty else { continue }
      let claim = ClaimAgainstEvidence(number, self, &others)
      entries.append(
        Caseload.Entry(
          project: number,
          parts: own,
          test: newestTest(of: project.code),
          claim: claim,
          attention: attention(project, claim, ProjectFlags(number, self))
        )
      )
    }
    let order = entries.indices.sorted { left, right in
      let ranks = (entries[left].rank, entries[right].rank)
      return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
    }
    return Caseload(person: person, entries: order.map { entries[$0] })
  }

  private func newestTest(of project: String) -> Caseload.Test? {
    cycles(of: project).last.flatMap { cycle -> Caseload.Test? in
      guard let began = cycle.day("started_on") else { return nil }
      let ended = hasEnded(cycle) ? cycle.day("ended_on") : nil
      return Caseload.Test(
        number: Int(cycle.number("number") ?? 0),
        began: began,
        ended: ended,
        decision: ended == nil ? nil : cycle.text("decision"),
        days: Int(day.dayNumber - (ended ?? began).dayNumber)
      )
    }
  }

  private func attention(
    _ project: PortfolioProject,
    _ claim: ClaimAgainstEvidence,
    _ flags: ProjectFlags
  ) -> [Caseload.Attention] {
    var found: [Caseload.Attention] = []
    if !claim.course.harmed.isEmpty { found.append(.harm(claim.course.harmed)) }
    if claim.verdict == .lost { found.append(.lost) }
    found += flags.flags.map(Caseload.Attention.flag)
    if let ended = flags.silence.pauseEndedOn { found.append(.pauseEnded(ended)) }
    if let by = project.aim.by, by < day, claim.shareOfGoal.map({ $0 < 1 }) ?? true {
      found.append(.aimPassed(by, shareOfGoal: claim.shareOfGoal))
    }
    let due = of(.sustainCheck, project.code).filter { check in
      !(check.day("done_on").map { $0 <= day } ?? false)
    }.compactMap { $0.day("due_on") }.filter { $0 < day }.min()
    if let due { found.append(.checkDue(due)) }
    let overdue = of(.action, project.code).count { action in
      // One that was done, verified or given up by the day is not waited for.
      let ended = ["done_on", "cancelled_on"].compactMap { action.day($0) }.min()
      return (action.day("raised_on").map { $0 <= day } ?? false)
        && (action.day("due_on").map { $0 < day } ?? false) && (ended.map { $0 > day } ?? true)
    }
    if overdue > 0 { found.append(.actionsOverdue(overdue)) }
    for cycle in cycles(of: project.code)
    where hasEnded(cycle) && cycle.text("decision") == nil {
      guard let ended = cycle.day("ended_on") else { continue }
      found.append(.undecided(test: Int(cycle.number("number") ?? 0), ended: ended))
    }
    if claim.excess > 0 { found.append(.claimExceeds(claim.excess)) }
    return found
  }
}

extension PortfolioProject {
  fileprivate func person(in part: Caseload.Part) -> String? {
    switch part {
    case .lead: lead
    case .coach: coach
    case .sponsor: sponsor
    }
  }
}

extension Caseload.Entry {
  /// How soon somebody should look, 0 first.
  fileprivate var rank: Int { attention.map(\.rank).min() ?? Caseload.Attention.leastRank }
}

extension Caseload.Attention {
  fileprivate static let leastRank = 100

  fileprivate var rank: Int {
    switch self {
    case .harm: 0
    case .lost: 1
    case .flag(let flag): 2 + (ProjectFlag.allCases.firstIndex(of: flag) ?? 0)
    case .pauseEnded: 20
    case .aimPassed: 21
    case .checkDue: 22
    case .actionsOverdue: 23
    case .undecided: 24
    case .claimExceeds: 25
    }
  }
}

internal import ChartRendering
internal import QualityAnalysis
internal import QualityModel
internal import SPCCore

/// A person's projects on one page: how each stands, and what it waits for.
struct CaseloadTable {
  let caseload: Caseload
  let evidence: ImprovementEvidence
  let call: Invocation

  private static let sparkPoints = 12

  func table() throws -> TableObject {
    let table = TableObject(
      headings: [
        "Project", "Title", "State", "Part", "Test", "Outcome", "Last 12", "Claimed", "Supported",
        "See to",
      ],
      footnotes: notes
    )
    table.narrowing = Narrowing(
      whole: ["Project", "See to"],
      kept: ["Project", "Title", "See to"],
      common: ["Part"],
      repeating: [],
      leaving: ["Supported", "Claimed", "Part", "Outcome", "Test", "State", "Last 12"],
      cut: ["Title": 26]
    )
    table.rows = try caseload.entries.map { entry in
      let project = evidence.portfolio.projects[entry.project]
      return [
        .text(project.code), .text(project.title), .text(ClaimWords.spaced(project.state.rawValue)),
        .text(entry.parts.map(\.rawValue).joined(separator: ", ")),
        .text(entry.test.map(CaseloadWords.test) ?? "none begun"),
        .text(CaseloadWords.outcome(entry.claim)),
        .text(try sparkline(entry.claim)),
        .text(entry.claim.claim?.step.word), .text(entry.claim.supported.word),
        CaseloadWords.seeTo(entry),
      ]
    }
    table.emptyText = "\(name) has no part in an open project on \(evidence.day)."
    return table
  }

  private var name: String {
    evidence.portfolio.people[caseload.person].map { "\($0) (\(caseload.person))" }
      ?? caseload.person
  }

  private var notes: [String] {
    guard !caseload.entries.isEmpty else { return [] }
    let parts = Caseload.Part.allCases.compactMap { part -> String? in
      let count = caseload.count(of: part)
      return count == 0 ? nil : "\(part.rawValue) of \(NumberText.grouped(count))"
    }
    return [
      "\(name) on \(evidence.day): \(NumberText.counted(caseload.entries.count, "open project")), "
        + "\(parts.joined(separator: ", ")); something waits in "
        + "\(ClaimWords.of(CountOf(caseload.waiting, of: caseload.entries.count))).",
      ClaimTable.judged(evidence)
        + " An aim that is past has its share of the way to the goal. It cannot tell what was done and"
        + " not recorded, nor which of it matters most.",
    ]
  }

  /// The newest points of the first outcome of which something can be said, up to the day.
  private func sparkline(_ claim: ClaimAgainstEvidence) throws -> String {
    let courses = claim.course.outcomes
    guard let course = courses.first(where: { $0.obstacle == nil }) ?? courses.first,
      let series = evidence.series(of: course)
    else { return "" }
    let object = try call.session.seriesObject(series).between(nil, evidence.day)
    guard !object.slots.isEmpty,
      let analysis = try LatestChart(call.arguments).analysisIfAny(of: object)
    else { return "" }
    let renderer = TerminalRenderer(colour: false, unicode: call.session.settings.unicode)
    return renderer.sparkline(ofLast: Self.sparkPoints, in: analysis.result)
  }
}

/// The words for how a project stands and what it waits for.
enum CaseloadWords {
  static func test(_ test: Caseload.Test) -> String {
    let days = NumberText.counted(test.days, "day")
    guard let ended = test.ended else { return "\(test.number) began \(test.began), \(days) ago" }
    return "\(test.number) ended \(ended), \(days) ago: \(test.decision ?? "undecided")"
  }

  /// What became of the outcome, with the levels of the first of which something can be said.
  static func outcome(_ claim: ClaimAgainstEvidence) -> String {
    let verdict = ClaimWords.verdict(claim.verdict)
    guard let course = claim.course.outcomes.first(where: { $0.obstacle == nil }) else {
      guard let first = claim.course.outcomes.first, let obstacle = first.obstacle else {
        return "\(verdict): no outcome measure"
      }
      return "\(verdict): \(first.measure), \(ClaimWords.obstacle(obstacle))"
    }
    return "\(verdict): \(course.measure) \(ClaimWords.number(course.before)) to "
      + ClaimWords.number(course.now)
  }

  private static let seeToShown = 2

  /// What somebody should see to: the gravest of it in a word on the page, all of it in a row and in a
  /// file.
  static func seeTo(_ entry: Caseload.Entry) -> TableObject.Cell {
    let hidden = entry.attention.count - seeToShown
    let words = entry.attention.prefix(seeToShown).map(inShort) + (hidden > 0 ? ["+\(hidden)"] : [])
    return TableObject.Cell(
      text: words.joined(separator: "; "),
      isNumber: false,
      fileText: entry.attention.map(attention).joined(separator: "; ")
    )
  }

  private static func inShort(_ attention: Caseload.Attention) -> String {
    switch attention {
    case .harm: "harm"
    case .pauseEnded: "pause ended"
    case .aimPassed(_, let share):
      "aim past" + (share.map { ", \(NumberText.plain($0 * 100, places: 0)) %" } ?? "")
    case .checkDue: "check due"
    case .actionsOverdue: "actions overdue"
    case .undecided: "test undecided"
    case .claimExceeds: "claims more"
    case .lost, .flag: Self.attention(attention)
    }
  }

  static func attention(_ attention: Caseload.Attention) -> String {
    switch attention {
    case .harm(let courses):
      "worse: " + courses.map { "\($0.measure) at \($0.unit)" }.joined(separator: ", ")
    case .lost: "improvement lost"
    case .flag(let flag): ClaimWords.spaced(flag.rawValue)
    case .pauseEnded(let day): "pause ended \(day)"
    case .aimPassed(let day, let share):
      "aim past since \(day), "
        + (share.map { "\(NumberText.plain($0 * 100, places: 0)) %" } ?? "cannot tell")
    case .checkDue(let day): "check due \(day)"
    case .actionsOverdue(let count): "\(NumberText.counted(count, "action")) overdue"
    case .undecided(let test, let ended): "test \(test) of \(ended) undecided"
    case .claimExceeds: "claims more than is shown"
    }
  }
}

internal import QualityAnalysis
internal import QualityModel
internal import QualityStore

/// A portfolio of one day as scripts hold it, with the duplicates in it.
final class PortfolioObject {
  let finder: DuplicateFinder
  let findings: DuplicateFindings
  /// The store that it was read from.
  let origin: StoreOrigin
  /// The knowledge that it was read with.
  let asOf: AsOf
  /// What was decided so far and is not recorded.
  var draft = DecisionDraft()
  /// What could not be drafted when what was found was accepted last.
  var leftOut: [(project: String, lead: String)] = []
  /// The plan that was made last to record the draft, and what the draft was then.
  var recording: (plan: PlanObject, version: Int)?
  /// What is wrong with open projects one by one, once it was asked for.
  private var keptFlags: [ProjectFlags]?

  init(
    _ finder: DuplicateFinder,
    _ findings: DuplicateFindings,
    origin: StoreOrigin,
    asOf: AsOf
  ) {
    self.finder = finder
    self.findings = findings
    self.origin = origin
    self.asOf = asOf
  }

  /// What is wrong with open projects one by one; read from the store when it is first asked for.
  func flags(_ store: QualityStore) throws -> [ProjectFlags] {
    if let keptFlags { return keptFlags }
    let flags = try ImprovementEvidence(
      store,
      on: portfolio.day,
      asOf: asOf,
      known: portfolio
    ).flags
    keptFlags = flags
    return flags
  }

  var portfolio: PortfolioRecords { finder.portfolio }
  var words: DuplicateWords { DuplicateWords(portfolio: portfolio) }
  var members: [DuplicateFinding] { findings.clusters.flatMap(\.members) }

  /// What nobody can tell from the records.
  static let limits =
    "From the records alone: whether two teams do the same is for them to say. A finding changes nothing."

  /// The clusters, a row for each project that is one too many and that a filter lets through.
  func clusters(_ filter: FindingFilter) -> TableObject {
    let rows = findings.clusters.enumerated().flatMap { number, cluster in
      let lead =
        cluster.lead.map { portfolio.projects[$0].code }
        ?? cluster.programme.map { portfolio.programmes[$0].code }
      return cluster.members.filter { filter.lets($0, in: portfolio) }.map { member in
        [.count(number + 1), .text(lead)] + row(member)
      }
    }
    let table = TableObject(
      headings: [
        "Cluster", "Lead", "Project", "Title", "Class", "Tier", "Like", "Reasons", "Against",
      ],
      rows: rows,
      footnotes: [summary, filter.note(rows.count), Self.limits].compactMap(\.self)
    )
    table.narrowing = Narrowing(
      whole: ["Cluster", "Lead", "Project"],
      kept: ["Lead", "Project", "Class", "Tier", "Reasons"],
      common: [],
      repeating: [],
      leaving: ["Against", "Like", "Cluster", "Title"]
    )
    return table
  }

  /// What somebody should look at, a row for each pair that a filter lets through.
  func possible(_ filter: FindingFilter) -> TableObject {
    let count = NumberText.counted(findings.possible.count, "possible finding")
    let found = findings.possible.filter { filter.lets($0, in: portfolio) }
    let table = TableObject(
      headings: ["Project", "Title", "Class", "Tier", "Like", "Reasons", "Against"],
      footnotes: [
        "\(count) on \(portfolio.day). \(Self.limits)", filter.note(found.count),
      ].compactMap(\.self)
    )
    table.narrowing = Narrowing(
      whole: ["Project", "Like"],
      kept: ["Project", "Like", "Class", "Against"],
      common: ["Tier"],
      repeating: [],
      leaving: ["Title", "Reasons"]
    )
    table.rows = found.map(row)
    return table
  }

  private func row(_ finding: DuplicateFinding) -> [TableObject.Cell] {
    let told = words.clauses(finder.judgement(of: finding))
    let like =
      finding.related.map { portfolio.projects[$0].code }
      ?? finding.programme.map { portfolio.programmes[$0].code }
    return [
      .text(portfolio.projects[finding.project].code),
      .text(portfolio.projects[finding.project].title), .text(finding.kind.rawValue),
      .text(finding.tier.rawValue), .text(like), .text(told.for), .text(told.against),
    ]
  }

  /// What speaks for and against two projects being one, a row for each reason.
  func reasons(_ left: Int, _ right: Int) -> TableObject {
    let judgement = finder.judge(left, right)
    let verdict =
      judgement.kind.flatMap { kind in
        judgement.tier.map { "\(DuplicateWords.name(kind)), \($0.rawValue)" }
      } ?? "not one too many"
    let table = TableObject(
      headings: ["Speaks", "Reason"],
      footnotes: [
        "\(words.name(project: left)); \(words.name(project: right)): \(verdict) on "
          + "\(portfolio.day)."
      ]
    )
    table.rows =
      judgement.reasons.map { [.text("for"), .text(words.clause($0))] }
      + judgement.counterReasons.map { [.text("against"), .text(words.clause($0))] }
    return table
  }

  /// What was found of one project, a row for each reason.
  func reasons(_ project: Int) -> TableObject {
    let found = (members + findings.possible).filter {
      $0.project == project || $0.related == project
    }
    let name = words.name(project: project)
    let table = TableObject(
      headings: ["Like", "Class", "Tier", "Speaks", "Reason"],
      footnotes: [
        found.isEmpty
          ? "\(name): nothing was found on \(portfolio.day)."
          : "\(name): \(NumberText.counted(found.count, "finding")) on \(portfolio.day)."
      ]
    )
    for finding in found {
      let other =
        finding.project == project
        ? finding.related.map { portfolio.projects[$0].code }
          ?? finding.programme.map { portfolio.programmes[$0].code }
        : portfolio.projects[finding.project].code
      let judgement = finder.judgement(of: finding)
      for (side, clause) in judgement.reasons.map({ ("for", words.clause($0)) })
        + judgement.counterReasons.map({ ("against", words.clause($0)) })
      {
        table.rows.append([
          .text(other), .text(finding.kind.rawValue), .text(finding.tier.rawValue), .text(side),
          .text(clause),
        ])
      }
    }
    return table
  }

  /// How many were found, by class and by tier.
  var summary: String {
    let open = portfolio.open.count
    let members = members
    guard !members.isEmpty else {
      return "\(NumberText.counted(open, "open project")) on \(portfolio.day), none one too many."
    }
    func counts<Sort: CaseIterable & Equatable & RawRepresentable<String>>(
      _ sort: KeyPath<DuplicateFinding, Sort>
    ) -> String {
      Sort.allCases.compactMap { word -> String? in
        let count = members.count { $0[keyPath: sort] == word }
        return count == 0
          ? nil : "\(ThreadWords.spaced(word.rawValue)) \(NumberText.grouped(count))"
      }.joined(separator: ", ")
    }
    return "\(NumberText.counted(open, "open project")) on \(portfolio.day); "
      + "\(NumberText.grouped(members.count)) of them one too many, in "
      + "\(NumberText.counted(findings.clusters.count, "cluster")): \(counts(\.kind)); "
      + "\(counts(\.tier))."
  }
}

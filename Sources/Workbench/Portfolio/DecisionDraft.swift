internal import QualityAnalysis
internal import QualityModel

/// Decisions about the projects of a portfolio that are not recorded yet, one for each project.
struct DecisionDraft {
  private var byProject: [String: EntityRecord] = [:]
  /// The projects that each is to carry on.
  private var carried: [String: Set<String>] = [:]
  /// Grows with every decision that is taken or taken back.
  private(set) var version = 0

  var isEmpty: Bool { byProject.isEmpty }
  var count: Int { byProject.count }

  /// The decisions as records that lack their review, in the order of the projects' codes.
  var records: [EntityRecord] { byProject.values.sorted { $0.projectCode < $1.projectCode } }

  /// The same as the analysis takes them.
  var decisions: [DecidedProject] { records.compactMap(DecidedProject.init) }

  /// Whether something is decided about a project.
  func has(_ project: String) -> Bool { byProject[project] != nil }

  /// Whether a project is to carry others on.
  func carries(_ project: String) -> Bool {
    !(carried[project] ?? []).isEmpty
  }

  /// Whether a project may carry others on: nothing is decided that ends it.
  func goesOn(_ project: String) -> Bool {
    let decision = byProject[project]?.text("decision").flatMap(PortfolioDecision.init)
    return decision != .merge && decision != .stop
  }

  /// Takes a decision in the place of an earlier one about the same project.
  ///
  /// - Throws: What speaks against it, the draft being as before.
  mutating func take(_ record: EntityRecord, in portfolio: PortfolioRecords) throws {
    if let fault = fault(of: record, in: portfolio) { throw fault }
    _ = withdraw(record.projectCode)
    version += 1
    byProject[record.projectCode] = record
    if let target = record.text("merge_into") {
      carried[target, default: []].insert(record.projectCode)
    }
  }

  /// Takes a decision back.
  ///
  /// - Returns: Whether there was one.
  mutating func withdraw(_ project: String) -> Bool {
    guard let record = byProject.removeValue(forKey: project) else { return false }
    version += 1
    if let target = record.text("merge_into") { carried[target]?.remove(project) }
    return true
  }

  /// What speaks against a decision beside those that were taken.
  private func fault(of record: EntityRecord, in portfolio: PortfolioRecords) -> ArgumentError? {
    func refused(_ reason: String, _ mend: String) -> ArgumentError {
      .unsuitable(path: "portfolio:decide", reason: reason, mend: mend)
    }
    let code = record.projectCode
    guard let state = Self.state(of: code, in: portfolio) else {
      return refused(
        "\"\(code)\" was not on the register on \(portfolio.day).",
        "Give the code of a project that was registered by then."
      )
    }
    guard state.isOpen else {
      return refused(
        "\(code) is \(ThreadWords.spaced(state.rawValue)) on \(portfolio.day): there is nothing to decide.",
        "Decide about projects that are open."
      )
    }
    let decision = record.text("decision").flatMap(PortfolioDecision.init)
    let leaves = decision == .merge || decision == .stop
    if leaves, let other = carried[code]?.min() {
      return refused(
        "\(code) is to carry on \(other), as was decided.",
        "Merge \(other) into another project first, or decide that \(code) goes on."
      )
    }
    guard decision == .merge, let target = record.text("merge_into") else { return nil }
    if target == code {
      return refused("\(code) cannot be merged into itself.", "Name another as merge_into.")
    }
    guard let carrying = Self.state(of: target, in: portfolio), carrying.isOpen else {
      return refused(
        "\(target), which is to carry it on, is not open on \(portfolio.day).",
        "Merge it into a project that is."
      )
    }
    if !goesOn(target) {
      let own = byProject[target]?.text("decision")
      let further = byProject[target]?.text("merge_into")
      return refused(
        "\(target), which is to carry it on, is to \(own == "stop" ? "be stopped" : "be merged") itself.",
        further.map { "Merge it into \($0), which carries the work on in the end." }
          ?? "Merge it into a project that goes on."
      )
    }
    return nil
  }

  private static func state(of code: String, in portfolio: PortfolioRecords) -> ProjectState? {
    portfolio.number(ofProject: code).map { portfolio.projects[$0].state }
  }
}

extension EntityRecord {
  /// The project that a decision or a finding is about.
  fileprivate var projectCode: String { text("project") ?? "" }
}

extension PortfolioObject {
  /// The decisions as a table, a row for each project.
  var decided: TableObject {
    let records = draft.records
    let table = TableObject(
      headings: ["Project", "Title", "Decision", "Rationale", "Who", "On"],
      footnotes: [
        draft.isEmpty
          ? "Nothing is decided yet:  portfolio:decide { … }"
          : "\(NumberText.counted(draft.count, "decision")), not recorded until "
            + "portfolio:record { … } is committed; a draft ends with its session."
      ] + [leftOutText].compactMap(\.self)
    )
    table.narrowing = Narrowing(
      whole: ["Project", "Decision"],
      kept: ["Project", "Decision", "Rationale"],
      common: ["Who", "On"],
      repeating: [],
      leaving: ["On", "Who", "Title"]
    )
    table.rows = records.compactMap { record in
      guard let decided = DecidedProject(record) else { return nil }
      let number = portfolio.number(ofProject: decided.project)
      return [
        .text(decided.project), .text(number.map { portfolio.projects[$0].title }),
        .text(DecisionWords.text(decided)), .text(record.text("rationale")),
        .text(portfolio.people[decided.decidedBy] ?? decided.decidedBy),
        .text("\(decided.decidedOn)"),
      ]
    }
    return table
  }

  /// What accepting what was found left out, in words; `nil` where nothing was.
  var leftOutText: String? {
    guard !leftOut.isEmpty else { return nil }
    let named = leftOut.prefix(8).map { left in
      let going = draft.goesOn(left.lead) ? "" : ", which is not to go on"
      return "\(left.project) into \(left.lead)\(going)"
    }.joined(separator: "; ")
    return
      "Left out when what was found was accepted, as other decisions stand against it: \(named)"
      + (leftOut.count > 8 ? "; and \(leftOut.count - 8) more." : ".")
  }

  /// Everything that a review leaves in the store: the review itself, what was found, what was decided.
  ///
  /// - Parameters:
  ///   - review: The record of the review.
  ///   - flags: What is wrong with projects one by one.
  /// - Returns: The review first, as the others refer to it.
  func records(of review: EntityRecord, flags: [ProjectFlags]) -> [EntityRecord] {
    let code = review.text("code") ?? ""
    let members = findings.clusters.flatMap { cluster in
      cluster.members.map { (cluster.lead, $0) }
    }
    let found = members.enumerated().map { index, member in
      finding(member.1, lead: member.0, number: index + 1, of: code)
    }
    let flagged = flags.flatMap { flags in
      flags.flags.filter(\.isFinding).map { (flags, $0) }
    }
    .enumerated().map { index, flag in
      finding(flag.1, flag.0, number: members.count + index + 1, of: code)
    }
    let decisions = draft.records.map { record in
      var record = record
      record["review"] = .text(code)
      return record
    }
    return [review] + found + flagged + decisions
  }

  private func finding(
    _ found: DuplicateFinding,
    lead: Int?,
    number: Int,
    of review: String
  ) -> EntityRecord {
    let clauses = words.clauses(finder.judgement(of: found))
    var record = EntityRecord(
      .reviewFinding,
      [
        "code": .text(Self.code(number, of: review)),
        "review": .text(review),
        "project": .text(portfolio.projects[found.project].code),
        "rule": .text(found.kind.rawValue),
        "tier": .text(found.tier.rawValue),
        "evidence": .text(
          clauses.against.isEmpty ? clauses.for : "\(clauses.for); against: \(clauses.against)"
        ),
      ]
    )
    let other = found.related ?? lead
    record["related"] = other.map { .text(portfolio.projects[$0].code) }
    record["programme"] = found.programme.map { .text(portfolio.programmes[$0].code) }
    return record
  }

  private func finding(
    _ flag: ProjectFlag,
    _ flags: ProjectFlags,
    number: Int,
    of review: String
  ) -> EntityRecord {
    EntityRecord(
      .reviewFinding,
      [
        "code": .text(Self.code(number, of: review)),
        "review": .text(review),
        "project": .text(portfolio.projects[flags.project].code),
        "rule": .text(flag.rawValue),
        "tier": .text(FindingTier.definite.rawValue),
        "evidence": .text(FlagWords.because(flag, flags)),
      ]
    )
  }

  /// "PF-2025-F007".
  private static func code(_ number: Int, of review: String) -> String {
    let digits = String(number)
    return "\(review)-F" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

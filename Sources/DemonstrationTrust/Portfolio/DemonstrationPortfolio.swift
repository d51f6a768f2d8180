public import QualityModel

/// What the trust does about quality: its people, its objectives from the national plan to one person,
/// its priorities, and a register of 400 projects with all that is known of them.
///
/// Which of the projects are duplicates, silent, unaligned or under the wrong method is to be found in
/// the records, as in a trust: it is written nowhere.
public struct DemonstrationPortfolio: Sendable {
  /// What stood in the books on 31 January 2024, when 312 projects were open, with the people, the
  /// objectives and the priorities of all years.
  public let records: [EntityRecord]
  /// What was added from then to 30 September 2024.
  ///
  /// Tests, judgements and checks of projects that go on. Nothing in it changes a record of
  /// ``records``.
  public let laterRecords: [EntityRecord]
  /// The actions of the last two years, on projects, after figures and for neither, as they stand on 30
  /// September 2024.
  public let actionRecords: [EntityRecord]

  /// The audit plans of 2023/24 and 2024/25 with their items, as they stand on 30 September 2024.
  public let auditRecords: [EntityRecord]

  /// How the projects were made, for tests.
  let plan: PortfolioPlan
  /// The figures that were reacted to, for tests.
  let reacted: ReactedFigures
  /// The audits that were planned, for tests.
  let audits: AuditPlanning

  /// Makes the portfolio of a trust.
  ///
  /// - Parameter trust: The trust; the same one makes the same portfolio.
  /// - Throws: ``TruthNotPlanted`` where no action or audit plan shows what it must, whatever the sub-seed.
  public init(_ trust: DemonstrationTrust) throws(TruthNotPlanted) {
    let seed = trust.seed
    let units = trust.organisation.trustUnits
    var dice = SeededDice(seed: seed, for: "portfolio codes")
    var roster = Roster(units, seed: seed)
    let committees = Committees.records(&roster, seed: seed)
    let thread = GoldenThread(units, roster: roster, seed: seed)
    var triages = CodePool("T-", capacity: 999, &dice)
    var involvements = CodePool("INV-", capacity: 1999, &dice)
    var evaluations = CodePool("EV-", capacity: 499, &dice)
    let priorities = PriorityRecords(
      thread,
      roster: &roster,
      triages: &triages,
      involvements: &involvements,
      evaluations: &evaluations,
      seed: seed
    )
    var plan = PortfolioPlan(units, places: trust.organisation.places, seed: seed)
    plan.staff(with: roster, seed: seed)
    var writer = PortfolioWriter(
      plan: plan,
      thread: thread,
      roster: roster,
      figures: trust.figures,
      dice: SeededDice(seed: seed, for: "portfolio writing"),
      triages: triages,
      drivers: CodePool("D-", capacity: 2999, &dice),
      ideas: CodePool("CI-", capacity: 1999, &dice),
      cycles: CodePool("C-", capacity: 1999, &dice),
      involvements: involvements,
      evaluations: evaluations
    )
    writer.write()
    let around =
      roster.records + committees + Methods.records + thread.records + FocusAreas.records
      + priorities.records + Readiness.records(seed: seed) + Trainings.records(roster, seed: seed)
      + Boards.records(units, trust.figures, places: plan.places, seed: seed)
      + DataQuality.records(roster, seed: seed)
    let reacted = try ReactedFigures(trust.figures, places: plan.places, seed: seed)
    let actions = try ActionPlan(plan, units, reacted: reacted, seed: seed)
    self.plan = plan
    self.reacted = reacted
    actionRecords = Self.ordered(ActionRecords(actions, roster: roster, seed: seed).records)
    audits = try AuditPlanning(seed: seed)
    auditRecords = Self.ordered(
      AuditRecords(audits, priorities: priorities.codes, roster: roster, seed: seed).records
    )
    records = Self.ordered(around + writer.records)
    laterRecords = Self.ordered(
      writer.later + Boards.huddles(trust.figures, places: plan.places, seed: seed)
    )
  }

  /// Records entity by entity, in the order of their keys: what came first is not to be seen.
  private static func ordered(_ records: [EntityRecord]) -> [EntityRecord] {
    var byEntity: [String: [EntityRecord]] = [:]
    for record in records { byEntity[record.entity.name, default: []].append(record) }
    return Entity.all.flatMap { entity in
      (byEntity[entity.name] ?? []).map { (key: $0.key.text, record: $0) }
        .sorted { $0.key < $1.key }
        .map(\.record)
    }
  }
}

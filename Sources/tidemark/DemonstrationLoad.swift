internal import DelimitedText
internal import DemonstrationTrust
internal import Foundation
internal import QualityModel
internal import QualityStore

/// Loads the demonstration trust into a store by the way that everything goes, definitions as plans and
/// figures as files, each on the day on which it would have been known.
///
/// Figures come at the end of the month in which their period ends, corrections and decisions on their
/// own days, and the register of people, objectives and projects is taken over on the last day. So the
/// store read as of an earlier day shows what was known then.
struct DemonstrationLoad {
  private let trust: DemonstrationTrust
  private let store: QualityStore
  private let clock: SimulatedClock
  private static let actor = "tidemark demo"

  /// What became known on one day.
  private struct News {
    var decisions: [Proposal] = []
    var figures: [(measure: String, row: ObservationRow)] = []
    var corrections: [(measure: String, row: ObservationRow)] = []
  }

  /// Makes a store with all of it, which must not exist yet.
  ///
  /// - Returns: How many definitions and records, and how many figures and corrections, were recorded.
  /// - Throws: ``StoreError``; also where anything is rejected, which would be a fault of ours. No store is
  ///   there then.
  static func make(
    _ trust: DemonstrationTrust,
    at path: String
  ) throws -> (records: Int, figures: Int) {
    let clock = SimulatedClock(startOf: DemonstrationTrust.firstDay)
    return try QualityStore.create(at: path, clock: clock.storeClock) { store in
      try DemonstrationLoad(trust: trust, store: store, clock: clock).run()
    }
  }

  private func run() throws -> (records: Int, figures: Int) {
    var (records, figures) = (0, 0)
    func record(_ proposals: [Proposal], _ reason: String) throws {
      guard !proposals.isEmpty else { return }
      _ = try store.plan(proposals).commit(reason: reason, actor: Self.actor)
      records += proposals.count
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try record(organisation, "The organisation, its measures and targets")
    for (day, news) in news.sorted(by: { $0.key < $1.key }) {
      clock.set(toStartOf: day)
      try record(news.decisions, "Decided and noted by \(day)")
      figures += try load(news.figures, reason: "Figures known on \(day)", in: folder)
      figures += try load(news.corrections, reason: "Corrections known on \(day)", in: folder)
    }
    clock.set(toStartOf: DemonstrationTrust.lastDay)
    let portfolio = try DemonstrationPortfolio(trust)
    try record(portfolio.records.map(Proposal.record), "People, objectives and projects")
    try record(portfolio.laterRecords.map(Proposal.record), "What came later")
    try record(portfolio.actionRecords.map(Proposal.record), "Actions")
    try record(portfolio.auditRecords.map(Proposal.record), "Audit plans")
    return (records, figures)
  }

  private var organisation: [Proposal] {
    trust.units.map(Proposal.unit)
      + trust.measures.flatMap { measure, definitions in
        [.measure(measure)] + definitions.map(Proposal.definition)
      }
      + trust.organisationRecords.map(Proposal.record) + trust.targets.map(Proposal.target)
  }

  private var news: [CalendarDate: News] {
    let frequencies = Dictionary(
      trust.measures.flatMap { $0.definitions }.map { ($0.measureCode, $0.frequency) },
      uniquingKeysWith: { first, _ in first }
    )
    func known(_ day: CalendarDate) -> CalendarDate { min(day, DemonstrationTrust.lastDay) }
    var news: [CalendarDate: News] = [:]
    for phase in trust.phases {
      // A baseline is decided on when it is over, a phase when it begins.
      var day = phase.from
      for _ in 0..<(phase.baselinePoints ?? 0) {
        day = frequencies[phase.measureCode]?.nextPeriodStart(after: day) ?? day
      }
      news[known(day), default: News()].decisions.append(.phase(phase))
    }
    for annotation in trust.annotations {
      news[known(annotation.date), default: News()].decisions.append(.annotation(annotation))
    }
    for rows in trust.observations {
      let frequency = frequencies[rows.measureCode]
      for row in rows.rows {
        let start = row.observation.period
        let end = frequency?.periodEnd(startingOn: start) ?? start
        news[known(end.calendarMonth.lastDay), default: News()].figures
          .append((rows.measureCode, row))
      }
    }
    for rows in trust.revisions {
      news[known(rows.knownOn), default: News()].corrections
        .append(contentsOf: rows.rows.map { (rows.measureCode, $0) })
    }
    return news
  }

  private func load(
    _ rows: [(measure: String, row: ObservationRow)],
    reason: String,
    in folder: URL
  ) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    let path = folder.appendingPathComponent("figures.csv").path
    var writer = DelimitedWriter()
    writer.append([
      "measure", "unit", "period", "numerator", "denominator", "missing_reason", "status",
    ])
    for (measure, row) in rows {
      let figure = row.observation
      writer.append([
        measure, row.unitCode, figure.period.description, Self.text(figure.numerator),
        Self.text(figure.denominator), figure.missingReason ?? "", figure.status.rawValue,
      ])
    }
    try Data(writer.text.utf8).write(to: URL(fileURLWithPath: path))
    let plan = try store.planLoad(
      LoadSpecification(
        path: path,
        measure: .column("measure"),
        unit: .column("unit"),
        period: "period",
        numerator: "numerator",
        denominator: "denominator",
        missingReason: "missing_reason",
        status: "status"
      )
    )
    _ = try plan.commit(reason: reason, actor: Self.actor)
    return plan.counts.new + plan.counts.changed
  }

  private static func text(_ number: Double?) -> String {
    guard let number else { return "" }
    return Int(exactly: number).map(String.init) ?? String(describing: number)
  }
}

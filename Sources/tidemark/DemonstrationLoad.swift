internal import DelimitedText
internal import DemonstrationTrust
internal import Foundation
internal import QualityModel
internal import QualityStore

/// Loads the demonstration trust into a store by the way that everything goes: definitions as a plan,
/// figures as files.
struct DemonstrationLoad {
  private let trust: DemonstrationTrust
  private let store: QualityStore
  private static let actor = "tidemark demo"

  init(_ trust: DemonstrationTrust, into store: QualityStore) {
    self.trust = trust
    self.store = store
  }

  /// Loads all of it.
  ///
  /// - Returns: How many definitions and records, and how many figures, were recorded.
  /// - Throws: ``StoreError``; also where anything is rejected, which would be a fault of ours.
  func run() throws -> (records: Int, figures: Int) {
    let portfolio = DemonstrationPortfolio(trust)
    var records = 0
    for (reason, proposals) in [
      ("The organisation and its measures", organisation),
      ("Targets, phases and remarks", decided),
      ("People, objectives and projects", portfolio.records.map(Proposal.record)),
      ("What came later", portfolio.laterRecords.map(Proposal.record)),
    ] {
      _ = try store.plan(proposals).commit(reason: reason, actor: Self.actor)
      records += proposals.count
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var figures = 0
    for rows in trust.observations {
      figures += try load(rows.rows, of: rows.measureCode, reason: "Figures", in: folder)
    }
    for rows in trust.revisions {
      let reason = "Corrections known on \(rows.knownOn)"
      figures += try load(rows.rows, of: rows.measureCode, reason: reason, in: folder)
    }
    return (records, figures)
  }

  private var organisation: [Proposal] {
    trust.units.map(Proposal.unit)
      + trust.measures.flatMap { measure, definitions in
        [.measure(measure)] + definitions.map(Proposal.definition)
      }
      + trust.organisationRecords.map(Proposal.record)
  }

  private var decided: [Proposal] {
    trust.targets.map(Proposal.target) + trust.phases.map(Proposal.phase)
      + trust.annotations.map(Proposal.annotation)
  }

  private func load(
    _ rows: [ObservationRow],
    of measure: String,
    reason: String,
    in folder: URL
  ) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    let path = folder.appendingPathComponent("\(measure).csv").path
    var writer = DelimitedWriter()
    writer.append(["unit", "period", "numerator", "denominator", "missing_reason", "status"])
    for row in rows {
      let figure = row.observation
      writer.append([
        row.unitCode, figure.period.description, Self.text(figure.numerator),
        Self.text(figure.denominator), figure.missingReason ?? "", figure.status.rawValue,
      ])
    }
    try Data(writer.text.utf8).write(to: URL(fileURLWithPath: path))
    let plan = try store.planLoad(
      LoadSpecification(
        path: path,
        measure: .code(measure),
        unit: .column("unit"),
        period: "period",
        numerator: "numerator",
        denominator: rows.contains { $0.observation.denominator != nil } ? "denominator" : nil,
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

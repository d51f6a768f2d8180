import QualityModel

@testable import DemonstrationTrust

/// A portfolio with what tests look up in it.
struct PortfolioFixture {
  let trust: DemonstrationTrust
  let portfolio: DemonstrationPortfolio
  let all: [EntityRecord]
  /// The figures as they were known first, by measure.
  let figures: [String: [ObservationRow]]
  private let byEntity: [String: [EntityRecord]]

  static let usual = PortfolioFixture(seed: DemonstrationTrust.usualSeed)
  static let other = PortfolioFixture(seed: 7_041_776)

  /// What tests are run with: seeds, as a whole portfolio would be printed with every test.
  static let seeds = [usual.trust.seed, other.trust.seed]

  /// The portfolio of one of the seeds.
  static func of(_ seed: UInt64) -> PortfolioFixture { seed == usual.trust.seed ? usual : other }

  init(seed: UInt64) {
    (trust, portfolio) = Self.made(seed)
    all =
      portfolio.records + portfolio.laterRecords + portfolio.actionRecords
      + portfolio.auditRecords
    figures = Dictionary(uniqueKeysWithValues: trust.observations.map { ($0.measureCode, $0.rows) })
    byEntity = Dictionary(grouping: all) { $0.entity.name }
  }

  private static func made(_ seed: UInt64) -> (DemonstrationTrust, DemonstrationPortfolio) {
    do {
      let trust = try DemonstrationTrust(seed: seed)
      return (trust, try DemonstrationPortfolio(trust))
    } catch {
      fatalError("no trust can be made from the seed \(seed): \(error)")
    }
  }

  /// The records of an entity, both times.
  func records(_ entity: Entity) -> [EntityRecord] { byEntity[entity.name] ?? [] }

  /// The records of an entity that name a project, by its code.
  func byProject(_ entity: Entity) -> [String: [EntityRecord]] {
    Dictionary(grouping: records(entity)) { $0.text("project") ?? "" }
  }

  /// The oracle: what each project was made to be.
  var classes: [String: ProjectClass] {
    Dictionary(uniqueKeysWithValues: portfolio.plan.drafts.map { ($0.code, $0.kind) })
  }

  /// The projects that are open at the review.
  var open: [EntityRecord] {
    records(.project).filter { record in
      ["proposed", "triaged", "active", "paused", "implementing", "monitoring", "sustained"]
        .contains(record.text("status") ?? "")
    }
  }

  static let review = PortfolioDays.review
}

/// What a rule of a review looks at in a project.
struct ReviewedProject {
  let code: String
  let record: EntityRecord
  let units: Set<String>
  let outcomes: Set<String>
  let aim: String?
}

extension PortfolioFixture {
  /// The open projects as a review sees them.
  var reviewed: [ReviewedProject] {
    let places = byProject(.projectUnit)
    let family = byProject(.projectMeasure)
    return open.map { record in
      let code = record.text("code") ?? ""
      return ReviewedProject(
        code: code,
        record: record,
        units: Set((places[code] ?? []).compactMap { $0.text("unit") }),
        outcomes: Set(
          (family[code] ?? []).filter { $0.text("role") == "outcome" }
            .compactMap { $0.text("measure") }
        ),
        aim: record.text("aim_measure")
      )
    }
  }

  /// The codes of the projects of some classes.
  func made(_ kinds: Set<ProjectClass>) -> Set<String> {
    Set(classes.filter { kinds.contains($0.value) }.keys)
  }
}

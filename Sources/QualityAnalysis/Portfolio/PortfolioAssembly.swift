import QualityModel
import QualityStore

/// Puts the portfolio of a day together from records.
struct PortfolioAssembly {
  let day: CalendarDate
  private let records: [String: [EntityRecord]]
  private let units: [PortfolioUnit]
  private let measures: [(code: String, name: String)]
  private let unitNumbers: [String: Int]
  private let measureNumbers: [String: Int]
  private let holding: Set<String>

  init(
    on day: CalendarDate,
    _ records: [String: [EntityRecord]],
    units: [OrganisationUnit],
    measures: [(code: String, name: String)]
  ) {
    self.day = day
    self.records = records
    let parents = UnitParents(
      units: units,
      placements: (records[Entity.unitPlacement.name] ?? [])
        .compactMap(OrganisationStructure.Placement.init)
    )
    self.units = parents.units.indices.map { Self.unit($0, parents, day) }
    self.measures = measures.sorted { $0.code < $1.code }
    unitNumbers = Self.numbers(of: self.units.map(\.code))
    measureNumbers = Self.numbers(of: self.measures.map(\.code))
    holding = Set(
      (records[Entity.objective.name] ?? []).filter { objective in
        (objective.day("valid_from").map { $0 <= day } ?? true)
          && (objective.day("valid_to").map { day <= $0 } ?? true)
      }.compactMap { $0.text("code") }
    )
  }

  /// The portfolio; `newest` is asked once for the newest periods of all measured places.
  func portfolio(
    _ newest: (Set<MeasuredPlace>) throws -> [MeasuredPlace: CalendarDate]
  ) rethrows -> PortfolioRecords {
    var portfolio = PortfolioRecords(on: day)
    portfolio.units = units
    portfolio.measures = measures
    portfolio.programmes = programmes
    portfolio.projects = projects(Self.numbers(of: portfolio.programmes.map(\.code)))
    portfolio.spreads = of(.spread).compactMap { record in
      guard let source = record.text("source_project"), let unit = number(record, unit: "unit"),
        let status = record.text("status")
      else { return nil }
      return PortfolioSpread(
        source: source,
        unit: unit,
        target: record.text("target_project"),
        isProven: record.isTrue("proven"),
        status: status
      )
    }
    for record in of(.method) {
      portfolio.methods[record.text("code") ?? ""] = PortfolioMethod(
        name: record.text("name") ?? "",
        requiresFamily: record.isTrue("requires_family"),
        requiresStandards: record.isTrue("requires_standards"),
        requiresApproval: record.isTrue("requires_approval")
      )
    }
    for record in of(.person) {
      portfolio.people[record.text("code") ?? ""] = record.text("name") ?? ""
    }
    portfolio.wordMeanings = of(.wordMeaning).map {
      ($0.text("term") ?? "", $0.text("meaning") ?? "")
    }.sorted { $0.0 < $1.0 }
    try addFigures(to: &portfolio, newest)
    return portfolio
  }

  /// The records of an entity.
  func of(_ entity: Entity) -> [EntityRecord] { records[entity.name] ?? [] }

  /// The records of an entity by the project that a field names.
  func byProject(_ entity: Entity) -> [String: [EntityRecord]] {
    Dictionary(grouping: of(entity)) { $0.text("project") ?? "" }
  }

  /// The place of the unit that a field names.
  func number(_ record: EntityRecord, unit field: String) -> Int? {
    record.text(field).flatMap { unitNumbers[$0] }
  }

  /// The place of the measure that a field names.
  func number(_ record: EntityRecord, measure field: String) -> Int? {
    record.text(field).flatMap { measureNumbers[$0] }
  }

  /// A family of measures, in the order of the measures.
  func family(_ records: [EntityRecord]) -> [FamilyMember] {
    records.compactMap { record in
      guard let measure = number(record, measure: "measure"),
        let role = record.text("role").flatMap({ FamilyRole(rawValue: $0) })
      else { return nil }
      return FamilyMember(measure, role)
    }.sorted { ($0.measure, $0.role.rawValue) < ($1.measure, $1.role.rawValue) }
  }

  /// What is served, in the order of the codes.
  func objectives(_ records: [EntityRecord]) -> [ServedObjective] {
    records.compactMap { $0.text("objective") }.sorted()
      .map { ServedObjective($0, holds: holding.contains($0)) }
  }

  /// The directorates of units, each once.
  func directorates(of units: [Int]) -> [Int] {
    Set(units.compactMap { self.units[$0].directorate }).sorted()
  }

  private var programmes: [PortfolioProgramme] {
    func grouped(_ entity: Entity) -> [String: [EntityRecord]] {
      Dictionary(grouping: of(entity)) { $0.text("programme") ?? "" }
    }
    let places = grouped(.programmeUnit)
    let families = grouped(.programmeMeasure)
    let served = grouped(.programmeObjective)
    return of(.programme).sorted { ($0.text("code") ?? "") < ($1.text("code") ?? "") }.map {
      record in
      let code = record.text("code") ?? ""
      let joined = (places[code] ?? []).filter { place in
        place.day("joined_on").map { $0 <= day } ?? true
      }
      return PortfolioProgramme(
        code: code,
        title: record.text("title") ?? "",
        kind: record.text("kind") ?? "",
        isRunning: record.text("status") != "planned"
          && (record.day("started_on").map { $0 <= day } ?? true)
          && (record.day("closed_on").map { day < $0 } ?? (record.text("status") != "closed")),
        units: Set(joined.compactMap { number($0, unit: "unit") }).sorted(),
        family: family(families[code] ?? []),
        objectives: objectives(served[code] ?? [])
      )
    }
  }

  private func addFigures(
    to portfolio: inout PortfolioRecords,
    _ newest: (Set<MeasuredPlace>) throws -> [MeasuredPlace: CalendarDate]
  ) rethrows {
    // Figures are reported for wards and teams; a project of a directorate is heard of through them.
    var below: [[Int]] = units.indices.map { [$0] }
    for (number, unit) in units.enumerated() {
      for above in unit.above { below[above].append(number) }
    }
    func places(_ project: PortfolioProject) -> Set<MeasuredPlace> {
      var found: Set<MeasuredPlace> = []
      let watched = Set(project.family.map(\.measure) + [project.aim.measure].compactMap(\.self))
      for unit in Set(project.places.flatMap { below[$0.unit] }) {
        for measure in watched {
          found.insert(MeasuredPlace(measure: measures[measure].code, unit: units[unit].code))
        }
      }
      return found
    }
    var asked: Set<MeasuredPlace> = []
    for project in portfolio.projects { asked.formUnion(places(project)) }
    guard !asked.isEmpty else { return }
    let found = try newest(asked)
    for index in portfolio.projects.indices {
      portfolio.projects[index].news.lastFigure =
        places(portfolio.projects[index]).compactMap { found[$0] }.filter { $0 <= day }.max()
    }
  }

  private static func unit(
    _ number: Int,
    _ parents: UnitParents,
    _ day: CalendarDate
  ) -> PortfolioUnit {
    let unit = parents.units[number]
    // Units in a circle, which no roll-up takes, still have projects.
    var above: [Int] = []
    var next = parents.parent(of: number, on: day)
    while let parent = next, parent != number, !above.contains(parent) {
      above.append(parent)
      next = parents.parent(of: parent, on: day)
    }
    return PortfolioUnit(
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      above: above,
      directorate: ([number] + above).first { parents.units[$0].kind == .directorate }
    )
  }

  private static func numbers(of codes: [String]) -> [String: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

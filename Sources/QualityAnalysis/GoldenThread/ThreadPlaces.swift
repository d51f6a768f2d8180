import QualityModel

/// Which directorate things belong to on a day.
struct ThreadPlaces: Sendable {
  /// The directorates, in the order of their codes.
  let directorates: [(code: String, name: String)]
  private let parents: UnitParents
  private let day: CalendarDate
  private let unitsOfProjects: [String: [String]]
  private let peopleInPost: Set<String>

  init(_ records: ThreadRecords, on day: CalendarDate) {
    self.day = day
    parents = UnitParents(
      units: records.units,
      placements: records.of(.unitPlacement).compactMap(OrganisationStructure.Placement.init)
    )
    directorates = parents.units.filter { $0.kind == .directorate }.map { ($0.code, $0.name) }
    unitsOfProjects = Dictionary(grouping: records.of(.projectUnit)) { $0.text("project") ?? "" }
      .mapValues { $0.compactMap { $0.text("unit") } }
    let running = records.of(.role).filter { role in
      (role.day("from_on").map { $0 <= day } ?? true)
        && (role.day("to_on").map { day <= $0 } ?? true)
    }
    peopleInPost = Set(running.compactMap { $0.text("person") })
  }

  /// The directorate of a unit, which may be one itself; `nil` where none stands above it.
  func directorate(ofUnit code: String) -> String? {
    var next = parents.number(of: code)
    // Units in a circle, which no roll-up takes, still have a golden thread.
    var seen: Set<Int> = []
    while let unit = next, seen.insert(unit).inserted {
      if parents.units[unit].kind == .directorate { return parents.units[unit].code }
      next = parents.parent(of: unit, on: day)
    }
    return nil
  }

  /// The directorates of the units that take part in a project, each once, in the order of codes.
  func directorates(ofProject code: String) -> [String] {
    Set((unitsOfProjects[code] ?? []).compactMap(directorate(ofUnit:))).sorted()
  }

  /// The directorates that something belongs to: an objective and an audit by its unit, a project by the
  /// units that take part.
  func directorates(of node: ThreadNode) -> [String] {
    switch node.kind {
    case .objective, .planItem: node.unit.flatMap(directorate(ofUnit:)).map { [$0] } ?? []
    case .project: directorates(ofProject: node.code)
    case .priority, .programme, .measure: []
    }
  }

  /// Whether somebody has a role on the day.
  func isInPost(_ person: String) -> Bool { peopleInPost.contains(person) }
}

import QualityModel

/// Which directorate things belong to on a day.
struct ThreadPlaces: Sendable {
  /// The directorates, in the order of their codes.
  let directorates: [(code: String, name: String)]
  private let above: [String: String]
  private let isDirectorate: Set<String>
  private let unitsOfProjects: [String: [String]]
  private let rolesOfPeople: [String: [String]]

  init(_ records: ThreadRecords, on day: CalendarDate) {
    let found = records.units.filter { $0.kind == .directorate }
    directorates = found.map { ($0.code, $0.name) }
    isDirectorate = Set(found.map(\.code))
    var above: [String: String] = [:]
    for unit in records.units { above[unit.code] = unit.parentCode }
    // Of the placements until the day, the last one says; they are in the order of their days.
    for placement in records.of(.unitPlacement).sorted(by: Self.isEarlier) {
      guard let from = placement.day("from_on"), from <= day, let unit = placement.text("unit")
      else { continue }
      above[unit] = placement.text("under")
    }
    self.above = above
    unitsOfProjects = Dictionary(grouping: records.of(.projectUnit)) { $0.text("project") ?? "" }
      .mapValues { $0.compactMap { $0.text("unit") } }
    let running = records.of(.role).filter { role in
      (role.day("from_on").map { $0 <= day } ?? true)
        && (role.day("to_on").map { day <= $0 } ?? true)
    }
    rolesOfPeople = Dictionary(grouping: running) { $0.text("person") ?? "" }
      .mapValues { $0.compactMap { $0.text("unit") } }
  }

  private static func isEarlier(_ left: EntityRecord, _ right: EntityRecord) -> Bool {
    (left.day("from_on") ?? .earliest) < (right.day("from_on") ?? .earliest)
  }

  /// The directorate of a unit, which may be one itself; `nil` where none stands above it.
  func directorate(ofUnit code: String) -> String? {
    var code: String? = code
    var seen: Set<String> = []
    while let unit = code, seen.insert(unit).inserted {
      if isDirectorate.contains(unit) { return unit }
      code = above[unit]
    }
    return nil
  }

  /// The directorates of the units that take part in a project, each once, in the order of codes.
  func directorates(ofProject code: String) -> [String] {
    Set((unitsOfProjects[code] ?? []).compactMap(directorate(ofUnit:))).sorted()
  }

  /// The directorates that something belongs to: an objective by its unit, a project by the units
  /// that take part.
  func directorates(of node: ThreadNode) -> [String] {
    switch node.kind {
    case .objective: node.unit.flatMap(directorate(ofUnit:)).map { [$0] } ?? []
    case .project: directorates(ofProject: node.code)
    case .priority, .programme, .measure: []
    }
  }

  /// Whether somebody has a role on the day.
  func isInPost(_ person: String) -> Bool { rolesOfPeople[person] != nil }
}

import GRDB
import QualityModel

/// Reads the figures of one measure in the order of the table's key.
struct SeriesReader {
  let measure: StoredMeasure
  let definitions: [StoredDefinition]
  let horizon: Horizon
  let from: CalendarDate
  let to: CalendarDate
  private let phases: [ProcessPhase]
  private let targets: [Target]
  private let annotations: [Annotation]

  init(
    measure code: String,
    horizon: Horizon,
    from: CalendarDate?,
    to: CalendarDate?,
    in database: Database
  ) throws {
    let measure = try StoredMeasure.named(code, horizon, in: database)
    let definitions = try StoredDefinition.all(of: measure, horizon, in: database)
    guard !definitions.isEmpty else { throw StoreError.undefinedMeasure(code: code) }
    try self.init(
      measure: measure,
      definitions: definitions,
      horizon: horizon,
      from: from,
      to: to,
      in: database
    )
  }

  init(
    measure: StoredMeasure,
    definitions: [StoredDefinition],
    horizon: Horizon,
    from: CalendarDate?,
    to: CalendarDate?,
    in database: Database
  ) throws {
    self.measure = measure
    self.definitions = definitions
    self.horizon = horizon
    self.from = from ?? .earliest
    self.to = to ?? .latest
    phases = try StoredPhase.all(of: measure, horizon, in: database)
    targets = try StoredTarget.all(of: measure, horizon, in: database)
    annotations = try StoredAnnotation.all(of: measure, horizon, in: database)
  }

  func series(of unit: StoredUnit, in database: Database) throws -> MeasureSeries {
    var figures = Figures()
    for stored in definitions {
      try forEachCurrent(stored, unit: unit.id, in: database) { _, observation in
        figures.add(observation, stored.definition)
      }
    }
    return series(of: unit.unit, figures)
  }

  func allSeries(in database: Database) throws -> [MeasureSeries] {
    var figures: [Int64: Figures] = [:]
    for stored in definitions {
      var gathered = Figures()
      var current: Int64?
      try forEachCurrent(stored, unit: nil, in: database) { unit, observation in
        if let current, current != unit {
          figures[current, default: Figures()].add(gathered)
          gathered.removeAll()
        }
        current = unit
        gathered.add(observation, stored.definition)
      }
      if let current { figures[current, default: Figures()].add(gathered) }
    }
    return try StoredUnit.all(horizon, in: database).compactMap { unit in
      guard let figures = figures[unit.id], !figures.points.isEmpty else { return nil }
      return series(of: unit.unit, figures)
    }
  }

  func counts(in database: Database) throws -> ObservationCounts {
    var counts = ObservationCounts()
    var units: Set<Int64> = []
    var numerators = ExactSum()
    var denominators = ExactSum()
    for stored in definitions {
      try forEachCurrent(stored, unit: nil, in: database) { unit, observation in
        guard observation.status != .withdrawn else { return }
        counts.rows += 1
        units.insert(unit)
        if observation.numerator == nil { counts.missing += 1 }
        numerators.add(observation.numerator ?? 0)
        denominators.add(observation.denominator ?? 0)
        counts.firstPeriod = min(counts.firstPeriod ?? observation.period, observation.period)
        counts.lastPeriod = max(counts.lastPeriod ?? observation.period, observation.period)
      }
    }
    counts.units = units.count
    counts.numeratorSum = numerators.value
    counts.denominatorSum = denominators.value
    return counts
  }

  private func series(of unit: OrganisationUnit, _ figures: Figures) -> MeasureSeries {
    MeasureSeries(
      measure: measure.measure,
      definitions: definitions.map(\.definition),
      unit: unit,
      points: figures.points,
      withdrawnPeriods: figures.withdrawn,
      phases: phases.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      targets: targets.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      annotations: annotations.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      asOf: horizon.asOf
    )
  }

  /// Calls `body` with the newest revision of each unit and period that the horizon allows, in the
  /// order of unit numbers and periods; withdrawn ones are among them.
  private func forEachCurrent(
    _ stored: StoredDefinition,
    unit: Int64?,
    in database: Database,
    body: (Int64, Observation) throws -> Void
  ) throws {
    let first = max(from, stored.definition.effectiveFrom ?? .earliest)
    let last = min(to, stored.definition.effectiveTo ?? .latest)
    guard first <= last else { return }
    let statement = try RawStatement(
      """
      SELECT unit_id, period, revision, numerator, denominator, status, missing_reason, change_id
      FROM observation
      WHERE definition_id = ?1 \(unit == nil ? "" : "AND unit_id = ?5")
        AND period BETWEEN ?2 AND ?3 AND change_id <= ?4
      ORDER BY definition_id, unit_id, period, revision
      """,
      in: database
    )
    statement.bind(stored.id, at: 1)
    statement.bind(Int64(first.dayNumber), at: 2)
    statement.bind(Int64(last.dayNumber), at: 3)
    statement.bind(Int64(horizon.change), at: 4)
    if let unit { statement.bind(unit, at: 5) }

    // Revisions of a key stand together, the newest last.
    var held: (unit: Int64, observation: Observation)?
    while try statement.step() {
      let unit = statement.integer(0)
      guard let period = CalendarDate(dayNumber: Int(statement.integer(1))) else { continue }
      if let held, held.unit != unit || held.observation.period != period {
        try body(held.unit, held.observation)
      }
      held = (
        unit,
        Observation(
          period: period,
          numerator: statement.number(3),
          denominator: statement.number(4),
          missingReason: statement.text(6),
          status: ObservationStatus(code: statement.integer(5)),
          revision: Int(statement.integer(2)),
          batch: Int(statement.integer(7))
        )
      )
    }
    if let held { try body(held.unit, held.observation) }
  }
}

/// The figures of one unit, as they are gathered.
private struct Figures {
  private(set) var points: [MeasureSeries.Point] = []
  private(set) var withdrawn: [CalendarDate] = []

  mutating func add(_ observation: Observation, _ definition: MeasureDefinition) {
    if observation.status == .withdrawn {
      withdrawn.append(observation.period)
    } else {
      points.append(MeasureSeries.Point(observation, definition: definition))
    }
  }

  mutating func add(_ others: Figures) {
    points += others.points
    withdrawn += others.withdrawn
  }

  mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    withdrawn.removeAll(keepingCapacity: true)
  }
}

extension ObservationStatus {
  /// The number that stands for the status in the table.
  var code: Int64 {
    switch self {
    case .provisional: 0
    case .final: 1
    case .withdrawn: 2
    }
  }

  init(code: Int64) {
    switch code {
    case 0: self = .provisional
    case 1: self = .final
    default: self = .withdrawn
    }
  }
}

import GRDB
import QualityModel

/// Reads the series of one measure.
struct SeriesReader {
  let measure: StoredMeasure
  let definitions: [StoredDefinition]
  let horizon: Horizon
  let from: CalendarDate
  let to: CalendarDate
  private let decisions: MeasureDecisions

  init(
    measure code: String,
    horizon: Horizon,
    from: CalendarDate?,
    to: CalendarDate?,
    in database: Database
  ) throws {
    let measure = try StoredMeasure.named(code, horizon, in: database)
    try self.init(
      measure: measure,
      definitions: try StoredDefinition.all(of: measure, horizon, in: database),
      decisions: try MeasureDecisions(of: measure, horizon, in: database),
      horizon: horizon,
      from: from,
      to: to
    )
  }

  /// - Throws: ``StoreError/undefinedMeasure(code:)`` where there are no definitions.
  init(
    measure: StoredMeasure,
    definitions: [StoredDefinition],
    decisions: MeasureDecisions = MeasureDecisions(),
    horizon: Horizon,
    from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) throws {
    guard !definitions.isEmpty else {
      throw StoreError.undefinedMeasure(code: measure.measure.code)
    }
    self.measure = measure
    self.definitions = definitions
    self.decisions = decisions
    self.horizon = horizon
    self.from = from ?? .earliest
    self.to = to ?? .latest
  }

  func series(of unit: StoredUnit, in database: Database) throws -> MeasureSeries {
    let statement = try FigureStatement(ofOneUnit: true, in: database)
    var figures = Figures()
    for stored in definitions {
      try statement.forEachCurrent(stored, unit: unit.id, from: from, to: to, horizon) {
        figures.add($1, stored.definition)
      }
    }
    return series(of: unit.unit, figures)
  }

  /// The series of the units that have any, in the order in which the units are given.
  func allSeries(_ units: [StoredUnit], _ statement: FigureStatement) throws -> [MeasureSeries] {
    var figures: [Int64: Figures] = [:]
    for stored in definitions {
      var gathered = Figures()
      var current: Int64?
      // Copied once, and not for every figure.
      let definition = stored.definition
      try statement.forEachCurrent(stored, from: from, to: to, horizon) { unit, observation in
        if let current, current != unit {
          figures[current, default: Figures()].add(gathered)
          gathered.removeAll()
        }
        current = unit
        gathered.add(observation, definition)
      }
      if let current { figures[current, default: Figures()].add(gathered) }
    }
    return units.compactMap { unit in
      guard let figures = figures[unit.id], !figures.points.isEmpty else { return nil }
      return series(of: unit.unit, figures)
    }
  }

  func counts(_ statement: FigureStatement) throws -> ObservationCounts {
    var counts = ObservationCounts()
    var units: Set<Int64> = []
    var numerators = ExactSum()
    var denominators = ExactSum()
    for stored in definitions {
      try statement.forEachCurrent(stored, from: from, to: to, horizon) { unit, observation in
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
      phases: decisions.phases.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      targets: decisions.targets.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      annotations: decisions.annotations.filter { $0.unitCode == nil || $0.unitCode == unit.code },
      asOf: horizon.asOf
    )
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

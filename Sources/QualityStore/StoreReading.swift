import GRDB
public import QualityModel

/// One look at a store: everything that it reads was known at one moment, whatever others write.
///
/// It lives as long as the body of ``QualityStore/reading(asOf:_:)`` and cannot leave it.
public struct StoreReading: ~Copyable {
  private let database: Database
  private let horizon: Horizon

  fileprivate init(_ database: Database, _ horizon: Horizon) {
    self.database = database
    self.horizon = horizon
  }

  /// The records of an entity, in the order of their keys.
  public func records(
    _ entity: Entity,
    where filter: RecordFilter = .all
  ) throws(StoreError) -> [EntityRecord] {
    try translated { try RecordReader(entity, horizon).records(filter, in: database).map(\.record) }
  }

  /// The records of an entity with some of their fields, in the order of their keys.
  ///
  /// Reading a few fields of many records takes a fraction of the time of reading all: texts are left
  /// where they are, and what a record refers to is not looked up.
  ///
  /// - Parameters:
  ///   - entity: The entity.
  ///   - fields: The names of the fields; those of the key are read besides.
  /// - Returns: The records; what was not read of them is `nil`.
  /// - Throws: What SQLite reports.
  public func records(
    _ entity: Entity,
    of fields: Set<String>
  ) throws(StoreError) -> [EntityRecord] {
    try translated {
      try RecordReader(entity, horizon, of: fields).records(in: database).map(\.record)
    }
  }

  /// The newest change that is read, 0 where there is none.
  public var newestChange: Int { horizon.change }

  /// The units, in the order of their codes.
  public func units() throws(StoreError) -> [OrganisationUnit] {
    try translated { try StoredUnit.all(horizon, in: database).map(\.unit) }
  }

  /// The codes and names of the measures, in the order of their codes.
  public func measures() throws(StoreError) -> [NamedCode] {
    try translated {
      try StoredMeasure.all(horizon, in: database).map {
        NamedCode(code: $0.measure.code, name: $0.measure.name)
      }
    }
  }

  /// The newest period for which a unit has a figure of a measure.
  ///
  /// A period without a figure, and one whose figure was withdrawn, does not count; a provisional
  /// figure does. Each place is one search in the table's key, however many figures it has.
  ///
  /// - Parameters:
  ///   - places: The measures and units, by their codes; those that are not known have no figure.
  ///   - day: Periods that begin after it do not count.
  /// - Returns: The first day of the newest period of each place that has one.
  /// - Throws: What SQLite reports.
  public func newestPeriods(
    of places: Set<MeasuredPlace>,
    notAfter day: CalendarDate
  ) throws(StoreError) -> [MeasuredPlace: CalendarDate] {
    try translated {
      let definitions = try StoredDefinition.byMeasure(horizon, in: database)
      var versions: [String: [StoredDefinition]] = [:]
      for measure in try StoredMeasure.all(horizon, in: database) {
        versions[measure.measure.code] = definitions[measure.id]
      }
      var units: [String: Int64] = [:]
      for unit in try StoredUnit.all(horizon, in: database) { units[unit.unit.code] = unit.id }
      let statement = try NewestPeriodStatement(horizon, in: database)
      var found: [MeasuredPlace: CalendarDate] = [:]
      for place in places {
        guard let unit = units[place.unit] else { continue }
        for version in versions[place.measure] ?? [] {
          guard let period = try statement.newest(version, unit, notAfter: day) else { continue }
          found[place] = max(found[place] ?? period, period)
        }
      }
      return found
    }
  }

  private func translated<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do { return try body() } catch { throw StoreError(error, path: nil) }
  }
}

/// A measure at a unit, by their codes.
public struct MeasuredPlace: Hashable, Sendable {
  /// The measure.
  public var measure: String
  /// The unit.
  public var unit: String

  /// Makes a place.
  public init(measure: String, unit: String) {
    self.measure = measure
    self.unit = unit
  }
}

extension QualityStore {
  /// Reads several things with one knowledge, in one transaction.
  ///
  /// - Parameters:
  ///   - asOf: The knowledge to read with.
  ///   - body: What is read. It must not ask the store itself, which waits for it to end.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, as a ``StoreError``.
  public func reading<Value>(
    asOf: AsOf = .now,
    _ body: (borrowing StoreReading) throws -> Value
  ) throws(StoreError) -> Value {
    try read { try body(StoreReading($0, Horizon(asOf, in: $0))) }
  }
}

/// The statement that finds the newest period of one definition at one unit; it is prepared once.
private struct NewestPeriodStatement: ~Copyable {
  private let statement: RawStatement

  init(_ horizon: Horizon, in database: Database) throws {
    statement = try RawStatement(
      """
      SELECT o.period FROM observation o
      WHERE o.definition_id = ?1 AND o.unit_id = ?2 AND o.period BETWEEN ?3 AND ?4
        AND o.change_id <= ?5 AND o.numerator IS NOT NULL AND o.status <> ?6
        AND NOT EXISTS (
          SELECT 1 FROM observation n
          WHERE n.definition_id = o.definition_id AND n.unit_id = o.unit_id
            AND n.period = o.period AND n.revision > o.revision AND n.change_id <= ?5)
      ORDER BY o.period DESC, o.revision DESC LIMIT 1
      """,
      in: database
    )
    statement.bind(Int64(horizon.change), at: 5)
    statement.bind(ObservationStatus.withdrawn.code, at: 6)
  }

  func newest(
    _ version: StoredDefinition,
    _ unit: Int64,
    notAfter day: CalendarDate
  ) throws -> CalendarDate? {
    let first = version.definition.effectiveFrom ?? .earliest
    let last = min(day, version.definition.effectiveTo ?? .latest)
    guard first <= last else { return nil }
    statement.reset()
    statement.bind(version.id, at: 1)
    statement.bind(unit, at: 2)
    statement.bind(Int64(first.dayNumber), at: 3)
    statement.bind(Int64(last.dayNumber), at: 4)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return CalendarDate(dayNumber: Int(statement.integer(0)))
  }
}

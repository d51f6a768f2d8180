import GRDB
import QualityModel

/// The names a load looks up, as numbers, read once before the file is.
struct LoadDirectory {
  struct Unit {
    var id: Int64
    var opened: Int32
    var closed: Int32
  }

  struct Definition {
    var id: Int64
    var version: Int
    var from: Int32
    var to: Int32
    var kind: MeasureKind
    var frequency: Frequency
  }

  struct Measure {
    var id: Int64
    var definitions: [Definition]
  }

  let plannedAt: Int
  private(set) var unitCodes = CodeTable()
  private(set) var units: [Unit] = []
  private(set) var measureCodes = CodeTable()
  private(set) var measures: [Measure] = []
  /// The units that the load makes, in the order they were met.
  private(set) var newUnits: [OrganisationUnit] = []
  private var nextUnitID: Int64

  init(in database: Database) throws {
    let horizon = try Horizon(.now, in: database)
    plannedAt = horizon.change
    for stored in try StoredUnit.all(horizon, in: database) {
      _ = unitCodes.insert(stored.unit.code)
      units.append(
        Unit(
          id: stored.id,
          opened: (stored.unit.opened ?? .earliest).dayNumber,
          closed: (stored.unit.closed ?? .latest).dayNumber
        )
      )
    }
    for stored in try StoredMeasure.all(horizon, in: database) {
      _ = measureCodes.insert(stored.measure.code)
      let definitions = try StoredDefinition.all(of: stored, horizon, in: database).map {
        Definition(
          id: $0.id,
          version: $0.definition.version,
          from: ($0.definition.effectiveFrom ?? .earliest).dayNumber,
          to: ($0.definition.effectiveTo ?? .latest).dayNumber,
          kind: $0.definition.kind,
          frequency: $0.definition.frequency
        )
      }
      measures.append(Measure(id: stored.id, definitions: definitions))
    }
    nextUnitID =
      (try Int64.fetchOne(database, sql: "SELECT ifnull(max(unit_id), 0) FROM unit") ?? 0) + 1
  }

  var allUnitCodes: [String] { (0..<unitCodes.count).map(unitCodes.text) }
  var allMeasureCodes: [String] { (0..<measureCodes.count).map(measureCodes.text) }

  mutating func findUnit(_ code: UnsafeRawBufferPointer) -> Int? { unitCodes.find(code) }
  mutating func findUnit(_ code: String) -> Int? { unitCodes.find(code) }
  mutating func findMeasure(_ code: UnsafeRawBufferPointer) -> Int? { measureCodes.find(code) }
  mutating func findMeasure(_ code: String) -> Int? { measureCodes.find(code) }

  /// Gives a unit that is not known the number that SQLite will give it.
  mutating func create(_ unit: OrganisationUnit) -> Int {
    newUnits.append(unit)
    units.append(
      Unit(
        id: nextUnitID,
        opened: CalendarDate.earliest.dayNumber,
        closed: CalendarDate.latest.dayNumber
      )
    )
    nextUnitID += 1
    return unitCodes.insert(unit.code)
  }

  func unitCode(id: Int64) -> String? {
    units.firstIndex { $0.id == id }.map(unitCodes.text)
  }

  /// The measure that a definition belongs to.
  func measureIndex(definition id: Int64) -> Int? {
    measures.firstIndex { $0.definitions.contains { $0.id == id } }
  }
}

import GRDB
import QualityModel

/// A measure with its number in the file.
struct StoredMeasure {
  var id: Int64
  var measure: Measure

  static func all(_ horizon: Horizon, in database: Database) throws -> [StoredMeasure] {
    try Row.fetchAll(database, sql: selection + " ORDER BY m.code", arguments: [horizon.change])
      .map(StoredMeasure.init)
  }

  /// The measure with exactly this code, `nil` when there is none.
  static func find(
    _ code: String,
    _ horizon: Horizon,
    in database: Database
  ) throws -> StoredMeasure? {
    try Row.fetchOne(
      database,
      sql: selection + " WHERE m.code = ?",
      arguments: [horizon.change, code]
    ).map(StoredMeasure.init)
  }

  private static let selection = """
    SELECT m.measure_id, m.code, r.name FROM measure m
    JOIN measure_revision r ON r.measure_id = m.measure_id AND r.change_id = (
      SELECT max(x.change_id) FROM measure_revision x
      WHERE x.measure_id = m.measure_id AND x.change_id <= ?)
    """

  private init(_ row: Row) {
    id = row["measure_id"]
    measure = Measure(code: row["code"], name: row["name"])
  }

  static func named(
    _ code: String,
    _ horizon: Horizon,
    in database: Database
  ) throws -> StoredMeasure {
    if let found = try find(code, horizon, in: database) { return found }
    // All the codes are read only to find out what was meant.
    throw StoreError.unknownMeasure(
      code: code,
      near: NearMiss.candidates(
        for: code,
        among: try all(horizon, in: database).map(\.measure.code)
      )
    )
  }
}

/// A version of a definition with its number in the file.
struct StoredDefinition {
  var id: Int64
  var definition: MeasureDefinition

  /// The versions of a measure, oldest first, each ending at the latest before the next starts.
  static func all(
    of measure: StoredMeasure,
    _ horizon: Horizon,
    in database: Database
  ) throws -> [StoredDefinition] {
    following(try asRecorded(of: measure, horizon, in: database))
  }

  /// The versions of every measure by the measure's number, each list as ``all(of:_:in:)`` has it.
  static func byMeasure(
    _ horizon: Horizon,
    in database: Database
  ) throws -> [Int64: [StoredDefinition]] {
    var all: [Int64: [StoredDefinition]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: selection + " ORDER BY d.measure_id, d.version",
      arguments: [horizon.change]
    )
    while let row = try rows.next() {
      all[row["measure_id"], default: []].append(try StoredDefinition(row))
    }
    return all.mapValues(following)
  }

  /// Lets each version end at the latest before the next starts.
  private static func following(_ recorded: [StoredDefinition]) -> [StoredDefinition] {
    var stored = recorded
    for index in stored.indices.dropLast() {
      guard let next = stored[index + 1].definition.effectiveFrom else { continue }
      let end = next.adding(days: -1)
      stored[index].definition.effectiveTo = min(stored[index].definition.effectiveTo ?? end, end)
    }
    return stored
  }

  /// The versions of a measure with the days they were recorded with.
  static func asRecorded(
    of measure: StoredMeasure,
    _ horizon: Horizon,
    in database: Database
  ) throws -> [StoredDefinition] {
    try Row.fetchAll(
      database,
      sql: selection + " WHERE d.measure_id = ? ORDER BY d.version",
      arguments: [horizon.change, measure.id]
    ).map(StoredDefinition.init)
  }

  private static let selection = """
    SELECT d.definition_id, d.measure_id, d.version, m.code AS measure, r.*
    FROM measure_definition d
    JOIN measure m ON m.measure_id = d.measure_id
    JOIN measure_definition_revision r ON r.definition_id = d.definition_id AND r.change_id = (
      SELECT max(x.change_id) FROM measure_definition_revision x
      WHERE x.definition_id = d.definition_id AND x.change_id <= ?)
    """
}

extension StoredDefinition {
  fileprivate init(_ row: Row) throws {
    id = row["definition_id"]
    definition = MeasureDefinition(
      measureCode: row["measure"],
      version: row["version"],
      kind: try row.case("kind"),
      numeratorText: row["numerator_text"],
      denominatorText: row["denominator_text"],
      multiplier: row["multiplier"],
      unitOfMeasure: row["unit_of_measure"],
      better: try row.case("better"),
      frequency: try row.case("frequency"),
      effectiveFrom: try row.day("effective_from"),
      effectiveTo: try row.day("effective_to")
    )
  }
}

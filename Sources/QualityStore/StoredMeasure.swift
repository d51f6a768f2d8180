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
    var stored = try asRecorded(of: measure, horizon, in: database)
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
      sql: """
        SELECT d.definition_id, d.version, r.* FROM measure_definition d
        JOIN measure_definition_revision r ON r.definition_id = d.definition_id AND r.change_id = (
          SELECT max(x.change_id) FROM measure_definition_revision x
          WHERE x.definition_id = d.definition_id AND x.change_id <= ?)
        WHERE d.measure_id = ? ORDER BY d.version
        """,
      arguments: [horizon.change, measure.id]
    ).map { row in
      StoredDefinition(
        id: row["definition_id"],
        definition: MeasureDefinition(
          measureCode: measure.measure.code,
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
      )
    }
  }
}

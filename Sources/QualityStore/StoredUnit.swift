import GRDB
import QualityModel

/// A unit with its number in the file.
struct StoredUnit {
  var id: Int64
  var unit: OrganisationUnit

  static func all(_ horizon: Horizon, in database: Database) throws -> [StoredUnit] {
    try fetch("", [horizon.change], in: database)
  }

  static func find(
    _ code: String,
    _ horizon: Horizon,
    in database: Database
  ) throws -> StoredUnit? {
    try fetch("WHERE u.code = ?", [horizon.change, code], in: database).first
  }

  static func named(
    _ code: String,
    _ horizon: Horizon,
    in database: Database
  ) throws -> StoredUnit {
    if let found = try find(code, horizon, in: database) { return found }
    let codes = try all(horizon, in: database).map(\.unit.code)
    throw StoreError.unknownUnit(code: code, near: NearMiss.candidates(for: code, among: codes))
  }

  private static func fetch(
    _ condition: String,
    _ arguments: StatementArguments,
    in database: Database
  ) throws -> [StoredUnit] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT u.unit_id, u.code, r.name, r.kind, p.code AS parent, r.opened_on, r.closed_on
        FROM unit u
        JOIN unit_revision r ON r.unit_id = u.unit_id AND r.change_id = (
          SELECT max(x.change_id) FROM unit_revision x
          WHERE x.unit_id = u.unit_id AND x.change_id <= ?)
        LEFT JOIN unit p ON p.unit_id = r.parent_id
        \(condition) ORDER BY u.code
        """,
      arguments: arguments
    ).map { row in
      StoredUnit(
        id: row["unit_id"],
        unit: OrganisationUnit(
          code: row["code"],
          name: row["name"],
          kind: try row.case("kind"),
          parentCode: row["parent"],
          opened: try row.day("opened_on"),
          closed: try row.day("closed_on")
        )
      )
    }
  }
}

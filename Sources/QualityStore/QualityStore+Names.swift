import GRDB
public import QualityModel

/// A code with the name that belongs to it.
public struct NamedCode: Hashable, Sendable {
  /// The code, the same for ever.
  public let code: String
  /// The name, as it was known.
  public let name: String
}

// Codes and names and nothing else: what completion shows. A person waits for it with the Tab key down,
// and whole measures take several times as long to read.
extension QualityStore {
  /// The codes and names of the measures known, in the order of their codes.
  public func measureNames(asOf: AsOf = .now) throws(StoreError) -> [NamedCode] {
    try names(
      """
      SELECT m.code, r.name FROM measure m
      JOIN measure_revision r ON r.measure_id = m.measure_id AND r.change_id = (
        SELECT max(x.change_id) FROM measure_revision x
        WHERE x.measure_id = m.measure_id AND x.change_id <= ?)
      ORDER BY m.code
      """,
      asOf
    )
  }

  /// The codes and names of the units known, in the order of their codes.
  public func unitNames(asOf: AsOf = .now) throws(StoreError) -> [NamedCode] {
    try names(
      """
      SELECT u.code, r.name FROM unit u
      JOIN unit_revision r ON r.unit_id = u.unit_id AND r.change_id = (
        SELECT max(x.change_id) FROM unit_revision x
        WHERE x.unit_id = u.unit_id AND x.change_id <= ?)
      ORDER BY u.code
      """,
      asOf
    )
  }

  /// The codes of an entity's records and what the records are called, in the order of the codes;
  /// empty for an entity without codes.
  public func names(of entity: Entity, asOf: AsOf = .now) throws(StoreError) -> [NamedCode] {
    guard entity.hasCode else { return [] }
    let table = RecordTable(entity)
    let label = entity.label.map { "r.\($0)" } ?? "''"
    return try names(
      """
      SELECT i.code, \(label) FROM \(table.identity) i
      JOIN \(table.revision) r ON r.\(table.number) = i.\(table.number)
        AND \(table.isNewest("r", horizon: "?"))
      WHERE r.withdrawn = 0 ORDER BY i.code
      """,
      asOf
    )
  }

  private func names(_ sql: String, _ asOf: AsOf) throws(StoreError) -> [NamedCode] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      var found: [NamedCode] = []
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: sql),
        arguments: [horizon.change]
      )
      while let row = try rows.next() { found.append(NamedCode(code: row[0], name: row[1])) }
      return found
    }
  }
}

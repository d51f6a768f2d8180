import GRDB
import QualityModel

@testable import QualityStore

/// Writes past the plans, with SQL made here, as somebody with a shell and some patience would.
struct RawRecords {
  let change: Int

  /// The statements that write a record, its key first.
  func statements(_ record: EntityRecord, withdrawn: Bool = false) -> [String] {
    let entity = record.entity
    let key = entity.fields.filter(entity.isKey)
    let find = """
      SELECT \(entity.name)_id FROM \(entity.name)
      WHERE \(key.map { "\(column($0)) = \(sql(record, $0))" }.joined(separator: " AND "))
      """
    return [
      """
      INSERT INTO \(entity.name) (\((key.map(column) + ["change_id"]).joined(separator: ", ")))
      SELECT \((key.map { sql(record, $0) } + ["\(change)"]).joined(separator: ", "))
      WHERE NOT EXISTS (\(find))
      """,
      """
      INSERT INTO \(entity.name)_revision
        (\((["\(entity.name)_id", "change_id", "withdrawn"] + entity.facts.map(column)).joined(separator: ", ")))
      VALUES (\((["(\(find))", "\(change)", withdrawn ? "1" : "0"]
        + entity.facts.map { sql(record, $0) }).joined(separator: ", ")))
      """,
    ]
  }

  /// The entry of the log that the rows point to; its hashes are not those of what it holds.
  var entry: String {
    func hash(_ letter: String) -> String {
      "'" + String(repeating: letter, count: 60) + "\(1000 + change)'"
    }
    return """
      INSERT INTO change_log VALUES (\(change), '2026-05-01T00:00:00Z', 'shell', 'past the plans',
        'definitions', 0, 0, 0, 0, 0, NULL, NULL, \(hash("a")), \(hash("b")), \(hash("c")))
      """
  }

  private func column(_ field: EntityField) -> String {
    field.target == nil ? field.name : "\(field.name)_id"
  }

  private func sql(_ record: EntityRecord, _ field: EntityField) -> String {
    guard let value = record[field.name] else { return "NULL" }
    let quoted = "'" + value.text.replacing("'", with: "''") + "'"
    if let target = field.target {
      return "(SELECT \(target)_id FROM \(target) WHERE code = \(quoted))"
    }
    switch value {
    case .text, .day: return quoted
    case .wholeNumber, .number: return value.text
    case .truth(let truth): return truth ? "1" : "0"
    }
  }
}

extension QualityStore {
  /// Writes records, and takes others back, past the plans, and enters a change for them.
  ///
  /// - Parameters:
  ///   - records: What is written, in an order in which keys made of codes come after the codes.
  ///   - removed: What is taken back, as it is known.
  ///   - isChecked: Whether the checks of the tables are asked.
  /// - Throws: What the database says, translated as the store does.
  func writePastPlans(
    _ records: [EntityRecord],
    removing removed: [EntityRecord] = [],
    isChecked: Bool = true
  ) throws(StoreError) {
    if !isChecked { try? tamper("PRAGMA ignore_check_constraints = ON") }
    defer { if !isChecked { try? tamper("PRAGMA ignore_check_constraints = OFF") } }
    try write { database in
      let raw = RawRecords(change: try Horizon(.now, in: database).change + 1)
      // Keys first, so that records may refer to each other.
      let statements =
        records.map { raw.statements($0) } + removed.map { raw.statements($0, withdrawn: true) }
      for pair in statements { try database.execute(sql: pair[0]) }
      for pair in statements { try database.execute(sql: pair[1]) }
      try database.execute(sql: raw.entry)
    }
  }
}

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
    try write { try writeRaw(records, removing: removed, in: $0) }
  }

  /// What every rule says of the store with records that are written past plans, checks and triggers;
  /// the store stays as it was.
  func breaches(with records: [EntityRecord]) throws(StoreError) -> [Breach] {
    try? tamper("PRAGMA ignore_check_constraints = ON")
    defer { try? tamper("PRAGMA ignore_check_constraints = OFF") }
    return try attempt { database in
      try dropTriggers(in: database)
      try writeRaw(records, removing: [], in: database)
      return try CheckedRule.all.flatMap { try $0.breaches(database) }
    }
  }

  private func writeRaw(
    _ records: [EntityRecord],
    removing removed: [EntityRecord],
    in database: Database
  ) throws {
    let raw = RawRecords(change: try Horizon(.now, in: database).change + 1)
    // Keys first, so that records may refer to each other.
    let statements =
      records.map { raw.statements($0) } + removed.map { raw.statements($0, withdrawn: true) }
    for pair in statements { try database.execute(sql: pair[0]) }
    for pair in statements { try database.execute(sql: pair[1]) }
    try enter(raw.change, in: database)
  }

  /// Enters a change in the log with the hashes of what it holds, as somebody would who knows how.
  func enter(_ change: Int, in database: Database) throws {
    let entry = try ChangeLog.next(
      actor: "shell",
      reason: "past the plans",
      kind: .definitions,
      counts: ChangeCounts(),
      sourceName: nil,
      sourceSHA256: nil,
      clock: clock,
      in: database
    )
    let contents = try ChangeContents.hash(of: change, observations: nil, in: database)
    _ = try ChangeLog.append(entry, contentSHA256: contents, in: database)
  }
}

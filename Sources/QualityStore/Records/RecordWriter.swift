import GRDB
import QualityModel

/// Writes records and takes records back, under one change.
///
/// Every new key has its number before any row refers to it, so records may name each other in any
/// order.
final class RecordWriter {
  private let change: Int
  private let stop: StopCondition
  private let database: Database
  /// The numbers of codes by entity, as far as they have been asked for.
  private var numbers: [String: [String: Int64]] = [:]

  init(change: Int, stop: StopCondition, in database: Database) {
    self.change = change
    self.stop = stop
    self.database = database
  }

  /// Writes the records that are new or changed; `removed` are those to take back, as last known.
  func write(_ records: [EntityRecord], removed: [EntityRecord]) throws {
    var byEntity: [String: (records: [EntityRecord], removed: [EntityRecord])] = [:]
    for record in records { byEntity[record.entity.name, default: ([], [])].records.append(record) }
    for record in removed { byEntity[record.entity.name, default: ([], [])].removed.append(record) }
    // Keys made of references come after the codes that they are made of.
    let entities = Entity.all.filter { byEntity[$0.name] != nil }
    let inOrder = entities.filter(\.hasCode) + entities.filter { !$0.hasCode }
    var keys: [String: [RecordKey: Int64]] = [:]
    for entity in inOrder {
      keys[entity.name] = try identities(byEntity[entity.name]?.records ?? [], of: entity)
    }
    for entity in inOrder {
      guard let (records, removed) = byEntity[entity.name] else { continue }
      try revisions(records, of: entity, numbers: keys[entity.name] ?? [:], withdrawn: false)
      let old = try identities(removed, of: entity)
      try revisions(removed, of: entity, numbers: old, withdrawn: true)
    }
  }

  /// The numbers of the records' keys; those that have none yet get theirs.
  private func identities(_ records: [EntityRecord], of entity: Entity) throws -> [RecordKey: Int64]
  {
    guard !records.isEmpty else { return [:] }
    let table = RecordTable(entity)
    let key = entity.fields.filter(entity.isKey)
    let columns = key.map(table.column)
    let find = try RawStatement(
      """
      SELECT \(table.number) FROM \(table.identity)
      WHERE \(columns.map { "\($0) = ?" }.joined(separator: " AND "))
      """,
      in: database
    )
    let insert = try RawStatement(
      """
      INSERT INTO \(table.identity) (\(columns.joined(separator: ", ")), change_id)
      VALUES (\(Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")))
      """,
      in: database
    )
    var found: [RecordKey: Int64] = [:]
    found.reserveCapacity(records.count)
    for record in records {
      try stop.check()
      for (index, field) in key.enumerated() {
        try bind(record[field.name], of: field, at: Int32(index) + 1, in: find)
      }
      if try find.step() {
        found[record.key] = find.integer(0)
        find.reset()
        continue
      }
      find.reset()
      for (index, field) in key.enumerated() {
        try bind(record[field.name], of: field, at: Int32(index) + 1, in: insert)
      }
      insert.bind(Int64(change), at: Int32(columns.count) + 1)
      try insert.run()
      found[record.key] = database.lastInsertedRowID
    }
    if entity.hasCode {
      for (key, number) in found { numbers[entity.name, default: [:]][key.parts[0]] = number }
    }
    return found
  }

  private func revisions(
    _ records: [EntityRecord],
    of entity: Entity,
    numbers: [RecordKey: Int64],
    withdrawn: Bool
  ) throws {
    guard !records.isEmpty else { return }
    let table = RecordTable(entity)
    let facts = entity.facts
    let columns = [table.number, "change_id", "withdrawn"] + facts.map(table.column)
    let insert = try RawStatement(
      """
      INSERT INTO \(table.revision) (\(columns.joined(separator: ", ")))
      VALUES (\(Array(repeating: "?", count: columns.count).joined(separator: ", ")))
      """,
      in: database
    )
    for record in records {
      try stop.check()
      guard let number = numbers[record.key] else { continue }
      insert.bind(number, at: 1)
      insert.bind(Int64(change), at: 2)
      insert.bind(Int64(withdrawn ? 1 : 0), at: 3)
      for (index, field) in facts.enumerated() {
        try bind(record[field.name], of: field, at: Int32(index) + 4, in: insert)
      }
      try insert.run()
    }
  }

  private func bind(
    _ value: FieldValue?,
    of field: EntityField,
    at index: Int32,
    in statement: borrowing RawStatement
  ) throws {
    guard let value else { return statement.bindNull(at: index) }
    guard let target = field.target else { return statement.bind(value, at: index) }
    statement.bind(try number(of: value.text, in: target), at: index)
  }

  /// The number of a code; the plan has seen to it that there is one.
  private func number(of code: String, in entity: String) throws -> Int64 {
    if let known = numbers[entity]?[code] { return known }
    let found = try Int64.fetchOne(
      database,
      sql: "SELECT \(entity)_id FROM \(entity) WHERE code = ?",
      arguments: [code]
    )
    guard let found else {
      throw StoreError.unknownRecord(entity: entity, code: code, near: [])
    }
    numbers[entity, default: [:]][code] = found
    return found
  }
}

import GRDB
public import QualityModel

extension QualityStore {
  /// The records of an entity, in the order of their keys.
  ///
  /// - Parameters:
  ///   - entity: One of ``QualityModel/Entity/all``.
  ///   - filter: Which of them; all without one.
  ///   - asOf: The knowledge to read with. Codes of other records are as they were given, also where
  ///     that record was taken back later.
  /// - Returns: The records; none where the filter names a field that the entity does not have.
  /// - Throws: ``StoreError/cancelled``, and what SQLite reports.
  public func records(
    _ entity: Entity,
    where filter: RecordFilter = .all,
    asOf: AsOf = .now
  ) throws(StoreError) -> [EntityRecord] {
    try read { database in
      try RecordReader(entity, Horizon(asOf, in: database)).records(filter, in: database)
        .map(\.record)
    }
  }

  /// The record with a code.
  ///
  /// - Throws: ``StoreError/unknownRecord(entity:code:near:)``.
  public func record(
    _ entity: Entity,
    code: String,
    asOf: AsOf = .now
  ) throws(StoreError) -> EntityRecord {
    try read { database in
      let reader = RecordReader(entity, try Horizon(asOf, in: database))
      let filter = RecordFilter([.init("code", [.text(code)])])
      if let found = try reader.records(filter, in: database).first { return found.record }
      throw StoreError.unknownRecord(
        entity: entity.name,
        code: code,
        near: NearMiss.candidates(for: code, among: try reader.codes(in: database))
      )
    }
  }

  /// The codes of an entity's records, in their order; empty for an entity without codes.
  public func codes(of entity: Entity, asOf: AsOf = .now) throws(StoreError) -> [String] {
    guard entity.hasCode else { return [] }
    return try read { database in
      try RecordReader(entity, Horizon(asOf, in: database)).codes(in: database)
    }
  }

  /// Everything that was said of a record, oldest first: the change that said it, and the record as
  /// it said, `nil` where it took the record back.
  public func history(
    of key: RecordKey,
    in entity: Entity
  ) throws(StoreError) -> [(change: Change, record: EntityRecord?)] {
    try read { database in
      let table = RecordTable(entity)
      let parts = zip(entity.key, key.parts).map {
        RecordFilter.Clause($0, [entity.field($0)?.keyValue($1)])
      }
      let (condition, values) = RecordFilter(parts).condition(in: entity)
      let (columns, joins) = table.selection
      let statement = try RawStatement(
        """
        SELECT \((["r.change_id", "r.withdrawn"] + columns).joined(separator: ", "))
        FROM \(table.identity) i JOIN \(table.revision) r ON r.\(table.number) = i.\(table.number)
        \(joins.joined(separator: "\n"))
        WHERE \(condition) ORDER BY r.change_id
        """,
        in: database
      )
      for (index, value) in values.enumerated() { statement.bind(value, at: Int32(index) + 1) }
      var history: [(change: Change, record: EntityRecord?)] = []
      while try statement.step() {
        guard let change = try ChangeLog.entry(Int(statement.integer(0)), in: database) else {
          continue
        }
        let isWithdrawn = statement.integer(1) != 0
        var fields: [FieldValue?] = []
        for (index, field) in entity.fields.enumerated() {
          fields.append(try statement.value(Int32(index) + 2, of: field))
        }
        history.append((change, isWithdrawn ? nil : EntityRecord(entity, values: fields)))
      }
      return history
    }
  }
}

extension EntityField {
  /// The value that a part of a key stands for, given as text.
  func keyValue(_ text: String) -> FieldValue? {
    guard case .success(let value) = value(of: text) else { return nil }
    return value
  }
}

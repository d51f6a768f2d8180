import GRDB
import QualityModel

/// A record with its numbers in the file.
struct StoredRecord {
  var id: Int64
  /// The change that said last what is known of it.
  var change: Int
  var record: EntityRecord
}

/// Reads the records of one entity as known at a horizon.
struct RecordReader {
  let entity: Entity
  let horizon: Horizon
  private let table: RecordTable
  private let wanted: Set<String>?

  /// A reader of whole records, or of `wanted` fields of them only.
  init(_ entity: Entity, _ horizon: Horizon, of wanted: Set<String>? = nil) {
    self.entity = entity
    self.horizon = horizon
    self.wanted = wanted
    table = RecordTable(entity)
  }

  /// The records that a filter lets through, in the order of their keys.
  func records(_ filter: RecordFilter = .all, in database: Database) throws -> [StoredRecord] {
    let (condition, values) = filter.condition(in: entity)
    let statement = try RawStatement(
      table.query(
        extra: ["i.\(table.number)", "r.change_id"],
        of: wanted,
        horizon: "?1",
        where: condition
      ) + "\nORDER BY \(table.order)",
      in: database
    )
    statement.bind(Int64(horizon.change), at: 1)
    for (index, value) in values.enumerated() {
      statement.bind(value, at: Int32(index) + 2)
    }
    var found: [StoredRecord] = []
    while try statement.step() {
      found.append(
        StoredRecord(
          id: statement.integer(0),
          change: Int(statement.integer(1)),
          record: try record(statement)
        )
      )
    }
    return found
  }

  /// The keys of all records, as their codes.
  func codes(in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT i.code FROM \(table.identity) i
        JOIN \(table.revision) r ON r.\(table.number) = i.\(table.number)
          AND \(table.isNewest("r", horizon: "?1"))
        WHERE r.withdrawn = 0 ORDER BY i.code
        """,
      arguments: [horizon.change]
    )
  }

  private func record(_ statement: borrowing RawStatement) throws -> EntityRecord {
    var values: [FieldValue?] = []
    values.reserveCapacity(entity.fields.count)
    for (index, field) in entity.fields.enumerated() {
      values.append(try statement.value(Int32(index) + 2, of: field))
    }
    return EntityRecord(entity, values: values)
  }
}

extension RawStatement {
  /// Binds a value of a field; truth is 1 and 0, a day is ISO text.
  func bind(_ value: FieldValue, at index: Int32) {
    switch value {
    case .text(let text): bind(text, at: index)
    case .wholeNumber(let number): bind(Int64(number), at: index)
    case .number(let number): bind(number, at: index)
    case .truth(let truth): bind(Int64(truth ? 1 : 0), at: index)
    case .day(let day): bind(day.description, at: index)
    }
  }

  /// Reads a value of a field.
  func value(_ column: Int32, of field: EntityField) throws -> FieldValue? {
    switch field.kind {
    case .text, .word, .reference: return text(column).map { .text($0) }
    case .number: return number(column).map { .number($0) }
    case .wholeNumber: return number(column) == nil ? nil : .wholeNumber(Int(integer(column)))
    case .truth: return number(column) == nil ? nil : .truth(integer(column) != 0)
    case .day:
      guard let text = text(column) else { return nil }
      guard let day = CalendarDate(iso: text) else {
        throw StoreError.database(
          code: ResultCode.SQLITE_CORRUPT.rawValue,
          message: "\(field.name): \(text)"
        )
      }
      return .day(day)
    }
  }
}

extension RecordReader {
  /// The record with a key, `nil` when none is known.
  func record(_ key: RecordKey, in database: Database) throws -> StoredRecord? {
    let clauses = zip(entity.key, key.parts).map { name, part in
      RecordFilter.Clause(name, [entity.field(name)?.keyValue(part)])
    }
    return try records(RecordFilter(clauses), in: database).first
  }
}

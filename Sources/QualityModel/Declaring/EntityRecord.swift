/// One record of an entity: a value, or none, for each of its fields.
public struct EntityRecord: Sendable {
  /// What it is a record of.
  public let entity: Entity
  /// The values in the order of the entity's fields.
  public var values: [FieldValue?]

  /// Makes a record from values in the order of the fields.
  ///
  /// - Precondition: There are as many values as fields.
  public init(_ entity: Entity, values: [FieldValue?]) {
    precondition(values.count == entity.fields.count)
    self.entity = entity
    self.values = values
  }

  /// Makes a record from values by the names of fields; those left out have none.
  public init(_ entity: Entity, _ named: [String: FieldValue]) {
    self.init(entity, values: entity.fields.map { named[$0.name] })
  }

  /// The value of a field; `nil` also for a name that is no field.
  public subscript(field: String) -> FieldValue? {
    get { entity.position(of: field).flatMap { values[$0] } }
    set { if let position = entity.position(of: field) { values[position] = newValue } }
  }

  /// What identifies it.
  public var key: RecordKey {
    RecordKey(entity: entity.name, parts: entity.key.map { self[$0]?.text ?? "" })
  }

  /// The text of a field, `nil` where it has none: text, words and codes as they are.
  public func text(_ field: String) -> String? { self[field]?.text }

  /// The day of a field.
  public func day(_ field: String) -> CalendarDate? {
    if case .day(let day)? = self[field] { day } else { nil }
  }

  /// The number of a field, whole or not.
  public func number(_ field: String) -> Double? {
    switch self[field] {
    case .number(let number)?: number
    case .wholeNumber(let number)?: Double(number)
    default: nil
    }
  }

  /// The record as a file would give it back: its texts without the white space around them.
  ///
  /// Blank text stays, and is refused where a record is planned.
  public var trimmed: EntityRecord {
    EntityRecord(
      entity,
      values: values.map { value in
        guard case .text(let text)? = value else { return value }
        return .text(text.trimmed ?? text)
      }
    )
  }

  /// Whether a field is true.
  public func isTrue(_ field: String) -> Bool { self[field] == .truth(true) }
}

extension EntityRecord: Hashable {
  /// Whether two records are of one entity and have the same values.
  public static func == (left: EntityRecord, right: EntityRecord) -> Bool {
    left.entity === right.entity && left.values == right.values
  }

  /// Mixes in the entity and the values.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(entity.name)
    hasher.combine(values)
  }
}

/// What identifies a record for ever: its code, or the parts of its key as text.
public struct RecordKey: Hashable, Sendable {
  /// The name of the entity.
  public let entity: String
  /// The parts in the order of the entity's key.
  public let parts: [String]

  /// Makes a key.
  public init(entity: String, parts: [String]) {
    self.entity = entity
    self.parts = parts
  }

  /// The parts as people write them, "P-014" or "P-014 / SAF-01 / outcome".
  public var text: String { parts.joined(separator: " / ") }
}

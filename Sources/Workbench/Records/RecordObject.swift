internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// A record of a declared entity, as scripts hold it: a project, a person, a test cycle.
final class RecordObject: NamesItsType {
  let record: EntityRecord
  /// The knowledge it was read with; what it refers to is read with the same.
  let asOf: AsOf
  /// The store it was read from; nothing is read through it from any other.
  let origin: StoreOrigin

  init(_ record: EntityRecord, asOf: AsOf, origin: StoreOrigin) {
    self.record = record
    self.asOf = asOf
    self.origin = origin
  }

  var typeName: String { record.entity.name }

  /// The record in one line: its key, and what it is called.
  var line: String {
    let label = record.entity.label.flatMap(record.text)
    return [record.key.text, label].compactMap(\.self).joined(separator: " · ")
  }
}

extension Entity {
  /// The name as people write it in a sentence: "quality priority".
  var noun: String { name.replacing("_", with: " ") }
  /// The name for several in a sentence.
  var nouns: String { plural.replacing("_", with: " ") }
}

extension TypeEntry {
  /// The types of every declared entity.
  static func records() -> [TypeEntry] { Entity.all.map(record) }

  /// What scripts see of a record: its fields, what it refers to, and what refers to it.
  static func record(_ entity: Entity) -> TypeEntry {
    var behaviour = Behaviour { ($0 as? RecordObject)?.line ?? "" }
    behaviour.equals = { left, right in
      guard let left = left as? RecordObject, let right = right as? RecordObject else {
        return false
      }
      return left.record.key == right.record.key && left.origin == right.origin
    }
    behaviour.card = { object, session in
      guard let object = object as? RecordObject else { return "" }
      return try RecordCard(object: object, session: session).text
    }
    behaviour.columns = RecordColumns.columns(of: entity)
    return TypeEntry(
      RecordObject.self,
      name: entity.name,
      purpose: entity.purpose,
      fields: entity.fields.map(FieldEntry.recordField)
        + RecordReference.to(entity.name).map(FieldEntry.reverseField),
      methods: FunctionEntry.recordMethods(entity) + FunctionEntry.threadMethods(entity)
        + FunctionEntry.improvementStepMethods(entity) + FunctionEntry.claimMethods(entity)
        + FunctionEntry.reviewMethods(entity) + FunctionEntry.actionMethods(entity),
      behaviour: behaviour
    )
  }
}

/// A field of one entity that refers to another, and how the other calls what refers to it.
struct RecordReference {
  let entity: Entity
  let field: EntityField
  let reverse: String

  /// Every reference to an entity that has a name there, in the order of declaration.
  static func to(_ name: String) -> [RecordReference] {
    Entity.all.flatMap { entity in
      entity.fields.compactMap { field in
        guard field.target == name, let reverse = field.reverse else { return nil }
        return RecordReference(entity: entity, field: field, reverse: reverse)
      }
    }
  }
}

extension EntityField {
  /// The type of the field in the words of declarations.
  var typeWords: String {
    switch kind {
    case .text, .word: "text"
    case .wholeNumber: "whole number"
    case .number: "number"
    case .truth: "true or false"
    case .day: "date"
    case .reference(let entity): entity
    }
  }
}

extension FieldEntry {
  /// A field as it is declared; a reference gives the record that it refers to.
  static func recordField(_ field: EntityField) -> FieldEntry {
    .field(field.name, field.typeWords, of: RecordObject.self, field.help) { object, session in
      guard let value = object.record[field.name] else { return .nil }
      guard let target = field.target else { return try session.value(of: value) }
      return try session.referred(target, value.text, from: object)
    }
  }

  /// The records that refer to this one.
  static func reverseField(_ reference: RecordReference) -> FieldEntry {
    .field(
      reference.reverse,
      "list of \(reference.entity.plural)",
      of: RecordObject.self,
      "the \(reference.entity.nouns) that name it as \(reference.field.name.replacing("_", with: " "))"
    ) { object, session in
      try session.value(session.referring(reference, to: object))
    }
  }
}

extension WorkbenchSession {
  /// A value of a field as scripts see it.
  func value(of value: FieldValue) throws -> LuaValue {
    switch value {
    case .text(let text): .text(text)
    case .wholeNumber(let number): .integer(number)
    case .number(let number): .number(number)
    case .truth(let truth): .boolean(truth)
    case .day(let day): try self.value(DateObject(day))
    }
  }

  /// The store that a record was read from.
  func store(of object: RecordObject) throws -> QualityStore {
    let entity = object.record.entity
    return try store(
      of: object.origin,
      for: "The \(entity.noun) \"\(object.record.key.text)\"",
      readAgainBy: entity.hasCode
        ? "qi.\(entity.name) \"\(object.record.key.text)\"" : "qi.\(entity.plural)"
    )
  }

  /// The record, unit or measure that a record refers to; nil for one that was taken back.
  fileprivate func referred(
    _ entity: String,
    _ code: String,
    from object: RecordObject
  ) throws -> LuaValue {
    let store = try store(of: object)
    switch entity {
    case "unit":
      return try value(UnitObject(store.unit(code, asOf: object.asOf), origin: object.origin))
    case "measure":
      return try value(measureObject(code, asOf: object.asOf))
    default:
      guard let entity = Entity.named(entity) else { return .nil }
      do {
        let record = try store.record(entity, code: code, asOf: object.asOf)
        return try value(RecordObject(record, asOf: object.asOf, origin: object.origin))
      } catch StoreError.unknownRecord {
        return .nil
      }
    }
  }

  /// The records whose reference is this one.
  fileprivate func referring(
    _ reference: RecordReference,
    to object: RecordObject
  ) throws -> ListObject {
    try list(
      of: reference.entity,
      store(of: object).records(
        reference.entity,
        where: RecordFilter([.init(reference.field.name, [.text(object.record.key.text)])]),
        asOf: object.asOf
      ),
      asOf: object.asOf,
      origin: object.origin
    )
  }

  /// Records as one list.
  func list(
    of entity: Entity,
    _ records: [EntityRecord],
    asOf: AsOf,
    origin: StoreOrigin
  ) -> ListObject {
    ListObject(
      records.map { RecordObject($0, asOf: asOf, origin: origin) },
      noun: entity.noun,
      plural: entity.nouns
    )
  }
}

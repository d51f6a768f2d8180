internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension Parameter {
  /// The argument that gives a field of a new record.
  static func giving(_ field: EntityField) -> Parameter {
    field.isRequired
      ? .required(field.name, .field(field), field.help)
      : .optional(field.name, .field(field), field.help)
  }

  /// The argument that gives a field another value.
  static func changing(_ field: EntityField) -> Parameter {
    .optional(field.name, .field(field), default: "as it is", field.help)
  }
}

extension ParameterKind {
  /// How an argument gives a value of a field.
  static func field(_ field: EntityField) -> ParameterKind {
    switch field.kind {
    case .text: .text
    case .wholeNumber: .integer
    case .number: .number
    case .truth: .boolean
    // A month stands for its last day where something ends.
    case .day:
      field.name.hasSuffix("_to") || field.name.hasSuffix("_by") || field.name.hasSuffix("_until")
        ? .lastDay : .date
    case .word(let vocabulary): .choice(WordList.model(vocabulary))
    case .reference("unit"): .unit
    case .reference("measure"): .measure
    case .reference(let entity): .entity(entity)
    }
  }
}

extension Arguments {
  /// The value that a call gives for a field, nil for none.
  func fieldValue(_ field: EntityField) -> FieldValue? {
    switch field.kind {
    case .text, .word, .reference: text(field.name).map { .text($0) }
    case .wholeNumber: integer(field.name).map { .wholeNumber($0) }
    case .number: number(field.name).map { .number($0) }
    case .truth: boolean(field.name).map { .truth($0) }
    case .day: date(field.name).map { .day($0) }
    }
  }

  /// A record of an entity from named arguments.
  func record(of entity: Entity) -> EntityRecord {
    EntityRecord(entity, values: entity.fields.map(fieldValue))
  }
}

extension WordList {
  /// The words of the fields of entities, from their declarations.
  static func models() -> [WordList] {
    var seen: Set<String> = []
    return Entity.all.flatMap(\.fields).compactMap(\.vocabulary).filter {
      seen.insert($0.name).inserted
    }
    .map(model)
  }

  /// Whether it is the list of a field of an entity.
  var isOfModel: Bool {
    Entity.all.contains { $0.fields.contains { $0.vocabulary?.name == name } }
  }

  static func model(_ vocabulary: Vocabulary) -> WordList {
    // The first field that takes the words shows how they are used.
    let use = Entity.all.lazy.flatMap { entity in entity.fields.map { (entity, $0) } }
      .first { $0.1.vocabulary == vocabulary }
    let example = use.map { entity, field in
      let word = vocabulary.words.first?.text ?? ""
      return "print(#qi.\(entity.plural):where { \(field.name) = \"\(word)\" })"
    }
    return WordList(
      vocabulary.name,
      vocabulary.purpose,
      words: vocabulary.words.map { Word($0.text, $0.meaning) },
      example: example ?? ""
    )
  }
}

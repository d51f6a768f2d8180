/// What a field of an entity holds.
public enum FieldKind: Hashable, Sendable {
  /// Text that says something: never empty, never blank.
  case text
  /// A whole number in a range.
  case wholeNumber(ClosedRange<Int>)
  /// A finite number.
  case number
  /// True or false.
  case truth
  /// A day.
  case day
  /// One of a list of words.
  case word(Vocabulary)
  /// The code of another record, by the name of its entity.
  case reference(String)
}

/// One field of an entity, declared once: the column of the table and of files, the field that scripts
/// read and filter by, help and the manual come from it.
public struct EntityField: Hashable, Sendable {
  /// The name, in lower case with underscores, the same everywhere: "started_on".
  public let name: String
  /// What it holds.
  public let kind: FieldKind
  /// Whether every record must have it.
  public let isRequired: Bool
  /// What it says, in one line without a full stop.
  public let help: String
  /// The name of the list of those that refer to it, in the record referred to.
  ///
  /// `nil` for no such list, and for what is no reference.
  public let reverse: String?
  /// The number in the register of invariants that its declaration keeps, where it has one: "I-29".
  public internal(set) var rule: String?

  /// The same field, declared for the sake of an invariant, by whose number a breach is named.
  public func under(_ rule: String) -> EntityField {
    var field = self
    field.rule = rule
    return field
  }

  /// Text.
  public static func text(_ name: String, _ help: String, required: Bool = false) -> EntityField {
    EntityField(name: name, kind: .text, isRequired: required, help: help, reverse: nil)
  }

  /// The code that identifies a record for ever.
  public static func code(_ help: String = "the code, the same for ever") -> EntityField {
    EntityField(name: "code", kind: .text, isRequired: true, help: help, reverse: nil)
  }

  /// A whole number in a range.
  public static func wholeNumber(
    _ name: String,
    in range: ClosedRange<Int>,
    _ help: String,
    required: Bool = false
  ) -> EntityField {
    EntityField(
      name: name,
      kind: .wholeNumber(range),
      isRequired: required,
      help: help,
      reverse: nil
    )
  }

  /// A number.
  public static func number(_ name: String, _ help: String, required: Bool = false) -> EntityField {
    EntityField(name: name, kind: .number, isRequired: required, help: help, reverse: nil)
  }

  /// True or false.
  public static func truth(_ name: String, _ help: String, required: Bool = false) -> EntityField {
    EntityField(name: name, kind: .truth, isRequired: required, help: help, reverse: nil)
  }

  /// A day.
  public static func day(_ name: String, _ help: String, required: Bool = false) -> EntityField {
    EntityField(name: name, kind: .day, isRequired: required, help: help, reverse: nil)
  }

  /// One of a list of words.
  public static func word(
    _ name: String,
    of vocabulary: Vocabulary,
    _ help: String,
    required: Bool = false
  ) -> EntityField {
    EntityField(
      name: name,
      kind: .word(vocabulary),
      isRequired: required,
      help: help,
      reverse: nil
    )
  }

  /// The code of a record of another entity, or of the same one.
  public static func reference(
    _ name: String,
    to entity: String,
    _ help: String,
    required: Bool = false,
    reverse: String? = nil
  ) -> EntityField {
    EntityField(
      name: name,
      kind: .reference(entity),
      isRequired: required,
      help: help,
      reverse: reverse
    )
  }

  /// The name of the entity that is referred to.
  public var target: String? {
    if case .reference(let entity) = kind { entity } else { nil }
  }

  /// The list of words that it takes.
  public var vocabulary: Vocabulary? {
    if case .word(let vocabulary) = kind { vocabulary } else { nil }
  }
}

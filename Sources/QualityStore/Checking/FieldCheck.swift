import QualityModel

/// What must be true of a field's column, as SQL.
///
/// The check of the table and what `qi.check` asks where that was not asked are the same text.
enum FieldCheck {
  /// What is true, or nothing, of a value that the field may hold; a reference is checked elsewhere.
  static func holds(_ field: EntityField, _ column: String) -> String {
    switch field.kind {
    case .text: return "trim(\(column)) <> ''"
    case .wholeNumber(let range):
      return "\(column) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
    case .number: return "abs(\(column)) < 9e999"
    case .truth: return "\(column) IN (0, 1)"
    case .day: return "\(column) IS date(\(column), '+0 days')"
    case .word(let vocabulary):
      let words = vocabulary.texts.map(SQLText.literal).joined(separator: ", ")
      return "\(column) IN (\(words))"
    case .reference(let target):
      return "EXISTS (SELECT 1 FROM \(target) WHERE \(target)_id = \(column))"
    }
  }

  /// What is true of a column that holds what is declared, also where it may hold nothing.
  static func holdsOrIsEmpty(_ field: EntityField, _ column: String) -> String {
    let isEmpty = field.isRequired ? "0" : "\(column) IS NULL"
    // That a declared record is there is for the rule of its references to say.
    let isDeclared = field.target.map { Entity.named($0) != nil } ?? false
    let holds = isDeclared ? "\(column) IS NOT NULL" : "ifnull(\(Self.holds(field, column)), 0)"
    return "(\(isEmpty) OR \(holds))"
  }

  /// What a field holds, in words: "a day", "one of its words".
  static func description(_ field: EntityField) -> String {
    switch field.kind {
    case .text: "text that says something"
    case .wholeNumber(let range):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a finite number"
    case .truth: "true or false"
    case .day: "a day"
    case .word: "one of its words"
    case .reference(let target): "a \(target.replacing("_", with: " ")) that is there"
    }
  }
}

/// What must hold within one record, whatever other records say.
///
/// The check of the table, the refusal of a plan, `qi.check` and the manual come from it.
public struct RecordRule: Hashable, Sendable {
  /// What is asked of the fields.
  public enum Test: Hashable, Sendable {
    /// Each of these fields has a value.
    case needs([String])
    /// None of these fields has a value.
    case lacks([String])
    /// The first is not after, or above, the second, where both have a value.
    case ordered(String, String)
    /// The two have different values, where both have one; the code stands for the record itself.
    case differ(String, String)
    /// At least one of these fields has a value.
    case needsOneOf([String])
  }

  /// When it is asked: a field has one of these words, or is one of true and false.
  public enum Condition: Hashable, Sendable {
    /// Always.
    case always
    /// The field has one of these values.
    case when(String, is: [String])
    /// The field has a value, none of these.
    case unless(String, is: [String])
    /// The field has a value at all.
    case given(String)
    /// Both fields have a value, and not the same one.
    case differing(String, String)
  }

  /// The number in the register of invariants, "I-27".
  public let id: String
  /// What must hold, as a sentence.
  public let statement: String
  /// When it is asked.
  public let condition: Condition
  /// What is asked.
  public let test: Test

  /// Makes a rule.
  public init(_ id: String, _ statement: String, _ condition: Condition = .always, _ test: Test) {
    self.id = id
    self.statement = statement
    self.condition = condition
    self.test = test
  }

  /// The fields at fault in a record; empty when the rule holds.
  public func breaches(in record: EntityRecord) -> [String] {
    guard applies(to: record) else { return [] }
    switch test {
    case .needs(let fields): return fields.filter { record[$0] == nil }
    case .lacks(let fields): return fields.filter { record[$0] != nil }
    case .needsOneOf(let fields): return fields.contains { record[$0] != nil } ? [] : fields
    case .ordered(let first, let second):
      return Self.isOrdered(record[first], record[second]) ? [] : [first, second]
    case .differ(let first, let second):
      guard let left = record[first], let right = record[second] else { return [] }
      return left == right ? [first, second] : []
    }
  }

  private func applies(to record: EntityRecord) -> Bool {
    switch condition {
    case .always: true
    case .given(let field): record[field] != nil
    case .differing(let first, let second):
      record[first] != nil && record[second] != nil && record[first] != record[second]
    case .when(let field, let words): record[field].map { words.contains($0.text) } ?? false
    case .unless(let field, let words): record[field].map { !words.contains($0.text) } ?? false
    }
  }

  private static func isOrdered(_ first: FieldValue?, _ second: FieldValue?) -> Bool {
    switch (first, second) {
    case (.day(let first)?, .day(let second)?): first <= second
    case (.number(let first)?, .number(let second)?): first <= second
    case (.wholeNumber(let first)?, .wholeNumber(let second)?): first <= second
    default: true
    }
  }
}

extension RecordRule {
  /// The fields that the rule looks at, those of its condition first.
  public var fields: [String] {
    let asked: [String] =
      switch condition {
      case .always: []
      case .when(let field, _), .unless(let field, _), .given(let field): [field]
      case .differing(let first, let second): [first, second]
      }
    return asked
      + {
        switch test {
        case .needs(let fields), .lacks(let fields), .needsOneOf(let fields): fields
        case .ordered(let first, let second), .differ(let first, let second): [first, second]
        }
      }()
  }
}

public import QualityModel

/// A record that breaks a rule.
public struct Breach: Hashable, Sendable {
  /// The number of the rule.
  public var rule: String
  /// The entity of the record.
  public var entity: String
  /// The key of the record as people write it.
  public var key: String
  /// What is missing or wrong, in words.
  public var detail: String
  /// What kind of rule it breaks, with what is needed to mend it.
  public var cause: BreachCause

  /// Makes a breach.
  public init(
    rule: String,
    entity: String,
    key: String,
    detail: String,
    cause: BreachCause = .query
  ) {
    self.rule = rule
    self.entity = entity
    self.key = key
    self.detail = detail
    self.cause = cause
  }
}

/// What kind of rule a record breaks.
public enum BreachCause: Hashable, Sendable {
  /// A rule that is a query over records, definitions or figures.
  case query
  /// A rule within the record; `fields` are at fault.
  case within(RecordRule, fields: [String])
  /// A field that holds what it is not declared to hold.
  case field(EntityField)
  /// A step that the lifecycle does not have.
  case step(from: String, to: String)
  /// Something that was said of it is gone.
  case lost
  /// A change that is not as it was written.
  case log(ChangeLogAlteration)
}

/// What a check of the whole store asked, and what it found.
public struct CheckReport: Hashable, Sendable {
  /// What breaks rules, in the order of the rules' numbers.
  public var breaches: [Breach]
  /// How many rules were asked.
  public var rules: Int
  /// How many records they were asked of, units, measures and their definitions among them.
  public var records: Int
  /// How many figures, each with the corrections of it.
  public var figures: Int
  /// How many changes the log has.
  public var changes: Int
}

import GRDB
import QualityModel

/// A rule that `qi.check` asks of the whole store, whatever else keeps it.
public struct CheckedRule: Sendable {
  /// The number in the register of invariants, "I-04", or the name of a rule that is made from a
  /// declaration, "field-project".
  public let id: String
  /// The entity whose records it is about; `figure`, `definition`, `change` and the like for the rest.
  public let entity: String
  /// What must hold, as a sentence.
  public let statement: String
  /// What breaks it in the store as a connection sees it.
  let breaches: @Sendable (Database) throws -> [Breach]

  init(
    _ id: String,
    of entity: String,
    _ statement: String,
    _ breaches: @escaping @Sendable (Database) throws -> [Breach]
  ) {
    self.id = id
    self.entity = entity
    self.statement = statement
    self.breaches = breaches
  }

  /// Every rule: across records, within one, of its fields and its steps, of figures and what they are
  /// figures of, and of the history.
  public static let all: [CheckedRule] =
    StoreRule.all.map(across)
    + Entity.all.flatMap { entity in
      entity.rules.map { within($0, of: entity) } + fields(of: entity)
        + (entity.lifecycle.map { [steps($0, of: entity)] } ?? [])
    }
    + figureRules + spineRules + historyRules

  private static func across(_ rule: StoreRule) -> CheckedRule {
    CheckedRule(rule.id, of: rule.reads.first ?? "", rule.statement) { database in
      try RuleCheck.breaches(of: rule, in: database)
    }
  }

  /// A rule as a query that gives the key of what breaks it, and what is wrong, in words.
  static func query(
    _ id: String,
    of entity: String,
    _ statement: String,
    cause: BreachCause = .query,
    _ sql: String
  ) -> CheckedRule {
    CheckedRule(id, of: entity, statement) { database in
      try Row.fetchAll(database, sql: sql).map { row in
        Breach(rule: id, entity: entity, key: row[0] ?? "?", detail: row[1] ?? "?", cause: cause)
      }
    }
  }
}

extension QualityStore {
  /// Every rule asked of the whole store.
  ///
  /// In a store that was only written through plans it finds nothing; it finds what was written past
  /// them, or before a rule was made.
  ///
  /// - Returns: What breaks rules, by rule and record.
  public func check() throws(StoreError) -> [Breach] { try checkReport().breaches }

  /// Every rule asked of the whole store, with how much it was asked of.
  ///
  /// - Throws: ``StoreError/cancelled``, and what SQLite reports.
  public func checkReport() throws(StoreError) -> CheckReport {
    try read { database in
      var breaches: [Breach] = []
      for rule in CheckedRule.all {
        try stopCondition.check()
        breaches += try rule.breaches(database)
      }
      breaches.sort { ($0.rule, $0.entity, $0.key) < ($1.rule, $1.entity, $1.key) }
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let views = Entity.all.map { RecordTable($0).view } + ["units", "measures", "definitions"]
      return CheckReport(
        breaches: breaches,
        rules: CheckedRule.all.count,
        records: try views.reduce(0) { try $0 + count("SELECT count(*) FROM \($1)") },
        figures: try count("SELECT count(*) FROM observation WHERE revision = 0"),
        changes: try count("SELECT count(*) FROM change_log")
      )
    }
  }

  /// The rules across records.
  public static var rules: [StoreRule] { StoreRule.all }
}

import GRDB
import QualityModel

/// Runs rules across records over the store as a connection sees it, uncommitted rows included.
enum RuleCheck {
  /// The records that break rules across records, by rule.
  ///
  /// - Parameters:
  ///   - entities: Only the rules that read one of these.
  ///   - stop: Asked between two rules.
  ///   - database: The connection.
  /// - Returns: The breaches, by rule and record.
  /// - Throws: ``StoreError/cancelled``, and what SQLite reports.
  static func breaches(
    reading entities: Set<String>,
    stop: StopCondition,
    in database: Database
  ) throws -> [Breach] {
    var found: [Breach] = []
    for rule in StoreRule.all where !entities.isDisjoint(with: rule.reads) {
      try stop.check()
      found += try breaches(of: rule, in: database)
    }
    return found
  }

  /// The records that break one rule.
  static func breaches(of rule: StoreRule, in database: Database) throws -> [Breach] {
    try Row.fetchAll(
      database,
      sql: "SELECT DISTINCT entity, record, detail FROM \(rule.view) ORDER BY entity, record"
    ).map { row in
      Breach(rule: rule.id, entity: row[0], key: row[1] ?? "?", detail: row[2] ?? "?")
    }
  }
}

import GRDB
import QualityModel

/// Runs rules over the store as a connection sees it, uncommitted rows included.
enum RuleCheck {
  /// The records that break rules across records, by rule.
  ///
  /// - Parameters:
  ///   - entities: Only the rules that read one of these; `nil` is all of them.
  ///   - stop: Asked between two rules.
  ///   - database: The connection.
  /// - Returns: The breaches, by rule and record.
  /// - Throws: ``StoreError/cancelled``, and what SQLite reports.
  static func breaches(
    reading entities: Set<String>? = nil,
    stop: StopCondition,
    in database: Database
  ) throws -> [Breach] {
    var found: [Breach] = []
    for rule in StoreRule.all {
      if let entities, entities.isDisjoint(with: rule.reads) { continue }
      try stop.check()
      found += try Row.fetchAll(
        database,
        sql: "SELECT DISTINCT entity, record, detail FROM \(rule.view) ORDER BY entity, record"
      ).map { row in
        Breach(rule: rule.id, entity: row[0], key: row[1], detail: row[2])
      }
    }
    return found
  }

  /// The records that break rules within a record, which only rows written past the checks can.
  static func breachesWithin(stop: StopCondition, in database: Database) throws -> [Breach] {
    var found: [Breach] = []
    let horizon = try Horizon(.now, in: database)
    for entity in Entity.all where !entity.rules.isEmpty {
      try stop.check()
      for stored in try RecordReader(entity, horizon).records(in: database) {
        for rule in entity.rules {
          let fields = rule.breaches(in: stored.record)
          guard !fields.isEmpty else { continue }
          found.append(
            Breach(
              rule: rule.id,
              entity: entity.name,
              key: stored.record.key.text,
              detail: "\(rule.statement) (\(fields.joined(separator: ", ")))"
            )
          )
        }
      }
    }
    return found
  }

  /// The steps between states that no lifecycle allows, which only rows written past the trigger take.
  static func breachesOfLifecycles(in database: Database) throws -> [Breach] {
    var found: [Breach] = []
    for entity in Entity.all {
      guard let lifecycle = entity.lifecycle else { continue }
      let table = RecordTable(entity)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(table.keyText), p.\(lifecycle.field) AS was,
            r.\(lifecycle.field) AS now
          FROM \(table.revision) r JOIN \(table.identity) i ON i.\(table.number) = r.\(table.number)
          JOIN \(table.revision) p ON p.\(table.number) = r.\(table.number)
            AND p.change_id = (SELECT max(x.change_id) FROM \(table.revision) x
              WHERE x.\(table.number) = r.\(table.number) AND x.change_id < r.change_id)
          WHERE p.withdrawn = 0 AND p.\(lifecycle.field) <> r.\(lifecycle.field)
          ORDER BY 1, r.change_id
          """
      )
      while let row = try rows.next() {
        let was: String = row[1]
        let now: String = row[2]
        guard !lifecycle.allows(was, to: now) else { continue }
        found.append(
          Breach(
            rule: "lifecycle-\(entity.name)",
            entity: entity.name,
            key: row[0],
            detail: "it went from \(was) to \(now)"
          )
        )
      }
    }
    return found
  }
}

import GRDB
import QualityModel

/// What keeps the history readable, asked of a file from which something was taken.
extension CheckedRule {
  /// The rules of the history.
  static let historyRules = [history, log]

  private static let history = CheckedRule(
    "I-33",
    of: "history",
    "Everything that was ever recorded stays readable, merged and ended projects with the rest."
  ) { database in
    var found: [Breach] = []
    func lost(_ entity: String, _ detail: String, _ sql: String) throws {
      found += try String?.fetchAll(database, sql: sql).map { key in
        Breach(rule: "I-33", entity: entity, key: key ?? "?", detail: detail, cause: .lost)
      }
    }
    let spine = [
      ("unit", "unit", "unit_id", "i.code"), ("measure", "measure", "measure_id", "i.code"),
      (
        "definition", "measure_definition", "definition_id",
        "(SELECT code FROM measure m WHERE m.measure_id = i.measure_id) || ' / version ' || i.version"
      ),
    ]
    let tables =
      spine
      + Entity.all.map { entity in
        let table = RecordTable(entity)
        return (entity.name, table.identity, table.number, table.keyText)
      }
    for (entity, table, number, key) in tables {
      // A key comes with the change that said something of it first.
      try lost(
        entity,
        "what was first said of it is gone",
        """
        SELECT \(key) FROM \(table) i WHERE NOT EXISTS (SELECT 1 FROM \(table)_revision r
          WHERE r.\(number) = i.\(number) AND r.change_id = i.change_id)
        """
      )
    }
    try lost(
      "figure",
      "what was reported before its correction is gone",
      """
      SELECT m.code || ' / ' || u.code || ' / ' || date(o.period * 86400, 'unixepoch')
      FROM observation o
      JOIN measure_definition d ON d.definition_id = o.definition_id
      JOIN measure m ON m.measure_id = d.measure_id
      JOIN unit u ON u.unit_id = o.unit_id
      WHERE o.revision > 0 AND NOT EXISTS (SELECT 1 FROM observation x
        WHERE x.definition_id = o.definition_id AND x.unit_id = o.unit_id AND x.period = o.period
          AND x.revision = o.revision - 1)
      """
    )
    return found
  }

  private static let log = CheckedRule(
    "I-48",
    of: "change",
    "The change log is never altered: every change is as it was written."
  ) { database in
    guard case .altered(let change, let alteration) = try ChangeLog.verify(in: database) else {
      return []
    }
    let detail =
      switch alteration {
      case .missing: "its entry is gone"
      case .entry: "its entry is not as it was written"
      case .chain: "it does not follow the change before it"
      case .contents: "the rows that it recorded are not as they were written"
      }
    return [
      Breach(
        rule: "I-48",
        entity: "change",
        key: String(change),
        detail: detail,
        cause: .log(alteration)
      )
    ]
  }
}

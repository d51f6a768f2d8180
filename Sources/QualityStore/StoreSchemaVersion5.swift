import QualityModel

/// Version 5: the plans of audits, their items, and what these cover.
enum StoreSchemaVersion5 {
  static let sql: String =
    (Entity.all.filter { $0.since == 5 }.map { RecordSchema($0).sql }
    + StoreRule.all.filter { $0.since == 5 }.map(\.sql))
    .joined(separator: "\n")
}

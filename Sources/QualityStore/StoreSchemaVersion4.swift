import QualityModel

/// Version 4: actions, and the history of the days they were to be done by.
enum StoreSchemaVersion4 {
  static let sql: String =
    (Entity.all.filter { $0.since == 4 }.map { RecordSchema($0).sql }
    + StoreRule.all.filter { $0.since == 4 }.map(\.sql))
    .joined(separator: "\n")
}

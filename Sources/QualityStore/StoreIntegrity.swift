import GRDB
import QualityModel

/// Checks of a store's file that the hashes of the change log do not make.
enum StoreIntegrity {
  /// The first row, in the order of the changes that they claim, whose change is not in the log.
  ///
  /// The log's entries have the numbers 1 … `entries`.
  static func strayRow(beyond entries: Int, in database: Database) throws -> StrayRow? {
    var first: StrayRow?
    for (table, key) in ChangeContents.allTables {
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT change_id, \(key) FROM \(table) WHERE change_id NOT BETWEEN 1 AND ?
          ORDER BY change_id, \(key) LIMIT 1
          """,
        arguments: [entries]
      )
      guard let row else { continue }
      let change: Int = row["change_id"]
      if let first, first.change <= change { continue }
      let parts = zip(row.columnNames, row.databaseValues).dropFirst()
        .map { "\($0) \($1.storage.value.map { "\($0)" } ?? "-")" }
      first = StrayRow(table: table, key: parts.joined(separator: ", "), change: change)
    }
    return first
  }

  /// The first table, view, index or trigger that is not as this schema makes it.
  static func alteredObject(in database: Database) throws -> String? {
    let expected = try StoreSchema.objects()
    let found = try SchemaObject.all(in: database)
    let missing = expected.keys.filter { found[$0] != expected[$0] }
    // Another index changes no answer; any other thing may.
    let added = found.filter { $0.value.type != "index" && expected[$0.key] == nil }.keys
    return (missing + added).min()
  }

  /// What SQLite finds wrong with the file, nil when nothing.
  static func damage(in database: Database) throws -> String? {
    let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "ok"
    return answer == "ok" ? nil : answer
  }
}

/// A row that claims a change which is not in the change log.
public struct StrayRow: Hashable, Sendable {
  /// The table that it stands in.
  public var table: String
  /// The columns of its key with their values.
  public var key: String
  /// The number of the change.
  public var change: Int
}

/// How many rows a change wrote, and how many of it there are.
public struct ChangeRows: Hashable, Sendable {
  /// What the change counted as new or changed.
  public var written: Int
  /// What stands in the store under its number.
  public var found: Int
}

extension QualityStore {
  /// How many figures, for a load, or definitions and records a change wrote, and how many of them
  /// are there; nil when there is no such change.
  public func rows(ofChange number: Int) throws(StoreError) -> ChangeRows? {
    try read { database in
      guard let entry = try ChangeLog.entry(number, in: database) else { return nil }
      let tables =
        entry.kind == .load
        ? ["observation"]
        : [
          "unit_revision", "measure_revision", "measure_definition_revision", "target",
          "process_phase", "annotation",
        ] + Entity.all.map { RecordTable($0).revision }
      var found = 0
      for table in tables {
        found +=
          try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM \(table) WHERE change_id = ?",
            arguments: [number]
          ) ?? 0
      }
      return ChangeRows(written: entry.counts.new + entry.counts.changed, found: found)
    }
  }
}

import Foundation
import GRDB
import QualityModel

/// The first row of a change that is not as the change wrote it.
public struct AlteredRow: Hashable, Sendable {
  /// The table that it stands in, or stood in.
  public var table: String
  /// The key of the row as people write it: "SAF-01 / CROFTON / 2024-01-01".
  ///
  /// For a row that is missing it is that of the row before it, `nil` for none; for digests the name
  /// of the table that they are of.
  public var key: String?
  /// What happened to it.
  public var alteration: Alteration

  /// What happened to a row.
  public enum Alteration: Hashable, Sendable {
    /// It says something else.
    case changed
    /// The change did not write it.
    case added
    /// It is there no more; only its place is known.
    case missing
  }
}

extension QualityStore {
  /// The first row of a change that is not as it was written, in the order of the tables and of their
  /// keys.
  ///
  /// `nil` where every row is, and where that cannot be told: a change from before the digests were
  /// kept has none.
  public func alteredRow(ofChange number: Int) throws(StoreError) -> AlteredRow? {
    try read { try AlteredRow.first(ofChange: number, in: $0) }
  }
}

extension AlteredRow {
  static func first(ofChange change: Int, in database: Database) throws -> AlteredRow? {
    let written = try ChangeContents.digests(of: change, in: database)
    let found = try ChangeContents.again(change, in: database)
    if try ChangeLog.entry(change, in: database)?.contentSHA256 == found.hash {
      return altered(digests: written, of: found.digests)
    }
    guard !written.isEmpty else { return nil }
    for (table, _) in ChangeContents.allTables where table != ChangeContents.digestTable {
      let trace = try RowTrace(table, change: change, in: database)
      let digests = written[table] ?? RowDigests()
      if let row = try trace.firstAltered(from: digests, in: database) { return row }
    }
    return nil
  }

  /// Where the rows are as they were written, and it is their digests that are not.
  private static func altered(
    digests written: [String: RowDigests],
    of rows: [String: RowDigests]
  ) -> AlteredRow? {
    let differing = Set(written.keys).union(rows.keys).filter { table in
      (written[table] ?? RowDigests()) != (rows[table] ?? RowDigests())
    }
    return differing.min().map { table in
      AlteredRow(
        table: ChangeContents.digestTable,
        key: table,
        alteration: written[table] == nil ? .missing : .changed
      )
    }
  }
}

/// The rows of one table that stand under a change: their digests, and how to find each again.
private struct RowTrace {
  let table: String
  private var digests = RowDigests()
  private var keys: [[Int64]] = []

  init(_ table: String, change: Int, in database: Database) throws {
    self.table = table
    if table == ChangeContents.observationTable {
      try ObservationHash.rows("WHERE change_id = \(change)", in: database) { _, row in
        digests.append(row.digest)
        keys.append([row.definition, row.unit, row.period, row.revision])
      }
      return
    }
    guard let key = ChangeContents.tables.first(where: { $0.0 == table })?.1 else { return }
    try ChangeContents.rows(of: table, key, change: change, in: database) { values, row in
      var digest = RowDigest()
      for value in values { digest.add(value) }
      digests.append(digest)
      keys.append([row[key]])
    }
  }

  /// The first row that differs from what was written.
  ///
  /// Where one side goes on with what the other has here, a row was added or taken away.
  func firstAltered(from written: RowDigests, in database: Database) throws -> AlteredRow? {
    let common = min(written.count, digests.count)
    let place = (0..<common).first { written[$0] != digests[$0] } ?? common
    if place == written.count, place == digests.count { return nil }
    let isMissing =
      place == digests.count
      || place < written.count && written.holds(digests[place], from: place + 1)
        && !digests.holds(written[place], from: place + 1)
    if isMissing {
      let before = try place == 0 ? nil : name(of: place - 1, in: database)
      return AlteredRow(table: table, key: before, alteration: .missing)
    }
    let isAdded =
      place == written.count
      || digests.holds(written[place], from: place + 1)
        && !written.holds(digests[place], from: place + 1)
    return try AlteredRow(
      table: table,
      key: name(of: place, in: database),
      alteration: isAdded ? .added : .changed
    )
  }

  /// The key of a row in codes; in the numbers of the table where a code is not to be found.
  private func name(of index: Int, in database: Database) throws -> String {
    let key = keys[index]
    let found = try String.fetchOne(
      database,
      sql: RowName.query(for: table),
      arguments: StatementArguments(key)
    )
    return found ?? key.map(String.init).joined(separator: " / ")
  }
}

/// How the rows of each table are called.
private enum RowName {
  /// A query that gives the name of the row with a key.
  static func query(for table: String) -> String {
    switch table {
    case "unit", "unit_revision": return "SELECT code FROM unit WHERE unit_id = ?"
    case "measure", "measure_revision", "load_measure":
      return "SELECT code FROM measure WHERE measure_id = ?"
    case "measure_definition", "measure_definition_revision":
      return """
        SELECT m.code || ' / version ' || d.version FROM measure_definition d
        JOIN measure m USING (measure_id) WHERE d.definition_id = ?
        """
    case "target": return scoped(table, "target_id", day: "from_on")
    case "process_phase": return scoped(table, "phase_id", day: "from_on")
    case "annotation": return scoped(table, "annotation_id", day: "on_date")
    case ChangeContents.observationTable:
      return """
        SELECT m.code || ' / ' || u.code || ' / ' || date(o.period * 86400, 'unixepoch')
        FROM observation o
        JOIN measure_definition d USING (definition_id) JOIN measure m USING (measure_id)
        JOIN unit u USING (unit_id)
        WHERE o.definition_id = ? AND o.unit_id = ? AND o.period = ? AND o.revision = ?
        """
    default:
      let entity = Entity.all.first { [$0.name, RecordTable($0).revision].contains(table) }
      guard let entity else { return "SELECT NULL" }
      let record = RecordTable(entity)
      return "SELECT \(record.keyText) FROM \(record.identity) i WHERE i.\(record.number) = ?"
    }
  }

  private static func scoped(_ table: String, _ number: String, day: String) -> String {
    """
    SELECT m.code || ifnull(' / ' || u.code, '') || ' / ' || t.\(day) FROM \(table) t
    JOIN measure m USING (measure_id) LEFT JOIN unit u USING (unit_id) WHERE t.\(number) = ?
    """
  }
}

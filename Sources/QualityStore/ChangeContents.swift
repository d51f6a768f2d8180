import Foundation
import GRDB
import QualityModel

/// The hash over the rows that a change recorded, and their digests.
enum ChangeContents {
  /// The tables that are read back, each with the number that its rows are ordered by.
  static let tables =
    [
      ("unit", "unit_id"), ("unit_revision", "unit_id"), ("measure", "measure_id"),
      ("measure_revision", "measure_id"), ("measure_definition", "definition_id"),
      ("measure_definition_revision", "definition_id"), ("target", "target_id"),
      ("process_phase", "phase_id"), ("annotation", "annotation_id"),
      ("load_measure", "measure_id"),
    ]
    + Entity.all.flatMap { entity in
      let table = RecordTable(entity)
      return [(table.identity, table.number), (table.revision, table.number)]
    }

  /// Where the digests are kept.
  static let digestTable = "change_digest"
  static let observationTable = "observation"

  /// Every table whose rows belong to a change, each with its key.
  static let allTables =
    tables + [(digestTable, "table_name"), (observationTable, ObservationHash.key)]

  /// Notes the digests of what a change wrote, and gives the hash for its entry.
  ///
  /// The rows of the small tables are read back; those of the observations come later.
  static func seal(
    _ change: Int,
    observations: ObservationSeal? = nil,
    in database: Database
  ) throws -> String {
    var (hash, digests) = try rows(of: change, in: database)
    digests[observationTable] = observations?.digests
    for (table, digests) in digests where !digests.isEmpty {
      try database.execute(
        sql: "INSERT INTO \(digestTable) VALUES (?, ?, ?)",
        arguments: [change, table, Data(digests.bytes)]
      )
    }
    return finish(&hash, digests, observations: observations?.hash)
  }

  /// The hash over all that stands under a change: the rows of the small tables, read back, the
  /// digests, and the hash over the observations.
  static func hash(
    of change: Int,
    observations: String?,
    in database: Database
  ) throws -> String {
    var (hash, _) = try rows(of: change, in: database)
    return try finish(&hash, digests(of: change, in: database), observations: observations)
  }

  /// The hash and the digests that the rows under a change would have if it had written them.
  static func again(
    _ change: Int,
    in database: Database
  ) throws -> (hash: String, digests: [String: RowDigests]) {
    var (hash, digests) = try rows(of: change, in: database)
    var observations = ObservationHash()
    var ofObservations = RowDigests()
    try ObservationHash.rows("WHERE change_id = \(change)", in: database) { _, row in
      observations.add(row)
      ofObservations.append(row.digest)
    }
    digests[observationTable] = ofObservations
    let hashed = ofObservations.isEmpty ? nil : observations.finish()
    return (finish(&hash, digests, observations: hashed), digests)
  }

  /// The digests that a change noted when it wrote; none for one from before they were kept.
  static func digests(of change: Int, in database: Database) throws -> [String: RowDigests] {
    let statement = try database.cachedStatement(
      sql: "SELECT table_name, digests FROM \(digestTable) WHERE change_id = ?"
    )
    let rows = try Row.fetchAll(statement, arguments: [change])
    return Dictionary(
      rows.map { ($0["table_name"], RowDigests(bytes: Array($0["digests"] as Data))) },
      uniquingKeysWith: { $1 }
    )
  }

  /// The hash over the rows of the small tables, not ended, and the digests of these.
  private static func rows(
    of change: Int,
    in database: Database
  ) throws -> (SHA256Hash, [String: RowDigests]) {
    var hash = SHA256Hash()
    var all: [String: RowDigests] = [:]
    for (table, key) in tables {
      var digests = RowDigests()
      try rows(of: table, key, change: change, in: database) { encoded, _ in
        hash.add("\(table):")
        var digest = RowDigest()
        for part in encoded {
          hash.add(part)
          digest.add(part)
        }
        digests.append(digest)
      }
      all[table] = digests
    }
    return (hash, all)
  }

  private static func finish(
    _ hash: inout SHA256Hash,
    _ digests: [String: RowDigests],
    observations: String?
  ) -> String {
    for (table, digests) in digests.sorted(by: { $0.key < $1.key }) where !digests.isEmpty {
      hash.add("digests:\(table):\(digests.bytes.count):")
      digests.bytes.withUnsafeBytes { hash.add($0) }
    }
    hash.add("observations:\(observations ?? "-")")
    return hash.hexadecimal
  }

  /// Goes through the rows of a table that a change wrote, in the order of its key.
  static func rows(
    of table: String,
    _ key: String,
    change: Int,
    in database: Database,
    _ body: (_ values: [String], Row) throws -> Void
  ) throws {
    // Kept, for most tables have no row of a change: to prepare it takes far longer than to run it.
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM \(table) WHERE change_id = ? ORDER BY \(key)"
    )
    let rows = try Row.fetchCursor(statement, arguments: [change])
    while let row = try rows.next() { try body(row.databaseValues.map(encoded), row) }
  }

  /// A value with its type and its length before it, so that no two rows read alike.
  private static func encoded(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "-;"
    case .int64(let number): "i\(number);"
    case .double(let number): "d\(number.bitPattern);"
    case .string(let text): "s\(text.utf8.count):\(text);"
    case .blob(let bytes): "b\(bytes.count);"
    }
  }
}

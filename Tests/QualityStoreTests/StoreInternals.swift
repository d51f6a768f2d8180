import GRDB
import QualityModel
import Testing

@testable import QualityStore

extension QualityStore {
  /// A pragma of the store's own connection.
  func pragma(_ name: String) throws -> Int? {
    try queue.read { try Int.fetchOne($0, sql: "PRAGMA \(name)") }
  }

  /// Runs SQL past the store's rules, as someone with a shell would.
  func tamper(_ sql: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// Takes away every trigger.
  func dropTriggers() throws { try queue.writeWithoutTransaction { try dropTriggers(in: $0) } }

  func dropTriggers(in database: Database) throws {
    let names = try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
  }

  /// Runs SQL past triggers, checks and references, and writes the log anew so that it holds: what is
  /// left is the break alone.
  func plant(_ sql: String) throws {
    try queue.writeWithoutTransaction { database in
      try dropTriggers(in: database)
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
      #expect(database.totalChangesCount > 0)
      try reseal(in: database)
      try database.execute(sql: "PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON")
    }
  }

  /// Writes every entry of the log anew, with the hash of what it holds now.
  func reseal(in database: Database) throws {
    let observations = try ObservationHash.all(in: database)
    var previous = ChangeLog.genesis
    for var entry in try ChangeLog.entries(Horizon(.now, in: database), in: database) {
      entry.contentSHA256 = try ChangeContents.hash(
        of: entry.id,
        observations: observations[entry.id],
        in: database
      )
      entry.previousHash = previous
      entry.entryHash = ChangeLog.hash(of: entry)
      previous = entry.entryHash
      try database.execute(
        sql: """
          UPDATE change_log SET content_sha256 = ?, previous_hash = ?, entry_hash = ?
          WHERE change_id = ?
          """,
        arguments: [entry.contentSHA256, entry.previousHash, entry.entryHash, entry.id]
      )
    }
  }

  /// Every row of every table as text, to compare a store with what it was.
  ///
  /// SQLite writes the rows: GRDB's description of each took a twelfth of the time of all tests.
  func contents() throws -> [String] {
    try queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      )
      return try tables.flatMap { table in
        let values = try database.columns(in: table).map { column in
          "'\(column.name):' || quote(\"\(column.name)\")"
        }
        let row = values.joined(separator: " || ' ' || ")
        return try String.fetchAll(database, sql: "SELECT '\(table) ' || \(row) FROM \"\(table)\"")
      }
    }
  }
}

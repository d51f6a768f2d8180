import GRDB

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

  /// Takes away the triggers that forbid updates and deletes.
  func dropTriggers() throws {
    try queue.writeWithoutTransaction { database in
      let names = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"
      )
      for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
    }
  }

  /// Every row of every table as text, to compare a store with what it was.
  func contents() throws -> [String] {
    try queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      )
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
      }
    }
  }
}

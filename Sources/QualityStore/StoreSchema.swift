import GRDB
import Synchronization

/// The schema of the store's file and the steps that lead to it.
///
/// A step that has shipped is never edited; a change of the schema is a new step.
enum StoreSchema {
  /// The newest version, kept in the file's user version.
  static let version = 5

  /// "TdMk", kept in the file's application ID.
  static let applicationID: UInt32 = 0x5464_4D6B

  /// Makes an empty store of the newest version in an empty database.
  ///
  /// The steps themselves are run once in a process, in memory, and copied from there: defining several
  /// hundred tables, views and triggers takes a hundred times as long as copying their pages.
  static func make(in queue: DatabaseQueue) throws {
    try empty().backup(to: queue)
  }

  /// What a store of this version has of tables, views, indexes and triggers, by their names.
  static func objects() throws -> [String: SchemaObject] {
    try empty().read(SchemaObject.all)
  }

  private static let made = Mutex<DatabaseQueue?>(nil)

  /// An empty store in memory, which nobody may write to.
  private static func empty() throws -> DatabaseQueue {
    try made.withLock { made in
      if let made { return made }
      SQLiteSettings.make()
      let queue = try DatabaseQueue()
      try migrator.migrate(queue)
      made = queue
      return queue
    }
  }

  /// The steps from a store of any older version, or from an empty database.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(Int32(bitPattern: applicationID))")
      try database.execute(sql: StoreSchemaVersion1.sql)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { database in
      try database.execute(sql: StoreSchemaVersion2.sql)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3") { database in
      try database.execute(sql: StoreSchemaVersion3.sql)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4") { database in
      try database.execute(sql: StoreSchemaVersion4.sql)
      try database.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5") { database in
      try database.execute(sql: StoreSchemaVersion5.sql)
      try database.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }
}

/// A table, view, index or trigger as it was defined.
struct SchemaObject: Hashable, Sendable {
  let type: String
  /// The statement that defined it; nil for an index that SQLite made itself.
  let sql: String?

  /// Those of a database by their names, without SQLite's own.
  static func all(in database: Database) throws -> [String: SchemaObject] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    return Dictionary(
      rows.map { ($0["name"], SchemaObject(type: $0["type"], sql: $0["sql"])) },
      uniquingKeysWith: { $1 }
    )
  }
}

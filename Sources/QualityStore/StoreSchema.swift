import GRDB

/// The schema of the store's file and the steps that lead to it.
///
/// A step that has shipped is never edited; a change of the schema is a new step.
enum StoreSchema {
  /// The newest version, kept in the file's user version.
  static let version = 5

  /// "TdMk", kept in the file's application ID.
  static let applicationID: UInt32 = 0x5464_4D6B

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

import Foundation
import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct SchemaVersionTests {
  private static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Goldens")

  @Test(
    "A version is never edited: its text is the one that shipped",
    arguments: [
      (2, StoreSchemaVersion2.sql), (3, StoreSchemaVersion3.sql), (4, StoreSchemaVersion4.sql),
      (5, StoreSchemaVersion5.sql),
    ]
  )
  func frozen(version: Int, found: String) throws {
    let url = Self.goldens.appendingPathComponent("schema-\(version).sql")
    if ProcessInfo.processInfo.environment["TIDEMARK_RECORD"] != nil {
      try found.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    let (lines, golden) = (found.split(separator: "\n"), expected.split(separator: "\n"))
    let differing = zip(lines, golden).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(
      found == expected,
      "line \(differing?.offset ?? min(lines.count, golden.count)); record it with TIDEMARK_RECORD=1 until it ships"
    )
  }

  @Test(
    "A store of version 1 is brought up to date, keeps its figures and its chain, and takes records"
  )
  func fromVersion1() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("old.db")
    let old = try DatabaseQueue(path: path)
    let text = try String(
      contentsOf: Self.goldens.appendingPathComponent("store-version-1.sql"),
      encoding: .utf8
    )
    // The text has a transaction of its own, and its rows come before the tables they point to.
    try old.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: text)
    }
    let head = try old.read { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 1)
      return try #require(
        try String.fetchOne(
          database,
          sql: "SELECT entry_hash FROM change_log ORDER BY change_id DESC LIMIT 1"
        )
      )
    }
    try old.close()
    #expect(throws: StoreError.needsMigration(found: 1, known: QualityStore.schemaVersion)) {
      try QualityStore.open(at: path, mode: .readOnly)
    }
    let store = try QualityStore.open(
      at: path,
      clock: StoreClock.fixed(moment("2027-01-01T00:00:00Z"))
    )
    #expect(try store.pragma("user_version") == QualityStore.schemaVersion)
    #expect(try store.verifyChangeLog() == .intact(entries: 3, head: head))
    #expect(try store.series(measure: "violence", unit: "CROFTON").points.count == 54)
    #expect(try store.check() == [])
    _ = try store.planRecords(ExampleStore.files).commit(reason: "The example", actor: "analyst")
    let changes = try store.changes()
    #expect(changes.last?.previousHash == head)
    #expect(
      try store.verifyChangeLog() == .intact(entries: 4, head: #require(changes.last?.entryHash))
    )
    try store.close()
  }

  @Test("A store that was brought up to date has the schema of one that is new")
  func sameSchema() throws {
    let whole = try DatabaseQueue()
    try StoreSchema.migrator.migrate(whole)
    let stepped = try DatabaseQueue()
    try StoreSchema.migrator.migrate(stepped, upTo: "1")
    try StoreSchema.migrator.migrate(stepped)
    func schema(_ queue: DatabaseQueue) throws -> [String] {
      try queue.read { database in
        try String.fetchAll(
          database,
          sql: "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name"
        )
      }
    }
    #expect(try schema(whole) == schema(stepped))
    let names = try whole.read { database in
      try String.fetchSet(
        database,
        sql: "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 1"
      )
    }
    for entity in Entity.all {
      #expect(names.contains(entity.name))
      #expect(names.contains("\(entity.name)_revision"))
    }
  }

  @Test("Every new store, in a file or in memory, first or later, is what the steps lead to")
  func newStores() throws {
    let folder = try TemporaryFolder()
    let stepped = try DatabaseQueue()
    try StoreSchema.migrator.migrate(stepped)
    let expected = try stepped.read(Self.everything)
    for name in ["first.db", "second.db"] {
      let store = try QualityStore.create(at: folder.file(name))
      #expect(try store.queue.read(Self.everything) == expected)
      let mode = try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
      #expect(mode == "wal")
    }
    // What is written to one of them is in no later one.
    let (first, second) = (try QualityStore.inMemory(), try QualityStore.inMemory())
    _ = try first.plan(ExampleStore.spine).commit(reason: "Units", actor: "analyst")
    let third = try QualityStore.inMemory()
    for store in [second, third] {
      #expect(try store.queue.read(Self.everything) == expected)
    }
  }

  /// What a database says of itself, what is defined in it, and its rows.
  private static func everything(in database: Database) throws -> [String] {
    let settings = ["application_id", "user_version", "page_size", "encoding", "auto_vacuum"]
    let said = try settings.map { "\($0) \(try Row.fetchAll(database, sql: "PRAGMA \($0)"))" }
    let defined = try Row.fetchAll(
      database,
      sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    )
    let rows = try defined.filter { $0["type"] == "table" }.flatMap { table in
      let name: String = table["name"]
      return try Row.fetchAll(database, sql: "SELECT * FROM \(name)").map { "\(name) \($0)" }
    }
    return said + defined.map { "\($0)" } + rows
  }

  @Test("Nothing recorded of an entity can be changed or deleted with SQL")
  func appendOnly() throws {
    let folder = try TemporaryFolder()
    let store = try ExampleStore.whole(in: folder)
    let before = try store.contents()
    for table in Entity.all.flatMap({ [$0.name, "\($0.name)_revision"] }) {
      #expect(throws: DatabaseError.self, "\(table)") {
        try store.tamper("UPDATE \(table) SET change_id = change_id")
      }
      #expect(throws: DatabaseError.self, "\(table)") { try store.tamper("DELETE FROM \(table)") }
      #expect(throws: DatabaseError.self, "\(table)") {
        try store.tamper("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)")
      }
    }
    #expect(try store.contents() == before)
  }
}

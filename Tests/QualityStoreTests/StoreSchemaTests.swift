import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct StoreSchemaTests {
  @Test("Version 1 has the tables it shipped with, all strict, and says who made it")
  func version1() throws {
    let queue = try DatabaseQueue()
    try StoreSchema.migrator.migrate(queue, upTo: "1")
    try queue.read { database in
      let tables = try Row.fetchAll(
        database,
        sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      )
      let ours = tables.filter { !($0["name"] as String).hasPrefix("sqlite_") }
        .filter { $0["name"] != "grdb_migrations" }
      #expect(ours.allSatisfy { $0["strict"] == 1 })
      #expect(
        Set(ours.map { $0["name"] as String }) == [
          "annotation", "change_log", "load_measure", "measure", "measure_definition",
          "measure_definition_revision", "measure_revision", "observation", "process_phase",
          "target", "unit", "unit_revision",
        ]
      )
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 1)
      #expect(try Int64.fetchOne(database, sql: "PRAGMA application_id") == 0x5464_4D6B)
    }
  }

  @Test("Version 1 is never edited: a change of the schema is a new version")
  func version1IsFrozen() {
    var hash = SHA256Hash()
    hash.add(StoreSchemaVersion1.sql)
    #expect(hash.hexadecimal == "d6e16cee7f923cee7aff4aa733533fbb959489c25aba74973ac65c473150a09a")
  }

  @Test(
    "Nothing recorded can be changed or deleted with SQL",
    arguments: [
      "unit", "unit_revision", "measure", "measure_revision", "measure_definition",
      "measure_definition_revision", "observation", "target", "process_phase", "annotation",
      "load_measure", "change_digest", "change_log",
    ]
  )
  func appendOnly(table: String) throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    try store.loadIncidents("unit,period,n\nCROFTON,2024-01-01,9\n", in: folder)
    let scoped: [Proposal] = [
      .target(
        Target(measureCode: "SAF-01", value: 5, from: try day("2024-01-01"), source: "board")
      ),
      .phase(
        ProcessPhase(
          measureCode: "SAF-01",
          from: try day("2024-01-01"),
          reason: "huddles",
          decidedBy: "board"
        )
      ),
      .annotation(Annotation(measureCode: "SAF-01", date: try day("2024-01-01"), text: "huddles")),
    ]
    _ = try store.plan(scoped).commit(reason: "r", actor: "a")
    let before = try store.contents()
    let key = table == "change_log" ? "reason = 'x'" : "change_id = change_id"
    #expect(throws: DatabaseError.self) { try store.tamper("UPDATE \(table) SET \(key)") }
    #expect(throws: DatabaseError.self) { try store.tamper("DELETE FROM \(table)") }
    #expect(throws: DatabaseError.self) {
      try store.tamper("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)")
    }
    #expect(try store.contents() == before)
  }

  @Test(
    "Days that do not exist can't be put in with SQL",
    arguments: ["2024-02-30", "2024-1-1", "yesterday"]
  )
  func badDays(text: String) throws {
    let store = try SmallTrust.store()
    #expect(throws: DatabaseError.self) {
      try store.tamper(
        "INSERT INTO annotation VALUES (NULL, 1, NULL, '\(text)', 'text', 1, 0)"
      )
    }
  }

  @Test("A figure without a numerator and without a reason can't be put in with SQL")
  func missingIsNotNothing() throws {
    let store = try SmallTrust.store()
    for values in [
      "NULL, NULL, 1, NULL", "5, NULL, 1, 'why'", "5, -1, 1, NULL", "5, NULL, 3, NULL",
    ] {
      #expect(throws: DatabaseError.self) {
        try store.tamper("INSERT INTO observation VALUES (1, 1, 19000, 0, \(values), 1)")
      }
    }
  }

  @Test("The views show codes and ISO dates, and of a figure only its newest revision")
  func views() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    try store.loadIncidents("unit,period,n\nCROFTON,2024-01-01,9\n", in: folder)
    try store.loadIncidents("unit,period,n\nCROFTON,2024-01-01,8\n", in: folder)
    try store.queue.read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM current_observations")
      #expect(rows.count == 1)
      #expect(rows.first?["period"] == "2024-01-01")
      #expect(rows.first?["measure"] == "SAF-01")
      #expect(rows.first?["unit"] == "CROFTON")
      #expect(rows.first?["numerator"] == 8.0)
      #expect(rows.first?["status"] == "final")
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM observations") == 2)
    }
  }
}

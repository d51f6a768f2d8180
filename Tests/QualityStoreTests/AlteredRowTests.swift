import Foundation
import GRDB
import QualityModel
import Testing

@testable import QualityStore

/// Whatever somebody with a shell does to a row of any table, checking the store names its change.
@Suite struct AlteredRowTests {
  /// Every table that a change writes rows to.
  static let tables = ChangeContents.tables.map(\.0) + ["observation"]

  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
    let path = try folder.write("unit,period,n\nCROFTON,2024-01-01,9\nASH,2024-02-01,4\n")
    _ = try store.planLoad(
      LoadSpecification(
        path: path,
        measure: .code("violence"),
        unit: .column("unit"),
        period: "period",
        numerator: "n"
      )
    ).commit(reason: "Figures", actor: "analyst")
    _ = try store.plan([
      .target(Target(measureCode: "violence", value: 4, from: try day("2024-01-01"), source: "Us")),
      .phase(
        ProcessPhase(
          measureCode: "violence",
          from: try day("2024-01-01"),
          reason: "Huddles",
          decidedBy: "Board"
        )
      ),
      .annotation(Annotation(measureCode: "violence", date: try day("2024-01-01"), text: "Snow")),
    ]).commit(reason: "Decided", actor: "analyst")
    try store.tamper("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
  }

  /// What a check says of the store with some SQL done to it, which is taken back afterwards.
  private func verified(_ statements: [String]) throws -> ChangeLogVerification {
    try store.queue.writeWithoutTransaction { database in
      var verification: ChangeLogVerification?
      try database.inTransaction {
        let triggers = try String.fetchAll(
          database,
          sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        )
        for name in triggers { try database.execute(sql: "DROP TRIGGER \"\(name)\"") }
        for sql in statements {
          try database.execute(sql: sql)
          #expect(database.changesCount == 1, "\(sql)")
        }
        verification = try ChangeLog.verify(in: database)
        return .rollback
      }
      return try #require(verification)
    }
  }

  private struct Column {
    let name: String
    let type: String
    let isKey: Bool
  }

  private func columns(of table: String) throws -> [Column] {
    try store.queue.read { database in
      try Row.fetchAll(database, sql: "SELECT name, type, pk FROM pragma_table_info('\(table)')")
        .map { Column(name: $0["name"], type: $0["type"], isKey: $0["pk"] > 0) }
    }
  }

  /// Picks the first row of the first change.
  private func first(_ table: String, _ columns: [Column]) -> String {
    let key = columns.filter(\.isKey).map(\.name).joined(separator: ", ")
    return "WHERE (\(key)) = (SELECT \(key) FROM \(table) ORDER BY change_id, \(key) LIMIT 1)"
  }

  private func firstChange(_ table: String) throws -> Int {
    try store.queue.read {
      try #require(try Int.fetchOne($0, sql: "SELECT min(change_id) FROM \(table)"))
    }
  }

  /// A copy of the first row under another key.
  private func copy(_ table: String, _ columns: [Column], change: Int) -> String {
    let values = columns.map { column in
      if column.name == "change_id" { return "\(change)" }
      if column.type == "TEXT" { return "\(column.name) || 'x'" }
      return column.isKey || column.name.hasSuffix("_id") ? "\(column.name) + 100000" : column.name
    }
    return """
      INSERT INTO \(table) SELECT \(values.joined(separator: ", ")) FROM \(table)
      \(first(table, columns))
      """
  }

  @Test("A deleted row is found, in whatever table", arguments: tables)
  func deleted(table: String) throws {
    let columns = try columns(of: table)
    let change = try firstChange(table)
    #expect(
      try verified(["DELETE FROM \(table) \(first(table, columns))"])
        == .altered(change: change, .contents)
    )
  }

  @Test("Every column of a row that is changed is found, in whatever table", arguments: tables)
  func changed(table: String) throws {
    let columns = try columns(of: table)
    let change = try firstChange(table)
    for column in columns where column.name != "change_id" {
      let value =
        column.type == "TEXT"
        ? "ifnull(\(column.name), '') || 'x'" : "ifnull(\(column.name), 0) + 100000"
      #expect(
        try verified(["UPDATE \(table) SET \(column.name) = \(value) \(first(table, columns))"])
          == .altered(change: change, .contents),
        "\(column.name)"
      )
    }
  }

  @Test("A row that is added to a change is found, in whatever table", arguments: tables)
  func inserted(table: String) throws {
    let change = try firstChange(table)
    #expect(
      try verified([copy(table, columns(of: table), change: change)])
        == .altered(change: change, .contents)
    )
  }

  @Test(
    "A row of a change that is not in the log is named, in whatever table",
    arguments: tables,
    [0, 99]
  )
  func stray(table: String, change: Int) throws {
    guard case .stray(let row) = try verified([copy(table, columns(of: table), change: change)])
    else {
      Issue.record("the row was not found")
      return
    }
    #expect(row.table == table)
    #expect(row.change == change)
    #expect(!row.key.isEmpty)
  }

  @Test("Nothing is found in a store that nobody altered")
  func intact() throws {
    guard case .intact(let entries, _) = try store.verifyChangeLog() else {
      Issue.record("something was found")
      return
    }
    #expect(entries == 4)
  }

  @Test(
    "A view, trigger or index that was altered or taken away is named",
    arguments: [
      (
        """
        DROP VIEW current_observations;
        CREATE VIEW current_observations AS SELECT *, numerator * 2 AS twice FROM observation
        """, "current_observations"
      ),
      ("DROP TRIGGER observation_no_update", "observation_no_update"),
      ("DROP INDEX person_by_change", "person_by_change"),
      ("CREATE VIEW fresh AS SELECT 1 AS one", "fresh"),
      (
        "CREATE TRIGGER zeal AFTER INSERT ON change_log BEGIN SELECT 1; END", "zeal"
      ),
    ]
  )
  func schema(sql: String, name: String) throws {
    try store.tamper(sql)
    #expect(try store.verifyChangeLog() == .schema(name: name))
  }

  @Test("An index that somebody added for speed is no alteration")
  func index() throws {
    try store.tamper("CREATE INDEX mine ON observation (period)")
    guard case .intact = try store.verifyChangeLog() else {
      Issue.record("the index was taken for an alteration")
      return
    }
  }

  @Test("An index that lost a row, which no hash covers, is damage")
  func indexDamaged() throws {
    let path = folder.file("quality.db")
    let made = try SmallTrust.store(at: path)
    let page = try made.queue.read { database in
      try #require(
        try Int.fetchOne(
          database,
          sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_unit_1'"
        )
      )
    }
    try made.close()
    // The last byte of the page is the end of the first row that was written: its number.
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(page * 4096 - 1))
    let byte = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: UInt64(page * 4096 - 1))
    try file.write(contentsOf: Data([byte ^ 0x40]))
    try file.close()
    let store = try QualityStore.open(at: path)
    let failure = #expect(throws: StoreError.self) { try store.verifyChangeLog() }
    guard case .damaged(path, _) = failure else {
      Issue.record("found: \(String(describing: failure))")
      return
    }
  }
}

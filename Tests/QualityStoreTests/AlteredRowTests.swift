import Foundation
import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// Whatever somebody with a shell does to a row of any table, checking the store names its change.
@Suite struct AlteredRowTests {
  /// Every table that a change writes rows to.
  static let tables = ChangeContents.allTables.map(\.0)

  let folder: TemporaryFolder
  /// A store without triggers, which refuse what is done to its rows here.
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try Self.opened(Self.withoutTriggers, in: folder)
    try store.tamper("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
  }

  /// The bytes of a store with a row or more in every table, made once.
  private static let whole = Result {
    let folder = try TemporaryFolder()
    let store = try ExampleStore.whole(in: folder)
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
    return try bytes(of: store)
  }

  /// The same without triggers: to take them away takes longer than all that is done to a row.
  private static let withoutTriggers = Result {
    let folder = try TemporaryFolder()
    let store = try opened(whole, in: folder)
    try store.dropTriggers()
    return try bytes(of: store)
  }

  private static func bytes(of store: QualityStore) throws -> Data {
    let path = try #require(store.path)
    try store.close()
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private static func opened(
    _ bytes: Result<Data, any Error>,
    in folder: TemporaryFolder
  ) throws -> QualityStore {
    let path = folder.file("altered.db")
    try bytes.get().write(to: URL(fileURLWithPath: path))
    return try QualityStore.open(at: path, clock: TestClock().clock)
  }

  /// What a check says of the store with some SQL done to it, and the first row of a change that is not as
  /// it was written.
  private func found(_ statement: String, change: Int) throws -> (
    ChangeLogVerification, AlteredRow?
  ) {
    try afterwards([statement]) { database in
      (try ChangeLog.verify(in: database), try AlteredRow.first(ofChange: change, in: database))
    }
  }

  /// What a check says of the store with some SQL done to it, which is taken back afterwards.
  private func verified(_ statements: [String]) throws -> ChangeLogVerification {
    try afterwards(statements) { try ChangeLog.verify(in: $0) }
  }

  /// The first row of a change that is not as it was written, with some SQL done to the store.
  private func altered(_ statement: String, ofChange change: Int) throws -> AlteredRow? {
    try afterwards([statement]) { try AlteredRow.first(ofChange: change, in: $0) }
  }

  private func afterwards<Found>(
    _ statements: [String],
    _ look: (Database) throws -> Found
  ) throws -> Found {
    try store.queue.writeWithoutTransaction { database in
      var found: Found?
      try database.inTransaction {
        for sql in statements {
          try database.execute(sql: sql)
          #expect(database.changesCount == 1, "\(sql)")
        }
        found = try look(database)
        return .rollback
      }
      return try #require(found)
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
      if column.type == "BLOB" { return "x'01020304'" }
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
    let sql = "DELETE FROM \(table) \(first(table, columns))"
    let (verification, row) = try found(sql, change: change)
    #expect(verification == .altered(change: change, .contents))
    #expect(row?.table == table)
    #expect(row?.alteration == .missing)
  }

  @Test("Every column of a row that is changed is found, in whatever table", arguments: tables)
  func changed(table: String) throws {
    let columns = try columns(of: table)
    let change = try firstChange(table)
    for column in columns where column.name != "change_id" {
      let value =
        switch column.type {
        case "TEXT": "ifnull(\(column.name), '') || 'x'"
        case "BLOB": "x'01020304'"
        default: "ifnull(\(column.name), 0) + 100000"
        }
      let sql = "UPDATE \(table) SET \(column.name) = \(value) \(first(table, columns))"
      let (verification, row) = try found(sql, change: change)
      #expect(verification == .altered(change: change, .contents), "\(column.name)")
      #expect(row?.table == table, "\(column.name)")
      if !column.isKey { #expect(row?.alteration == .changed, "\(column.name)") }
    }
  }

  @Test("A row that is added to a change is found, in whatever table", arguments: tables)
  func inserted(table: String) throws {
    let change = try firstChange(table)
    let sql = try copy(table, columns(of: table), change: change)
    let (verification, row) = try found(sql, change: change)
    #expect(verification == .altered(change: change, .contents))
    #expect(row?.table == table)
    if table != ChangeContents.digestTable { #expect(row?.alteration == .added) }
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

  @Test("The first row that was changed is named as people write it")
  func names() throws {
    func named(_ sql: String, change: Int) throws -> String? {
      try altered(sql, ofChange: change)?.key
    }
    let load = try firstChange("observation")
    let figures = "observation WHERE period = (SELECT max(period) FROM observation)"
    #expect(
      try named(
        "UPDATE observation SET numerator = 5 WHERE numerator = 4",
        change: load
      ) == "violence / ASH / 2024-02-01"
    )
    // The row of Crofton stands after Ash's or before it, by their numbers.
    let missing = try altered("DELETE FROM \(figures)", ofChange: load)
    #expect(missing?.alteration == .missing)
    let decided = try firstChange("target")
    #expect(
      try named("UPDATE target SET value = 9", change: decided) == "violence / 2024-01-01"
    )
    #expect(
      try named("UPDATE annotation SET text = 'Sun'", change: decided) == "violence / 2024-01-01"
    )
  }

  @Test("A change from before digests were kept has none, and its rows cannot be told apart")
  func withoutDigests() throws {
    let load = try firstChange("observation")
    let row = try afterwards(
      [
        "DELETE FROM change_digest WHERE change_id = \(load) AND table_name = 'observation'",
        "UPDATE observation SET numerator = 5 WHERE numerator = 4",
      ]
    ) { database in
      try database.execute(sql: "DELETE FROM change_digest WHERE change_id = \(load)")
      return try AlteredRow.first(ofChange: load, in: database)
    }
    #expect(row == nil)
  }

  @Test("Nothing is found in a store that nobody altered")
  func intact() throws {
    let store = try Self.opened(Self.whole, in: folder)
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
    let store = try Self.opened(Self.whole, in: folder)
    try store.tamper(sql)
    #expect(try store.verifyChangeLog() == .schema(name: name))
  }

  @Test("An index that somebody added for speed is no alteration")
  func index() throws {
    let store = try Self.opened(Self.whole, in: folder)
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

import Foundation
import GRDBSQLite
import QualityModel
import Testing

@testable import QualityStore
import TestInputSupport

/// Reading the store with SQL.
@Suite("Queries")
struct QueryTests {
  private let folder: TemporaryFolder
  private let store: QualityStore

  /// A store in a file with two units known on the first day and a third on the second.
  init() throws {
    folder = try TemporaryFolder()
    let clock = try TestClock("2026-01-10T09:00:00Z")
    store = try QualityStore.create(at: folder.file("quality.db"), clock: clock.clock)
    _ = try store.plan(SmallTrust.units).commit(reason: "Units", actor: "tester")
    try clock.set("2026-02-10T09:00:00Z")
    let later = OrganisationUnit(code: "LATER", name: "Later", kind: .ward, parentCode: "TRUST")
    _ = try store.plan([.unit(later)]).commit(reason: "One more", actor: "tester")
  }

  private func rows(_ text: String) throws -> [[QueryValue]] {
    try store.query(StoreQuery(text)).rows
  }

  private func failure(_ text: String) throws -> QueryError {
    try #require(
      #expect(throws: QueryError.self, "\(text)") { try store.query(StoreQuery(text)) }
    )
  }

  @Test("Every sort of value comes back as it is")
  func values() throws {
    let result = try store.query(
      StoreQuery("select null n, 9223372036854775807 i, -0.5 r, 'é' || char(0) || 'x' t, x'00ff' b")
    )
    #expect(result.columns == ["n", "i", "r", "t", "b"])
    #expect(
      result.rows == [[.null, .integer(.max), .real(-0.5), .text("é\0x"), .blob([0, 255])]]
    )
    #expect(!result.isCut)
  }

  @Test("What is bound comes back as it was, whatever it holds")
  func bound() throws {
    let values: [QueryValue] = [
      .null, .integer(.min), .integer(7), .real(1e308), .text(""), .text("'; drop table unit; --"),
      .text("a\0b"), .blob([]), .blob([0, 1, 255]),
    ]
    for value in values {
      let byPosition = try store.query(StoreQuery("select ?", positional: [1: value]))
      #expect(byPosition.rows == [[value]])
      for sign in [":", "@", "$"] {
        let byName = try store.query(StoreQuery("select \(sign)ward", named: ["ward": value]))
        #expect(byName.rows == [[value]])
      }
    }
    #expect(try store.units().count == 5)
    let mixed = StoreQuery(
      "select ?, :b, ?1, ?4",
      positional: [1: .integer(1), 4: .integer(4)],
      named: ["b": .integer(2)]
    )
    #expect(try store.query(mixed).rows == [[.integer(1), .integer(2), .integer(1), .integer(4)]])
  }

  @Test("Each place needs a value and each value a place")
  func places() throws {
    func failure(_ query: StoreQuery) -> QueryError? {
      #expect(throws: QueryError.self) { try store.query(query) }
    }
    #expect(
      failure(StoreQuery("select 1 where 'x' = :ward", named: ["wrad": .null]))
        == .parameterMissing(name: ":ward", offset: 21)
    )
    #expect(
      failure(StoreQuery("select ?, ?", positional: [1: .null]))
        == .parameterMissing(name: "?2", offset: 7)
    )
    #expect(
      failure(StoreQuery("select :a", named: ["a": .null, "b": .null]))
        == .parameterUnused(name: ":b", known: [":a"])
    )
    #expect(
      failure(StoreQuery("select 1", positional: [1: .null]))
        == .parameterUnused(name: "?1", known: [])
    )
  }

  @Test(
    "Nothing but reading is let through",
    arguments: [
      ("insert into unit values (9, 'X', 1)", QueryRefusal.writing),
      ("update unit set code = 'X'", .writing), ("delete from unit", .writing),
      ("replace into unit values (9, 'X', 1)", .writing),
      ("with w as (select 1) insert into unit select 9, 'X', 1 from w", .writing),
      ("insert into unit values (9, 'X', 1) returning code", .writing),
      ("create table t (x)", .writing), ("create temp table t (x)", .writing),
      ("create view v as select 1", .writing), ("create virtual table t using fts5(x)", .writing),
      ("drop table unit", .writing), ("drop trigger unit_no_update", .writing),
      ("alter table unit rename to u", .writing), ("create index i on unit (code)", .writing),
      ("update sqlite_schema set sql = ''", .writing), ("reindex", .writing),
      ("analyze", .writing), ("vacuum", .writing), ("vacuum into '/tmp/copy.db'", .writing),
      ("attach '/tmp/other.db' as other", .attaching), ("detach main", .attaching),
      ("attach ':memory:' as other", .attaching),
      ("begin", .transaction), ("begin immediate", .transaction), ("commit", .transaction),
      ("rollback", .transaction), ("savepoint s", .transaction), ("release s", .transaction),
      ("pragma journal_mode = delete", .pragma("journal_mode")),
      ("pragma writable_schema = on", .pragma("writable_schema")),
      ("pragma query_only = off", .pragma("query_only")),
      ("pragma user_version = 9", .pragma("user_version")),
      ("pragma main.database_list", .pragma("database_list")),
      ("pragma temp_store_directory = '/tmp'", .pragma("temp_store_directory")),
      ("select load_extension('x')", .function("load_extension")),
      ("select fts3_tokenizer('simple')", .function("fts3_tokenizer")),
      ("select fts5(1)", .function("fts5")), ("select zeroblob(9)", .function("zeroblob")),
      ("select randomblob(9)", .function("randomblob")),
      ("select sqlite_compileoption_get(1)", .function("sqlite_compileoption_get")),
      ("select * from pragma_database_list", .table("pragma_database_list")),
      ("select * from pragma_journal_mode", .table("pragma_journal_mode")),
      ("select * from sqlite_stmt", .table("sqlite_stmt")),
      ("select * from dbstat", .table("dbstat")),
      ("explain delete from unit", .writing),
    ] as [(String, QueryRefusal)]
  )
  func refused(text: String, refusal: QueryRefusal) throws {
    let before = try store.contents()
    #expect(try failure(text) == .refused(refusal))
    #expect(try store.contents() == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/copy.db"))
  }

  @Test("The connection itself could not write, were the guard to let it")
  func readOnlyConnection() throws {
    let watch = QueryGuard(stopCondition: store.stopCondition, seconds: 10)
    try withExtendedLifetime(watch) {
      let connection = try QueryConnection(
        location: store.location,
        path: nil,
        horizon: nil,
        watch: watch
      )
      sqlite3_set_authorizer(connection.connection, nil, nil)
      for text in ["delete from unit", "create temp table t (x)", "create table t (x)"] {
        #expect(sqlite3_exec(connection.connection, text, nil, nil, nil) != SQLITE_OK, "\(text)")
      }
    }
  }

  @Test(
    "What describes tables may be read, and what computes may be called",
    arguments: [
      "select * from sqlite_schema", "pragma table_info(unit)", "pragma table_list",
      "select * from pragma_table_info('unit')", "pragma foreign_key_list(unit)",
      "pragma index_list(unit)", "explain query plan select * from unit",
      "select * from json_each('[1]')", "select json_extract('{\"a\":1}', '$.a')",
      "select row_number() over (order by code), sum(1) over () from unit",
      "with recursive c(x) as (select 1 union all select x + 1 from c where x < 9) select x from c",
      "select code from unit union select name from unit_revision", "values (1), (2)",
      "select 1;", "select 1; ; -- and that is all", "/* first */ select 1",
      "select strftime('%Y', '2024-01-01'), round(sqrt(2), 3), group_concat(code) from unit",
      "select * from observations", "select * from current_observations",
    ]
  )
  func allowed(text: String) throws {
    _ = try store.query(StoreQuery(text))
  }

  @Test("Errors say which name, what was meant and where it stands")
  func names() throws {
    #expect(
      try failure("select code from uint")
        == .unknownTable(name: "uint", near: ["unit"], offset: 17)
    )
    #expect(
      try failure("select u.cod from unit u")
        == .unknownColumn(
          name: "u.cod",
          near: ["code"],
          known: ["unit_id", "code", "change_id"],
          offset: 7
        )
    )
    // Text in double quotes is a name that does not exist, not silently text.
    guard
      case .unknownColumn("LATER", _, _, 31) = try failure(
        "select 1 from unit where code=\n\"LATER\""
      )
    else {
      Issue.record("double quotes")
      return
    }
    guard case .unknownFunction("cuont", let near, 7) = try failure("select cuont(*) from unit")
    else {
      Issue.record("function")
      return
    }
    #expect(near.first == "count")
    #expect(try failure("selct 1") == .syntax(message: "near \"selct\": syntax error", offset: 0))
    #expect(try failure("select (1") == .incomplete)
    #expect(try failure("select 1; select 2") == .severalStatements(offset: 10))
    #expect(try failure("select 1; nonsense") == .severalStatements(offset: 10))
    for nothing in ["", "  ", "-- only words", ";"] { #expect(try failure(nothing) == .empty) }
    guard case .syntax(_, 8) = try failure("select 1\0; drop table unit") else {
      Issue.record("NUL")
      return
    }
  }

  @Test("No more rows than asked for are read, and it is told when there are more")
  func rowLimit() throws {
    for limit in 1...6 {
      let result = try store.query(StoreQuery("select code from unit", rowLimit: limit))
      #expect(result.rows.count == min(limit, 5))
      #expect(result.isCut == (limit < 5))
    }
  }

  @Test("A statement without an end is stopped at its time limit, and nothing stays open")
  func timeLimit() throws {
    let endless =
      "with recursive c(x) as (select 1 union all select x + 1 from c) select sum(x) from c"
    let work = WorkMeter.measure {
      #expect(throws: QueryError.timeUp(seconds: 0.2)) {
        try store.query(StoreQuery(endless, timeLimit: 0.2))
      }
    }
    #expect(work < .seconds(1))
    #expect(try rows("select count(*) from unit") == [[.integer(5)]])
  }

  @Test("A statement ends with the store's stop condition")
  func stopped() throws {
    store.stop { true }
    #expect(
      try failure(
        "with recursive c(x) as (select 1 union all select x + 1 from c) select x from c where x < 0"
      )
        == .store(.cancelled)
    )
    store.stop { false }
    #expect(try rows("select count(*) from unit") == [[.integer(5)]])
  }

  @Test("Values and results have a largest size, and reaching it is told")
  func sizes() throws {
    let long = "printf('%.*c', 60000, 'x')"
    #expect(
      try failure("select \(long) || \(long)") == .valueTooLarge(limit: StoreQuery.valueLimit)
    )
    guard
      case .resultTooLarge(StoreQuery.resultLimit, let rows) = try failure(
        """
        with recursive c(x) as (select 1 union all select x + 1 from c where x < 1000)
        select printf('%.*c', 99000, 'x') from c
        """
      )
    else {
      Issue.record("no limit")
      return
    }
    #expect(rows < 700)
  }

  @Test(
    "No function of SQL, which cannot be interrupted, takes long, whatever it is given",
    arguments: [
      "instr(t, substr(t, 1, 40000) || 'b')", "replace(t, substr(t, 1, 40000) || 'b', 'x')",
      "t like '%' || replace(printf('%.*c', 90, 'b'), 'b', 'ba') || '%c%'",
      "t glob '*a*a*a*a*a*a*a*b'", "trim(t, 'a')", "hex(substr(t, 1, 49000))",
      "printf('%90000d', 1)", "json_valid(replace(t, 'a', '['))",
    ]
  )
  func functionsAreQuick(function: String) throws {
    let work = try WorkMeter.measure {
      _ = try store.query(
        StoreQuery(
          """
          select \(function)
          from (select replace(printf('%.*c', 45000, 'a'), 'a', 'aa') as t)
          """
        )
      )
    }
    #expect(work < .seconds(2))
  }

  @Test("As of a day the tables and the views hold what was recorded until then, by any name")
  func asOf() throws {
    func count(_ text: String, _ asOf: AsOf) throws -> [[QueryValue]] {
      try store.query(StoreQuery(text, asOf: asOf)).rows
    }
    let before = AsOf.date(try day("2026-01-31"))
    for text in ["select count(*) from unit", "select count(*) from unit_revision"] {
      #expect(try count(text, .now) == [[.integer(5)]])
      #expect(try count(text, before) == [[.integer(4)]])
    }
    #expect(try count("select count(*) from change_log", before) == [[.integer(1)]])
    #expect(try count("select count(*) from observations", before) == [[.integer(0)]])
    #expect(
      try count("select count(*) from unit", .date(try day("2025-01-01"))) == [[.integer(0)]]
    )
    // What would look past the day is refused, not answered.
    for (text, table) in [
      ("select code from main.unit", "unit"), ("select * from main.change_log", "change_log"),
      ("select measure from main.observations", "observations"),
      ("select (select max(change_id) from main.unit_revision)", "unit_revision"),
    ] {
      #expect(throws: QueryError.refused(.laterKnowledge(table)), "\(text)") {
        try count(text, before)
      }
      _ = try count(text, .now)
    }
  }

  @Test("A store in memory answers as one in a file does, beside others of its kind")
  func inMemory() throws {
    let first = try QualityStore.inMemory()
    let second = try QualityStore.inMemory()
    _ = try first.plan(SmallTrust.units).commit(reason: "Units", actor: "tester")
    #expect(try first.query(StoreQuery("select count(*) from unit")).rows == [[.integer(4)]])
    #expect(try second.query(StoreQuery("select count(*) from unit")).rows == [[.integer(0)]])
  }

  @Test("Queries and commits of two connections do not wait for each other")
  func besideCommits() throws {
    for number in 0..<50 {
      let unit = OrganisationUnit(code: "N\(number)", name: "N", kind: .team)
      _ = try store.plan([.unit(unit)]).commit(reason: "One", actor: "tester")
      #expect(try rows("select count(*) from unit") == [[.integer(Int64(6 + number))]])
    }
  }

  @Test("Text of any kind is answered or refused, and the store stays as it is")
  func arbitraryText() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let words = [
      "select", "from", "unit", "where", "code", "=", "'x'", "\"y\"", "(", ")", ",", "*", "?", ":a",
      "insert", "into", "delete", "drop", "table", "pragma", "attach", "as", "with", "union", "all",
      ";", "--", "/*", "*/", "\n", "begin", "vacuum", "into", "values", "limit", "1", "é", "\u{0}",
      "count(*)", "group by", "order by", "join", "observations", "explain", "returning", "x'0'",
    ]
    let before = try store.contents()
    for _ in 0..<800 {
      let count = Int.random(in: 1...12, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      _ = try? store.query(StoreQuery(text, timeLimit: 1))
    }
    #expect(try store.contents() == before, "seed \(seed)")
  }
}

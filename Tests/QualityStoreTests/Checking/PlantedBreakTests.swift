import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite("What breaks an invariant is named, and nothing else is")
struct PlantedBreakTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
    try ExampleStore.addFigures(to: store, in: folder)
  }

  @Test(
    "A break behind triggers, checks and the log is found by its rule",
    arguments: PlantedBreak.all
  )
  func planted(_ planted: PlantedBreak) throws {
    #expect(try store.check() == [])
    let newest = try store.changes().count
    try store.plant(planted.sql.replacing("CHANGE", with: "\(newest)"))
    let breaches = try store.check()
    #expect(Set(breaches.map(\.rule)) == [planted.rule])
    #expect(Set(breaches.map { "\($0.entity) \($0.key)" }) == planted.found)
    #expect(breaches.count == planted.found.count)
    #expect(breaches.allSatisfy { !$0.detail.isEmpty && $0.detail != "?" })
  }

  @Test(
    "A change that leaves such a break is refused at the entry of the log",
    arguments: PlantedBreak.refusedAtTheEntry
  )
  func refused(_ planted: PlantedBreak) throws {
    let before = try store.contents()
    #expect(throws: StoreError.ruleBroken(id: planted.rule)) {
      try store.write { database in
        let change = try Horizon(.now, in: database).change + 1
        try database.execute(sql: planted.sql.replacing("CHANGE", with: "\(change)"))
        try store.enter(change, in: database)
      }
    }
    #expect(try store.contents() == before)
  }

  @Test("Every alteration behind the log is found, the rows being right by themselves")
  func alteredLog() throws {
    for (sql, cause) in [
      (
        "UPDATE site_revision SET name = 'Elsewhere' WHERE site_id = 1",
        ChangeLogAlteration.contents
      ),
      ("UPDATE change_log SET reason = 'Another' WHERE change_id = 2", .entry),
      (
        """
        UPDATE change_log SET previous_hash = '\(String(repeating: "0", count: 64))'
        WHERE change_id = 2
        """, .entry
      ),
    ] {
      let folder = try TemporaryFolder()
      let store = try ExampleStore.whole(in: folder)
      try store.dropTriggers()
      try store.tamper(sql)
      let breaches = try store.check()
      #expect(breaches.map(\.rule) == ["I-48"])
      #expect(breaches.map(\.key) == ["2"])
      #expect(breaches.map(\.cause) == [.log(cause)])
    }
  }

  @Test("A check says how many rules it asked of how much")
  func report() throws {
    let report = try store.checkReport()
    #expect(report.breaches == [])
    #expect(report.rules == CheckedRule.all.count)
    let records = try Entity.all.reduce(0) { try $0 + store.records($1).count }
    let units = try store.units().count
    #expect(report.records == records + units + 3 + 3)
    #expect(report.figures == 6)
    #expect(try report.changes == store.changes().count)
  }
}

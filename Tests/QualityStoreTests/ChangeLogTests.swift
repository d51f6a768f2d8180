import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct ChangeLogTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store()
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-01-01,9\nCROFTON,2024-02-01,\n",
      in: folder
    )
    try store.loadIncidents("unit,period,n\nCROFTON,2024-01-01,8\n", in: folder)
    try store.dropTriggers()
  }

  @Test("What nobody altered is intact, and each entry continues the one before")
  func intact() throws {
    let changes = try store.changes()
    #expect(changes.map(\.id) == [1, 2, 3])
    #expect(changes.map(\.reason) == ["Set up", "Monthly load", "Monthly load"])
    #expect(try store.change(2) == changes[1])
    #expect(try store.change(4) == nil)
    #expect(changes[0].previousHash == String(repeating: "0", count: 64))
    #expect(changes[1].previousHash == changes[0].entryHash)
    let untouched = try SmallTrust.store()
    let head = try #require(untouched.changes().last).entryHash
    #expect(try untouched.verifyChangeLog() == .intact(entries: 1, head: head))
  }

  @Test(
    "The first altered change is named, whatever was altered in it",
    arguments: [
      ("UPDATE change_log SET reason = 'other' WHERE change_id = 2", 2, ChangeLogAlteration.entry),
      ("UPDATE change_log SET new_count = 3 WHERE change_id = 1", 1, .entry),
      ("UPDATE change_log SET source_sha256 = NULL WHERE change_id = 3", 3, .entry),
      ("UPDATE change_log SET previous_hash = entry_hash WHERE change_id = 2", 2, .entry),
      ("UPDATE observation SET numerator = 10 WHERE revision = 0 AND numerator = 9", 2, .contents),
      ("UPDATE observation SET missing_reason = 'x' WHERE numerator IS NULL", 2, .contents),
      ("UPDATE observation SET status = 0 WHERE revision = 1", 3, .contents),
      ("DELETE FROM observation WHERE revision = 1", 3, .contents),
      ("INSERT INTO observation VALUES (1, 4, 19000, 0, 1, NULL, 1, NULL, 2)", 2, .contents),
      ("UPDATE unit_revision SET name = 'x' WHERE unit_id = 1", 1, .contents),
      (
        "UPDATE measure_definition_revision SET multiplier = 7 WHERE definition_id = 1", 1,
        .contents
      ),
      (
        "PRAGMA foreign_keys = OFF; DELETE FROM change_log WHERE change_id = 2", 2,
        .missing
      ),
    ]
  )
  func altered(sql: String, change: Int, what: ChangeLogAlteration) throws {
    try store.tamper(sql)
    #expect(try store.verifyChangeLog() == .altered(change: change, what))
  }

  @Test("The rows of a last change whose entry was taken away are named")
  func lastEntryGone() throws {
    try store.tamper("PRAGMA foreign_keys = OFF; DELETE FROM change_log WHERE change_id = 3")
    #expect(
      try store.verifyChangeLog()
        == .stray(StrayRow(table: "load_measure", key: "measure_id 1", change: 3))
    )
  }

  @Test("An entry that was rewritten with a hash of its own breaks the chain after it")
  func rewritten() throws {
    var entry = try store.changes()[0]
    entry.reason = "rewritten"
    let hash = ChangeLog.hash(of: entry)
    try store.tamper(
      "UPDATE change_log SET reason = 'rewritten', entry_hash = '\(hash)' WHERE change_id = 1"
    )
    #expect(try store.verifyChangeLog() == .altered(change: 2, .chain))
  }

  @Test("The hash of a known text is the published one")
  func published() {
    // FIPS 180-2, appendix B.1.
    var hash = SHA256Hash()
    hash.add("abc")
    #expect(
      hash.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }
}

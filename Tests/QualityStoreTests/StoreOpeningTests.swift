import Crypto
import Foundation
import GRDB
import QualityModel
@testable import QualityStore
import TestInputSupport
import Testing

private func sha256(_ path: String) throws -> [UInt8] {
  Array(SHA256.hash(data: try Data(contentsOf: URL(fileURLWithPath: path))))
}

@Suite struct StoreOpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Changes the store's file behind its back, and leaves no log beside it.
  private func alter(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("A store that was made opens again with what was put into it")
  func reopen() throws {
    let path = folder.file("quality.db")
    try SmallTrust.store(at: path).close()
    #expect(try folder.contents() == ["quality.db"])
    let store = try QualityStore.open(at: path)
    #expect(try store.units().map(\.code) == ["ACM", "CROFTON", "NORMAN", "TRUST"])
    try store.close()
  }

  @Test("A store is made only by asking for it")
  func notFound() throws {
    let path = folder.file("quality.db")
    #expect(throws: StoreError.notFound(path: path)) { try QualityStore.open(at: path) }
    #expect(try folder.contents().isEmpty)
  }

  @Test("A store is never made over a file that stands there")
  func alreadyExists() throws {
    let path = try folder.write("precious", to: "quality.db")
    #expect(throws: StoreError.alreadyExists(path: path)) { try QualityStore.create(at: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
  }

  @Test("A store that can't be made leaves nothing behind")
  func cannotCreate() throws {
    let path = folder.file("no/such/folder/quality.db")
    #expect(throws: StoreError.cannotOpen(path: path, code: ENOENT)) {
      try QualityStore.create(at: path)
    }
  }

  @Test("A store made by a newer version is refused untouched", arguments: StoreMode.allTestCases)
  func newerVersion(mode: StoreMode) throws {
    let path = folder.file("quality.db")
    try SmallTrust.store(at: path).close()
    try alter(path, "PRAGMA user_version = 99")
    let before = try sha256(path)
    #expect(
      throws: StoreError.madeByNewerVersion(found: 99, known: QualityStore.schemaVersion)
    ) { try QualityStore.open(at: path, mode: mode) }
    #expect(try sha256(path) == before)
    #expect(try folder.contents() == ["quality.db"])
  }

  @Test("A look at a store tells whether only opening can show more, and changes nothing")
  func readyToOpen() throws {
    let path = folder.file("quality.db")
    #expect(throws: StoreError.notFound(path: path)) { try QualityStore.isReadyToOpen(at: path) }
    try SmallTrust.store(at: path).close()
    let before = try sha256(path)
    #expect(try QualityStore.isReadyToOpen(at: path))
    #expect(try sha256(path) == before)
    #expect(try folder.contents() == ["quality.db"])

    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let short = folder.file("short.db")
    try bytes.dropLast(4096).write(to: URL(fileURLWithPath: short))
    #expect(
      throws: StoreError.cutShort(path: short, bytes: bytes.count - 4096, expected: bytes.count)
    ) { try QualityStore.isReadyToOpen(at: short) }

    // A connection that stays open keeps its change in the log, as a process that died would.
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1") }
    #expect(try !QualityStore.isReadyToOpen(at: path))
    try other.close()
    #expect(try !QualityStore.isReadyToOpen(at: path))
    try alter(path, "PRAGMA user_version = 99")
    #expect(
      throws: StoreError.madeByNewerVersion(found: 99, known: QualityStore.schemaVersion)
    ) { try QualityStore.isReadyToOpen(at: path) }
  }

  @Test("A newer version that is still in the write-ahead log is seen, and the log stays")
  func newerVersionInLog() throws {
    let path = folder.file("quality.db")
    try SmallTrust.store(at: path).close()
    // A connection that stays open keeps its change in the log, as a process that died would.
    let newer = try DatabaseQueue(path: path)
    try newer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    let before = try sha256(path)
    let log = try sha256(path + "-wal")
    #expect(throws: StoreError.madeByNewerVersion(found: 99, known: QualityStore.schemaVersion)) {
      try QualityStore.open(at: path)
    }
    #expect(try sha256(path) == before)
    #expect(try sha256(path + "-wal") == log)
    try newer.close()
  }

  @Test("What a program left that died while it made a store goes when a store is made or opened")
  func abandonedDrafts() throws {
    let path = folder.file("quality.db")
    _ = try folder.write("half a store", to: "quality.db.new-4711")
    _ = try folder.write("its log", to: "quality.db.new-4711-wal")
    _ = try folder.write("somebody's", to: "quality.db.new-copy")
    try SmallTrust.store(at: path).close()
    #expect(try folder.contents() == ["quality.db", "quality.db.new-copy"])
    // It died after the store had got its name.
    #expect(link(path, folder.file("quality.db.new-4712")) == 0)
    try QualityStore.open(at: path).close()
    #expect(try folder.contents() == ["quality.db", "quality.db.new-copy"])
  }

  @Test("A draft that another program is still making stays")
  func draftInUse() throws {
    let path = folder.file("quality.db")
    let draft = try folder.write("half a store", to: "quality.db.new-4711")
    let descriptor = open(draft, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try SmallTrust.store(at: path).close()
    #expect(try folder.contents() == ["quality.db", "quality.db.new-4711"])
  }

  @Test("Another application's database is refused untouched")
  func otherApplication() throws {
    let path = folder.file("other.db")
    try alter(path, "PRAGMA application_id = 7; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let before = try sha256(path)
    #expect(throws: StoreError.notAStore(path: path, applicationID: 7)) {
      try QualityStore.open(at: path)
    }
    #expect(try sha256(path) == before)
    #expect(try folder.contents() == ["other.db"])
  }

  @Test("A file that is not a database is refused untouched", arguments: ["", "unit,n\nA,1\n"])
  func notADatabase(text: String) throws {
    let path = try folder.write(text, to: "notes.csv")
    #expect(throws: StoreError.notADatabase(path: path)) { try QualityStore.open(at: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try folder.contents() == ["notes.csv"])
  }

  @Test("A read-only store reads, refuses to write, and can be planned against")
  func readOnly() throws {
    let path = folder.file("quality.db")
    try SmallTrust.store(at: path).close()
    let before = try sha256(path)
    let store = try QualityStore.open(at: path, mode: .readOnly)
    #expect(store.isReadOnly)
    #expect(try store.measures().map(\.code) == ["EFF-02", "SAF-01"])
    let plan = try store.plan([.measure(Measure(code: "NEW", name: "New"))])
    #expect(plan.counts.new == 1)
    #expect(throws: StoreError.readOnly) { try plan.commit(reason: "r", actor: "a") }
    try store.close()
    #expect(try sha256(path) == before)
  }

  @Test(
    "A commit is on disk when it returns: the journal is a log and every commit is synchronised"
  )
  func durable() throws {
    let path = folder.file("quality.db")
    let store = try SmallTrust.store(at: path)
    let reader = try DatabaseQueue(path: path)
    #expect(try reader.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    try reader.close()
    #expect(try store.pragma("synchronous") == 2)
    #expect(try store.pragma("foreign_keys") == 1)
    #expect(try store.pragma("recursive_triggers") == 1)
    try store.close()
  }

  @Test("Two stores on one file see each other's commits, and write in turn")
  func twoWriters() throws {
    let path = folder.file("quality.db")
    let first = try SmallTrust.store(at: path)
    let second = try QualityStore.open(at: path)
    let plan = try second.plan([.measure(Measure(code: "B", name: "B"))])
    _ = try first.plan([.measure(Measure(code: "A", name: "A"))]).commit(reason: "r", actor: "a")
    #expect(throws: StoreError.storeChanged(plannedAt: 1, changedBy: 2)) {
      try plan.commit(reason: "r", actor: "b")
    }
    _ = try second.plan([.measure(Measure(code: "B", name: "B"))]).commit(reason: "r", actor: "b")
    #expect(try first.measures().map(\.code) == ["A", "B", "EFF-02", "SAF-01"])
    try first.close()
    try second.close()
  }
}

extension StoreMode {
  static let allTestCases: [StoreMode] = [.readWrite, .readOnly]
}

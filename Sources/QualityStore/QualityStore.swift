import GRDB
import GRDBSQLite
import QualityModel

/// A quality store: one SQLite file that keeps figures, their definitions and how they came to be known.
///
/// Nothing in it is ever overwritten. Every fact carries the change that recorded it, and every read
/// takes an ``QualityModel/AsOf``, so what was known on a day can be read again. Writing is always a
/// plan first: ``plan(_:)`` and ``planLoad(_:observer:)`` write nothing, and `commit` of what they
/// return is one transaction under one entry of the change log, whole or not at all.
///
/// ```swift
/// let store = try QualityStore.inMemory()
/// let plan = try store.plan([.unit(OrganisationUnit(code: "CROFTON", name: "Crofton", kind: .ward))])
/// try plan.commit(reason: "First ward", actor: "analyst")
/// ```
///
/// A store may be used from several threads; its work is done one after the other. Several processes
/// may have one file open; a writer waits up to five seconds for another.
public final class QualityStore: Sendable {
  /// The file, `nil` for a store in memory.
  public let path: String?

  /// Why nothing can be recorded: ``StoreError/readOnly`` where that was asked for, else what the
  /// system does not allow; nil for a store that is written.
  public let writeObstacle: StoreError?

  /// Whether the store is open for reading only.
  public var isReadOnly: Bool { writeObstacle != nil }

  /// The schema this version of the code writes and knows.
  public static let schemaVersion = StoreSchema.version

  let queue: DatabaseQueue
  let clock: StoreClock
  let stopCondition = StopCondition()
  private let work = WorkTimer()

  /// What SQLite opens: the file, or the name of a store in memory.
  let location: String

  /// What the file was when it was opened, where it is read without locks.
  private let stamp: StoreStamp?

  init(
    path: String?,
    location: String? = nil,
    writeObstacle: StoreError? = nil,
    stamp: StoreStamp? = nil,
    queue: DatabaseQueue,
    clock: StoreClock
  ) {
    self.path = path
    self.location = location ?? path ?? ":memory:"
    self.writeObstacle = writeObstacle
    self.stamp = stamp
    self.queue = queue
    self.clock = clock
    queue.inDatabase { stopCondition.install(in: $0) }
  }

  /// Closes the file.
  ///
  /// Any later call throws.
  public func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: path) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let value = try work.timed { () throws(StoreError) -> Value in
      do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
    }
    try checkUnchanged()
    return value
  }

  /// Reads by a single statement, which sees one state of the store by itself.
  func glance<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let value = try work.timed { () throws(StoreError) -> Value in
      do { return try queue.unsafeRead(body) } catch { throw StoreError(error, path: path) }
    }
    try checkUnchanged()
    return value
  }

  /// What was read without locks is whole while nobody has written to the file.
  ///
  /// A writer makes a log before it touches the file, and the file's stamp changes with the first
  /// byte that is written to it.
  func checkUnchanged() throws(StoreError) {
    guard let stamp, let path, StoreStamp(path) != stamp else { return }
    throw .changedWhileRead(path: path)
  }

  /// - Throws: Why nothing can be recorded.
  func requireWritable() throws(StoreError) {
    if let writeObstacle { throw writeObstacle }
  }

  /// Runs a body that writes, and keeps what it wrote.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try transaction(endingWith: .commit, body)
  }

  /// Runs a body that writes, and takes back whatever it wrote.
  func attempt<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try transaction(endingWith: .rollback, body)
  }

  private func transaction<Value>(
    endingWith ending: Database.TransactionCompletion,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    try requireWritable()
    return try work.timed { () throws(StoreError) -> Value in
      do {
        return try queue.writeWithoutTransaction { database in
          var value: Value?
          try database.inTransaction(.immediate) {
            value = try body(database)
            return ending
          }
          guard let value else { throw StoreError.cancelled }
          return value
        }
      } catch { throw StoreError(error, path: path) }
    }
  }

  /// How long the store has read and written since it was opened, waiting for others included.
  package var workDuration: Duration { work.total }
}

extension StoreError {
  /// Translates what GRDB throws about the store at a path; a `StoreError` passes through.
  init(_ error: any Error, path: String?) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self = .database(code: ResultCode.SQLITE_ERROR.rawValue, message: String(describing: error))
      return
    }
    if error.resultCode == .SQLITE_CONSTRAINT,
      StoreRule.all.contains(where: { $0.id == error.message })
    {
      // What the trigger of a rule says.
      self = .ruleBroken(id: error.message ?? "")
      return
    }
    self.init(
      code: error.extendedResultCode.rawValue,
      message: error.message ?? "",
      path: path
    )
  }

  /// Translates an extended result code of SQLite's about the store at a path.
  init(code: Int32, message: String, path: String?) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY: self = path.map { .notWritable(path: $0) } ?? .readOnly
    case SQLITE_INTERRUPT: self = .cancelled
    case SQLITE_CORRUPT: self = .damaged(path: path, message: message)
    case SQLITE_NOTADB:
      self = path.map { .notADatabase(path: $0) } ?? .damaged(path: nil, message: message)
    // The file that processes share cannot grow on a full disk, and SQLite calls that a failure of
    // the disk.
    case SQLITE_IOERR:
      self =
        path.map(StoreFile.isDiskFull) ?? false
        ? .diskFull(path: path) : .diskFailed(path: path, code: code, message: message)
    default: self = .database(code: code, message: message)
    }
  }
}

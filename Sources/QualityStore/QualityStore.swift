import GRDB
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

  /// Whether the store is open for reading only.
  public let isReadOnly: Bool

  /// The schema this version of the code writes and knows.
  public static let schemaVersion = StoreSchema.version

  let queue: DatabaseQueue
  let clock: StoreClock
  let stopCondition = StopCondition()
  private let work = WorkTimer()

  /// What SQLite opens: the file, or the name of a store in memory.
  let location: String

  init(
    path: String?,
    location: String? = nil,
    isReadOnly: Bool,
    queue: DatabaseQueue,
    clock: StoreClock
  ) {
    self.path = path
    self.location = location ?? path ?? ":memory:"
    self.isReadOnly = isReadOnly
    self.queue = queue
    self.clock = clock
    queue.inDatabase { stopCondition.install(in: $0) }
  }

  /// Closes the file.
  ///
  /// Any later call throws.
  public func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try work.timed { () throws(StoreError) -> Value in
      do { return try queue.read(body) } catch { throw StoreError(error) }
    }
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
    guard !isReadOnly else { throw .readOnly }
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
      } catch { throw StoreError(error) }
    }
  }

  /// How long the store has read and written since it was opened, waiting for others included.
  package var workDuration: Duration { work.total }
}

extension StoreError {
  /// Translates what GRDB throws; a `StoreError` passes through.
  init(_ error: any Error) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self = .database(code: ResultCode.SQLITE_ERROR.rawValue, message: String(describing: error))
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_INTERRUPT: self = .cancelled
    case .SQLITE_CONSTRAINT
    where StoreRule.all.contains { $0.id == error.message }:
      // What the trigger of a rule says.
      self = .ruleBroken(id: error.message ?? "")
    default:
      self = .database(
        code: error.extendedResultCode.rawValue,
        message: error.message ?? ""
      )
    }
  }
}

import GRDB
import GRDBSQLite
import QualityModel

import Glibc

/// How a store is opened.
public enum StoreMode: Hashable, Sendable {
  /// For reading and writing; the schema of an older version is brought up to date.
  case readWrite
  /// For reading only; the schema must be this version's. SQLite needs a place for its `-shm` and
  /// `-wal` files beside the store all the same, and may leave them there, empty.
  case readOnly
}

extension QualityStore {
  /// Makes a new store in a new file and opens it.
  ///
  /// - Throws: ``StoreError/alreadyExists(path:)`` when anything stands there already, and
  ///   ``StoreError/cannotOpen(path:code:)`` with the system's `errno` when the file can't be made.
  public static func create(
    at path: String,
    clock: StoreClock = .system
  ) throws(StoreError) -> QualityStore {
    // The draft is gone before the store is opened: it is the same file, and closing it would drop
    // the locks of the system's that SQLite holds from then on.
    do { try create(at: path, clock: clock) { _ in } } catch { throw StoreError(error, path: path) }
    return try open(at: path, clock: clock)
  }

  /// Makes a store with something in it.
  ///
  /// It is made under another name and linked to its own when it is whole, so that nobody finds half
  /// a store, and of two processes that make the same one, one is told.
  ///
  /// - Parameters:
  ///   - path: Where it is to be.
  ///   - clock: By which what is put in is recorded.
  ///   - fill: Puts it in; the store is closed after it.
  /// - Returns: What `fill` returns.
  /// - Throws: What ``create(at:clock:)`` throws, and what `fill` does: nothing is there then.
  public static func create<Value>(
    at path: String,
    clock: StoreClock = .system,
    filling fill: (QualityStore) throws -> Value
  ) throws -> Value {
    guard access(path, F_OK) != 0 else { throw StoreError.alreadyExists(path: path) }
    let draft = try StoreDraft(for: path)
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: draft.path, configuration: configuration(readOnly: false))
      try StoreSchema.make(in: queue)
    } catch { throw StoreError(error, path: path) }
    let store = QualityStore(path: path, location: draft.path, queue: queue, clock: clock)
    let value = Result { try fill(store) }
    do { try queue.close() } catch { throw StoreError(error, path: path) }
    let filled = try value.get()
    guard link(draft.path, path) == 0 else {
      if errno == EEXIST { throw StoreError.alreadyExists(path: path) }
      throw StoreError.cannotOpen(path: path, code: errno)
    }
    return filled
  }

  /// Opens the store in a file.
  ///
  /// A store that the system does not let us write is opened for reading, and so is one on a full
  /// disk: ``writeObstacle`` says why. Where SQLite could not even make the files that processes
  /// share, the store is read as it lies there, and reading fails as soon as somebody writes to it.
  ///
  /// - Throws: ``StoreError/notFound(path:)``; ``StoreError/notADatabase(path:)`` and
  ///   ``StoreError/notAStore(path:applicationID:)`` for other people's files,
  ///   ``StoreError/cutShort(path:bytes:expected:)``, ``StoreError/foreignLog(path:)`` and
  ///   ``StoreError/madeByNewerVersion(found:known:)``: the file is not touched by any of these.
  ///   ``StoreError/damaged(path:message:)`` when SQLite finds that it can't read the file.
  ///   ``StoreError/needsMigration(found:known:)`` when an older store is opened read-only.
  public static func open(
    at path: String,
    mode: StoreMode = .readWrite,
    clock: StoreClock = .system
  ) throws(StoreError) -> QualityStore {
    let header = try header(ofStoreAt: path)
    var obstacle: StoreError? = mode == .readOnly ? .readOnly : nil
    if obstacle == nil, !StoreFile.mayBeWritten(path) { obstacle = .notWritable(path: path) }
    if obstacle == nil {
      // Whoever made it died before the other name was gone.
      if StoreFile.hasOtherName(path) { StoreDraft.removeAbandoned(of: path) }
      do throws(StoreError) {
        let queue = try connect(to: path, readOnly: false)
        return QualityStore(path: path, queue: queue, clock: clock)
      } catch .diskFull {
        obstacle = .diskFull(path: path)
      }
    }
    guard header.version == StoreSchema.version else {
      throw .needsMigration(found: header.version, known: StoreSchema.version)
    }
    do throws(StoreError) {
      let queue = try connect(to: path, readOnly: true)
      return QualityStore(path: path, writeObstacle: obstacle, queue: queue, clock: clock)
    } catch {
      // What is only in the log cannot be read without the files that cannot be made.
      switch error {
      case .cannotOpen, .notWritable, .diskFull: break
      default: throw error
      }
      guard let stamp = StoreStamp(path) else { throw .logUnreadable(path: path) }
      let name = StoreFile.immutableName(path)
      do {
        let queue = try DatabaseQueue(path: name, configuration: configuration(readOnly: true))
        let store = QualityStore(
          path: path,
          location: name,
          writeObstacle: obstacle,
          stamp: stamp,
          queue: queue,
          clock: clock
        )
        try store.checkUnchanged()
        return store
      } catch { throw StoreError(error, path: path) }
    }
  }

  private static func connect(
    to path: String,
    readOnly: Bool
  ) throws(StoreError) -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: readOnly))
      if !readOnly { try StoreSchema.migrator.migrate(queue) }
      return queue
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      throw .cannotOpen(path: path, code: error.extendedResultCode.rawValue)
    } catch { throw StoreError(error, path: path) }
  }

  /// Looks at a store without opening it, in a fiftieth of the time: whether opening it for reading and
  /// writing is likely to do nothing else and to succeed.
  ///
  /// False where only opening can tell: the store is of an older version, has a log that somebody left
  /// or is writing, is not as long as it says, or may not be written to.
  ///
  /// - Throws: What ``open(at:mode:clock:)`` throws for a file that is missing, is no store, or was made
  ///   by a newer version.
  public static func isReadyToOpen(at path: String) throws(StoreError) -> Bool {
    let header = try header(ofStoreAt: path)
    return header.version == StoreSchema.version && header.isWhole && !header.hasLog
      && access(path, R_OK) == 0 && StoreFile.mayBeWritten(path)
  }

  /// The header of a store that this version of the code knows.
  private static func header(ofStoreAt path: String) throws(StoreError) -> StoreHeader {
    let header = try StoreHeader(readingFileAt: path)
    guard header.applicationID == StoreSchema.applicationID else {
      throw .notAStore(path: path, applicationID: header.applicationID)
    }
    guard header.version <= StoreSchema.version else {
      throw .madeByNewerVersion(found: header.version, known: StoreSchema.version)
    }
    return header
  }

  /// Makes a store in memory, gone when it is closed.
  public static func inMemory(clock: StoreClock = .system) throws(StoreError) -> QualityStore {
    do {
      // Under a name, so that a query can have a connection of its own to it.
      let name = "tidemark-\(UInt64.random(in: 0 ... .max))"
      let queue = try DatabaseQueue(named: name, configuration: configuration(readOnly: false))
      try StoreSchema.make(in: queue)
      return QualityStore(
        path: nil,
        location: "file:\(name)?mode=memory&cache=shared",
        queue: queue,
        clock: clock
      )
    } catch { throw StoreError(error, path: nil) }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    SQLiteSettings.make()
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.label = "Tidemark"
    configuration.prepareDatabase { database in
      // GRDB notes each column that a statement reads, for observers, which we have none of. The
      // entry of the change log reads thousands of them through the rules' triggers, and the notes
      // took four fifths of the time of a commit.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      if !readOnly {
        // GRDB's own WAL mode would set synchronous to NORMAL, which may lose the newest commits in
        // a power cut. FULL makes a commit durable when it returns.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // A load leaves a long log; give the room back at the next checkpoint.
        try database.execute(sql: "PRAGMA journal_size_limit = 4194304")
        // Without it REPLACE would delete rows past the triggers that forbid it.
        try database.execute(sql: "PRAGMA recursive_triggers = ON")
      }
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cache_size = -8192")
    }
    return configuration
  }
}

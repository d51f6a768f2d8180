import GRDB
import GRDBSQLite
import Synchronization

/// What a store's queries ask, every few thousand steps, to know whether they should go on.
///
/// A script is stopped by a flag that no query looks at by itself; SQLite's progress handler does it
/// for them, reads and commits alike. A commit that is stopped is rolled back whole.
final class StopCondition: Sendable {
  /// The question in a box: a bare closure in generic storage is wrapped anew each time it is read,
  /// and the wrappings would pile up with every question.
  private struct Question: Sendable {
    let ask: @Sendable () -> Bool
  }

  private let question = Mutex<Question?>(nil)

  /// Steps of SQLite's machine between two questions: some tens of microseconds.
  private static let interval: Int32 = 4_000

  func set(_ shouldStop: @escaping @Sendable () -> Bool) {
    let asked = Question(ask: shouldStop)
    question.withLock { $0 = asked }
  }

  var isMet: Bool { question.withLock { $0 }?.ask() ?? false }

  /// Ends work between two queries that are too short to be asked themselves.
  ///
  /// - Throws: ``StoreError/cancelled`` once the condition is met.
  func check() throws(StoreError) {
    if isMet { throw .cancelled }
  }

  /// Makes the queries of a connection ask; the condition must outlive the connection.
  func install(in database: Database) {
    guard let connection = database.sqliteConnection else { return }
    sqlite3_progress_handler(
      connection,
      Self.interval,
      { context in
        guard let context else { return 0 }
        return Unmanaged<StopCondition>.fromOpaque(context).takeUnretainedValue().isMet ? 1 : 0
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }
}

extension QualityStore {
  /// Has every query and commit of the store end with ``StoreError/cancelled`` once a condition holds.
  ///
  /// The condition is asked on whatever thread the store works on, some ten thousand times a second:
  /// it must be quick and must not use the store.
  package func stop(when shouldStop: @escaping @Sendable () -> Bool) {
    stopCondition.set(shouldStop)
  }
}

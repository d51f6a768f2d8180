import Synchronization

/// Adds up how long pieces of work took, from whatever threads they ran on.
final class WorkTimer: Sendable {
  private let sum = Mutex(Duration.zero)

  var total: Duration { sum.withLock { $0 } }

  func timed<Value>(_ work: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    let start = ContinuousClock.now
    defer {
      let elapsed = ContinuousClock.now - start
      sum.withLock { $0 += elapsed }
    }
    return try work()
  }
}

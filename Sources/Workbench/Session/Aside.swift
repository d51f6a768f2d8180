internal import Foundation
internal import LuaRuntime
internal import SPCCore
internal import Synchronization

extension WorkbenchSession {
  /// Has a computation done on a thread of its own, and leaves it to itself when the evaluation is to
  /// stop: for what takes long, is made of values alone, and has no place to ask in.
  ///
  /// A computation that is left behind goes on to its end, and what it comes to is dropped.
  ///
  /// - Parameters:
  ///   - size: How many points it is about; a small one is done at once, without a thread.
  ///   - work: The computation.
  /// - Returns: What the computation comes to.
  /// - Throws: What the computation throws, or ``SPCError/interrupted``.
  func aside<Result: Sendable>(
    size: Int,
    _ work: @escaping @Sendable () throws -> Result
  ) throws -> Result {
    guard size > 2_000 else { return try work() }
    let answer = Answer<Result>()
    let thread = Thread { answer.give(Swift.Result { try work() }) }
    thread.stackSize = 8 << 20
    thread.start()
    while !answer.isThere(withinMilliseconds: 5) { try stopIfAsked() }
    return try answer.value()
  }
}

/// What one thread computes and another waits for.
private final class Answer<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isGiven = DispatchSemaphore(value: 0)

  func give(_ result: Result<Value, any Error>) {
    outcome.withLock { $0 = result }
    isGiven.signal()
  }

  /// Waits a while; whether the answer is there.
  func isThere(withinMilliseconds milliseconds: Int) -> Bool {
    isGiven.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// The answer, once it is there.
  func value() throws -> Value {
    guard let result = outcome.withLock({ $0 }) else { throw SPCError.interrupted }
    return try result.get()
  }
}

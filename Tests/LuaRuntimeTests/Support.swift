import Foundation
import LuaRuntime
import Testing

extension LuaState {
  /// Runs a chunk named `test` and gives its results.
  @discardableResult
  func evaluate(_ source: String, deadlineSeconds: Double? = nil) throws(LuaError) -> [LuaValue] {
    try run(source, chunkName: "=test", deadlineSeconds: deadlineSeconds)
  }

  /// The error of a chunk that must fail.
  func failure(of source: String, deadlineSeconds: Double? = nil) -> LuaError? {
    do throws(LuaError) {
      try evaluate(source, deadlineSeconds: deadlineSeconds)
      return nil
    } catch {
      return error
    }
  }

  /// Sets a global host function.
  func define(_ name: String, _ body: @escaping LuaBody) throws(LuaError) {
    try globals.set(name, .function(makeFunction(name: name, body)))
  }
}

/// A file beside the tests.
func testFile(_ path: String) -> URL {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(path)
}

/// An object that counts how many of its kind are alive.
final class Counted {
  final class Counter { var alive = 0 }

  let counter: Counter
  let value: Int

  init(_ counter: Counter, value: Int = 0) {
    self.counter = counter
    self.value = value
    counter.alive += 1
  }

  deinit { counter.alive -= 1 }
}

struct PlainError: Error, Equatable {
  var number: Int
}

/// Runs `body` on a thread of its own and waits for it.
func onThread<Result: Sendable>(
  stackSize: Int?,
  _ body: @escaping @Sendable () throws -> Result
) throws -> Result {
  nonisolated(unsafe) var outcome: Swift.Result<Result, any Error>?
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    outcome = Swift.Result { try body() }
    done.signal()
  }
  if let stackSize { thread.stackSize = stackSize }
  thread.start()
  done.wait()
  return try #require(outcome).get()
}

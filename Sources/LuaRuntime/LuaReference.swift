internal import CLuaBridge
internal import Synchronization

/// The state's address while it is open, for what may happen on any thread: asking for a stop, and
/// giving references back from a `deinit`.
final class LuaLifeline: Sendable {
  private let address = Mutex<UInt>(0)

  func attach(_ pointer: OpaquePointer) {
    address.withLock { $0 = UInt(bitPattern: pointer) }
  }

  /// After this no other thread reaches the state.
  func cut() {
    address.withLock { $0 = 0 }
  }

  func withPointer<R: Sendable>(_ body: (OpaquePointer) -> R) -> R? {
    address.withLock { address in OpaquePointer(bitPattern: address).map(body) }
  }
}

/// A place in the bridge's table of references; given back when Swift lets go of it.
final class LuaReference: Sendable {
  let number: Int32
  let lifeline: LuaLifeline

  init(number: Int32, lifeline: LuaLifeline) {
    self.number = number
    self.lifeline = lifeline
  }

  deinit {
    _ = lifeline.withPointer { tidemark_lua_release($0, number) }
  }
}

#if Jupyter
internal import Foundation
internal import Synchronization

/// The end of a kernel, which any thread may bring about.
final class KernelEnding: Sendable {
  /// Rings when the end has begun.
  let bell: Bell
  private let publisher: Publisher
  private let interrupt: @Sendable () -> Void
  private let isEnding = Mutex(false)

  /// A cell that runs gets so long to stop; a manager that waits kills after a few seconds.
  private static let patience = 2.0

  init(publisher: Publisher, interrupt: @escaping @Sendable () -> Void) throws(ZeroMQError) {
    self.publisher = publisher
    self.interrupt = interrupt
    bell = try Bell()
  }

  var hasBegun: Bool { isEnding.withLock(\.self) }

  /// Stops what runs, and has the kernel end after it.
  ///
  /// Where that does not stop the process ends all the same: the store is whole whenever that happens.
  func begin() {
    let isFirst = isEnding.withLock { isEnding in
      defer { isEnding = true }
      return !isEnding
    }
    guard isFirst else { return }
    interrupt()
    bell.ring()
    let thread = Thread { [publisher] in
      Thread.sleep(forTimeInterval: Self.patience)
      publisher.end()
      _exit(0)
    }
    thread.start()
  }
}

/// Whether whoever started the kernel is gone.
enum Abandonment {
  /// What tells, from now on; always false for a kernel that no manager of Jupyter's started.
  static func watch() -> @Sendable () -> Bool {
    guard ProcessInfo.processInfo.environment["JPY_PARENT_PID"] != nil else { return { false } }
    let parent = getppid()
    return { getppid() != parent }
  }
}
#endif

internal import Foundation
internal import Synchronization

/// Ctrl-C, and what asks a program to end: the run stops its cell and writes the notebook first.
enum Interruption {
  private static let requested = Atomic<Int32>(0)
  private static let seen = Atomic<Int32>(0)

  /// The signal that came; nil while none did.
  static var signalSeen: Int32? {
    let number = seen.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Takes the signals from now on.
  static func watch() {
    _ = signalSeen
    _ = requested.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.seen.store(number, ordering: .relaxed)
        Interruption.requested.store(number, ordering: .relaxed)
      }
    }
    // Who starts this program may have blocked them for itself.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether a signal came since this was asked last.
  static func takeRequest() -> Bool { requested.exchange(0, ordering: .relaxed) != 0 }
}

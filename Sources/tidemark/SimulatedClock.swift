internal import QualityModel
internal import QualityStore
internal import Synchronization

/// The clock of a trust that never was: it stands still until it is set to another day.
final class SimulatedClock: Sendable {
  private let now: Mutex<UTCTimestamp>

  init(startOf day: CalendarDate) { now = Mutex(UTCTimestamp(startOf: day)) }

  func set(toStartOf day: CalendarDate) {
    now.withLock { $0 = UTCTimestamp(startOf: day) }
  }

  /// What a store reads the time from.
  var storeClock: StoreClock { StoreClock { self.now.withLock { $0 } } }
}

public import QualityModel

import struct Foundation.Date

/// Where a store takes the time of a change from.
///
/// A store never reads any other clock, so a test or a demonstration can say when things were known.
public struct StoreClock: Sendable {
  let now: @Sendable () -> UTCTimestamp

  /// A clock of your own.
  public init(now: @escaping @Sendable () -> UTCTimestamp) {
    self.now = now
  }

  /// The clock of the machine.
  public static let system = StoreClock {
    UTCTimestamp(secondsSince1970: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }

  /// A clock that stands still.
  public static func fixed(_ timestamp: UTCTimestamp) -> StoreClock {
    StoreClock { timestamp }
  }
}

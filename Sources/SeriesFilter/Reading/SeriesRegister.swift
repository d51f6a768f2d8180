/// Which series have been there, and on which lines, in 16 bytes for each.
///
/// A series is known by the fingerprint of its name. Two names with one fingerprint would be taken
/// for one series, and the second be left out with a fault: among a million series that happens
/// once in 10⁷ inputs. (n² ÷ 2⁶⁵.)
struct SeriesRegister {
  private struct Entry {
    /// 0 where nothing is.
    var fingerprint: UInt64 = 0
    var firstLine: UInt32 = 0
    var lastLine: UInt32 = 0
  }

  private var entries: [Entry] = []
  private var count = 0

  /// Where a series stands in the register, until another one is added.
  struct Place {
    fileprivate var slot: Int
  }

  /// Finds a series that has been there.
  func find(_ fingerprint: UInt64) -> Place? {
    guard !entries.isEmpty else { return nil }
    let slot = slot(of: fingerprint)
    return entries[slot].fingerprint == 0 ? nil : Place(slot: slot)
  }

  /// Adds a series that has not been there; its lines are set when they are known.
  mutating func add(_ fingerprint: UInt64) -> Place {
    if count * 8 >= entries.count * 7 { grow() }
    count += 1
    let slot = slot(of: fingerprint)
    entries[slot].fingerprint = Self.key(fingerprint)
    return Place(slot: slot)
  }

  /// The lines of a series; those beyond 4 thousand million are told as that many.
  subscript(place: Place) -> ClosedRange<Int> {
    get {
      Int(entries[place.slot].firstLine)...Int(entries[place.slot].lastLine)
    }
    set {
      entries[place.slot].firstLine = UInt32(clamping: newValue.lowerBound)
      entries[place.slot].lastLine = UInt32(clamping: newValue.upperBound)
    }
  }

  /// The slot that holds the fingerprint, or the free one where it belongs.
  private func slot(of fingerprint: UInt64) -> Int {
    let key = Self.key(fingerprint)
    // The upper half of the product spreads the keys over any number of slots.
    var slot = Int(key.multipliedFullWidth(by: UInt64(entries.count)).high)
    while entries[slot].fingerprint != 0, entries[slot].fingerprint != key {
      slot += 1
      if slot == entries.count { slot = 0 }
    }
    return slot
  }

  private static func key(_ fingerprint: UInt64) -> UInt64 { max(fingerprint, 1) }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: max(64, entries.count + entries.count / 2))
    for entry in old where entry.fingerprint != 0 {
      entries[slot(of: entry.fingerprint)] = entry
    }
  }
}

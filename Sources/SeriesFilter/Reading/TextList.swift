/// Texts one behind the other in one piece of memory, which is used again after ``removeAll()``.
struct TextList {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  func withBytes<Result>(of index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = index == 0 ? 0 : ends[index - 1]
    let end = ends[index]
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }

  func text(_ index: Int) -> String {
    withBytes(of: index) { String(decoding: $0, as: UTF8.self) }
  }
}

/// Finds texts of a ``TextList`` again.
///
/// A table with open addressing. It starts small after each ``removeAll()``, so that a long series
/// does not make every short one after it slow.
struct TextLookup {
  private static let smallest = 64

  /// Index in the list plus one; 0 where nothing is.
  private var slots = [UInt32](repeating: 0, count: smallest)
  private var slotCount = smallest

  mutating func removeAll() {
    slotCount = Self.smallest
    for slot in 0..<slotCount { slots[slot] = 0 }
  }

  /// Returns the index of an equal text of the list, or appends the text and returns nil.
  mutating func find(_ text: UnsafeRawBufferPointer, orAppendTo list: inout TextList) -> Int? {
    if list.count * 2 >= slotCount { grow(list) }
    var slot = hash(of: text) & (slotCount - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if list.withBytes(of: index, { $0.isSame(as: text) }) { return index }
      slot = (slot + 1) & (slotCount - 1)
    }
    list.append(text)
    slots[slot] = UInt32(list.count)
    return nil
  }

  private mutating func grow(_ list: TextList) {
    slotCount *= 2
    if slots.count < slotCount { slots = [UInt32](repeating: 0, count: slotCount) }
    for slot in 0..<slotCount { slots[slot] = 0 }
    for index in 0..<list.count {
      var slot = list.withBytes(of: index) { hash(of: $0) } & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// FNV-1a, its upper half folded in because the slot is taken from the lower bits.
  private func hash(of text: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}

extension UnsafeRawBufferPointer {
  /// Whether two pieces of memory hold the same bytes.
  @inline(__always)
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}

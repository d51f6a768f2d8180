/// Texts one behind the other in one piece of memory, which is used again after ``removeAll()``.
struct TextList: ~Copyable {
  private var bytes = GrowingColumn<UInt8>(capacity: 1024)
  private var ends = GrowingColumn<Int>()

  var count: Int { ends.count }

  mutating func removeAll() {
    bytes.removeAll()
    ends.removeAll()
  }

  @inline(__always)
  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text.assumingMemoryBound(to: UInt8.self))
    ends.append(bytes.count)
  }

  /// The bytes of a text, until the list is changed.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    @inline(__always) get {
      let start = index == 0 ? 0 : ends[index &- 1]
      return UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(bytes.buffer)[start..<ends[index]]
      )
    }
  }

  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// Finds texts of a ``TextList`` again.
///
/// As long as each text comes after the one before it, as dates do, that alone tells that none is
/// there twice. From the first that does not, they stand in a table with open addressing. It starts
/// small in each list, so that a long series does not make every short one after it slow.
struct TextLookup {
  private static let smallest = 64

  /// Index in the list plus one; 0 where nothing is.
  private var slots: [UInt32] = []
  private var slotCount = 0
  private var isAscending = true

  mutating func removeAll() { isAscending = true }

  /// Returns the index of an equal text of the list, or appends the text and returns nil.
  @inline(__always)
  mutating func find(_ text: UnsafeRawBufferPointer, orAppendTo list: inout TextList) -> Int? {
    if isAscending, list.count == 0 || list[list.count &- 1].isBefore(text) {
      list.append(text)
      return nil
    }
    return findInTable(text, orAppendTo: &list)
  }

  @inline(never)
  private mutating func findInTable(
    _ text: UnsafeRawBufferPointer,
    orAppendTo list: inout TextList
  ) -> Int? {
    if isAscending {
      isAscending = false
      slotCount = Self.smallest
      while slotCount <= list.count * 2 { slotCount *= 2 }
      fill(list)
    } else if list.count * 2 >= slotCount {
      slotCount *= 2
      fill(list)
    }
    var slot = self.slot(of: text)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if list[index].isSame(as: text) { return index }
      slot = (slot + 1) & (slotCount - 1)
    }
    list.append(text)
    slots[slot] = UInt32(list.count)
    return nil
  }

  private mutating func fill(_ list: borrowing TextList) {
    if slots.count < slotCount { slots = [UInt32](repeating: 0, count: slotCount) }
    for slot in 0..<slotCount { slots[slot] = 0 }
    for index in 0..<list.count {
      var slot = self.slot(of: list[index])
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  private func slot(of text: UnsafeRawBufferPointer) -> Int {
    Int(truncatingIfNeeded: text.fingerprint) & (slotCount - 1)
  }
}

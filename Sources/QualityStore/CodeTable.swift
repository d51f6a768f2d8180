import Glibc

/// Numbers short byte strings 0, 1, 2 … in the order they are first given, and finds them again
/// without making a `String`.
struct CodeTable {
  private var keys: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [Int32]
  /// Files often hold many rows of one code together.
  private var last: Int32 = -1

  init() {
    slots = Array(repeating: -1, count: 64)
  }

  var count: Int { ends.count - 1 }

  func text(_ index: Int) -> String {
    String(decoding: keys[ends[index]..<ends[index + 1]], as: UTF8.self)
  }

  mutating func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
    if last >= 0, matches(Int(last), bytes) { return Int(last) }
    let found = slots[slot(of: bytes)]
    guard found >= 0 else { return nil }
    last = found
    return Int(found)
  }

  /// The number of a byte string that is not in the table yet.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) -> Int {
    if (count + 1) * 2 > slots.count { grow() }
    let index = count
    slots[slot(of: bytes)] = Int32(index)
    keys.append(contentsOf: bytes)
    ends.append(keys.count)
    return index
  }

  mutating func insert(_ text: String) -> Int {
    var copy = text
    return copy.withUTF8 { insert(UnsafeRawBufferPointer($0)) }
  }

  mutating func find(_ text: String) -> Int? {
    var copy = text
    return copy.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// The slot that holds the bytes, or the empty one where they would go.
  private func slot(of bytes: UnsafeRawBufferPointer) -> Int {
    // FNV-1a; the codes are short and not hostile, and the table only has to be quick.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, !matches(Int(slots[slot]), bytes) { slot = (slot + 1) & mask }
    return slot
  }

  private func matches(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = ends[index]
    let count = ends[index + 1] - start
    guard count == bytes.count else { return false }
    return keys.withUnsafeBytes { keys in
      guard count > 0, let left = keys.baseAddress, let right = bytes.baseAddress else {
        return count == 0
      }
      return memcmp(left + start, right, count) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in 0..<count {
      let range = ends[index]..<ends[index + 1]
      let slot = keys.withUnsafeBytes { keys in
        self.slot(of: UnsafeRawBufferPointer(rebasing: keys[range]))
      }
      slots[slot] = Int32(index)
    }
  }
}

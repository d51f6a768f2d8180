/// A digest of 32 bits over one row: FNV-1a, folded.
///
/// It tells one row from another where a hash has already said that something differs; it proves
/// nothing by itself.
struct RowDigest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  var value: UInt32 { UInt32(truncatingIfNeeded: state ^ (state >> 32)) }

  mutating func add(_ text: String) {
    var copy = text
    copy.withUTF8 { bytes in
      for byte in bytes { add(UInt64(byte)) }
    }
  }

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    // The multiplication moves bits up only, and the high bits of a word must count too.
    state ^= state >> 29
  }
}

/// The digests of the rows of one table that a change wrote, in the order of the table's key.
struct RowDigests: Equatable {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Reads digests back.
  init(bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count / 4 }
  var isEmpty: Bool { bytes.isEmpty }

  subscript(index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index * 4 + $1]) << UInt32(8 * $1) }
  }

  mutating func append(_ digest: RowDigest) {
    let value = digest.value
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Whether a digest stands at `start` or after it.
  func holds(_ digest: UInt32, from start: Int) -> Bool {
    start < count && (start..<count).contains { self[$0] == digest }
  }
}

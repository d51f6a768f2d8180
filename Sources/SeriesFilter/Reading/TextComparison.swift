extension UnsafeRawBufferPointer {
  /// Whether two pieces of memory hold the same bytes, eight of them compared at a time.
  @inline(__always)
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    count == other.count && differs(from: other, in: count) == nil
  }

  /// Whether the bytes come before others in the order of a dictionary of bytes.
  @inline(__always)
  func isBefore(_ other: UnsafeRawBufferPointer) -> Bool {
    differs(from: other, in: Swift.min(count, other.count)) ?? (count < other.count)
  }

  /// Whether the first byte that differs is the smaller one here; nil where the first `length` bytes
  /// are the same.
  ///
  /// The last word overlaps the one before it, so that nothing behind the bytes is read.
  @inline(__always)
  private func differs(from other: UnsafeRawBufferPointer, in length: Int) -> Bool? {
    guard length >= 8 else {
      for index in 0..<length where self[index] != other[index] {
        return self[index] < other[index]
      }
      return nil
    }
    var place = 0
    while true {
      let mine = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let theirs = other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if mine != theirs { return UInt64(bigEndian: mine) < UInt64(bigEndian: theirs) }
      if place == length &- 8 { return nil }
      place = Swift.min(place &+ 8, length &- 8)
    }
  }

  /// A fingerprint of the bytes: two texts of one fingerprint are one text, but for one pair in 10¹⁹.
  ///
  /// > Source: the multiplication folded upon itself is that of Wang Yi's wyhash; its constants are
  /// > digits of π.
  @inline(__always)
  var fingerprint: UInt64 {
    var hash: UInt64 = 0x243F_6A88_85A3_08D3 ^ UInt64(count)
    var place = 0
    while place < count {
      var word: UInt64 = 0
      if place &+ 8 <= count {
        word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      } else {
        for index in place..<count { word = word << 8 | UInt64(self[index]) }
      }
      let product = (hash ^ word ^ 0x1319_8A2E_0370_7344)
        .multipliedFullWidth(by: 0xA409_3822_299F_31D1)
      hash = product.high ^ product.low
      place &+= 8
    }
    let product = (hash ^ 0x082E_FA98_EC4E_6C89).multipliedFullWidth(by: 0x4528_21E6_38D0_1377)
    return product.high ^ product.low
  }
}

/// Compresses rows of dots (RFC 1950 and 1951).
///
/// The drawings have long runs and rows like the one above, so a match is looked for at these two
/// distances only, and the fixed codes serve.
enum Zlib {
  /// - Parameters:
  ///   - data: What to compress.
  ///   - stride: How many bytes back the row above lies.
  /// - Returns: A zlib stream.
  static func bytes(of data: [UInt8], stride: Int) -> [UInt8] {
    var writer = BitWriter()
    // One last block with the fixed codes.
    writer.put(1, 1)
    writer.put(1, 2)
    let distances = [1, stride].filter { (1...32_768).contains($0) }
    var place = 0
    while place < data.count {
      var best = (length: 0, distance: 0)
      for distance in distances where distance <= place {
        var length = 0
        while length < 258, place + length < data.count,
          data[place + length] == data[place + length - distance]
        {
          length += 1
        }
        if length > best.length { best = (length, distance) }
      }
      if best.length >= 3 {
        writer.putLength(best.length)
        writer.putDistance(best.distance)
        place += best.length
      } else {
        writer.putSymbol(Int(data[place]))
        place += 1
      }
    }
    writer.putSymbol(256)
    return [0x78, 0x01] + writer.finished() + checksum(data)
  }

  /// Adler's sum, most significant byte first.
  private static func checksum(_ data: [UInt8]) -> [UInt8] {
    var (low, high) = (UInt32(1), UInt32(0))
    for byte in data {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [high >> 8, high, low >> 8, low].map { UInt8(truncatingIfNeeded: $0) }
  }
}

/// Bits from the least significant on.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count: UInt32 = 0

  mutating func put(_ value: UInt32, _ width: UInt32) {
    pending |= value << count
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Huffman codes go in from their most significant bit.
  private mutating func putCode(_ code: UInt32, _ width: UInt32) {
    for bit in (0..<width).reversed() { put(code >> bit & 1, 1) }
  }

  /// A symbol by the fixed codes of literals and lengths.
  mutating func putSymbol(_ symbol: Int) {
    switch symbol {
    case 0..<144: putCode(UInt32(0x30 + symbol), 8)
    case 144..<256: putCode(UInt32(0x190 + symbol - 144), 9)
    case 256..<280: putCode(UInt32(symbol - 256), 7)
    default: putCode(UInt32(0xC0 + symbol - 280), 8)
    }
  }

  /// A length from 3 to 258.
  mutating func putLength(_ length: Int) {
    guard length < 258 else { return putSymbol(285) }
    let (code, base, extra) = Self.bucket(length - 3, step: 4)
    putSymbol(257 + code)
    put(UInt32(length - 3 - base), extra)
  }

  /// A distance from 1 to 32,768.
  mutating func putDistance(_ distance: Int) {
    let (code, base, extra) = Self.bucket(distance - 1, step: 2)
    putCode(UInt32(code), 5)
    put(UInt32(distance - 1 - base), extra)
  }

  /// The code whose range holds a value counted from 0, where the range starts, and how many bits say
  /// how far in it lies: `step` codes share each width, and the first two groups have none.
  private static func bucket(_ value: Int, step: Int) -> (code: Int, base: Int, extra: UInt32) {
    guard value >= 2 * step else { return (value, value, 0) }
    let extra = (Int.bitWidth - 1 - (value / step).leadingZeroBitCount)
    let within = value >> extra
    return ((extra + 1) * step + within - step, within << extra, UInt32(extra))
  }

  mutating func finished() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    (pending, count) = (0, 0)
    return bytes
  }
}

/// What the text of a cell is as a number.
enum CellNumber: Equatable {
  case number(Double)
  case notANumber
  case notFinite

  /// Reads decimal digits with at most one point and a sign, nothing else.
  ///
  /// The nearest double is given, and zero is always positive, as a table would store it.
  ///
  /// > Source: for up to 15 digits and 22 decimals, one exact division rounds correctly: W. Clinger,
  /// > *How to Read Floating Point Numbers Accurately*, PLDI 1990. Longer numbers go through the
  /// > standard library, which does not look at the locale.
  init(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    var isNegative = false
    if position < bytes.count, bytes[position] == 0x2D || bytes[position] == 0x2B {
      isNegative = bytes[position] == 0x2D
      position += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    let first = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x30, byte <= 0x39 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        digits += 1
        if seenPoint { decimals += 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        self = CellNumber.isNamed(bytes, from: first) ? .notFinite : .notANumber
        return
      }
      position += 1
    }
    guard digits > 0 else {
      self = .notANumber
      return
    }
    if digits <= 15 {
      let magnitude = Double(mantissa) / CellNumber.powersOfTen[decimals]
      self = .number((isNegative ? -magnitude : magnitude) + 0)
      return
    }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)) else {
      self = .notANumber
      return
    }
    self = value.isFinite ? .number(value + 0) : .notFinite
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// Whether the text is a name for infinity or for "not a number".
  private static func isNamed(_ bytes: UnsafeRawBufferPointer, from first: Int) -> Bool {
    guard bytes.count - first <= 8 else { return false }
    let name = String(decoding: bytes[first...], as: UTF8.self).lowercased()
    return ["nan", "inf", "infinity"].contains(name)
  }
}

/// The bytes of a cell without spaces and tabs around them.
@inline(__always)
func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  var start = 0
  var end = bytes.count
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
  while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
}

func bytesEqual(_ bytes: UnsafeRawBufferPointer, _ text: [UInt8]) -> Bool {
  bytes.count == text.count && bytes.elementsEqual(text)
}

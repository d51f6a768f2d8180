/// The index of the first byte that no UTF-8 text can have there, `nil` when all is well.
///
/// Overlong forms, surrogates and numbers above U+10FFFF are not UTF-8.
///
/// > Source: The Unicode Standard, table 3-7, *Well-Formed UTF-8 Byte Sequences*.
func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  while index < bytes.count {
    let lead = bytes[index]
    if lead < 0x80 {
      index += 1
      continue
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return index
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
    for offset in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[index + offset]) {
      return index
    }
    index += length
  }
  return nil
}

/// The character of a byte in Windows code page 1252, `nil` for the five bytes it leaves out.
///
/// > Source: Unicode Consortium, mapping table *CP1252.TXT*.
func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
  guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
  let code = windows1252HighControls[Int(byte) - 0x80]
  return code == 0 ? nil : Unicode.Scalar(code)
}

private let windows1252HighControls: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

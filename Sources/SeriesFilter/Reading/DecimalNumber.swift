/// What the text of a cell is as a number.
enum DecimalNumber: Equatable {
  case number(Double)
  case empty
  case notANumber
  case tooLarge

  /// Reads decimal digits with at most one point, a sign and an exponent of ten.
  ///
  /// Spaces around the number are read past. Names of numbers (`nan`, `inf`) and hexadecimal forms
  /// are none.
  ///
  /// The nearest double is given, and zero is always positive.
  ///
  /// > Source: a whole number below 2⁵³ times or over a power of ten up to 10²² is rounded once and so
  /// > correctly: W. Clinger, *How to Read Floating Point Numbers Accurately*, PLDI 1990. Other
  /// > numbers go through the standard library, which does not look at the locale.
  init(_ cell: UnsafeRawBufferPointer) {
    var start = 0
    var end = cell.count
    while start < end, cell[start] == 0x20 || cell[start] == 0x09 { start += 1 }
    while end > start, cell[end - 1] == 0x20 || cell[end - 1] == 0x09 { end -= 1 }
    guard start < end else {
      self = .empty
      return
    }
    var position = start
    let isNegative = cell[position] == 0x2D
    if isNegative || cell[position] == 0x2B { position += 1 }

    var mantissa: UInt64 = 0
    var isExact = true
    var digits = 0
    var exponent = 0
    var seenPoint = false
    while position < end {
      let byte = cell[position]
      if byte &- 0x30 <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        // One more digit could overflow, or has already left the whole numbers a double can hold.
        if mantissa > 1 << 53 { isExact = false }
        digits += 1
        if seenPoint { exponent -= 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      position += 1
    }
    guard digits > 0, let written = Self.exponent(cell, from: position, to: end) else {
      self = .notANumber
      return
    }
    exponent += written
    if isExact, digits <= 19, (-22...22).contains(exponent) {
      let whole = Double(mantissa)
      let magnitude =
        exponent < 0 ? whole / Self.powersOfTen[-exponent] : whole * Self.powersOfTen[exponent]
      self = .number((isNegative ? -magnitude : magnitude) + 0)
      return
    }
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: cell[start..<end]), as: UTF8.self)
    guard let value = Double(text) else {
      self = .notANumber
      return
    }
    self = value.isFinite ? .number(value + 0) : .tooLarge
  }

  /// The exponent that fills the rest of a number: 0 where nothing is left, nil where it is none.
  private static func exponent(_ cell: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int?
  {
    guard start < end else { return 0 }
    guard cell[start] | 0x20 == 0x65 else { return nil }
    var position = start + 1
    let isNegative = position < end && cell[position] == 0x2D
    if position < end, isNegative || cell[position] == 0x2B { position += 1 }
    guard position < end else { return nil }
    var exponent = 0
    while position < end {
      guard cell[position] &- 0x30 <= 9 else { return nil }
      exponent = min(exponent * 10 + Int(cell[position] &- 0x30), 100_000)
      position += 1
    }
    return isNegative ? -exponent : exponent
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

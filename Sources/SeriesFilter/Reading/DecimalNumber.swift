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
  @inline(__always)
  init(_ cell: UnsafeRawBufferPointer) {
    self = Self.general(cell)
  }

  /// Reads a cell behind which eight more bytes may be read.
  ///
  /// A cell of at most eight digits, with or without a point among them, is taken up as one word and
  /// read without a branch on what stands in it: numbers of changing length cost more in wrong guesses
  /// than in arithmetic. Any other cell is read as by ``init(_:)``.
  ///
  /// > Source: D. Lemire, *Quickly parsing eight digits*, 2018, for the three multiplications.
  @inline(__always)
  init(padded cell: UnsafeRawBufferPointer) {
    // An empty cell is none of these: below zero is far above 8 here.
    guard let base = cell.baseAddress, UInt(bitPattern: cell.count &- 1) < 8 else {
      self = Self.general(cell)
      return
    }
    // The text at the upper end of the word, zeros as digits below it.
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* cell.count)
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let loaded = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self)) &<< unused
    var word = loaded | ((1 &<< unused) &- 1) & zeros
    // The point, if there is one, is taken out, and what stands before it moves up by one place.
    let points = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let isPoint =
      (points &- 0x0101_0101_0101_0101) & ~points & 0x8080_8080_8080_8080
    var decimals = 0
    if isPoint != 0 {
      let place = UInt64(truncatingIfNeeded: isPoint.trailingZeroBitCount & ~7)
      let below = (1 &<< place) &- 1
      word = (word & ~(below &<< 8 | 0xFF)) | (word & below) &<< 8 | 0x30
      decimals = 7 &- Int(truncatingIfNeeded: place) &>> 3
      // A point alone, or two of them, is found by the next check or by this one.
      guard cell.count > 1 else {
        self = .notANumber
        return
      }
    }
    let upper = word & 0xF0F0_F0F0_F0F0_F0F0
    let carried = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    guard upper == zeros, carried == zeros else {
      self = Self.general(cell)
      return
    }
    word &-= zeros
    word = word &* 10 &+ word &>> 8
    let lower = (word & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let higher = (word &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    let mantissa = (lower &+ higher) &>> 32
    self = .number(Double(mantissa) / Self.powersOfTen[decimals])
  }

  @inline(never)
  private static func general(_ cell: UnsafeRawBufferPointer) -> DecimalNumber {
    var start = 0
    var end = cell.count
    while start < end, cell[start] == 0x20 || cell[start] == 0x09 { start += 1 }
    while end > start, cell[end - 1] == 0x20 || cell[end - 1] == 0x09 { end -= 1 }
    guard start < end else { return .empty }
    var position = start
    let isNegative = cell[position] == 0x2D
    if isNegative || cell[position] == 0x2B { position += 1 }

    var mantissa: UInt64 = 0
    var isExact = true
    var digits = 0
    var power = 0
    var seenPoint = false
    while position < end {
      let byte = cell[position]
      if byte &- 0x30 <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        // One more digit could overflow, or has already left the whole numbers a double can hold.
        if mantissa > 1 << 53 { isExact = false }
        digits += 1
        if seenPoint { power -= 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      position += 1
    }
    guard digits > 0, let written = exponent(cell, from: position, to: end) else {
      return .notANumber
    }
    power += written
    if isExact, digits <= 19, (-22...22).contains(power) {
      let whole = Double(mantissa)
      let magnitude =
        power < 0 ? whole / powersOfTen[-power] : whole * powersOfTen[power]
      return .number((isNegative ? -magnitude : magnitude) + 0)
    }
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: cell[start..<end]), as: UTF8.self)
    guard let value = Double(text) else { return .notANumber }
    return value.isFinite ? .number(value + 0) : .tooLarge
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

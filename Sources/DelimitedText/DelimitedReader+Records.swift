/// Finds many records at once.
extension DelimitedReader {
  /// Goes on by one record or by many, as many as lie ready; nil at the end of the file.
  ///
  /// The records are those that as many calls of ``next()`` would give. ``line`` is the line of the
  /// first of them.
  ///
  /// - Throws: as ``next()`` does.
  public func nextRecords() throws(DelimitedError) -> DelimitedRecords? {
    if pause > 0 {
      pause -= 1
    } else if let records = plainRecords() {
      return records
    } else {
      // What one record is like, those after it are likely to be: to look through the buffer in vain
      // for each of them would cost more than to read it.
      pause = 16
    }
    guard try next() else { return nil }
    join()
    return DelimitedRecords(
      count: 1,
      fieldCount: fields.count,
      firstLine: line,
      firstByte: nil,
      base: joined,
      ends: ends,
      carriageReturn: 0
    )
  }

  /// Takes the records at the start of the buffer that have as many fields as the header and no
  /// quote in them, that are whole, and that need no decoding; nil where the first is not such a one.
  ///
  /// First the places of all separators and line feeds are written down, then it is seen whether they
  /// come in the order of such records.
  private func plainRecords() -> DelimitedRecords? {
    // In a file of one column an empty line is a record, and here it would be one too many or too few.
    let fieldCount = header.count
    guard fieldCount > 1 else { return nil }
    let base = UnsafePointer(buffer + start)
    let ends = UnsafePointer(self.ends)
    let separator = self.separator
    let found = findEnds(in: base, count: min(end - start, 1 << 30))
    var records = 0
    var carriageReturn = 0
    var place = 0
    checking: while place &+ fieldCount <= found.count {
      let last = place &+ fieldCount &- 1
      for field in place..<last where base[Int(ends[field])] != separator { break checking }
      let lineEnd = Int(ends[last])
      guard base[lineEnd] == 0x0A else { break }
      let isBefore = base[lineEnd &- 1] == 0x0D && lineEnd &- 1 > Int(ends[last &- 1])
      if records == 0 { carriageReturn = isBefore ? 1 : 0 }
      guard isBefore == (carriageReturn == 1) else { break }
      records &+= 1
      place &+= fieldCount
    }
    if found.hasHighBytes { records = validRecords(among: records) }
    guard records > 0 else { return nil }
    line = nextLine
    nextLine += records
    let firstByte = bufferOffset + start
    start += Int(ends[records * fieldCount - 1]) + 1
    fields.removeAll(keepingCapacity: true)
    return DelimitedRecords(
      count: records,
      fieldCount: fieldCount,
      firstLine: line,
      firstByte: firstByte,
      base: base,
      ends: ends,
      carriageReturn: carriageReturn
    )
  }

  /// Writes down the places of separators and line feeds, counted from `base`, up to the first quote,
  /// the end of the bytes or the end of the room for them.
  ///
  /// Sixteen bytes are compared at a time. Four places are written whether there are so many or not:
  /// that costs less than to guess wrong how many there are.
  private func findEnds(
    in base: UnsafePointer<UInt8>,
    count: Int
  ) -> (count: Int, hasHighBytes: Bool) {
    let bytes = UnsafeRawPointer(base)
    let ends = self.ends
    let most = endCapacity - 16
    let separators = SIMD16<UInt8>(repeating: separator)
    let lineFeeds = SIMD16<UInt8>(repeating: 0x0A)
    let quotes = SIMD16<UInt8>(repeating: 0x22)
    var high = SIMD2<UInt64>.zero
    var found = 0
    var chunk = 0
    while chunk < count, found <= most {
      let here = bytes.loadUnaligned(fromByteOffset: chunk, as: SIMD16<UInt8>.self)
      var wanted = ((here .== separators) .| (here .== lineFeeds)).nibbles & 0x1111_1111_1111_1111
      let quoted = (here .== quotes).nibbles
      high |= unsafeBitCast(here, to: SIMD2<UInt64>.self)
      let wantedCount = min(count &- chunk, quoted.trailingZeroBitCount &>> 2)
      let isLast = wantedCount < 16
      if isLast { wanted &= (1 &<< UInt64(4 &* wantedCount)) &- 1 }
      let next = ends + found
      found &+= wanted.countOfLowBits
      for slot in 0..<4 {
        next[slot] = UInt32(truncatingIfNeeded: chunk &+ wanted.trailingZeroBitCount &>> 2)
        wanted &= wanted &- 1
      }
      var slot = 4
      while wanted != 0 {
        next[slot] = UInt32(truncatingIfNeeded: chunk &+ wanted.trailingZeroBitCount &>> 2)
        wanted &= wanted &- 1
        slot &+= 1
      }
      if isLast { break }
      chunk &+= 16
    }
    return (found, (high[0] | high[1]) & 0x8080_8080_8080_8080 != 0)
  }

  /// How many of the first records are text as they stand.
  private func validRecords(among count: Int) -> Int {
    guard count > 0 else { return 0 }
    let fieldCount = header.count
    let bytes = UnsafeBufferPointer(
      start: buffer + start,
      count: Int(ends[count * fieldCount - 1])
    )
    let firstBad =
      format.encoding == .utf8
      ? firstInvalidUTF8(in: bytes) : bytes.firstIndex { $0 >= 0x80 }
    guard let firstBad else { return count }
    return (0..<count).first { Int(ends[($0 + 1) * fieldCount - 1]) > firstBad } ?? count
  }

  /// Puts the fields of the current record behind each other, a byte between them.
  private func join() {
    let needed = fields.reduce(0) { $0 + $1.end - $1.start + 1 }
    if needed > joinedCapacity {
      joined.deallocate()
      joined = .allocate(capacity: needed + Self.padding)
      joinedCapacity = needed
    }
    reserveEnds(fields.count)
    let source = isDecoded ? decoded : buffer
    var place = 0
    for (index, field) in fields.enumerated() {
      let count = field.end - field.start
      (joined + place).update(from: source + field.start, count: count)
      place += count
      ends[index] = UInt32(place)
      place += 1
    }
  }

  /// Makes room for the ends of some fields and those that ``findEnds(in:count:)`` writes too many.
  func reserveEnds(_ needed: Int) {
    guard needed + 32 > endCapacity else { return }
    ends.deallocate()
    endCapacity = needed + 32
    ends = .allocate(capacity: endCapacity)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// Four bits for each byte, all of them set where the mask is.
  ///
  /// A shift by four across the border of two bytes leaves one nibble of each in the lower half of the
  /// pair, which x86 and ARM then pack in one instruction.
  @inline(__always)
  fileprivate var nibbles: UInt64 {
    let pairs = unsafeBitCast(self, to: SIMD8<UInt16>.self)
    return unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: pairs &>> 4), to: UInt64.self)
  }
}

extension UInt64 {
  /// How many of the lowest bits of its sixteen nibbles are set, where no others are.
  ///
  /// Processors count bits in one instruction, but those of the first 64-bit generation do not, and
  /// the compiler must not rely on it; counting in general takes three times as long as this.
  @inline(__always)
  fileprivate var countOfLowBits: Int {
    let pairs = (self & 0x0F0F_0F0F_0F0F_0F0F) &+ (self &>> 4 & 0x0F0F_0F0F_0F0F_0F0F)
    return Int(truncatingIfNeeded: (pairs &* 0x0101_0101_0101_0101) &>> 56)
  }
}

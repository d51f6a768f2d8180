#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The system's own `write`, whose name a method here has too.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// Why output cannot be written.
package enum OutputFailure: Error, Hashable, Sendable {
  /// Nobody reads any more: `head` has what it wanted.
  case closed
  /// The system refused, with its `errno`.
  case failed(code: Int32)
}

/// Bytes on their way to a file or a pipe.
///
/// Whoever writes calls ``flushIfLarge()`` now and then, between two rows.
package struct OutputBuffer: ~Copyable {
  private var bytes = GrowingColumn<UInt8>(capacity: large + 4096)
  private let descriptor: Int32?

  private static let large = 1 << 16

  /// Makes an output that goes to an open file, or that stays in memory until it is taken.
  ///
  /// - Parameter descriptor: The file, which stays open and belongs to the caller. SIGPIPE must be
  ///   ignored for ``OutputFailure/closed`` to be seen. Nil for memory.
  package init(descriptor: Int32?) {
    self.descriptor = descriptor
  }

  /// Hands over what has not gone to a file.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll() }
    return Array(bytes.buffer)
  }

  /// Writes what there is, if it is much.
  @inline(__always)
  mutating func flushIfLarge() throws(OutputFailure) {
    if bytes.count >= Self.large { try flush() }
  }

  /// Writes what there is.
  mutating func flush() throws(OutputFailure) {
    guard let descriptor else { return }
    try Self.write(UnsafeRawBufferPointer(bytes.buffer), to: descriptor)
    bytes.removeAll()
  }

  /// Writes bytes to an open file, all of them.
  private static func write(
    _ bytes: UnsafeRawBufferPointer,
    to descriptor: Int32
  ) throws(OutputFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = systemWrite(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .failed(code: errno)
      }
    }
  }

  /// Hands all that is in another output on, and writes it.
  package mutating func pass(_ rows: [UInt8]) throws(OutputFailure) {
    append(rows)
    try flush()
  }

  // MARK: Pieces

  @inline(__always)
  mutating func append(byte: UInt8) { bytes.append(byte) }

  @inline(__always)
  mutating func append(_ piece: [UInt8]) {
    piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  @inline(__always)
  mutating func append(_ piece: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: piece.assumingMemoryBound(to: UInt8.self))
  }

  mutating func append(whole: Int) {
    if whole < 0 { bytes.append(0x2D) }
    append(digits: whole.magnitude, atLeast: 1)
  }

  /// Appends the digits of a number, with zeros before them where there are fewer than asked for.
  @inline(__always)
  private mutating func append(digits number: UInt, atLeast fewest: Int) {
    withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
      var rest = number
      var first = 20
      repeat {
        first &-= 1
        digits[first] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0 || 20 &- first < fewest
      append(UnsafeRawBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Appends the shortest text that reads back as the same number, without `.0`.
  mutating func append(number: Double) {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      append(whole: whole)
      return
    }
    if appendShort(number) { return }
    var text = number.description
    text.withUTF8 { utf8 in
      let isWhole = utf8.count > 2 && utf8[utf8.count - 1] == 0x30 && utf8[utf8.count - 2] == 0x2E
      append(
        UnsafeRawBufferPointer(
          rebasing: UnsafeRawBufferPointer(utf8)[..<(utf8.count - (isWhole ? 2 : 0))]
        )
      )
    }
  }

  /// Appends a number of few decimals, as observed values are; false where it is none.
  ///
  /// A decimal number of at most 15 digits is the only one of so few that reads as its double, so the
  /// first that does is the shortest.
  @inline(__always)
  private mutating func appendShort(_ number: Double) -> Bool {
    let magnitude = number.magnitude
    guard magnitude >= 0.001, magnitude < 1e9 else { return false }
    var scale = 10.0
    for decimals in 1...3 {
      let scaled = (magnitude * scale).rounded()
      if scaled / scale == magnitude {
        if number < 0 { bytes.append(0x2D) }
        let digits = UInt(scaled)
        let unit = UInt(scale)
        append(digits: digits / unit, atLeast: 1)
        bytes.append(0x2E)
        append(digits: digits % unit, atLeast: decimals)
        return true
      }
      scale *= 10
    }
    return false
  }

  /// Appends a field of a CSV row, in quotes only where it must be.
  @inline(__always)
  mutating func appendDelimited(_ text: UnsafeRawBufferPointer) {
    var mustQuote = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    for byte in text {
      mustQuote = mustQuote || byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
    }
    guard mustQuote else {
      append(text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Appends a JSON string, its quotes included. (RFC 8259, section 7; other characters stay UTF-8.)
  mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    bytes.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: append([0x5C, 0x6E])
      case 0x0D: append([0x5C, 0x72])
      case 0x09: append([0x5C, 0x74])
      case 0x00..<0x20:
        append(Array("\\u00".utf8))
        bytes.append(Self.hexadecimal[Int(byte >> 4)])
        bytes.append(Self.hexadecimal[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}

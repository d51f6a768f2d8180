#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

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
package struct OutputBuffer: Sendable {
  private var bytes: [UInt8] = []
  private let descriptor: Int32?

  private static let large = 1 << 16

  /// Makes an output that goes to an open file, or that stays in memory until it is taken.
  ///
  /// - Parameter descriptor: The file, which stays open and belongs to the caller. SIGPIPE must be
  ///   ignored for ``OutputFailure/closed`` to be seen. Nil for memory.
  package init(descriptor: Int32?) {
    self.descriptor = descriptor
    bytes.reserveCapacity(Self.large + 4096)
  }

  /// Hands over what has not gone to a file.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes what there is, if it is much.
  mutating func flushIfLarge() throws(OutputFailure) {
    if bytes.count >= Self.large { try flush() }
  }

  /// Writes what there is.
  mutating func flush() throws(OutputFailure) {
    guard let descriptor else { return }
    var position = 0
    while position < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { all in
        let rest = UnsafeRawBufferPointer(rebasing: all[position...])
        let count = write(descriptor, rest.baseAddress, rest.count)
        return (count, count < 0 ? errno : 0)
      }
      if count >= 0 {
        position += count
      } else if code == EPIPE {
        throw .closed
      } else if code != EINTR {
        throw .failed(code: code)
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Pieces

  mutating func append(byte: UInt8) { bytes.append(byte) }
  mutating func append(_ piece: [UInt8]) { bytes.append(contentsOf: piece) }
  mutating func append(_ piece: UnsafeRawBufferPointer) { bytes.append(contentsOf: piece) }

  mutating func append(whole: Int) {
    if whole < 0 { bytes.append(0x2D) }
    var rest = whole.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Appends the shortest text that reads back as the same number, without `.0`.
  mutating func append(number: Double) {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      append(whole: whole)
      return
    }
    var text = number.description
    text.withUTF8 { utf8 in
      let isWhole = utf8.count > 2 && utf8[utf8.count - 1] == 0x30 && utf8[utf8.count - 2] == 0x2E
      bytes.append(contentsOf: utf8[..<(utf8.count - (isWhole ? 2 : 0))])
    }
  }

  /// Appends a field of a CSV row, in quotes only where it must be.
  mutating func appendDelimited(_ text: UnsafeRawBufferPointer) {
    let mustQuote =
      text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || text.starts(with: [0xEF, 0xBB, 0xBF])
    guard mustQuote else {
      bytes.append(contentsOf: text)
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
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0x00..<0x20:
        bytes.append(contentsOf: Array("\\u00".utf8))
        bytes.append(Self.hexadecimal[Int(byte >> 4)])
        bytes.append(Self.hexadecimal[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}

/// A text of which no more than the beginning and the end are kept, in whole lines where it has lines.
///
/// What is kept depends on the text alone and not on the pieces in which it came.
package struct CappedText: Sendable {
  /// At most so many bytes are kept of the beginning, and of the end.
  package static let mostAtStart = 100_000
  package static let mostAtEnd = 20_000

  private var start: [UInt8] = []
  private var end: [UInt8] = []
  private var count = 0
  private var lines = 0
  private static let lineFeed = UInt8(ascii: "\n")

  package init() {}

  package mutating func append(_ text: String) {
    var bytes = Array(text.utf8)[...]
    count += bytes.count
    lines += bytes.count { $0 == Self.lineFeed }
    let room = Self.mostAtStart - start.count
    start += bytes.prefix(room)
    bytes = bytes.dropFirst(room)
    end += bytes
    // Seldom, for it moves what is kept.
    if end.count > 4 * Self.mostAtEnd { end.removeFirst(end.count - Self.mostAtEnd) }
  }

  /// What is kept, with a line that says what was left out between.
  package var text: String {
    guard count > Self.mostAtStart + Self.mostAtEnd else {
      return String(decoding: start + end, as: UTF8.self)
    }
    let first = Self.wholeLines(atStartOf: start)
    let last = Self.wholeLines(atEndOf: end.suffix(Self.mostAtEnd))
    let left = lines - (first + last).count { $0 == Self.lineFeed }
    let bytes = "\(Self.grouped(count - first.count - last.count)) bytes"
    let note =
      left > 0
      ? "\(Self.grouped(left)) \(left == 1 ? "line" : "lines") left out (\(bytes))"
      : "\(bytes) left out"
    let gap = first.last == Self.lineFeed ? "" : "\n"
    return String(decoding: first, as: UTF8.self) + "\(gap)… \(note) …\n"
      + String(decoding: last, as: UTF8.self)
  }

  private static func wholeLines(atStartOf bytes: [UInt8]) -> ArraySlice<UInt8> {
    if let last = bytes.lastIndex(of: lineFeed) { return bytes[...last] }
    // Not in the midst of a letter.
    var end = bytes.count
    while end > 0, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 }
    return bytes[..<end]
  }

  private static func wholeLines(atEndOf bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let first = bytes.dropLast().firstIndex(of: lineFeed) { return bytes[(first + 1)...] }
    return bytes.drop { $0 & 0xC0 == 0x80 }
  }

  /// A number with commas between its thousands.
  private static func grouped(_ count: Int) -> String {
    let digits = Array(String(count))
    return digits.indices.map { place in
      (place > 0 && (digits.count - place).isMultiple(of: 3) ? "," : "") + String(digits[place])
    }.joined()
  }
}

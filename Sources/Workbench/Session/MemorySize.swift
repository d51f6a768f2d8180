/// An amount of memory, as `--memory` takes it and as messages say it.
package struct MemorySize: Hashable, Sendable, CustomStringConvertible {
  /// The bytes.
  package let bytes: Int

  /// What a session gets unless it is said: 512 MB.
  package static let standard = MemorySize(bytes: 512 << 20)
  /// Below this a session with nothing in it would not open.
  package static let smallest = MemorySize(bytes: 4 << 20)

  init(bytes: Int) { self.bytes = bytes }

  /// Reads an amount: a number and K, M or G (2¹⁰, 2²⁰, 2³⁰ bytes); a plain number is bytes.
  ///
  /// - Throws: ``MemorySizeError``.
  package init(_ text: String) throws(MemorySizeError) {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    let unit = text.dropFirst(digits.count).lowercased()
    let scales = ["": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
    let name = unit.hasSuffix("b") ? String(unit.dropLast()) : unit
    guard let number = Double(digits), number > 0, let scale = scales[name] else {
      throw .notAnAmount(text)
    }
    let bytes = number * Double(scale)
    guard bytes < Double(Int.max / 2) else { throw .tooLarge(text) }
    guard Int(bytes) >= Self.smallest.bytes else { throw .tooSmall(text) }
    self.bytes = Int(bytes)
  }

  /// What is left in whole megabytes when so many bytes are used, and at least ``smallest``.
  func left(after used: Int) -> MemorySize {
    guard bytes - used > Self.smallest.bytes else { return .smallest }
    return MemorySize(bytes: ((bytes - used) >> 20) << 20)
  }

  /// With the largest unit that leaves a whole number: `512M`, as the option takes it.
  package var description: String {
    for (scale, unit) in [(1 << 30, "G"), (1 << 20, "M"), (1 << 10, "K")]
    where bytes.isMultiple(of: scale) {
      return "\(bytes / scale)\(unit)"
    }
    return "\(bytes)"
  }

  /// For a sentence: `512 MB`.
  var words: String {
    let text = description
    return text.last?.isLetter == true ? "\(text.dropLast()) \(text.suffix(1))B" : "\(text) bytes"
  }

  /// Twice as much, to offer when it was not enough.
  var doubled: MemorySize { MemorySize(bytes: bytes * 2) }
}

/// A text that is no amount of memory to work with.
package enum MemorySizeError: Error, Hashable, Sendable {
  case notAnAmount(String)
  case tooSmall(String)
  case tooLarge(String)
}

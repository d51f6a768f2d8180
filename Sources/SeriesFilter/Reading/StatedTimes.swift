/// Times that settings name, and which of them the series being read has.
struct StatedTimes {
  private let texts: [String]
  private let bytes: [[UInt8]]
  private var isFound: [Bool]

  init(_ texts: [String]) {
    self.texts = texts
    bytes = texts.map { Array($0.utf8) }
    isFound = texts.map { _ in false }
  }

  /// Whether none is named.
  var isEmpty: Bool { bytes.isEmpty }

  /// Those that the series does not have.
  var missing: [String] { zip(texts, isFound).filter { !$0.1 }.map(\.0) }

  /// Begins another series.
  mutating func restart() {
    for index in isFound.indices { isFound[index] = false }
  }

  /// Whether a time is one of them.
  mutating func find(_ time: UnsafeRawBufferPointer) -> Bool {
    var isNamed = false
    for index in bytes.indices where bytes[index].withUnsafeBytes({ $0.isSame(as: time) }) {
      isFound[index] = true
      isNamed = true
    }
    return isNamed
  }

  /// Whether a time is one of them that the series has not had before.
  mutating func findFirst(_ time: UnsafeRawBufferPointer) -> Bool {
    var isNamed = false
    for index in bytes.indices where !isFound[index] {
      guard bytes[index].withUnsafeBytes({ $0.isSame(as: time) }) else { continue }
      isFound[index] = true
      isNamed = true
    }
    return isNamed
  }
}

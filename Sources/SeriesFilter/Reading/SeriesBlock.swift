/// One series of the input, in memory that the next series uses again.
struct SeriesBlock: ~Copyable {
  /// Whether the input has a series column.
  var hasName = false
  /// The bytes of the text of the series column.
  var nameBytes = GrowingColumn<UInt8>()
  /// The `t` of each point.
  var times = TextList()
  /// The value of each point, NaN where it is missing.
  var values = GrowingColumn<Double>()
  /// The target at each point, NaN where there is none; empty without a target column.
  var targets = GrowingColumn<Double>()
  /// The line of each point.
  var lines = GrowingColumn<Int>()
  /// The indices at which a new phase starts, the first point left out.
  var phaseStarts: [Int] = []
  /// Whether the rows belong to a series that had ended before.
  var isReturn = false
  /// Whether every row was understood, so that the series may be charted.
  var isSound = true

  /// The text of the series column; nil where the input has none.
  var name: String? {
    hasName ? String(decoding: UnsafeRawBufferPointer(nameBytes.buffer), as: UTF8.self) : nil
  }

  /// The bytes of the name, until the block is changed; nil where the input has no series column.
  @inline(__always)
  var seriesText: UnsafeRawBufferPointer? {
    hasName ? UnsafeRawBufferPointer(nameBytes.buffer) : nil
  }

  /// Whether a text is the name of the series.
  @inline(__always)
  func isNamed(_ text: UnsafeRawBufferPointer) -> Bool {
    UnsafeRawBufferPointer(nameBytes.buffer).isSame(as: text)
  }

  mutating func removeAll() {
    hasName = false
    nameBytes.removeAll()
    times.removeAll()
    values.removeAll()
    targets.removeAll()
    lines.removeAll()
    if !phaseStarts.isEmpty { phaseStarts.removeAll(keepingCapacity: true) }
    isReturn = false
    isSound = true
  }
}

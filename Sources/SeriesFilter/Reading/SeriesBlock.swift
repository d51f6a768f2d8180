/// One series of the input, in memory that the next series uses again.
struct SeriesBlock {
  /// The bytes of the text of the series column; nil where the input has none.
  var nameBytes: [UInt8]?
  /// The `t` of each point.
  var times = TextList()
  /// The value of each point, NaN where it is missing.
  var values: [Double] = []
  /// The target at each point, NaN where there is none; empty without a target column.
  var targets: [Double] = []
  /// The line of each point.
  var lines: [Int] = []
  /// The indices at which a new phase starts, the first point left out.
  var phaseStarts: [Int] = []
  /// Whether the rows belong to a series that had ended before.
  var isReturn = false
  /// Whether every row was understood, so that the series may be charted.
  var isSound = true

  /// The text of the series column; nil where the input has none.
  var name: String? { nameBytes.map { String(decoding: $0, as: UTF8.self) } }

  /// Whether a text is the name of the series.
  func isNamed(_ text: UnsafeRawBufferPointer) -> Bool {
    nameBytes?.withUnsafeBytes { $0.isSame(as: text) } ?? false
  }

  mutating func removeAll() {
    nameBytes = nil
    times.removeAll()
    values.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    phaseStarts.removeAll(keepingCapacity: true)
    isReturn = false
    isSound = true
  }
}

internal import SPCCore

/// One series of the input, in memory that the next series uses again.
struct SeriesBlock: ~Copyable {
  /// Whether the input has a series column.
  var hasName = false
  /// The bytes of the text of the series column.
  var nameBytes = GrowingColumn<UInt8>()
  /// The `t` of each point.
  var times = TextList()
  /// The value of each point, or the numerator where there are denominators, or one member of a
  /// subgroup after the other; NaN where it is missing.
  var values = GrowingColumn<Double>()
  /// The denominator of each point; empty where the chart takes values.
  var denominators = GrowingColumn<Double>()
  /// For each point the end of its members among the values; empty without subgroups.
  var memberEnds = GrowingColumn<Int>()
  /// The target at each point, NaN where there is none; empty without a target column.
  var targets = GrowingColumn<Double>()
  /// The line of each point.
  var lines = GrowingColumn<Int>()
  /// The indices at which a new phase starts, the first point left out.
  var phaseStarts: [Int] = []
  /// The indices of points to exclude.
  var excluded: [Int] = []
  /// The line of the last row.
  var lastLine = 0
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
    denominators.removeAll()
    memberEnds.removeAll()
    targets.removeAll()
    lines.removeAll()
    if !phaseStarts.isEmpty { phaseStarts.removeAll(keepingCapacity: true) }
    if !excluded.isEmpty { excluded.removeAll(keepingCapacity: true) }
    isReturn = false
    isSound = true
  }

  /// The series as the core takes it.
  func data(_ shape: ChartData.Shape, multiplier: Double) -> ChartData {
    switch shape {
    case .values: .values(Array(values.buffer))
    case .parts:
      .parts(
        numerators: Array(values.buffer),
        denominators: Array(denominators.buffer),
        multiplier: multiplier
      )
    case .subgroups, .subgroupSummaries: .subgroups(subgroups)
    }
  }

  /// The members of each subgroup.
  var subgroups: [[Double]] {
    (0..<memberEnds.count).map { point in
      let start = point == 0 ? 0 : memberEnds[point - 1]
      return Array(values.buffer[start..<memberEnds[point]])
    }
  }
}

/// A chart computed into memory that is used again for the next series.
///
/// ``SPCResult`` is the comfortable form for one chart. Whoever judges thousands of series keeps
/// one workspace and reads what it needs after each ``compute(_:specification:)``; nothing is
/// allocated once the workspace has seen its longest series. The verdicts are the same: the result
/// is made from a workspace.
///
/// The points lie as columns, one array per property. Indices are those of the series computed
/// last.
public struct ChartWorkspace: ~Copyable {
  /// The number of points of the series computed last.
  public internal(set) var count = 0
  /// The phases of the series computed last.
  public internal(set) var phases: [SPCPhase] = []
  /// The category of the last point that has a value; common cause where none has.
  public internal(set) var variation = PointCategory.commonCause
  /// As ``SPCResult/assurance``.
  public internal(set) var assurance: AssuranceCategory?
  /// The index of the last point that has a value.
  public internal(set) var latestIndex: Int?

  var columns: PointColumns

  /// Makes an empty workspace.
  ///
  /// - Parameter capacity: The number of points to make room for now.
  public init(capacity: Int = 0) {
    columns = PointColumns(capacity: max(capacity, 64))
  }

  deinit {
    columns.deallocate()
  }

  /// Makes room for a series; what the columns held is lost.
  mutating func reserve(_ capacity: Int) {
    guard capacity > columns.capacity else { return }
    columns.deallocate()
    columns = PointColumns(capacity: max(capacity, columns.capacity * 2))
  }

  /// The rules a point meets above the centre, or increasing.
  public func highHits(at index: Int) -> RuleHits {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.high[index]
  }

  /// The rules a point meets below the centre, or decreasing.
  public func lowHits(at index: Int) -> RuleHits {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.low[index]
  }

  /// The rule that names a point; nil for common cause.
  public func label(at index: Int) -> PointLabel? {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.labels[index]
  }

  /// The category of a point.
  public func category(at index: Int) -> PointCategory {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.categories[index]
  }

  func zone(at index: Int) -> Zone {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.zones[index]
  }
}

/// The columns of a workspace: plain memory for trivial types, owned by the workspace alone.
struct PointColumns {
  let capacity: Int
  let zones: UnsafeMutablePointer<Zone>
  let high: UnsafeMutablePointer<RuleHits>
  let low: UnsafeMutablePointer<RuleHits>
  let labels: UnsafeMutablePointer<PointLabel?>
  let categories: UnsafeMutablePointer<PointCategory>
  /// Values in order of size, for the median.
  let sorted: UnsafeMutablePointer<Double>

  init(capacity: Int) {
    self.capacity = capacity
    zones = .allocate(capacity: capacity)
    high = .allocate(capacity: capacity)
    low = .allocate(capacity: capacity)
    labels = .allocate(capacity: capacity)
    categories = .allocate(capacity: capacity)
    sorted = .allocate(capacity: capacity)
  }

  func deallocate() {
    zones.deallocate()
    high.deallocate()
    low.deallocate()
    labels.deallocate()
    categories.deallocate()
    sorted.deallocate()
  }
}

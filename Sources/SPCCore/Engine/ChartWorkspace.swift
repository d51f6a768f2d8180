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
  var hasSizes = false

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

  /// What is plotted at a point: its value, or what the chart makes of it; NaN where it is missing.
  public func value(at index: Int) -> Double {
    precondition(0..<count ~= index, "index of a point out of range")
    return columns.values[index]
  }

  /// The denominator of a point or the number of members of its subgroup; NaN where it has neither.
  public func size(at index: Int) -> Double {
    precondition(0..<count ~= index, "index of a point out of range")
    return hasSizes ? columns.sizes[index] : .nan
  }

  /// The lines at a point of a phase.
  func lines(at index: Int, in phase: SPCPhase) -> ChartLines {
    phase.hasLinesByPoint
      ? columns.lines[index]
      : ChartLines(
        centre: phase.centre,
        lower: phase.lower,
        upper: phase.upper,
        nearLower: phase.nearLower,
        nearUpper: phase.nearUpper
      )
  }

  /// The centre and the limits at a point; NaN where there are none.
  ///
  /// - Parameters:
  ///   - index: The index of a point of the series computed last.
  ///   - phase: The phase it lies in, one of ``phases``.
  /// - Returns: The three lines, in the unit shown.
  public func limits(
    at index: Int,
    in phase: SPCPhase
  ) -> (centre: Double, lower: Double, upper: Double) {
    precondition(0..<count ~= index, "index of a point out of range")
    let lines = lines(at: index, in: phase)
    return (lines.centre, lines.lower, lines.upper)
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

  /// How many of some points have a label.
  package func labelCount(in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "points out of range")
    var labelled = 0
    for index in range where columns.labels[index] != nil { labelled &+= 1 }
    return labelled
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

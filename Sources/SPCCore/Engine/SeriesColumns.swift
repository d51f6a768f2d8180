/// A series, or a part of one, as the charts read it: one column for each property of its points.
///
/// Which columns are filled follows from the shape of the data; a chart looks at no other.
struct SeriesColumns {
  let shape: ChartData.Shape
  let count: Int
  /// What is plotted, except that moving ranges and moving averages are made from it in place.
  let values: UnsafeMutablePointer<Double>
  /// Parts: denominators; subgroups: numbers of members.
  let sizes: UnsafeMutablePointer<Double>
  /// Parts: numerators; they lie in the caller's memory.
  let numerators: UnsafePointer<Double>
  /// Subgroups: standard deviations.
  let deviations: UnsafeMutablePointer<Double>
  /// Subgroups: ranges.
  let ranges: UnsafeMutablePointer<Double>
  /// Parts: what a share is multiplied by to be shown.
  let multiplier: Double

  /// Whether sizes are given.
  var hasSizes: Bool { shape != .values }

  /// Returns the same columns for some of the points.
  func part(_ range: Range<Int>) -> SeriesColumns {
    SeriesColumns(
      shape: shape,
      count: range.count,
      values: values + range.lowerBound,
      sizes: sizes + range.lowerBound,
      numerators: numerators + range.lowerBound,
      deviations: deviations + range.lowerBound,
      ranges: ranges + range.lowerBound,
      multiplier: multiplier
    )
  }

  /// Returns the columns without the excluded points, copied next to each other.
  func packed(
    without isExcluded: UnsafePointer<Bool>,
    into columns: PointColumns
  ) -> SeriesColumns {
    let (first, second, third, fourth) = columns.packed
    var kept = 0
    for index in 0..<count where !isExcluded[index] {
      first[kept] = values[index]
      switch shape {
      case .values: break
      case .parts:
        second[kept] = sizes[index]
        third[kept] = numerators[index]
      case .subgroups, .subgroupSummaries:
        second[kept] = sizes[index]
        third[kept] = deviations[index]
        fourth[kept] = ranges[index]
      }
      kept += 1
    }
    return SeriesColumns(
      shape: shape,
      count: kept,
      values: first,
      sizes: second,
      numerators: UnsafePointer(third),
      deviations: third,
      ranges: fourth,
      multiplier: multiplier
    )
  }

  /// How many points have a value.
  var observedCount: Int {
    var observed = 0
    for index in 0..<count { observed &+= Int(!values[index].isNaN) }
    return observed
  }
}

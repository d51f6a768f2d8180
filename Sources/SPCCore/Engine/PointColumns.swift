/// The columns of a workspace: plain memory for trivial types, owned by the workspace alone.
struct PointColumns {
  let capacity: Int
  let zones: UnsafeMutablePointer<Zone>
  let packedZones: UnsafeMutablePointer<Zone>
  /// Written only where a rule asks.
  let oneSigma: UnsafeMutablePointer<OneSigmaPosition>
  let packedOneSigma: UnsafeMutablePointer<OneSigmaPosition>
  let high: UnsafeMutablePointer<RuleHits>
  let low: UnsafeMutablePointer<RuleHits>
  let labels: UnsafeMutablePointer<PointLabel?>
  let categories: UnsafeMutablePointer<PointCategory>
  /// Written only where the specification excludes points.
  let isExcluded: UnsafeMutablePointer<Bool>

  /// What is plotted.
  let values: UnsafeMutablePointer<Double>
  /// Denominators, or numbers of members.
  let sizes: UnsafeMutablePointer<Double>
  /// Standard deviations of subgroups.
  let deviations: UnsafeMutablePointer<Double>
  /// Ranges of subgroups.
  let ranges: UnsafeMutablePointer<Double>
  /// The lines of each point, where they vary.
  let lines: PointLines
  /// The points of a baseline without the excluded ones, next to each other: values, sizes,
  /// numerators or standard deviations, and ranges.
  let packed:
    (
      UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Double>
    )
  /// For values in order of size, and for transformed ones.
  let scratch: UnsafeMutablePointer<Double>

  private let numbers: UnsafeMutablePointer<Double>

  init(capacity: Int) {
    self.capacity = capacity
    zones = .allocate(capacity: capacity)
    packedZones = .allocate(capacity: capacity)
    oneSigma = .allocate(capacity: capacity)
    packedOneSigma = .allocate(capacity: capacity)
    high = .allocate(capacity: capacity)
    low = .allocate(capacity: capacity)
    labels = .allocate(capacity: capacity)
    categories = .allocate(capacity: capacity)
    isExcluded = .allocate(capacity: capacity)
    // A few numbers apart, so that columns of a power of two do not fall on the same cache lines.
    let stride = capacity + 24
    numbers = .allocate(capacity: stride * 14)
    values = numbers
    sizes = numbers + stride
    deviations = numbers + stride * 2
    ranges = numbers + stride * 3
    lines = PointLines(
      centre: numbers + stride * 4,
      lower: numbers + stride * 5,
      upper: numbers + stride * 6,
      nearLower: numbers + stride * 7,
      nearUpper: numbers + stride * 8
    )
    packed = (
      numbers + stride * 9, numbers + stride * 10, numbers + stride * 11, numbers + stride * 12
    )
    scratch = numbers + stride * 13
  }

  func deallocate() {
    zones.deallocate()
    packedZones.deallocate()
    oneSigma.deallocate()
    packedOneSigma.deallocate()
    high.deallocate()
    low.deallocate()
    labels.deallocate()
    categories.deallocate()
    isExcluded.deallocate()
    numbers.deallocate()
  }
}

/// Lines that vary from point to point, one column each.
struct PointLines {
  let centre: UnsafeMutablePointer<Double>
  let lower: UnsafeMutablePointer<Double>
  let upper: UnsafeMutablePointer<Double>
  let nearLower: UnsafeMutablePointer<Double>
  let nearUpper: UnsafeMutablePointer<Double>

  /// The same columns from a point on.
  func dropping(_ count: Int) -> PointLines {
    PointLines(
      centre: centre + count,
      lower: lower + count,
      upper: upper + count,
      nearLower: nearLower + count,
      nearUpper: nearUpper + count
    )
  }

  /// Takes or sets the lines of one point.
  subscript(index: Int) -> ChartLines {
    @inline(__always)
    get {
      ChartLines(
        centre: centre[index],
        lower: lower[index],
        upper: upper[index],
        nearLower: nearLower[index],
        nearUpper: nearUpper[index]
      )
    }
    @inline(__always)
    nonmutating set {
      centre[index] = newValue.centre
      lower[index] = newValue.lower
      upper[index] = newValue.upper
      nearLower[index] = newValue.nearLower
      nearUpper[index] = newValue.nearUpper
    }
  }
}

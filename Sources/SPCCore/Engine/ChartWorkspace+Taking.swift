extension ChartWorkspace {
  /// Takes values in and refuses what the chart cannot take.
  mutating func takeValues(
    _ base: UnsafePointer<Double>,
    count: Int,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    // Counting instead of stopping at the first lets the compiler compare several at once.
    var infinite = 0
    for index in 0..<count {
      let value = base[index]
      columns.values[index] = value
      infinite &+= Int(value.magnitude == .infinity)
    }
    if infinite > 0, let index = firstIndex(count, where: { base[$0].isInfinite }) {
      throw .notFinite(index: index, value: base[index])
    }
    switch specification.chart {
    case .c, .g:
      if let index = firstIndex(count, where: { base[$0] < 0 }) {
        throw .negativeCount(index: index, value: base[index])
      }
    case .t:
      if let index = firstIndex(count, where: { base[$0] <= 0 }) {
        throw .timeNotPositive(index: index, value: base[index])
      }
    case .run, .xmr, .mr, .xbar, .r, .s, .p, .pPrime, .np, .u, .uPrime, .iPrime, .ewma: break
    }
  }

  /// Takes numerators and denominators in; a denominator of zero makes its point a missing one.
  mutating func takeParts(
    _ tops: UnsafePointer<Double>,
    _ bottoms: UnsafePointer<Double>,
    count: Int,
    _ multiplier: Double,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    let showsNumerator = specification.chart == .np
    var faults = 0
    for index in 0..<count {
      let top = tops[index]
      let bottom = bottoms[index]
      let shown = showsNumerator ? top : top * multiplier / bottom
      columns.values[index] = bottom > 0 ? shown : .nan
      columns.sizes[index] = bottom
      faults &+=
        Int(bottom < 0) | Int(bottom == .infinity) | Int(top.magnitude == .infinity)
        | Int(columns.values[index].magnitude == .infinity)
    }
    if faults > 0 { try refuseParts(tops, bottoms, count: count, specification) }
    guard specification.chart.countsCannotBeNegative else { return }
    if let index = firstIndex(count, where: { tops[$0] < 0 }) {
      throw .negativeCount(index: index, value: tops[index])
    }
  }

  private func refuseParts(
    _ tops: UnsafePointer<Double>,
    _ bottoms: UnsafePointer<Double>,
    count: Int,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    for index in 0..<count {
      guard !tops[index].isInfinite else { throw .notFinite(index: index, value: tops[index]) }
      guard bottoms[index] != .infinity, !(bottoms[index] < 0) else {
        throw .denominatorNotValid(index: index, value: bottoms[index])
      }
      guard !columns.values[index].isInfinite else {
        throw .magnitudeTooLarge(phaseStart: specification.phaseStart(before: index))
      }
    }
  }

  /// Takes the figures of subgroups in; a subgroup without members is a missing point, and so is one
  /// whose spread is not known on a chart of spread.
  mutating func takeSubgroups(
    _ shape: ChartData.Shape,
    count: Int,
    _ specification: borrowing ChartSpecification,
    _ summary: (Int) -> SubgroupSummary
  ) throws(SPCError) {
    for index in 0..<count {
      let figures = summary(index)
      guard figures.count >= 0, !(figures.standardDeviation < 0), !(figures.range < 0) else {
        throw .subgroupSummaryNotValid(index: index)
      }
      // The mean of members is infinite where their sum overflows: they themselves are finite.
      guard shape == .subgroups || !figures.mean.isInfinite else {
        throw .notFinite(index: index, value: figures.mean)
      }
      guard !figures.mean.isInfinite, !figures.standardDeviation.isInfinite,
        !figures.range.isInfinite
      else {
        throw .magnitudeTooLarge(phaseStart: specification.phaseStart(before: index))
      }
      let shown =
        switch specification.chart {
        case .r: figures.count > 1 ? figures.range : .nan
        case .s: figures.count > 1 ? figures.standardDeviation : .nan
        default: figures.count > 0 ? figures.mean : .nan
        }
      columns.values[index] = shown
      columns.sizes[index] = Double(figures.count)
      columns.deviations[index] = figures.standardDeviation
      columns.ranges[index] = figures.range
    }
  }

  private func firstIndex(_ count: Int, where isWanted: (Int) -> Bool) -> Int? {
    (0..<count).first(where: isWanted)
  }
}

extension ChartKind {
  /// Whether numerators are counts.
  var countsCannotBeNegative: Bool {
    switch self {
    case .p, .pPrime, .np, .u, .uPrime, .c, .g: true
    case .run, .xmr, .mr, .xbar, .r, .s, .iPrime, .t, .ewma: false
    }
  }
}

extension ChartSpecification {
  /// Where the phase starts that holds a point.
  func phaseStart(before index: Int) -> Int { phaseStarts.last { $0 <= index } ?? 0 }
}

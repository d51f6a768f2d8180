extension ChartWorkspace {
  /// Computes the chart of one series of values; what the workspace held before is lost.
  ///
  /// - Parameters:
  ///   - values: As for ``SPCResult/init(values:specification:)``.
  ///   - specification: What to compute.
  /// - Throws: ``SPCError``; the workspace then holds no series.
  public mutating func compute(
    _ values: [Double],
    specification: borrowing ChartSpecification
  ) throws(SPCError) {
    let failure: SPCError? = values.withUnsafeBufferPointer { buffer in
      do throws(SPCError) {
        try compute(buffer, specification: specification)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Computes the chart of one series of any shape; what the workspace held before is lost.
  ///
  /// - Parameters:
  ///   - data: As for ``SPCResult/init(_:specification:)``.
  ///   - specification: What to compute.
  /// - Throws: ``SPCError``; the workspace then holds no series.
  public mutating func compute(
    _ data: ChartData,
    specification: borrowing ChartSpecification
  ) throws(SPCError) {
    switch data {
    case .values(let values):
      try compute(values, specification: specification)
    case .parts(let numerators, let denominators, let multiplier):
      let failure: SPCError? = numerators.withUnsafeBufferPointer { numerators in
        denominators.withUnsafeBufferPointer { denominators in
          do throws(SPCError) {
            try compute(
              numerators: numerators,
              denominators: denominators,
              multiplier: multiplier,
              specification: specification
            )
            return nil
          } catch {
            return error
          }
        }
      }
      if let failure { throw failure }
    case .subgroups(let subgroups):
      try refuseInfinite(subgroups)
      try compute(shape: data.shape, count: subgroups.count, specification) { index in
        SubgroupSummary(subgroups[index])
      }
    case .subgroupSummaries(let summaries):
      try compute(shape: data.shape, count: summaries.count, specification) { summaries[$0] }
    }
  }

  /// Computes the chart of one series of values that lies in memory of the caller's.
  package mutating func compute(
    _ values: UnsafeBufferPointer<Double>,
    specification: borrowing ChartSpecification
  ) throws(SPCError) {
    reset()
    guard let base = values.baseAddress, !values.isEmpty else { throw .noValues }
    try specification.validate(shape: .values, valueCount: values.count)
    reserve(values.count)
    try takeValues(base, count: values.count, specification)
    try judge(series(.values, count: values.count), specification)
  }

  /// Computes the chart of one series of parts that lies in memory of the caller's.
  package mutating func compute(
    numerators: UnsafeBufferPointer<Double>,
    denominators: UnsafeBufferPointer<Double>,
    multiplier: Double,
    specification: borrowing ChartSpecification
  ) throws(SPCError) {
    reset()
    let count = numerators.count
    guard denominators.count == count else {
      throw .denominatorCountMismatch(numeratorCount: count, denominatorCount: denominators.count)
    }
    guard let tops = numerators.baseAddress, let bottoms = denominators.baseAddress, count > 0
    else { throw .noValues }
    try specification.validate(shape: .parts, valueCount: count)
    guard multiplier > 0, multiplier.isFinite else { throw .multiplierNotPositive(multiplier) }
    reserve(count)
    try takeParts(tops, bottoms, count: count, multiplier, specification)
    try judge(
      series(.parts, count: count, numerators: tops, multiplier: multiplier),
      specification
    )
  }

  private mutating func refuseInfinite(_ subgroups: [[Double]]) throws(SPCError) {
    for index in subgroups.indices {
      guard let value = subgroups[index].first(where: \.isInfinite) else { continue }
      reset()
      throw .notFinite(index: index, value: value)
    }
  }

  private mutating func compute(
    shape: ChartData.Shape,
    count: Int,
    _ specification: borrowing ChartSpecification,
    _ summary: (Int) -> SubgroupSummary
  ) throws(SPCError) {
    reset()
    guard count > 0 else { throw .noValues }
    try specification.validate(shape: shape, valueCount: count)
    reserve(count)
    try takeSubgroups(shape, count: count, specification, summary)
    try judge(series(shape, count: count), specification)
  }

  @inline(__always)
  private func series(
    _ shape: ChartData.Shape,
    count: Int,
    numerators: UnsafePointer<Double>? = nil,
    multiplier: Double = 1
  ) -> SeriesColumns {
    SeriesColumns(
      shape: shape,
      count: count,
      values: columns.values,
      sizes: columns.sizes,
      numerators: numerators ?? UnsafePointer(columns.values),
      deviations: columns.deviations,
      ranges: columns.ranges,
      multiplier: multiplier
    )
  }

  private mutating func reset() {
    count = 0
    phases.removeAll(keepingCapacity: true)
    variation = .commonCause
    assurance = nil
    latestIndex = nil
    hasSizes = false
  }

  /// Judges a series whose columns are filled, phase by phase.
  private mutating func judge(
    _ series: SeriesColumns,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    let hasExcluded = !specification.excluded.isEmpty
    if hasExcluded {
      columns.isExcluded.update(repeating: false, count: series.count)
      for index in specification.excluded { columns.isExcluded[index] = true }
    }
    do throws(SPCError) {
      var start = 0
      for next in specification.phaseStarts where next > 0 {
        try judgePhase(series, range: start..<next, hasExcluded, specification)
        start = next
      }
      try judgePhase(series, range: start..<series.count, hasExcluded, specification)
    } catch {
      reset()
      throw error
    }
    count = series.count
    hasSizes = series.hasSizes
    summarise(specification)
  }

  private mutating func summarise(_ specification: borrowing ChartSpecification) {
    var last = count - 1
    while last >= 0, columns.values[last].isNaN { last -= 1 }
    latestIndex = last < 0 ? nil : last
    variation = latestIndex.map { columns.categories[$0] } ?? .commonCause
    guard specification.chart.hasLimitsOfValues else { return }
    assurance = phases.last.flatMap {
      AssuranceCategory(
        target: specification.target.value(at: count - 1),
        phase: $0,
        direction: specification.direction
      )
    }
  }
}

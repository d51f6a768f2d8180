extension ChartWorkspace {
  /// Computes the chart of one series; what the workspace held before is lost.
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

  /// Computes the chart of one series that lies in memory of the caller's.
  package mutating func compute(
    _ values: UnsafeBufferPointer<Double>,
    specification: borrowing ChartSpecification
  ) throws(SPCError) {
    reset()
    guard let base = values.baseAddress, !values.isEmpty else { throw .noValues }
    try specification.validate(valueCount: values.count)
    try refuseInfinity(values)
    reserve(values.count)

    do throws(SPCError) {
      var start = 0
      for next in specification.phaseStarts where next > 0 {
        try computePhase(base, range: start..<next, specification)
        start = next
      }
      try computePhase(base, range: start..<values.count, specification)
    } catch {
      reset()
      throw error
    }
    count = values.count
    summarise(values, specification)
  }

  private mutating func reset() {
    count = 0
    phases.removeAll(keepingCapacity: true)
    variation = .commonCause
    assurance = nil
    latestIndex = nil
  }

  private func refuseInfinity(_ values: UnsafeBufferPointer<Double>) throws(SPCError) {
    // Counting instead of stopping at the first lets the compiler compare several at once.
    var infinite = 0
    for value in values { infinite &+= Int(value.magnitude == .infinity) }
    guard infinite > 0, let index = values.firstIndex(where: \.isInfinite) else { return }
    throw .notFinite(index: index, value: values[index])
  }

  private mutating func computePhase(
    _ base: UnsafePointer<Double>,
    range: Range<Int>,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    var phase = measure(base, range: range, specification)
    // An infinite mean or mean range makes an infinite limit, or one that is infinity less itself.
    guard !phase.centre.isInfinite, !phase.unscreenedMeanMovingRange.isInfinite,
      !phase.upper.isInfinite, !phase.lower.isInfinite
    else { throw .magnitudeTooLarge(phaseStart: range.lowerBound) }
    let start = range.lowerBound
    let lines = ZoneLines(phase)
    let values = base + start
    let zones = columns.zones + start
    let marks = PhaseMarks(high: columns.high + start, low: columns.low + start)
    for index in 0..<range.count {
      zones[index] = lines.zone(of: values[index])
      marks.high[index] = []
      marks.low[index] = []
    }
    if specification.ruleSet.analysesRuns {
      phase = phase.analysed(RunsAnalysis(zones: zones, count: range.count))
    }
    let reading = PhaseReading(
      values: values,
      zones: zones,
      count: range.count,
      runs: phase.runs
    )
    for rule in specification.ruleSet.rules { rule.mark(reading, marks) }
    labelPoints(reading, marks, from: start, specification)
    phases.append(phase)
  }

  /// Computes the centre and the limits of a phase.
  private func measure(
    _ base: UnsafePointer<Double>,
    range: Range<Int>,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    let start = range.lowerBound
    let wanted = specification.baselineCount(ofPhaseAt: start) ?? range.count
    let baselineCount = min(wanted, range.count)
    let baseline = start..<start + baselineCount
    var laterCount = 0
    for index in baseline.upperBound..<range.upperBound { laterCount += base[index].isNaN ? 0 : 1 }
    switch specification.chart {
    case .xmr:
      let centre = ObservedMean(base + start, count: baselineCount)
      let ranges = MovingRanges(
        base + start,
        count: baselineCount,
        screened: specification.effectiveScreening
      )
      return .individuals(
        range: range,
        baseline: baseline,
        observedCount: centre.count + laterCount,
        baselineObservedCount: centre.count,
        centre: centre.mean,
        ranges: ranges,
        limitFactor: specification.ruleSet.limitFactor
      )
    case .run:
      let centre = ObservedMedian(base + start, count: baselineCount, scratch: columns.sorted)
      return .runChart(
        range: range,
        baseline: baseline,
        observedCount: centre.count + laterCount,
        baselineObservedCount: centre.count,
        median: centre.median
      )
    }
  }

  /// Names each point by the first rule of the set that it meets.
  private func labelPoints(
    _ reading: PhaseReading,
    _ marks: PhaseMarks,
    from start: Int,
    _ specification: borrowing ChartSpecification
  ) {
    let labels = columns.labels + start
    let categories = columns.categories + start
    for index in 0..<reading.count {
      let hits = marks.high[index].union(marks.low[index])
      guard !hits.isEmpty else {
        labels[index] = nil
        categories[index] = .commonCause
        continue
      }
      for rule in specification.ruleSet.rules where hits.contains(rule.kind) {
        let side = rule.labelSide(at: index, reading, marks)
        labels[index] = PointLabel(rule: rule.kind, side: side)
        categories[index] = specification.direction.category(ofSignalOn: side)
        break
      }
    }
  }

  private mutating func summarise(
    _ values: UnsafeBufferPointer<Double>,
    _ specification: borrowing ChartSpecification
  ) {
    latestIndex = values.lastIndex { !$0.isNaN }
    variation = latestIndex.map { columns.categories[$0] } ?? .commonCause
    assurance = phases.last.flatMap {
      AssuranceCategory(
        target: specification.target.value(at: values.count - 1),
        phase: $0,
        direction: specification.direction
      )
    }
  }
}

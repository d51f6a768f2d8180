extension ChartWorkspace {
  /// Measures a phase and judges its points.
  mutating func judgePhase(
    _ series: SeriesColumns,
    range: Range<Int>,
    _ seriesHasExcluded: Bool,
    _ specification: borrowing ChartSpecification
  ) throws(SPCError) {
    let start = range.lowerBound
    let isExcluded = UnsafePointer(columns.isExcluded + start)
    let hasExcluded =
      seriesHasExcluded && (0..<range.count).contains { isExcluded[$0] }
    let points = series.part(range)
    let phaseData = data(points, range: range, hasExcluded ? isExcluded : nil, specification)
    var phase = SPCPhase.measured(phaseData, specification)
    guard isFinite(phase, specification.chart), locate(points, phase) else {
      throw .magnitudeTooLarge(phaseStart: start)
    }
    let needsOneSigma = specification.ruleSet.needsOneSigma
    if needsOneSigma { locateOneSigma(points, phase, specification) }

    let reading: PhaseReading
    if hasExcluded {
      reading = packedReading(
        points,
        isExcluded: isExcluded,
        from: start,
        needsOneSigma: needsOneSigma
      )
    } else {
      reading = PhaseReading(
        values: points.values,
        zones: columns.zones + start,
        count: range.count,
        runs: nil,
        oneSigma: needsOneSigma ? UnsafePointer(columns.oneSigma + start) : nil
      )
    }
    phase.runs = judgePatterns(reading, from: start, specification)
    if hasExcluded { judgeExcluded(range, isExcluded: isExcluded, specification) }
    phases.append(phase)
  }

  @inline(__always)
  private func data(
    _ points: SeriesColumns,
    range: Range<Int>,
    _ isExcluded: UnsafePointer<Bool>?,
    _ specification: borrowing ChartSpecification
  ) -> PhaseData {
    let start = range.lowerBound
    let wanted = specification.baselineCount(ofPhaseAt: start) ?? range.count
    let baselineCount = min(wanted, range.count)
    var base = points.part(0..<baselineCount)
    if let isExcluded { base = base.packed(without: isExcluded, into: columns) }
    return PhaseData(
      scope: PhaseScope(range: range, baseline: start..<start + baselineCount),
      points: points,
      base: base,
      isExcluded: isExcluded,
      lines: columns.lines.dropping(start),
      scratch: columns.scratch
    )
  }

  /// An infinite mean or mean range makes an infinite limit, or one that is infinity less itself.
  ///
  /// Sums that overflow both ways make a mean of NaN, though the baseline has values. (An mR chart
  /// has none without neighbours, an np chart none of a phase whose denominators vary.)
  private func isFinite(_ phase: SPCPhase, _ chart: ChartKind) -> Bool {
    let mayLackCentre = phase.baselineObservedCount == 0 || chart == .mr || chart == .np
    return !phase.centre.isInfinite && (mayLackCentre || !phase.centre.isNaN)
      && !phase.unscreenedMeanMovingRange.isInfinite
      && !phase.upper.isInfinite && !phase.lower.isInfinite && !phase.sigma.isInfinite
  }

  /// Finds the zone of each point and clears its marks; returns whether every point's own lines are
  /// finite or absent.
  private mutating func locate(_ points: SeriesColumns, _ phase: SPCPhase) -> Bool {
    let start = phase.range.lowerBound
    var infinite = 0
    let zones = columns.zones + start
    if phase.hasLinesByPoint {
      let lines = columns.lines.dropping(start)
      for index in 0..<points.count {
        let own = lines[index]
        infinite &+=
          Int(own.upper.magnitude == .infinity) | Int(own.lower.magnitude == .infinity)
          | Int(own.centre.magnitude == .infinity)
        let tolerance = ChartLines.tieTolerance(centre: own.centre, spread: own.width)
        zones[index] = ZoneLines(own, tieTolerance: tolerance).zone(of: points.values[index])
      }
    } else {
      let lines = ZoneLines(phase)
      for index in 0..<points.count { zones[index] = lines.zone(of: points.values[index]) }
    }
    columns.high.advanced(by: start).update(repeating: [], count: points.count)
    columns.low.advanced(by: start).update(repeating: [], count: points.count)
    return infinite == 0
  }

  /// Finds how each point lies against the one-sigma lines.
  private mutating func locateOneSigma(
    _ points: SeriesColumns,
    _ phase: SPCPhase,
    _ specification: borrowing ChartSpecification
  ) {
    let start = phase.range.lowerBound
    let positions = columns.oneSigma + start
    let scale = specification.oneSigmaScale
    var lines = OneSigmaLines(phase.lines, scale, tieTolerance: phase.tieTolerance)
    for index in 0..<points.count {
      if phase.hasLinesByPoint {
        let own = columns.lines[start + index]
        let tolerance = ChartLines.tieTolerance(centre: own.centre, spread: own.width)
        lines = OneSigmaLines(own, scale, tieTolerance: tolerance)
      }
      positions[index] = lines.position(of: points.values[index])
    }
  }

  /// Marks patterns and names points; returns the analysis of runs where the rule set asks for one.
  private mutating func judgePatterns(
    _ reading: PhaseReading,
    from start: Int,
    _ specification: borrowing ChartSpecification
  ) -> RunsAnalysis? {
    let hasPatterns = specification.seeksPatterns
    var runs: RunsAnalysis?
    if hasPatterns, specification.ruleSet.analysesRuns {
      runs = RunsAnalysis(
        zones: reading.zones,
        count: reading.count,
        method: specification.ruleSet.runsMethod
      )
    }
    let reading = PhaseReading(
      values: reading.values,
      zones: reading.zones,
      count: reading.count,
      runs: runs,
      marking: specification.ruleSet.marking,
      oneSigma: reading.oneSigma
    )
    let marks = PhaseMarks(high: columns.high + start, low: columns.low + start)
    for rule in specification.ruleSet.rules where hasPatterns || rule.kind == .beyondLimits {
      rule.mark(reading, marks)
    }
    labelPoints(reading, marks, from: start, specification)
    return runs
  }

  /// Names each point by the first rule of the set that it meets.
  private mutating func labelPoints(
    _ reading: PhaseReading,
    _ marks: PhaseMarks,
    from start: Int,
    _ specification: borrowing ChartSpecification
  ) {
    let labels = columns.labels + start
    let categories = columns.categories + start
    let rules = specification.ruleSet.rules
    for index in 0..<reading.count {
      let hits = marks.high[index].union(marks.low[index])
      guard !hits.isEmpty else {
        labels[index] = nil
        categories[index] = .commonCause
        continue
      }
      for place in rules.indices where hits.contains(rules[place].kind) {
        let rule = rules[place]
        let side = rule.labelSide(at: index, reading, marks)
        let label = PointLabel(rule: rule.kind, side: side)
        labels[index] = label
        categories[index] = specification.direction.category(of: label)
        break
      }
    }
  }
}

extension SPCPhase {
  /// Measures a phase as its chart does.
  fileprivate static func measured(
    _ data: PhaseData,
    _ specification: borrowing ChartSpecification
  ) -> SPCPhase {
    switch specification.chart {
    case .run: .runChart(data, specification)
    case .xmr: .individuals(data, specification)
    case .mr: .movingRanges(data, specification)
    case .xbar: .means(data, specification)
    case .r: .ranges(data, specification)
    case .s: .standardDeviations(data, specification)
    case .p: .proportions(data, specification)
    case .np: .cases(data, specification)
    case .c: .counts(data, specification)
    case .u: .rates(data, specification)
    case .pPrime, .uPrime: .primes(data, specification)
    case .iPrime: .weightedIndividuals(data, specification)
    case .g: .casesBetween(data, specification)
    case .t: .timeBetween(data, specification)
    case .ewma: .movingAverages(data, specification)
    }
  }
}

/// The changes to try on a chart.
struct FragilityPlan {
  let changes: [FragilityChange]
  /// The points to leave out.
  let points: [Int]
  let isComplete: Bool

  init(_ result: SPCResult, pointAt index: Int?) {
    var phases = [result.phases[result.phases.count - 1]]
    if let index {
      let own = result.phase(containing: index)
      if own.range != phases[0].range { phases.insert(own, at: 0) }
    }
    let wanted = phases.map { phase in
      phase.range.filter { !result.points[$0].isMissing && !result.points[$0].isExcluded }
    }
    let isLong = result.points.count > Fragility.fullScanCount
    let specification = result.specification
    points = zip(phases, wanted).flatMap { phase, candidates in
      guard isLong else { return candidates }
      let isFixed = specification.baselineCount(ofPhaseAt: phase.range.lowerBound) != nil
      let tails = [index.map { $0 + 1 } ?? phase.range.upperBound, phase.range.upperBound].map {
        $0 - Fragility.tailCount..<$0
      }
      return candidates.filter { point in
        tails.contains { $0.contains(point) } || isFixed && phase.baseline.contains(point)
      }
    }
    isComplete = points.count == wanted.reduce(0) { $0 + $1.count }
    changes =
      points.map { .withoutPoint($0) }
      + phases.flatMap { Self.baselines(of: $0, specification) }
  }

  /// The baselines to try for a phase.
  private static func baselines(
    of phase: SPCPhase,
    _ specification: ChartSpecification
  ) -> [FragilityChange] {
    let start = phase.range.lowerBound
    let length = phase.range.count
    let isFixed = specification.baselineCount(ofPhaseAt: start) != nil
    let was = phase.baseline.count
    let counts = isFixed ? [was - 2, was - 1, was + 1, was + 2] : [was - 2, was - 1]
    let changes =
      counts
      .filter { $0 >= ChartSpecification.shortestBaseline && $0 <= length }
      .map { FragilityChange.baseline(phaseStart: start, count: $0, was: was) }
    guard !isFixed else { return changes }
    return changes + (1...2).filter { $0 < length }.map { .phaseStart(start + $0, was: start) }
  }
}

extension FragilityChange {
  /// Whether the change leaves no verdict on a point.
  func removes(_ index: Int) -> Bool {
    switch self {
    case .withoutPoint(let removed): removed == index
    case .baseline: false
    case .phaseStart(let start, let was): (was..<start).contains(index)
    }
  }

  /// Returns a specification with the change.
  func applied(to specification: ChartSpecification) -> ChartSpecification {
    var specification = specification
    switch self {
    case .withoutPoint(let index):
      specification.excluded.append(index)
    case .baseline(let start, let count, _):
      specification.phaseBaselines[start] = count
    case .phaseStart(let start, _):
      // The points before the new start become a phase of their own, which is not looked at; the
      // phase before them stays as it was. Only phases with limits from all their points are moved.
      specification.phaseStarts.append(start)
      specification.phaseStarts.sort()
    }
    return specification
  }
}

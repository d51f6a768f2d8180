/// What is known while a phase is searched for a candidate.
struct CandidateSearch {
  let result: SPCResult
  let phase: SPCPhase
  let runs: [ShiftRun]
  /// The values of the phase that count, NaN elsewhere; indices of the whole series.
  private let values: [Double]
  /// The indices of those that have one.
  private let observed: [Int]
  /// The sum of the values before each of these, as distances from the first.
  private let sumsBefore: [Double]
  /// What changes of level are looked for in; nil where there are too few values.
  private let scan: LevelScan?
  /// The change of level in the phase.
  private let change: LevelChange?

  /// Whether a shift makes a candidate.
  enum Judgement {
    case refused(CandidatePhaseRefusal)
    case start(Int, LevelChange)
  }

  init(result: SPCResult, phase: SPCPhase, runs: [ShiftRun]) {
    self.result = result
    self.phase = phase
    self.runs = runs
    // Excluded points are no part of a level, nor is anything outside the phase.
    let excluded = Set(result.specification.excluded)
    var values = [Double](repeating: .nan, count: result.points.count)
    for index in phase.range where !excluded.contains(index) {
      values[index] = result.points[index].value
    }
    // Where limits vary from point to point, so does what a point tells about the level.
    let sigmas = result.points.map { max($0.upper - $0.centre, $0.centre - $0.lower) / 3 }
    let first = sigmas[phase.range.lowerBound]
    let isVarying = phase.range.contains { sigmas[$0] != first }
    let observed = phase.range.filter { !values[$0].isNaN }
    var sums: [Double] = []
    sums.reserveCapacity(observed.count)
    var sum = 0.0
    for index in observed {
      sums.append(sum)
      sum += values[index] - values[observed[0]]
    }
    self.values = values
    self.observed = observed
    sumsBefore = sums
    scan = LevelScan(values, sigmas: isVarying ? sigmas : [])
    change = scan?.change()
  }

  /// Judges one of the shifts.
  func judge(_ place: Int) -> Judgement {
    let run = runs[place]
    let start = start(of: run)
    let observedBefore = observed.firstPlace(notBelow: start)
    let minimum = ChartSpecification.shortestBaseline
    guard observedBefore >= minimum else {
      return .refused(.tooEarly(start: start, observedBefore: observedBefore, minimum: minimum))
    }
    if let refusal = returned(run, place, start) { return .refused(refusal) }
    let change = scan?.change(within: start..<run.window.upperBound)
    let bound = LevelChange.chanceBound
    guard let change, change.isBeyondChance, change.side == run.side else {
      let statistic = change?.side == run.side ? change?.statistic ?? 0 : 0
      return .refused(.withinChance(start: start, statistic: statistic, bound: bound))
    }
    return .start(start, change)
  }

  /// Where the phase of a shift would start (see ``CandidatePhase/start``).
  private func start(of run: ShiftRun) -> Int {
    let shiftStart = run.window.lowerBound
    guard let change, phase.baseline.upperBound > shiftStart, change.index < shiftStart,
      change.side == run.side
    else { return shiftStart }
    return change.index
  }

  /// Why a shift did not last; nil where it did.
  private func returned(_ run: ShiftRun, _ place: Int, _ start: Int) -> CandidatePhaseRefusal? {
    let next = place + 1 < runs.count ? runs[place + 1] : nil
    let end = run.window.upperBound
    let since = end..<max(end, next?.window.lowerBound ?? phase.range.upperBound)
    let isFollowed = next.map { $0.side != run.side } ?? false
    let hasTail = since.count { !values[$0].isNaN } >= LevelChange.fewestPoints
    guard isFollowed || hasTail else { return nil }
    let mean = mean(of: since)
    let old = meanOfPhase(before: start)
    let middle = (old + self.mean(of: run.window)) / 2
    let isBack = run.side == .high ? mean < middle : mean > middle
    guard isFollowed || hasTail && isBack else { return nil }
    return .notSustained(start: start, endedBefore: end, meanSince: mean)
  }

  /// The mean of the phase up to a point, without going through it.
  private func meanOfPhase(before end: Int) -> Double {
    let count = observed.firstPlace(notBelow: end)
    guard count > 0 else { return .nan }
    let last = observed[count - 1]
    return values[observed[0]]
      + (sumsBefore[count - 1] + values[last] - values[observed[0]]) / Double(count)
  }

  private func mean(of range: Range<Int>) -> Double {
    SampleMoments(values[range].filter { !$0.isNaN }).mean
  }

  /// The candidate of a shift: what its phase would be.
  func candidate(
    _ place: Int,
    start: Int,
    change: LevelChange
  ) throws(SPCError) -> CandidatePhase {
    let run = runs[place]
    let adopted = try SPCResult(result.data, specification: specification(startingPhaseAt: start))
    let proposed = adopted.phases[adopted.phases.count - 1]
    return CandidatePhase(
      start: start,
      shiftStart: run.window.lowerBound,
      change: change,
      rule: run.rule,
      side: run.side,
      length: run.window.count { !result.points[$0].isMissing },
      required: run.required,
      meanBefore: mean(of: phase.range.lowerBound..<start),
      meanAfter: mean(of: start..<phase.range.upperBound),
      present: ChartLevels(phase),
      proposed: ChartLevels(proposed),
      observedCount: proposed.observedCount,
      flaggedAfter: proposed.range.filter { adopted.points[$0].category != .commonCause },
      hasPhaseSignalAfter: proposed.runs?.isSignal ?? false
    )
  }

  /// The specification with one more phase, whose limits come from all its points; those of the
  /// phases before stay as they are.
  private func specification(startingPhaseAt start: Int) -> ChartSpecification {
    var specification = result.specification
    for phase in result.phases {
      let first = phase.range.lowerBound
      specification.phaseBaselines[first] = specification.baselineCount(ofPhaseAt: first)
    }
    specification.baselineCount = nil
    specification.phaseStarts.append(start)
    return specification
  }
}

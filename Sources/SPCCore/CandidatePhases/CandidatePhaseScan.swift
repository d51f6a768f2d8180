/// Where a person might decide that a new phase begins, and why other signals are no reason to.
///
/// Looked at is the last phase, the present one, with its limits. A candidate is a shift (or, on a
/// chart judged by Anhøj's rules, a long run) that
///
/// - starts after at least ``ChartSpecification/shortestBaseline`` points with a value,
/// - lasts: the next shift, if any, is on the same side, and the points between, or up to the end
///   (where there are at least seven), lie nearer to its level than to the one before,
/// - comes with a change of level that chance hardly explains (``LevelChange``): Z ≥ 3.6, reached
///   by about 1 % of stable series of any length.
///
/// A rule of seven alone is met somewhere by a good share of stable series; the last condition
/// keeps proposals on them below 0.5 % (figures in spc-methods.md). It does not for series that
/// depend on their own past: see ``autocorrelation``.
///
/// ```swift
/// let result = try SPCResult(values: months, specification: specification)
/// for candidate in try result.candidatePhases().candidates { print(candidate.start, candidate.meanAfter) }
/// ```
public struct CandidatePhaseScan: Sendable {
  /// The chart that was looked at.
  public let specification: ChartSpecification
  /// The present phase.
  public let phase: Range<Int>
  /// The candidates in time order; mostly none, and never more than one, because a new phase
  /// changes the limits that all later points are judged against.
  public let candidates: [CandidatePhase]
  /// Why the signals that are there make no candidate, in time order; empty where there are none.
  public let refusals: [CandidatePhaseRefusal]
  /// How strongly the values of the phase depend on one another; nil with too few of them.
  ///
  /// Where it is strong, candidates come of it alone: in a quarter of series with a dependence of ½.
  public let autocorrelation: Autocorrelation?

  /// The fewest points with a value of a phase that is looked at: those before a change, and those
  /// from it on.
  public static let fewestPoints = ChartSpecification.shortestBaseline + LevelChange.fewestPoints

  /// Looks for candidates.
  ///
  /// - Parameters:
  ///   - result: The chart as it is drawn.
  ///   - checkpoint: Asked every few thousand points, and before each shift is judged.
  /// - Throws: ``SPCError`` where the chart with the new phase cannot be computed.
  /// - Complexity: O(*n*) for *n* points, and the length of each shift.
  public init(_ result: SPCResult, checkpoint: Checkpoint = .none) throws(SPCError) {
    let present = result.phases[result.phases.count - 1]
    specification = result.specification
    phase = present.range
    autocorrelation = Autocorrelation(result.points[present.range].map(\.value))
    if let refusal = Self.obstacle(result, present) {
      candidates = []
      refusals = [refusal]
      return
    }
    let runs = try ShiftRun.all(in: result, phase: present, checkpoint: checkpoint.part(0, of: 2))
    let search = CandidateSearch(result: result, phase: present, runs: runs)
    var refusals: [CandidatePhaseRefusal] = []
    var found: CandidatePhase?
    for place in runs.indices {
      try checkpoint.part(1, of: 2)(place, of: runs.count)
      switch search.judge(place) {
      case .refused(let refusal): refusals.append(refusal)
      case .start(let start, let change):
        found = try search.candidate(place, start: start, change: change)
      }
      if found != nil { break }
    }
    if runs.isEmpty {
      let hits = present.range.reduce(into: RuleHits()) { $0.formUnion(result.points[$1].hits) }
      if !hits.isEmpty { refusals.append(.noShift(hits: hits)) }
    }
    candidates = [found].compactMap(\.self)
    self.refusals = refusals
  }

  /// Returns the share of stable series of this length in which the chart flags something
  /// somewhere: what looking through a whole chart for signals costs.
  ///
  /// - Parameter checkpoint: Asked while series are simulated.
  /// - Returns: A share between 0 and 1.
  /// - Throws: ``SPCError`` where the specification is at fault.
  public func anySignalShare(checkpoint: Checkpoint = .none) throws(SPCError) -> Double {
    try specification.anySignalShare(pointCount: phase.count, checkpoint: checkpoint)
  }

  /// Why there is nothing to look for.
  private static func obstacle(
    _ result: SPCResult,
    _ phase: SPCPhase
  ) -> CandidatePhaseRefusal? {
    if !result.chart.hasIndependentPoints { return .pointsNotIndependent(result.chart) }
    if !result.specification.isOrdered { return .noOrder }
    if result.specification.knownCentre != nil { return .centreKnown }
    let kinds = result.ruleSet.rules.map(\.kind)
    guard ShiftRun.rules.contains(where: { kinds.contains($0) }) else { return .noShiftRule }
    guard phase.observedCount >= fewestPoints else {
      return .tooFewPoints(observed: phase.observedCount, minimum: fewestPoints)
    }
    return nil
  }
}

extension SPCResult {
  /// Returns where a person might decide that a new phase begins; nothing is applied.
  ///
  /// - Parameter checkpoint: Asked every few thousand points, and before each shift is judged.
  /// - Returns: The candidates, and why other signals make none.
  /// - Throws: ``SPCError`` where the chart with the new phase cannot be computed.
  public func candidatePhases(
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> CandidatePhaseScan {
    try CandidatePhaseScan(self, checkpoint: checkpoint)
  }
}

/// A place where a person might decide that a new phase begins, with the evidence.
///
/// Nothing is applied: limits change only where somebody adopts the phase and says why.
public struct CandidatePhase: Sendable, Hashable {
  /// The index at which the phase would start.
  ///
  /// The first point of the shift, where the limits it is judged against come from points before
  /// it. Where they come from the changed points too, the centre lies between the levels and the
  /// shift shows too late; then it is the change point.
  public let start: Int
  /// The first point of the shift against the present limits.
  public let shiftStart: Int
  /// The change of level of greatest likelihood among the points from `start` to the end of the
  /// run.
  public let change: LevelChange
  /// The rule that saw the shift: a shift, or Anhøj's long run.
  public let rule: RuleKind
  /// Which way the level went.
  public let side: SignalSide
  /// How many points the run has that make the shift: those on its side, and on an Anhøj chart those
  /// on the centre between them.
  public let length: Int
  /// How many the rule asks for.
  public let required: Int

  /// The mean of the points of the present phase before `start`.
  public let meanBefore: Double
  /// The mean of the points from `start` on.
  public let meanAfter: Double
  /// The present centre and limits, at the end of the phase.
  public let present: ChartLevels
  /// Centre and limits of the new phase from all its points.
  public let proposed: ChartLevels

  /// How many points of the new phase have a value.
  public let observedCount: Int
  /// Whether that is enough for limits that stay.
  public var hasEnoughPoints: Bool { observedCount >= ChartSpecification.shortestBaseline }
  /// The points of the new phase that its own centre and limits would flag, in order.
  public let flaggedAfter: [Int]
  /// Whether the runs of the new phase around its own centre would be a finding.
  public let hasPhaseSignalAfter: Bool
  /// Whether nothing is out of the ordinary in the new phase: the new level has been kept.
  public var isStable: Bool { flaggedAfter.isEmpty && !hasPhaseSignalAfter }
}

/// The centre and the limits of a phase.
public struct ChartLevels: Sendable, Hashable {
  /// The centre.
  public let centre: Double
  /// The lower limit; NaN where the chart has none.
  public let lower: Double
  /// The upper limit; NaN where the chart has none.
  public let upper: Double

  init(_ phase: SPCPhase) {
    centre = phase.centre
    lower = phase.lower
    upper = phase.upper
  }
}

/// Why a signal of the present phase makes no new phase.
public enum CandidatePhaseRefusal: Sendable, Hashable {
  /// The rule set has no rule that sees a shift.
  case noShiftRule
  /// The points of the chart depend on one another, so that runs among them say nothing.
  case pointsNotIndependent(ChartKind)
  /// The points are categories, and none comes after another.
  case noOrder
  /// The centre is known and not computed, so a new phase would leave it where it is.
  case centreKnown
  /// The phase has too few points for a level before a change and one after it.
  case tooFewPoints(observed: Int, minimum: Int)
  /// Only rules that say nothing about a level are met: a spike, a trend, two of three.
  case noShift(hits: RuleHits)
  /// The shift would start this many points with a value into the phase: too few to know the level
  /// before it.
  case tooEarly(start: Int, observedBefore: Int, minimum: Int)
  /// The level came back: the run ended before this index, and the next shift is on the other side,
  /// or the mean of the points up to the next shift (or to the end, at least seven) lies nearer to
  /// the old level. NaN where no point lies between.
  case notSustained(start: Int, endedBefore: Int, meanSince: Double)
  /// The change of level is one that chance explains: Z against its bound; 0 where the level goes
  /// the other way.
  case withinChance(start: Int, statistic: Double, bound: Double)
}

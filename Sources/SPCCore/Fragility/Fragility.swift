/// How easily the verdict on a point, or on a target, would have been another.
///
/// The chart is computed again with one thing changed at a time:
///
/// - one point left out, as one that is excluded: each of the phase the point is in, and of the last
///   phase, whose limits are compared with the target;
/// - the fixed baseline of these phases one and two points shorter and longer, where that leaves
///   ``ChartSpecification/shortestBaseline`` points and the phase has as many;
/// - where limits come from all points of a phase: from all but its last one and two; and with the
///   phase starting one and two points later.
///
/// Leaving out the point itself, or moving the start of its phase past it, leaves no verdict on it;
/// then only the assurance is compared. Runs and trends go on across a point that is left out, so a
/// shift of exactly seven points hangs on each of them, and one of eight on none. (Set missing, any
/// of the last seven would end a shift of thirty, and every lasting change would look fragile.)
///
/// The verdict on the series, its variation, is that of its latest point, the default.
public struct Fragility: Sendable {
  /// The point the verdict is on; nil where no point has a value.
  public let pointIndex: Int?
  /// The verdict on the data as they are.
  public let verdict: ChartVerdict
  /// The changes that alter the verdict, in the order above, points in time order.
  public let flips: [FragilityFlip]
  /// How far the values that decide the verdict lie from their lines.
  public let distances: [DecidingDistance]
  /// How many changes were tried.
  public let triedCount: Int
  /// The points that were left out, in order.
  public let triedPoints: [Int]
  /// Whether every point of these phases was left out once.
  ///
  /// In a series of more than ``fullScanCount`` points only the last ``tailCount`` points up to the
  /// one the verdict is on, those at the end, and a fixed baseline are.
  public let isComplete: Bool

  /// Series up to this length are tried point by point.
  public static let fullScanCount = 500
  /// How many points before the one the verdict is on are tried in longer series.
  public static let tailCount = 60

  /// Tries the changes.
  ///
  /// A change after which the chart cannot be computed is passed over.
  ///
  /// - Parameters:
  ///   - result: The chart as it is.
  ///   - index: The point; nil for the latest that has a value. It must be an index of the series.
  ///   - checkpoint: Asked before every change.
  /// - Throws: ``SPCError/interrupted``, only where the checkpoint says so.
  /// - Complexity: O(*n*²) for *n* points up to ``fullScanCount``; O(*n*) beyond, with a factor of
  ///   some 120 and the length of a fixed baseline.
  public init(
    _ result: SPCResult,
    pointAt index: Int? = nil,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) {
    if let index { precondition(result.points.indices.contains(index), "no such point") }
    let point = index ?? result.latestIndex
    let verdict = ChartVerdict(of: result, at: point)
    let plan = FragilityPlan(result, pointAt: point)
    var flips: [FragilityFlip] = []
    // A verdict is all that is wanted, and the same memory serves every change.
    var workspace = ChartWorkspace(capacity: result.points.count)
    for (number, change) in plan.changes.enumerated() {
      try checkpoint(number, of: plan.changes.count)
      do throws(SPCError) {
        let changed = change.applied(to: result.specification)
        try workspace.compute(result.data, specification: changed)
      } catch {
        // A change that leaves no chart says nothing.
        continue
      }
      let isGone = point.map { change.removes($0) } ?? true
      let after = ChartVerdict(
        label: isGone ? verdict.label : point.flatMap { workspace.label(at: $0) },
        category: isGone
          ? verdict.category : point.map { workspace.category(at: $0) } ?? .commonCause,
        assurance: workspace.assurance
      )
      if after != verdict {
        flips.append(FragilityFlip(change: change, before: verdict, after: after))
      }
    }
    self.flips = flips
    pointIndex = point
    self.verdict = verdict
    distances = result.decidingDistances(at: point)
    triedCount = plan.changes.count
    triedPoints = plan.points
    isComplete = plan.isComplete
  }
}

extension ChartVerdict {
  init(of result: SPCResult, at index: Int?) {
    label = index.flatMap { result.points[$0].label }
    category = index.map { result.points[$0].category } ?? .commonCause
    assurance = result.assurance
  }
}

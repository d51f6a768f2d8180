/// The result of one chart: every view of it (picture, table, icon, sentence) reads from here.
public struct SPCResult: Sendable {
  /// What was asked for.
  public let specification: ChartSpecification
  /// What was observed.
  public let data: ChartData
  /// The points in time order, one for each value, missing ones included.
  public let points: [SPCPoint]
  /// The phases in time order; at least one.
  public let phases: [SPCPhase]
  /// The category of the last point that has a value; common cause where none has.
  public let variation: PointCategory
  /// How the process of the last phase stands to the target of the last point; nil without target,
  /// for a neutral direction, or without limits.
  public let assurance: AssuranceCategory?
  /// The index of the last point that has a value, the one ``variation`` speaks of; nil where none
  /// has.
  public let latestIndex: Int?

  /// The zone of each point, as the rules saw it.
  let zones: [Zone]

  /// The chart that was computed.
  public var chart: ChartKind { specification.chart }
  /// The rule set that made the result.
  public var ruleSet: RuleSet { specification.ruleSet }
  /// Which way the measure improves.
  public var direction: ImprovementDirection { specification.direction }

  /// Computes a chart.
  ///
  /// ```swift
  /// let chart = try SPCResult(
  ///   values: [9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12],
  ///   specification: ChartSpecification(ruleSet: .nhse2023, direction: .decrease))
  /// chart.phases[0].centre  // 11.461538…
  /// chart.variation         // .commonCause
  /// ```
  ///
  /// Edge cases:
  ///
  /// - A missing value keeps its place: it breaks shifts, trends and two-of-three windows, and has
  ///   no moving range on either side. Runs of the Anhøj rules go on across it.
  /// - One value, or none but missing ones, gives a chart without limits, all common cause.
  /// - A constant series has both limits on its centre.
  /// - Limits may lie where the measure cannot, such as below zero; they are returned as they are.
  ///
  /// Postconditions: `points.count == values.count`; the phases cover all points without overlap;
  /// `lower ≤ nearLower ≤ centre ≤ nearUpper ≤ upper` in every phase that has limits.
  ///
  /// - Parameters:
  ///   - values: One value per period in time order, oldest first, all in one unit; NaN is missing.
  ///     Gaps in time are the caller's business: neighbours in the array are neighbours in time.
  ///   - specification: What to compute.
  /// - Throws: ``SPCError`` with the facts, the first that is found.
  /// - Complexity: O(*n*) for *n* values, O(*n* log *n*) on a run chart.
  public init(values: [Double], specification: ChartSpecification) throws(SPCError) {
    try self.init(.values(values), specification: specification)
  }

  /// Computes a chart from data of any shape.
  ///
  /// ```swift
  /// let chart = try SPCResult(
  ///   .parts(numerators: [4, 2, 7], denominators: [120, 98, 131], multiplier: 100),
  ///   specification: ChartSpecification(chart: .p, ruleSet: .nhse2023, direction: .decrease))
  /// chart.phases[0].centre  // 3.724928…, per cent
  /// chart.points[1].upper   // 9.463837…: limits vary with the denominator
  /// ```
  ///
  /// Further edge cases, beside those of ``init(values:specification:)``:
  ///
  /// - A denominator of zero, or none, makes a missing point, and its numerator does not count.
  /// - A numerator above its denominator is drawn and judged; where the share of the baseline is above
  ///   1, a p, p′ or np chart has no limits.
  /// - A subgroup without members is a missing point; one of a single member has no spread, so no
  ///   limits on an Xbar chart (but with an estimate that is the same for all subgroups), and is
  ///   missing on R and s charts.
  /// - On an mR chart the values are the ranges, the first of each phase missing; on an EWMA chart the
  ///   averages. Of both only points beyond the limits are looked for.
  ///
  /// - Parameters:
  ///   - data: What was observed, of a shape the chart takes (``ChartKind/dataShapes``).
  ///   - specification: What to compute.
  ///   - checkpoint: Asked every few thousand points.
  /// - Throws: ``SPCError`` with the facts, the first that is found.
  public init(
    _ data: ChartData,
    specification: ChartSpecification,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) {
    var workspace = ChartWorkspace()
    try workspace.compute(data, specification: specification)
    try self.init(data, specification: specification, workspace: workspace, checkpoint: checkpoint)
  }

  private init(
    _ data: ChartData,
    specification: ChartSpecification,
    workspace: borrowing ChartWorkspace,
    checkpoint: Checkpoint
  ) throws(SPCError) {
    self.specification = specification
    self.data = data
    phases = workspace.phases
    variation = workspace.variation
    assurance = workspace.assurance
    latestIndex = workspace.latestIndex
    let excluded = Set(specification.excluded)
    var points: [SPCPoint] = []
    points.reserveCapacity(workspace.count)
    for phase in workspace.phases {
      var before: Double = .nan  // the last point of the phase that is not excluded
      for index in phase.range {
        if index % 4_096 == 4_095 { try checkpoint(index, of: workspace.count) }
        let value = workspace.value(at: index)
        let isExcluded = excluded.contains(index)
        let hasRange =
          specification.chart == .xmr && phase.baseline.contains(index) && !isExcluded
        let lines = workspace.lines(at: index, in: phase)
        points.append(
          SPCPoint(
            value: value,
            centre: lines.centre,
            lower: lines.lower,
            upper: lines.upper,
            nearLower: lines.nearLower,
            nearUpper: lines.nearUpper,
            size: workspace.size(at: index),
            isExcluded: isExcluded,
            highHits: workspace.highHits(at: index),
            lowHits: workspace.lowHits(at: index),
            label: workspace.label(at: index),
            category: workspace.category(at: index),
            movingRange: hasRange ? (value - before).magnitude : .nan,
            target: specification.target.value(at: index)
          )
        )
        if !isExcluded { before = value }
      }
    }
    self.points = points
    zones = points.indices.map { workspace.zone(at: $0) }
  }

  /// Returns the phase that holds a point.
  ///
  /// - Parameter index: The index of a point; it must be in `points.indices`.
  /// - Returns: The one phase whose range contains the index.
  public func phase(containing index: Int) -> SPCPhase {
    precondition(points.indices.contains(index), "index of a point out of range")
    // The phases are in order and cover every point, so the last that starts at or before it has it.
    return phases[phases.lastIndex { $0.range.lowerBound <= index } ?? 0]
  }
}

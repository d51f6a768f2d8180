/// The result of one chart: every view of it (picture, table, icon, sentence) reads from here.
public struct SPCResult: Sendable {
  /// What was asked for.
  public let specification: ChartSpecification
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
    var workspace = ChartWorkspace()
    try workspace.compute(values, specification: specification)
    self.init(values: values, specification: specification, workspace: workspace)
  }

  private init(
    values: [Double],
    specification: ChartSpecification,
    workspace: borrowing ChartWorkspace
  ) {
    self.specification = specification
    phases = workspace.phases
    variation = workspace.variation
    assurance = workspace.assurance
    latestIndex = workspace.latestIndex
    var points: [SPCPoint] = []
    points.reserveCapacity(values.count)
    for phase in workspace.phases {
      for index in phase.range {
        let hasRange =
          specification.chart == .xmr && index > phase.range.lowerBound
          && phase.baseline.contains(index)
        points.append(
          SPCPoint(
            value: values[index],
            centre: phase.centre,
            lower: phase.lower,
            upper: phase.upper,
            highHits: workspace.highHits(at: index),
            lowHits: workspace.lowHits(at: index),
            label: workspace.label(at: index),
            category: workspace.category(at: index),
            movingRange: hasRange ? (values[index] - values[index - 1]).magnitude : .nan,
            target: specification.target.value(at: index)
          )
        )
      }
    }
    self.points = points
    zones = values.indices.map { workspace.zone(at: $0) }
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

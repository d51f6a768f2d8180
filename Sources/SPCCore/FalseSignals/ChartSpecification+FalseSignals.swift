extension ChartSpecification {
  /// Returns the share of stable series whose latest point this chart would flag by chance alone.
  ///
  /// Simulated by a seeded generator, for the usual charts beforehand: the same figure in every run, within 0.2 percentage points of
  /// the truth (0.3 beyond 60 points and on charts of subgroups and times, 0.5 with a fixed
  /// baseline), and remembered for the next call.
  /// Phases, targets, direction and excluded points play no part; the length that counts is that of
  /// the last phase.
  ///
  /// ```swift
  /// let chart = ChartSpecification(ruleSet: .nhse2023)
  /// try chart.falseSignalShare(pointCount: 24)  // about 0.014
  /// ```
  ///
  /// What is simulated is what the chart takes for noise, with centre and limits estimated from it
  /// as from real data (or known, where the specification gives them):
  ///
  /// - run, XmR, mR and EWMA charts: normal values;
  /// - p, p′, np, c, u, u′ and I′: counts so large that they are normal, equal denominators;
  /// - x̄, R and s charts: subgroups of five normal values;
  /// - t and g: exponential values, which is what lies between events that have no memory.
  ///
  /// Small counts and series that depend on their own past are flagged more often than this.
  ///
  /// - Parameters:
  ///   - pointCount: The number of points in the last phase; above 120 the share of 120 is
  ///     returned. Zero gives zero.
  ///   - checkpoint: Asked while series are simulated.
  /// - Returns: A share between 0 and 1.
  /// - Throws: ``SPCError`` where the specification itself is at fault.
  /// - Complexity: Some 60 ms in a release build, once for each specification and length.
  public func falseSignalShare(
    pointCount: Int,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> Double {
    let length = min(pointCount, StableSeriesSimulation.longestForLatest)
    guard length > 0 else { return 0 }
    return try StableSeriesSimulation(self, pointCount: length)
      .latestPointShare(checkpoint: checkpoint)
  }

  /// Returns how many of these series would have their latest point flagged by chance alone, if
  /// none of them had a special cause.
  ///
  /// - Parameter pointCounts: For each series the number of points in its last phase.
  /// - Returns: A number of series, not rounded.
  /// - Throws: ``SPCError`` where the specification itself is at fault.
  public func expectedFalseSignals(pointCounts: [Int]) throws(SPCError) -> Double {
    var expected = 0.0
    for pointCount in pointCounts { expected += try falseSignalShare(pointCount: pointCount) }
    return expected
  }

  /// Returns the share of stable series in which this chart would flag something somewhere by
  /// chance alone: a point, or a finding about the phase such as Anhøj's few crossings.
  ///
  /// That is what reading a whole chart for signals costs, and much more than what its latest point
  /// does:
  ///
  /// ```swift
  /// let chart = ChartSpecification(ruleSet: .nhse2023)
  /// try chart.anySignalShare(pointCount: 24)   // about 0.15
  /// try chart.anySignalShare(pointCount: 208)  // about 0.89
  /// ```
  ///
  /// - Parameters:
  ///   - pointCount: The number of points in the phase; above 1,000 the share of 1,000 is
  ///     returned.
  ///   - checkpoint: Asked while series are simulated.
  /// - Returns: A share between 0 and 1, simulated as for ``falseSignalShare(pointCount:)``, within
  ///   one percentage point of the truth up to 250 points, and three beyond.
  /// - Throws: ``SPCError`` where the specification itself is at fault.
  public func anySignalShare(
    pointCount: Int,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> Double {
    try falseSignalShares(pointCount: pointCount, checkpoint: checkpoint).anySignal
  }

  /// Returns what chance alone makes of stable series of one length: latest point, any point, and
  /// findings about the phase, from one simulation.
  ///
  /// - Parameters:
  ///   - pointCount: The number of points in the phase; above 1,000 the shares of 1,000 are
  ///     returned.
  ///   - checkpoint: Asked while series are simulated.
  /// - Returns: The shares, simulated as for ``falseSignalShare(pointCount:)``.
  /// - Throws: ``SPCError`` where the specification itself is at fault.
  public func falseSignalShares(
    pointCount: Int,
    checkpoint: Checkpoint = .none
  ) throws(SPCError) -> FalseSignalShares {
    try StableSeriesSimulation(self, pointCount: pointCount).shares(checkpoint: checkpoint)
  }
}

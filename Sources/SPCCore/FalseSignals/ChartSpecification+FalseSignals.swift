extension ChartSpecification {
  /// Returns the share of stable series whose latest point this chart would flag by chance alone.
  ///
  /// Simulated from normal noise by a seeded generator: the same figure in every run, within 0.2
  /// percentage points of the truth (0.5 with a fixed baseline), and remembered for the next call.
  /// Phases, targets and direction play no part; the length that counts is that of the last phase.
  ///
  /// ```swift
  /// let chart = ChartSpecification(ruleSet: .nhse2023)
  /// try chart.falseSignalShare(pointCount: 24)  // about 0.014
  /// ```
  ///
  /// Small counts and series that depend on their own past are flagged more often than this.
  ///
  /// - Parameter pointCount: The number of points in the last phase; above 120 the share of 120 is
  ///   returned. Zero gives zero.
  /// - Returns: A share between 0 and 1.
  /// - Throws: ``SPCError`` where the specification itself is at fault.
  /// - Complexity: Some 20 ms in a release build, once for each rule set and length.
  public func falseSignalShare(pointCount: Int) throws(SPCError) -> Double {
    try StableSeriesSimulation(self, pointCount: pointCount).share()
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
}

import SPCCore

/// A chart of one rule whose lines are known: twelve points of ±50 by turns make a mean of 0 and a
/// mean moving range of 100.
struct RuleChart {
  let rule: Rule
  /// The limits stand at ±100 times this; the one-sigma lines at a third of that.
  var limitFactor = 3.0

  static let baseline: [Double] = (0..<12).map { $0.isMultiple(of: 2) ? 50 : -50 }

  func result(
    _ later: [Double],
    _ marking: PatternMarking = .wholePattern,
    direction: ImprovementDirection = .neutral
  ) throws -> SPCResult {
    try SPCResult(
      values: Self.baseline + later,
      specification: ChartSpecification(
        ruleSet: RuleSet(
          name: "one rule",
          charts: [.xmr],
          rules: [rule],
          screensMovingRanges: false,
          limitFactor: limitFactor,
          marking: marking
        ),
        direction: direction,
        baselineCount: 12
      )
    )
  }

  /// The points after the baseline that are marked on either side, counted from its end.
  func marked(_ later: [Double], _ marking: PatternMarking = .wholePattern) throws -> [Int] {
    let result = try result(later, marking)
    return result.points.indices.filter { !result.points[$0].hits.isEmpty }.map { $0 - 12 }
  }
}

import SPCCore

/// Two charts of one series, one over the other: means over standard deviations, individuals over
/// moving ranges.
///
/// The limits of the upper chart rest on the spread that the lower one shows, so they are read
/// together: where the spread is not stable, the upper limits mean little.
public struct ChartPair: Sendable {
  /// The chart of the level; its title stands over both.
  public let upper: ChartDescription
  /// The chart of the spread; its title and subtitle are not drawn.
  public let lower: ChartDescription

  /// Puts two charts together.
  ///
  /// - Throws: ``PictureDataError`` when they differ in the number of their points.
  public init(upper: ChartDescription, lower: ChartDescription) throws(PictureDataError) {
    let (expected, found) = (upper.xLabels.count, lower.xLabels.count)
    guard expected == found else { throw .count(of: .labels, expected: expected, found: found) }
    self.upper = upper
    self.lower = lower
  }

  /// The two scenes: the words that belong to both stand once.
  var scenes: (upper: Scene, lower: Scene) {
    var (upper, lower) = (Scene(self.upper), Scene(self.lower))
    // What only one of them says stands below both; what they say differently stays with each.
    lower.source = lower.source ?? upper.source
    lower.asOf = lower.asOf ?? upper.asOf
    if upper.source == lower.source { upper.source = nil }
    if upper.asOf == lower.asOf { upper.asOf = nil }
    let results = [self.upper.result, self.lower.result]
    if self.upper.ruleSetLine == nil, self.lower.ruleSetLine == nil,
      results[0].ruleSet.name == results[1].ruleSet.name
    {
      lower.ruleSetLine = SceneBuilder.ruleSetLine(results)
      upper.ruleSetLine = ""
    }
    if upper.ruleSetLine == lower.ruleSetLine { upper.ruleSetLine = "" }
    (lower.title, lower.subtitle) = ("", nil)
    return (upper, lower)
  }
}

/// The runs analysis of one phase: Anhøj's, or one of its two refinements (``RunsMethod``).
///
/// Useful points are those that are neither missing nor on the centre line; the others are left
/// out before runs are counted, so they neither break nor lengthen a run.
public struct RunsAnalysis: Sendable, Hashable {
  /// The number of useful points.
  public let usefulCount: Int
  /// The length of the longest run of useful points on one side of the centre; 0 without any.
  public let longestRun: Int
  /// The longest run that the method allows; nil without useful points.
  ///
  /// The cut box allows a shorter one where crossings are the fewest it has.
  public let longestRunLimit: Int?
  /// How often the useful points cross the centre: the number of runs less one.
  public let crossings: Int
  /// The fewest crossings that the method allows; nil without useful points.
  ///
  /// The cut box wants more where the longest run is as long as it allows.
  public let crossingsMinimum: Int?

  /// Whether the longest run is longer than its limit.
  public var isLongRunSignal: Bool { longestRunLimit.map { longestRun > $0 } ?? false }

  /// Whether there are fewer crossings than the minimum.
  public var isFewCrossingsSignal: Bool { crossingsMinimum.map { crossings < $0 } ?? false }

  /// Whether either test signals.
  public var isSignal: Bool { isLongRunSignal || isFewCrossingsSignal }
}

extension RunsAnalysis {
  /// Sets the limits of a method beside what was counted.
  init(usefulCount: Int, longestRun: Int, crossings: Int, method: RunsMethod) {
    let limits = method.limits(
      usefulCount: usefulCount,
      longestRun: longestRun,
      crossings: crossings
    )
    self.init(
      usefulCount: usefulCount,
      longestRun: longestRun,
      longestRunLimit: limits?.longestRun,
      crossings: crossings,
      crossingsMinimum: limits?.crossings
    )
  }
}

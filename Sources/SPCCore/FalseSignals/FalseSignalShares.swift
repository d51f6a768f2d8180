/// How often a chart flags series that have no special cause.
public struct FalseSignalShares: Sendable, Hashable {
  /// The share of series whose latest point is flagged.
  public let latestPoint: Double
  /// The share of series with at least one flagged point.
  public let anyPoint: Double
  /// The share of series with a finding about the phase: Anhøj's long run or few crossings, where
  /// the rule set asks for them; 0 where it does not.
  public let phase: Double
  /// The share of series with a flagged point or a finding about the phase.
  public let anySignal: Double

  /// Nothing is flagged.
  static let none = FalseSignalShares(latestPoint: 0, anyPoint: 0, phase: 0, anySignal: 0)
}

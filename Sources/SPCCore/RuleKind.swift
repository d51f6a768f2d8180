/// The kinds of rule a rule set can hold; also the bit positions of ``RuleHits``.
public enum RuleKind: UInt8, Sendable, CaseIterable, Hashable {
  /// A point beyond the upper or lower limit.
  case beyondLimits = 0
  /// A run of consecutive increases or decreases.
  case trend = 1
  /// Two of three consecutive points near a limit, on one side.
  case twoOfThree = 2
  /// A run of consecutive points on one side of the centre.
  case shift = 3
  /// Anhøj: the longest run is unusually long.
  case longRun = 4
  /// Anhøj: the centre is crossed unusually seldom. A finding about a phase, never about a point.
  case fewCrossings = 5
}

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
  /// Four of five consecutive points beyond one sigma, on one side.
  case fourOfFive = 6
  /// A run of consecutive points by turns higher and lower than the one before.
  case alternation = 7
  /// A run of consecutive points unusually near to the centre.
  case stratification = 8
  /// A run of consecutive points all away from the centre, some on either side.
  case mixture = 9

  /// The word by which scripts and tools name the rule, such as `two_of_three`.
  public var name: String {
    switch self {
    case .beyondLimits: "beyond_limits"
    case .trend: "trend"
    case .twoOfThree: "two_of_three"
    case .shift: "shift"
    case .longRun: "long_run"
    case .fewCrossings: "few_crossings"
    case .fourOfFive: "four_of_five"
    case .alternation: "alternation"
    case .stratification: "stratification"
    case .mixture: "mixture"
    }
  }

  /// Makes the kind with a ``name``; nil where there is none.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Whether the rule says that the process went, or stands, one way.
  ///
  /// Points that alternate, that hug the centre, or that avoid it are a special cause of no
  /// direction: nobody can call that an improvement or a concern. A point that such a rule names is
  /// ``PointCategory/neutralHigh`` or ``PointCategory/neutralLow`` whichever way the measure
  /// improves.
  public var hasDirection: Bool {
    switch self {
    case .beyondLimits, .trend, .twoOfThree, .shift, .longRun, .fourOfFive: true
    case .fewCrossings, .alternation, .stratification, .mixture: false
    }
  }
}

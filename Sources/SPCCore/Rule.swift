/// One rule of a rule set, with its lengths: data, not code.
///
/// A rule set holds each ``RuleKind`` at most once. How a rule is decided stands in the file of
/// its name under `Rules/`. A new rule is a case here, a kind in ``RuleKind``, and such a file.
public enum Rule: Sendable, Hashable {
  /// A point strictly beyond the upper or lower limit.
  case beyondLimits
  /// `length` consecutive points each strictly higher, or each strictly lower, than the one before.
  case trend(length: Int)
  /// Two of three consecutive points near a limit, all three on one side of the centre.
  case twoOfThree(counting: TwoOfThreeBand)
  /// `length` consecutive points strictly on one side of the centre.
  case shift(length: Int)
  /// A run on one side of the centre longer than Anhøj's limit for the number of useful points.
  case longRun
  /// Fewer crossings of the centre than Anhøj's minimum for the number of useful points.
  case fewCrossings

  /// What kind of rule this is.
  public var kind: RuleKind {
    switch self {
    case .beyondLimits: .beyondLimits
    case .trend: .trend
    case .twoOfThree: .twoOfThree
    case .shift: .shift
    case .longRun: .longRun
    case .fewCrossings: .fewCrossings
    }
  }

  /// The number of consecutive points the rule asks for, for the rules that have one to choose.
  public var length: Int? {
    switch self {
    case .trend(let length), .shift(let length): length
    case .beyondLimits, .twoOfThree, .longRun, .fewCrossings: nil
    }
  }
}

/// Which points the two-of-three rule counts.
public enum TwoOfThreeBand: String, Sendable, CaseIterable, Hashable {
  /// Every point beyond two sigma, those beyond the limits too (NHS England, November 2023).
  case beyondTwoSigma
  /// Points beyond two sigma but not beyond the limits (NHSRplotthedots up to 0.2.2).
  case betweenTwoAndThreeSigma
}

/// One rule of a rule set, with its lengths and readings: data, not code.
///
/// A rule set holds each ``RuleKind`` at most once. How a rule is decided stands in the file of
/// its name under `Rules/`. A new rule is a case here, a kind in ``RuleKind``, and such a file.
public enum Rule: Sendable, Hashable {
  /// A point strictly beyond the upper or lower limit.
  case beyondLimits
  /// `length` consecutive points each strictly higher, or each strictly lower, than the one before;
  /// `ties` says what a point equal to the one before does.
  case trend(length: Int, ties: TieReading = .end)
  /// Two of three consecutive points near a limit on one side; `third` says where the third may be.
  case twoOfThree(counting: TwoOfThreeBand, third: ThirdPoint = .sameSide)
  /// `length` consecutive points strictly on one side of the centre; `onCentre` says what a point
  /// on the centre does.
  case shift(length: Int, onCentre: TieReading = .end)
  /// A run on one side of the centre longer than the limit for the number of useful points.
  case longRun
  /// Fewer crossings of the centre than the minimum for the number of useful points.
  case fewCrossings
  /// Four of five consecutive points beyond one sigma on one side, the fifth anywhere.
  case fourOfFive
  /// `length` consecutive points alternately rising and falling.
  case alternation(length: Int)
  /// `length` consecutive points within one sigma of the centre.
  case stratification(length: Int)
  /// `length` consecutive points beyond one sigma, some on either side.
  case mixture(length: Int)

  /// What kind of rule this is.
  public var kind: RuleKind {
    switch self {
    case .beyondLimits: .beyondLimits
    case .trend: .trend
    case .twoOfThree: .twoOfThree
    case .shift: .shift
    case .longRun: .longRun
    case .fewCrossings: .fewCrossings
    case .fourOfFive: .fourOfFive
    case .alternation: .alternation
    case .stratification: .stratification
    case .mixture: .mixture
    }
  }

  /// The number of consecutive points the rule asks for, for the rules that have one to choose.
  public var length: Int? {
    switch self {
    case .trend(let length, _), .shift(let length, _), .alternation(let length),
      .stratification(let length), .mixture(let length):
      length
    case .beyondLimits, .twoOfThree, .longRun, .fewCrossings, .fourOfFive: nil
    }
  }

  /// Whether the rule looks at the one-sigma lines.
  var needsOneSigma: Bool {
    switch self {
    case .fourOfFive, .stratification, .mixture: true
    case .beyondLimits, .trend, .twoOfThree, .shift, .longRun, .fewCrossings, .alternation: false
    }
  }
}

/// Which points the two-of-three rule counts.
public enum TwoOfThreeBand: String, Sendable, CaseIterable, Hashable {
  /// Every point beyond two sigma, those beyond the limits too (NHS England, November 2023; Western
  /// Electric, Nelson).
  case beyondTwoSigma
  /// Points beyond two sigma but not beyond the limits (NHSRplotthedots up to 0.2.2).
  case betweenTwoAndThreeSigma
}

/// Where the point of a two-of-three window that is not near a limit may lie.
public enum ThirdPoint: String, Sendable, CaseIterable, Hashable {
  /// Strictly on the same side of the centre as the other two (NHS England, NHSRplotthedots).
  case sameSide = "same_side"
  /// Anywhere, as long as it has a value (Western Electric, Nelson, qcc).
  case anywhere
}

/// What a point does to a run that it neither continues nor turns: one equal to its neighbour in a
/// trend, one on the centre line in a shift.
public enum TieReading: String, Sendable, CaseIterable, Hashable {
  /// It ends the run (NHSRplotthedots, qcc).
  case end
  /// It neither counts nor ends the run, and is not marked (IHI's rules for run charts).
  case ignore
}

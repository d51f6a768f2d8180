/// The textbook sets for charts with limits. None of them screens moving ranges, and all use constants
/// to three decimals, as in print: d2(2) = 1.128.
extension RuleSet {
  /// Western Electric's four tests, in the order of their numbers.
  ///
  /// 1. a point beyond three sigma; 2. two of three beyond two sigma on one side; 3. four of five beyond
  /// one sigma on one side; 4. eight in a row on one side. The point that completes a pattern is marked,
  /// as in qcc, and every later one while it lasts.
  ///
  /// Source: Western Electric Company, *Statistical Quality Control Handbook*, 1956; qcc 3.0.
  public static let westernElectric = RuleSet(
    named: "western-electric",
    charts: ChartKind.withLimits,
    rules: [
      .beyondLimits,
      .twoOfThree(counting: .beyondTwoSigma, third: .anywhere),
      .fourOfFive,
      .shift(length: 8),
    ],
    screensMovingRanges: false,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals,
    marking: .completingPoint,
    source: "Western Electric, Statistical Quality Control Handbook, 1956; qcc 3.0"
  )

  /// Nelson's eight tests, in the order of their numbers, so that the lowest that a point meets names
  /// it.
  ///
  /// Marked as in ``westernElectric``.
  ///
  /// Source: L. S. Nelson, *The Shewhart control chart – tests for special causes*, Journal of Quality
  /// Technology 16(4), 1984; qcc 3.0.
  public static let nelson = RuleSet(
    named: "nelson",
    charts: ChartKind.withLimits,
    rules: [
      .beyondLimits,
      .shift(length: 9),
      .trend(length: 6),
      .alternation(length: 14),
      .twoOfThree(counting: .beyondTwoSigma, third: .anywhere),
      .fourOfFive,
      .stratification(length: 15),
      .mixture(length: 8),
    ],
    screensMovingRanges: false,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals,
    marking: .completingPoint,
    source: "Nelson, Journal of Quality Technology 16(4), 1984; qcc 3.0"
  )

  /// Montgomery's charts as qicharts2 reads them: points beyond three sigma, with Anhøj's runs beside
  /// them, and textbook limits without screening.
  ///
  /// Montgomery's own table of sensitising rules is longer: Western Electric's four tests, four more of
  /// Nelson's (six rising or falling, 15 within one sigma, 14 alternating, eight beyond one sigma on
  /// both sides), and two judgements (an unusual pattern, points near a limit). Whoever wants the tests
  /// takes ``westernElectric`` or ``nelson``.
  ///
  /// Source: D. C. Montgomery, *Introduction to Statistical Quality Control*; qicharts2 0.8.1, whose
  /// reference cases use his data.
  public static let montgomery = RuleSet(
    named: "montgomery",
    charts: ChartKind.withLimits,
    rules: [.beyondLimits, .longRun, .fewCrossings],
    screensMovingRanges: false,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals,
    source: "Montgomery, Introduction to Statistical Quality Control, as qicharts2 0.8.1 reads it"
  )
}

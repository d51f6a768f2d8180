/// Why a chart could not be computed: facts only, the words are made elsewhere.
public enum SPCError: Error, Sendable, Hashable {
  /// The series has no values at all. (All missing is no error.)
  case noValues
  /// A value is infinite. NaN is no error: it stands for a missing value.
  case notFinite(index: Int, value: Double)
  /// The values of the phase that starts here are so large that their sums or ranges overflow.
  case magnitudeTooLarge(phaseStart: Int)
  /// A fixed baseline was asked for that is too short to fix limits on.
  case baselineTooShort(count: Int, minimum: Int)
  /// A baseline is given for a phase, and no phase starts at this index.
  case baselineWithoutPhase(start: Int)
  /// A phase starts outside the series.
  case phaseStartOutOfRange(start: Int, valueCount: Int)
  /// The phase starts are not strictly increasing.
  case phaseStartsNotIncreasing(start: Int, previous: Int)
  /// There is not one target for each value.
  case targetCountMismatch(targetCount: Int, valueCount: Int)
  /// The target (of one point, or the constant one where index is nil) is not a finite number.
  case targetNotFinite(index: Int?, value: Double)
  /// The rule set is not defined for the chart.
  case ruleSetNotForChart(ruleSet: String, chart: ChartKind, charts: [ChartKind])
  /// A trend or shift asks for too few points to be a pattern.
  case ruleLengthTooShort(rule: RuleKind, length: Int, minimum: Int)
  /// A rule set holds two rules of one kind.
  case repeatedRule(RuleKind)
  /// A rule set has an empty name.
  case unnamedRuleSet
  /// The limit factor of a rule set is not a positive finite number.
  case limitFactorNotPositive(Double)
  /// The chart cannot be computed from data of this shape.
  case dataNotForChart(shape: ChartData.Shape, chart: ChartKind, shapes: [ChartData.Shape])
  /// There is not one denominator for each numerator.
  case denominatorCountMismatch(numeratorCount: Int, denominatorCount: Int)
  /// A denominator is negative or infinite. Zero is no error: the point is then missing.
  case denominatorNotValid(index: Int, value: Double)
  /// A count is negative on a chart of counts, proportions or rates.
  case negativeCount(index: Int, value: Double)
  /// A time between events is zero or negative.
  case timeNotPositive(index: Int, value: Double)
  /// The multiplier of parts is not a positive finite number.
  case multiplierNotPositive(Double)
  /// The count, standard deviation or range of a subgroup's summary is negative or infinite.
  case subgroupSummaryNotValid(index: Int)
  /// A point outside the series is excluded.
  case excludedOutOfRange(index: Int, valueCount: Int)
  /// The known centre is not a number that the chart's centre can be.
  case knownCentreNotValid(Double, chart: ChartKind)
  /// The known sigma is zero, negative or not finite.
  case knownSigmaNotValid(Double)
  /// The chart does not use a known sigma: its own follows from the centre.
  case knownSigmaNotForChart(ChartKind)
  /// The estimator of sigma is not one of the chart's.
  case sigmaEstimatorNotForChart(SigmaEstimator, chart: ChartKind)
  /// Probability limits are known for charts of counts only.
  case probabilityLimitsNotForChart(ChartKind)
  /// The number of sigmas of the limits is not a positive finite number.
  case limitSigmasNotPositive(Double)
  /// The confidence of probability limits does not lie between 0 and 1.
  case confidenceOutOfRange(Double)
  /// The smoothing λ of an EWMA chart is not above 0 and at most 1.
  case smoothingOutOfRange(Double)
  /// The chart is nothing without an order of its points.
  case chartNeedsOrder(ChartKind)
  /// The computation was asked to stop before it was done (see ``Checkpoint``).
  case interrupted
}

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
}

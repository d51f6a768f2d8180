internal import SPCCore

extension SPCError {
  /// The point that the error speaks of; the first where it speaks of none.
  var pointIndex: Int {
    switch self {
    case .magnitudeTooLarge(let start): start
    case .notFinite(let index, _): index
    case .targetNotFinite(let index, _): index ?? 0
    case .noValues, .baselineTooShort, .baselineWithoutPhase, .phaseStartOutOfRange,
      .phaseStartsNotIncreasing,
      .targetCountMismatch, .ruleSetNotForChart, .ruleLengthTooShort, .repeatedRule,
      .unnamedRuleSet, .limitFactorNotPositive, .dataNotForChart, .denominatorCountMismatch,
      .multiplierNotPositive, .excludedOutOfRange, .knownCentreNotValid, .knownSigmaNotValid,
      .knownSigmaNotForChart, .sigmaEstimatorNotForChart, .probabilityLimitsNotForChart,
      .limitSigmasNotPositive, .confidenceOutOfRange, .smoothingOutOfRange, .chartNeedsOrder,
      .interrupted:
      0
    case .denominatorNotValid(let index, _), .negativeCount(let index, _),
      .timeNotPositive(let index, _), .subgroupSummaryNotValid(let index):
      index
    }
  }
}

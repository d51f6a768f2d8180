internal import SPCCore

extension Diagnostic {
  /// The words for what a chart cannot be computed from.
  init(_ error: SPCError) {
    let (message, hint) = ChartSentences.words(error)
    self.init(kind: "spc", message, hint: hint)
  }
}

/// The words for what a chart cannot be computed from.
enum ChartSentences {
  static func words(_ error: SPCError) -> (message: String, hint: String?) {
    switch error {
    case .noValues:
      return (
        "The series has no values, so there is nothing to chart.",
        "Look at what is loaded:  measure:by_unit()"
      )
    case .notFinite(let index, let value):
      return ("Point \(index + 1) is \(value), which is not a number a chart can show.", nil)
    case .magnitudeTooLarge(let start):
      return (
        "The values from point \(start + 1) on are too large to compute limits with.",
        "Use a larger unit, for example thousands."
      )
    case .baselineTooShort(let count, let minimum):
      return (
        "A baseline of \(count) points is too short to fix limits on.",
        "Use \(minimum) points or more."
      )
    case .baselineWithoutPhase(let start):
      return ("A baseline is given for a phase at point \(start + 1), where none starts.", nil)
    case .phaseStartOutOfRange(let start, let count):
      return ("A phase starts at point \(start + 1), and the series has \(count).", nil)
    case .phaseStartsNotIncreasing(let start, let previous):
      return ("A phase starts at point \(start + 1) after one at point \(previous + 1).", nil)
    case .targetCountMismatch(let targets, let values):
      return ("There are \(targets) targets for \(values) points.", nil)
    case .targetNotFinite:
      return ("The target is not a number.", nil)
    case .ruleSetNotForChart(let ruleSet, let chart, let charts):
      return notForChart(ruleSet, chart, charts)
    case .ruleLengthTooShort(let rule, let length, let minimum):
      return (
        "A \(RuleWords.identifier(rule)) of \(length) points is no pattern; \(minimum) are the fewest.",
        nil
      )
    case .repeatedRule(let rule):
      return ("The rule \(RuleWords.identifier(rule)) stands twice in the rule set.", nil)
    case .unnamedRuleSet:
      return ("A rule set needs a name, because every result carries it.", nil)
    case .limitFactorNotPositive(let factor):
      return ("A limit factor of \(factor) is not a positive number.", nil)
    case .dataNotForChart, .denominatorCountMismatch, .denominatorNotValid, .negativeCount,
      .timeNotPositive, .multiplierNotPositive, .subgroupSummaryNotValid:
      return dataWords(error)
    case .excludedOutOfRange, .knownCentreNotValid, .knownSigmaNotValid, .knownSigmaNotForChart,
      .sigmaEstimatorNotForChart, .probabilityLimitsNotForChart, .limitSigmasNotPositive,
      .confidenceOutOfRange, .smoothingOutOfRange, .chartNeedsOrder:
      return settingWords(error)
    }
  }

  private static func notForChart(
    _ ruleSet: String,
    _ chart: ChartKind,
    _ charts: [ChartKind]
  ) -> (message: String, hint: String?) {
    let others = RuleSet.named.filter { $0.charts.contains(chart) }.map { "\"\($0.name)\"" }
    let works = "\(ruleSet) works on: \(charts.map(\.rawValue).joined(separator: ", "))."
    return (
      "The rule set \(ruleSet) is not defined for a \(chart.rawValue) chart.",
      others.isEmpty
        ? works
        : "For a \(chart.rawValue) chart the rules are \(others.joined(separator: " or ")); \(works)"
    )
  }

  private static func dataWords(_ error: SPCError) -> (message: String, hint: String?) {
    switch error {
    case .dataNotForChart(let shape, let chart, let shapes):
      let fitting = ChartKind.allCases.filter { $0.dataShapes.contains(shape) }
      return (
        "A \(chart.rawValue) chart is made from \(shapes.map(words).joined(separator: " or ")), "
          + "not from \(words(shape)).",
        "From \(words(shape)): \(fitting.map(\.rawValue).joined(separator: ", "))."
      )
    case .denominatorCountMismatch(let numerators, let denominators):
      return ("There are \(numerators) numerators and \(denominators) denominators.", nil)
    case .denominatorNotValid(let index, let value):
      return ("The denominator of point \(index + 1) is \(value); it must be 0 or more.", nil)
    case .negativeCount(let index, let value):
      return ("Point \(index + 1) is \(value), and a count cannot be below zero.", nil)
    case .timeNotPositive(let index, let value):
      return (
        "Point \(index + 1) is a time of \(value); a t chart needs times above zero.",
        "Two events at one time: give the time in a finer unit, or use  chart = \"g\"  or  \"run\"."
      )
    case .multiplierNotPositive(let multiplier):
      return ("A multiplier of \(multiplier) is not a positive number.", nil)
    case .subgroupSummaryNotValid(let index):
      return ("The figures of subgroup \(index + 1) cannot be those of a subgroup.", nil)
    default: return ("The chart cannot be computed: \(error).", nil)
    }
  }

  private static func settingWords(_ error: SPCError) -> (message: String, hint: String?) {
    switch error {
    case .excludedOutOfRange(let index, let count):
      return ("Point \(index + 1) is to be excluded, and the series has \(count).", nil)
    case .knownCentreNotValid(let value, let chart):
      return ("A centre of \(value) cannot be that of a \(chart.rawValue) chart.", nil)
    case .knownSigmaNotValid(let value):
      return ("A sigma of \(value) is not a number of 0 or more.", nil)
    case .knownSigmaNotForChart(let chart):
      return (
        "On a \(chart.rawValue) chart sigma follows from the centre and cannot be given.",
        "Give  centre = …  alone."
      )
    case .sigmaEstimatorNotForChart(let estimator, let chart):
      let fitting = chart.sigmaEstimators.map { "\"\($0.rawValue)\"" }
      return (
        "Sigma of a \(chart.rawValue) chart is not estimated by \"\(estimator.rawValue)\".",
        fitting.isEmpty ? nil : "Use \(fitting.joined(separator: ", "))."
      )
    case .probabilityLimitsNotForChart(let chart):
      return (
        "A \(chart.rawValue) chart has no probability limits.",
        "They exist on p, np, c, u and g charts."
      )
    case .limitSigmasNotPositive(let sigmas):
      return ("Limits at \(sigmas) sigma are none; it must be a positive number.", nil)
    case .confidenceOutOfRange(let confidence):
      return (
        "A confidence of \(confidence) does not lie between 0 and 1.",
        "Three sigma correspond to 0.9973."
      )
    case .smoothingOutOfRange(let smoothing):
      return ("A smoothing of \(smoothing) is not above 0 and at most 1.", "0.2 is usual.")
    case .chartNeedsOrder(let chart):
      return ("A \(chart.rawValue) chart needs points that follow each other in time.", nil)
    default: return ("The chart cannot be computed: \(error).", nil)
    }
  }

  private static func words(_ shape: ChartData.Shape) -> String {
    switch shape {
    case .values: "single values"
    case .parts: "numerators and denominators"
    case .subgroups: "subgroups"
    case .subgroupSummaries: "figures of subgroups"
    }
  }
}

internal import SPCCore

extension Diagnostic {
  /// The words for what a chart cannot be computed from.
  init(_ error: SPCError) {
    let words = ChartSentences.words(error)
    self.init(kind: error == .interrupted ? "stopped" : "spc", words.message, hint: words.hint)
  }
}

/// The words for what a chart cannot be computed from.
enum ChartSentences {
  typealias Words = (message: String, hint: String?)

  static func words(_ error: SPCError) -> Words {
    switch error {
    case .interrupted: ("The computation was stopped.", nil)
    case .noValues:
      (
        "The series has no values, so there is nothing to chart.",
        "Look at what is loaded:  measure:by_unit()"
      )
    case .notFinite(let index, let value):
      ("Point \(index + 1) is \(value), which is not a number a chart can show.", nil)
    case .magnitudeTooLarge(let start):
      (
        "The values from point \(start + 1) on are too large to compute limits with.",
        "Use a larger unit, for example thousands."
      )
    case .baselineTooShort(let count, let minimum):
      (
        "A baseline of \(count) points is too short to fix limits on.",
        "Use \(minimum) points or more."
      )
    case .baselineWithoutPhase(let start):
      ("A baseline is given for a phase at point \(start + 1), where none starts.", nil)
    case .phaseStartOutOfRange(let start, let count):
      ("A phase starts at point \(start + 1), and the series has \(count).", nil)
    case .phaseStartsNotIncreasing(let start, let previous):
      ("A phase starts at point \(start + 1) after one at point \(previous + 1).", nil)
    case .targetCountMismatch(let targets, let values):
      ("There are \(targets) targets for \(values) points.", nil)
    case .targetNotFinite:
      ("The target is not a number.", nil)
    case .ruleSetNotForChart(let ruleSet, let chart, let charts):
      notForChart(ruleSet, chart, charts)
    case .ruleLengthTooShort(let rule, let length, let minimum):
      (
        "A \(rule.name) of \(NumberText.counted(length, "point")) is no pattern; \(minimum) are the "
          + "fewest.",
        nil
      )
    case .repeatedRule(let rule):
      ("The rule \(rule.name) stands twice in the rule set.", nil)
    case .unnamedRuleSet:
      ("A rule set needs a name, because every result carries it.", nil)
    case .limitFactorNotPositive(let factor):
      ("A limit factor of \(factor) is not a positive number.", nil)
    case .dataNotForChart(let shape, let chart, let shapes):
      dataNotForChart(shape, chart, shapes)
    case .denominatorCountMismatch(let numerators, let denominators):
      ("There are \(numerators) numerators and \(denominators) denominators.", nil)
    case .denominatorNotValid(let index, let value):
      ("The denominator of point \(index + 1) is \(value); it must be 0 or more.", nil)
    case .negativeCount(let index, let value):
      (
        "Point \(index + 1) is \(plain(value)), and a count cannot be below zero.",
        "Mend the figure, or write  false  where it is missing. Of values that can be below zero:  "
          + "chart = \"xmr\""
      )
    case .timeNotPositive(let index, let value):
      (
        "Point \(index + 1) is a time of \(plain(value)); a t chart needs times above zero.",
        "Two events at one time: give the time in a finer unit, or use  chart = \"g\"  or  \"run\"."
      )
    case .multiplierNotPositive(let multiplier):
      ("A multiplier of \(plain(multiplier)) is not a positive number.", nil)
    case .subgroupSummaryNotValid(let index):
      ("The figures of subgroup \(index + 1) cannot be those of a subgroup.", nil)
    case .excludedOutOfRange(let index, let count):
      ("Point \(index + 1) is to be excluded, and the series has \(count).", nil)
    case .knownCentreNotValid(let value, let chart):
      (
        "A centre of \(plain(value)) cannot be that of \(chart.withArticle).",
        chart == .np ? "On an np chart  centre  is the proportion, from 0 to 1." : nil
      )
    case .knownSigmaNotValid(let value):
      (
        "A sigma of \(plain(value)) is not a number above zero.",
        "Sigma is the standard deviation of the process; leave it out to have it estimated."
      )
    case .knownSigmaNotForChart(let chart):
      (
        "\(chart.named) takes no sigma: its own follows from the centre or from the ranges.",
        chart == .run ? "A run chart has no limits." : "Give  centre = …  alone."
      )
    case .sigmaEstimatorNotForChart(let estimator, let chart):
      estimatorNotForChart(estimator, chart)
    case .probabilityLimitsNotForChart(let chart):
      ("\(chart.named) has no probability limits.", "They exist on p, np, c, u and g charts.")
    case .limitSigmasNotPositive(let sigmas):
      ("Limits at \(plain(sigmas)) sigma are none; it must be a positive number.", nil)
    case .confidenceOutOfRange(let confidence):
      (
        "A confidence of \(plain(confidence)) does not lie between 0 and 1.",
        "Three sigma correspond to 0.9973."
      )
    case .smoothingOutOfRange(let smoothing):
      ("A weight (lambda) of \(plain(smoothing)) is not above 0 and at most 1.", "0.2 is usual.")
    case .chartNeedsOrder(let chart):
      ("\(chart.named) needs points that follow each other in time.", nil)
    }
  }

  private static func notForChart(
    _ ruleSet: String,
    _ chart: ChartKind,
    _ charts: [ChartKind]
  ) -> Words {
    let others = RuleSet.named.filter { $0.charts.contains(chart) }.map { "\"\($0.name)\"" }
    let works = "\(ruleSet) works on: \(charts.map(\.rawValue).joined(separator: ", "))."
    return (
      "The rule set \(ruleSet) is not defined for \(chart.withArticle).",
      others.isEmpty
        ? works
        : "For \(chart.withArticle) the rules are \(others.joined(separator: " or ")); \(works)"
    )
  }

  private static func dataNotForChart(
    _ shape: ChartData.Shape,
    _ chart: ChartKind,
    _ shapes: [ChartData.Shape]
  ) -> Words {
    let fitting = ChartKind.allCases.filter { $0.dataShapes.contains(shape) }
    return (
      "\(chart.named) is made from \(words(shapes[0])), not from \(words(shape)).",
      "From \(words(shape)): \(fitting.map(\.rawValue).joined(separator: ", "))."
    )
  }

  private static func estimatorNotForChart(_ estimator: SigmaEstimator, _ chart: ChartKind) -> Words
  {
    let fitting = chart.sigmaEstimators.map { "\"\($0.rawValue)\"" }
    return (
      "Sigma of \(chart.withArticle) is not estimated by \"\(estimator.rawValue)\".",
      fitting.isEmpty ? "It follows from the centre." : "Use \(list(fitting))."
    )
  }

  /// "a, b or c".
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func plain(_ value: Double) -> String { NumberText.plain(value, places: 6) }

  private static func words(_ shape: ChartData.Shape) -> String {
    switch shape {
    case .values: "single values"
    case .parts: "numerators and denominators"
    case .subgroups: "subgroups"
    case .subgroupSummaries: "figures of subgroups"
    }
  }
}

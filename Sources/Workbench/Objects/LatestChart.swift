internal import SPCCore

/// How each of many series is charted: all in one way, or each by the chart suggested for it.
struct LatestChart {
  private let arguments: Arguments
  /// What is asked for of each series alike; nil where that depends on the series, or is at fault.
  private let request: ChartRequest?

  /// What stands for the chart that suits each series.
  static let suggested = "suggested"

  init(_ arguments: Arguments) {
    self.arguments = arguments
    let isAlike = arguments.text("chart") != Self.suggested && !arguments.has("exclude")
    request = isAlike ? try? ChartArguments(arguments).request : nil
  }

  /// The arguments of a chart, where the kind may also be the one suggested.
  static var parameters: [Parameter] {
    ChartArguments.parameters.map { parameter in
      guard parameter.name == "chart", case .choice = parameter.kind else {
        return parameter
      }
      return .optional(
        parameter.name,
        .choice(.latestChart),
        default: parameter.defaultText,
        "the kind of chart; \"\(suggested)\" for the one that suits each series"
      )
    }
  }

  /// The chart of one of the series.
  func analysis(of series: SeriesObject) throws -> AnalysisObject {
    if let request { return try AnalysisObject(series, request) }
    guard arguments.text("chart") == Self.suggested else {
      return try ChartArguments(arguments).analysis(of: series, oneOfMany: true)
    }
    var own = arguments
    own.values["chart"] = nil
    if let quantity = series.quantity ?? (series.hasSubgroups ? .mean : nil) {
      let chart = try ChartSuggestion(for: series.wholeData, quantity: quantity).chartNow
      own.values["chart"] = .text(chart.rawValue)
      // Rules that nobody asked for give way to those the chart has.
      if !arguments.has("rules") {
        own.values["rules"] = .text(RuleSet.fitting(chart).name)
      }
    }
    return try ChartArguments(own).analysis(of: series, oneOfMany: true)
  }

  /// Whether an error is about one series, and not about what was asked of all of them.
  static func isAboutSeries(_ error: any Error) -> Bool {
    switch error {
    case ArgumentError.unsuitable: return true
    case let error as SPCError:
      switch error {
      case .noValues, .notFinite, .magnitudeTooLarge, .ruleSetNotForChart, .dataNotForChart,
        .denominatorCountMismatch, .denominatorNotValid, .negativeCount, .timeNotPositive,
        .multiplierNotPositive, .subgroupSummaryNotValid, .knownCentreNotValid,
        .knownSigmaNotForChart, .sigmaEstimatorNotForChart, .probabilityLimitsNotForChart:
        return true
      case .baselineTooShort, .baselineWithoutPhase, .phaseStartOutOfRange,
        .phaseStartsNotIncreasing, .targetCountMismatch, .targetNotFinite, .ruleLengthTooShort,
        .repeatedRule, .unnamedRuleSet, .limitFactorNotPositive, .excludedOutOfRange,
        .knownSigmaNotValid, .limitSigmasNotPositive, .confidenceOutOfRange, .smoothingOutOfRange,
        .chartNeedsOrder, .interrupted:
        return false
      }
    default: return false
    }
  }
}

internal import SPCCore

// Charts and what they are computed with.
extension WordList {
  static let chartKind = WordList(
    "chart_kind",
    "The kinds of chart of one series.",
    of: ChartKind.self,
    example: #"print(qi.measure("violence"):series { unit = "CROFTON" }:chart { chart = "c" })"#,
    word: word(of:)
  )

  /// The kinds of chart, and the one that suits each series.
  static let latestChart = WordList(
    "latest_chart",
    "The kinds of chart where each of many series gets one.",
    words: chartKind.words + [
      Word(LatestChart.suggested, "the one that suits each series, as ?series:suggest_chart says")
    ],
    example: #"print(qi.measures:latest { chart = "suggested" })"#
  )

  static let quantity = WordList(
    "quantity",
    "What a series measures: the first question when a chart is chosen.",
    of: MeasuredQuantity.self,
    example: #"print(qi.suggest_chart { values = { 3, 5, 4, 6, 2 }, kind = "count" })"#
  ) { quantity in
    let meaning =
      switch quantity {
      case .count: "events in each period, with much the same opportunity for them in each"
      case .rate: "events for so much exposure; one unit of it can have several"
      case .proportion: "the share of cases with a property, which each has or has not"
      case .mean: "the mean of several measurements in each period"
      case .timeBetween: "the time from one event to the next, one value for each event"
      case .casesBetween: "how many cases from one event to the next, one value for each event"
      case .individual: "one measurement in each period: a cost, a waiting list, a temperature"
      }
    return Word(quantity.rawValue, meaning, section: "Choosing a chart")
  }

  static let sigmaEstimator = WordList(
    "sigma_estimator",
    "How the standard deviation of a process is estimated.",
    of: SigmaEstimator.self,
    example: """
      local s = qi.measure("violence"):series { unit = "CROFTON" }
      print(s:spc { chart = "xmr", sigma_estimator = "standard_deviation" })
      """,
    word: word(of:)
  )

  static let limitMethod = WordList(
    "limit_method",
    "Where the limits of a chart are drawn.",
    words: [
      Word("sigma", "three standard deviations from the centre"),
      Word(
        "probability",
        "at the quantiles of the distribution itself: p, np, c, u and g charts",
        method: "quantiles at (1 − confidence) ÷ 2 and 1 − (1 − confidence) ÷ 2",
        section: "Distributions"
      ),
    ],
    example: """
      local s = qi.measure("violence"):series { unit = "CROFTON" }
      print(s:spc { chart = "c", limits = "probability" })
      """
  )

  static let constants = WordList(
    "constants",
    "How exact the constants of a chart's limits are.",
    of: ChartConstants.self,
    example:
      #"print(qi.rule_set { "ours", rules = { "beyond_limits" }, constants = "three_decimals" })"#
  ) { constants in
    switch constants {
    case .exact: Word("exact", "as they are computed", section: "Constants")
    case .threeDecimals:
      Word("three_decimals", "rounded as textbooks print them", section: "Constants")
    }
  }

  private static func word(of kind: ChartKind) -> Word {
    let (meaning, method, section) =
      switch kind {
      case .run:
        ("the median and the runs on either side of it; no limits", "centre = median", "Run chart")
      case .xmr:
        (
          "single values, limits from how much each differs from the one before",
          "mean ± 2.66 × mean moving range", "XmR chart"
        )
      case .mr:
        (
          "how much each value differs from the one before: beside an XmR chart",
          "0 to D4 × mean moving range", "mR chart"
        )
      case .xbar:
        (
          "the means of several measurements in each period",
          "mean of all ± 3 × sigma ÷ √n", "Xbar chart"
        )
      case .r:
        ("the ranges of subgroups: beside an X-bar chart", "d2 × sigma ± 3 × d3 × sigma", "R chart")
      case .s:
        (
          "the standard deviations of subgroups: beside an X-bar chart",
          "c4 × sigma ± 3 × √(1 − c4²) × sigma", "s chart"
        )
      case .p:
        (
          "proportions: cases with a property among n", "p̄ ± 3 × √(p̄ × (1 − p̄) ÷ n)", "p chart"
        )
      case .pPrime:
        (
          "proportions of thousands of cases, limits stretched by what varies besides chance",
          "p̄ ± 3 × σᵢ × σz, with σz from the moving ranges of z", "p′ and u′ charts"
        )
      case .np:
        ("how many cases among n have a property", "n × p̄ ± 3 × √(n × p̄ × (1 − p̄))", "np chart")
      case .c:
        ("counts, with the same opportunity in every period", "c̄ ± 3 × √c̄", "c chart")
      case .u: ("rates: events for so much exposure", "ū ± 3 × √(ū ÷ n)", "u chart")
      case .uPrime:
        (
          "rates over large exposure, limits stretched by what varies besides chance",
          "ū ± 3 × σᵢ × σz, with σz from the moving ranges of z", "p′ and u′ charts"
        )
      case .iPrime:
        (
          "single values that weigh by their denominators",
          "Σy ÷ Σn ± 3 × sigma ÷ √n", "I′ chart"
        )
      case .g:
        ("cases between rare events", "median; limits ḡ ± 3 × √(ḡ × (ḡ + 1))", "g chart")
      case .t:
        (
          "time between rare events", "an XmR chart of y to the power 1 ÷ 3.6, drawn back",
          "t chart"
        )
      case .ewma:
        (
          "averages in which older values weigh less: finds small, lasting changes",
          "zᵢ = λ × xᵢ + (1 − λ) × zᵢ₋₁; centre ± 3 × √vᵢ", "EWMA chart"
        )
      }
    return Word(kind.rawValue, meaning, method: method, section: section)
  }

  private static func word(of estimator: SigmaEstimator) -> Word {
    let (meaning, method) =
      switch estimator {
      case .movingRange:
        (
          "single values: from how much each differs from the one before",
          "mean moving range ÷ d2(2)"
        )
      case .standardDeviation:
        ("single values: from the standard deviation of them all", "s ÷ c4(n)")
      case .averageStandardDeviation:
        (
          "subgroups: the mean of their standard deviations, for each subgroup's size",
          "s̄ ÷ c4(nᵢ); the pooled s where sizes differ"
        )
      case .meanRange: ("subgroups: the mean of what each range says", "mean of Rᵢ ÷ d2(nᵢ)")
      case .weightedMeanRange:
        ("subgroups: the same, larger ones weighing more", "weights (d2 ÷ d3)²")
      case .meanStandardDeviation:
        ("subgroups: the mean of what each standard deviation says", "mean of sᵢ ÷ c4(nᵢ)")
      case .weightedMeanStandardDeviation:
        ("subgroups: the same, larger ones weighing more", "weights c4² ÷ (1 − c4²)")
      case .pooled:
        ("subgroups: one standard deviation for all, within them", "s pooled ÷ c4(Σ(nᵢ − 1) + 1)")
      }
    return Word(estimator.rawValue, meaning, method: method, section: "Xbar chart")
  }
}

internal import SPCCore

/// What a reader of a chart should know about the series behind it, in sentences.
enum CautionWords {
  static func sentence(_ caution: SeriesCaution, ofSubgroups: Bool = false) -> String {
    switch caution {
    case .fewPoints(let observed, let settled):
      return "\(NumberText.counted(observed, "point")) with a value: limits stay provisional until "
        + "there are \(settled)."
    case .meanCountLow(let mean, let minimum):
      return
        "There are only \(number(mean)) events in a period on average; below \(number(minimum)) "
        + "the rules call chance special too often."
    case .autocorrelated(let correlation):
      return
        "Each value resembles the one before (correlation \(number(correlation.lagOne)); up to "
        + "\(number(correlation.bound)) would be chance): the rules call that special too often."
    case .rollingMean(let sign):
      return
        "The values look like means over about \(sign.periods) rolling periods; neighbours share "
        + "figures, so that no control chart can judge them. Chart the single periods."
    case .mostlyZero(let share):
      return
        "\(percentage(share)) of the values are zero: the median is zero, and every other value "
        + "lies above it."
    case .mostlyOneValue(let value, let share):
      return "\(percentage(share)) of the values are \(number(value)): runs around the middle say "
        + "little."
    case .granular(let step, let sigma):
      return "The values go in steps of \(number(step)), wider than their usual spread (σ "
        + "\(number(sigma))): limits depend on the rounding."
    case .missing(let count, let share):
      return
        "\(NumberText.counted(count, "period")) (\(percentage(share))) \(count == 1 ? "has" : "have") "
        + "no value: runs and trends hardly get long enough to be seen."
    case .sizesVary(let smallest, let largest):
      return
        "\(ofSubgroups ? "Sizes of subgroups" : "Denominators") go from \(number(smallest)) to \(number(largest)) times their mean: limits "
        + "should vary with them."
    }
  }

  /// The name of a caution in a table.
  static func name(_ caution: SeriesCaution) -> String {
    switch caution {
    case .fewPoints: "few_points"
    case .meanCountLow: "low_counts"
    case .autocorrelated: "autocorrelated"
    case .rollingMean: "rolling_mean"
    case .mostlyZero: "mostly_zero"
    case .mostlyOneValue: "mostly_one_value"
    case .granular: "granular"
    case .missing: "missing"
    case .sizesVary: "sizes_vary"
    }
  }

  /// The same about several series at once, without the figures of one.
  static func general(_ caution: SeriesCaution) -> String {
    switch caution {
    case .fewPoints(_, let settled): "Limits stay provisional until there are \(settled) points."
    case .meanCountLow(_, let minimum):
      "With fewer than \(number(minimum)) events in a period on average the rules call chance special "
        + "too often; chart = \"suggested\" gives each series the chart that suits it."
    case .autocorrelated:
      "Each value resembles the one before: the rules call that special too often."
    case .rollingMean: "The values look like rolling means, which no control chart can judge."
    case .mostlyZero: "More than half of the values are zero, and so is the median."
    case .mostlyOneValue:
      "More than half of the values are the same: runs around the middle say little."
    case .granular: "The values go in steps wider than their usual spread."
    case .missing: "Many periods have no value: runs and trends hardly get long enough to be seen."
    case .sizesVary: "Sizes differ much, and the limits do not vary with them."
    }
  }

  /// What belongs under a chart that is made: what the chart itself does not say.
  static func notes(for analysis: AnalysisObject) -> [String] {
    let (series, chart) = (analysis.series, analysis.result.chart)
    let isRemarked = chart == .xmr && series.quantity == .count
    let cautions = cautions(for: analysis).filter { caution in
      // An XmR chart of low counts has a remark.
      if case .meanCountLow = caution { !isRemarked } else { true }
    }.map { sentence($0, ofSubgroups: series.hasSubgroups) }
    let counts =
      series.quantity == nil
      ? (try? series.wholeData).flatMap { possibleCounts($0, on: chart) } : nil
    return [counts, fractions(analysis.result.data, on: chart)].compactMap(\.self) + cautions
  }

  /// What a reader of a chart that is made should know about the series.
  static func cautions(for analysis: AnalysisObject) -> [SeriesCaution] {
    let chart = analysis.result.chart
    return analysis.cautions.filter { caution in
      switch caution {
      // The card calls limits provisional where they stand.
      case .fewPoints: return false
      // Said of charts with limits from counts; the others do not count events in a period.
      case .meanCountLow: return chart != .run && chart != .g && chart != .t
      case .sizesVary:
        return chart == .xmr || chart == .mr || chart == .c || chart == .ewma
      case .autocorrelated, .rollingMean, .mostlyZero, .mostlyOneValue, .granular, .missing:
        return true
      }
    }
  }

  /// Of numbers that nobody said the meaning of: that they are few events, if they are events.
  private static func possibleCounts(_ data: ChartData, on chart: ChartKind) -> String? {
    guard chart == .xmr || chart == .mr || chart == .ewma else { return nil }
    let counts: [Double]
    switch data {
    case .values(let values): counts = values.filter { !$0.isNaN }
    case .parts(let numerators, let denominators, _):
      counts = zip(numerators, denominators).filter { !$0.isNaN && $1 > 0 }.map(\.0)
    case .subgroups, .subgroupSummaries: return nil
    }
    guard !counts.isEmpty, counts.allSatisfy({ $0 >= 0 && $0 == $0.rounded() }) else { return nil }
    let mean = counts.reduce(0, +) / Double(counts.count)
    guard mean < ChartSuggestion.leastMeanCount else { return nil }
    return
      "If these are counts of events, there are only \(number(mean)) in a period on average; below "
      + "\(number(ChartSuggestion.leastMeanCount)) the rules call chance special too often."
  }

  /// That what a chart takes for counts are none.
  private static func fractions(_ data: ChartData, on chart: ChartKind) -> String? {
    let counts: [Double]
    switch (chart, data) {
    case (.c, .values(let values)), (.g, .values(let values)): counts = values
    case (.np, .parts(let numerators, _, _)), (.p, .parts(let numerators, _, _)),
      (.u, .parts(let numerators, _, _)):
      counts = numerators
    default: return nil
    }
    let places = counts.indices.filter { counts[$0] != counts[$0].rounded() && !counts[$0].isNaN }
    guard let first = places.first else { return nil }
    return ChoiceWords.sentence(.notWholeNumbers(count: places.count, firstIndex: first))
      + " The limits of \(chart.withArticle) are for whole numbers."
  }

  private static func number(_ value: Double) -> String { NumberText.plain(value, places: 2) }
  private static func percentage(_ share: Double) -> String {
    NumberText.plain(share * 100, places: 0) + " %"
  }
}

extension ChartKind {
  /// What a chart is drawn of, where nobody said.
  var usualQuantity: MeasuredQuantity {
    switch self {
    case .p, .pPrime, .np: .proportion
    case .u, .uPrime: .rate
    case .c: .count
    case .xbar, .r, .s: .mean
    case .g: .casesBetween
    case .t: .timeBetween
    case .run, .xmr, .mr, .iPrime, .ewma: .individual
    }
  }
}

extension ChartRefusal {
  /// Why the chart is not drawn, and what to do instead.
  var words: (message: String, hint: String) {
    switch self {
    case .meanCountLow(let chart, let mean, let minimum, let instead):
      let average = NumberText.plain(mean, places: 2)
      return (
        "There are only \(average) events in a period on average; below "
          + "\(NumberText.plain(minimum)) \(chart.withArticle) calls chance special too often.",
        "Chart the time from one event to the next (\(instead.withArticle)), add up longer periods, or "
          + "look at a run chart:  rules = \"anhoej\". More says  series:suggest_chart().  "
          + "To draw it all the same:  force = true"
      )
    }
  }
}

extension ChartRefusal {
  /// The same as a remark on a chart that was made all the same.
  var remark: String {
    switch self {
    case .meanCountLow(let chart, let mean, let minimum, _):
      "too few events for \(chart.withArticle): \(NumberText.plain(mean, places: 2)) in a period on "
        + "average, where \(NumberText.plain(minimum)) are the fewest; chance is called special too often"
    }
  }

  /// Why, of several series at once.
  var reason: String {
    switch self {
    case .meanCountLow(let chart, _, let minimum, _):
      "With fewer than \(NumberText.plain(minimum)) events in a period on average "
        + "\(chart.withArticle) calls chance special too often; series:suggest_chart() says what suits "
        + "them, force = true draws it all the same."
    }
  }
}

extension Diagnostic {
  init(_ refusal: ChartRefusal) {
    self.init(kind: "spc", refusal.words.message, hint: refusal.words.hint)
  }
}

extension SeriesObject {
  /// The series in the shape that says most about it.
  var wholeData: ChartData {
    get throws {
      if hasSubgroups { return try data(for: .xbar) }
      return try data(for: hasParts ? .u : .xmr)
    }
  }
}

internal import SPCCore

/// Why a chart is suggested, or why not, in sentences.
enum ChoiceWords {
  /// The sentence about a series, of subgroups or of values and parts.
  static func sentence(_ reason: ChoiceReason, ofSubgroups isOfSubgroups: Bool = false) -> String {
    switch reason {
    case .fewPoints(let observed, let minimum):
      return "\(points(observed)) too few for limits, which need \(minimum); "
        + "a median and its runs promise less."
    case .fewPointsForRunTests(let observed, let minimum):
      return "\(points(observed)) too few even for tests of runs, which need \(minimum): "
        + "look at the line, and collect more."
    case .countsWithEqualOpportunity:
      return "Events are counted, with much the same opportunity for them in every period."
    case .countsOverOpportunity:
      return "Events are counted over an opportunity that is known for each period."
    case .casesOutOfNumber:
      return "Each of a known number of cases has the property or has it not."
    case .oneValueEachPeriod: return "There is one measurement in each period."
    case .severalValuesEachPeriod: return "There are several measurements in each period."
    case .timeBetweenEvents: return "Each value is the time from one event to the next."
    case .casesBetweenEvents:
      return "Each value is the number of cases from one event to the next."
    case .rareEvents(let mean, let minimum, let periods, let points):
      return rare(mean, minimum, periods, points)
    case .rollingMean(let sign):
      return
        "The values look like means over about \(sign.periods) rolling periods: neighbours share "
        + "figures, so that no limits and no rules can judge them. Look at the line, and chart the "
        + "single periods."
    case .needsEveryEvent:
      return
        "It needs the date of every event, or the number of cases from one to the next, in place "
        + "of a count for each period."
    case .noDenominators: return "It needs a denominator for each period, and there is none."
    case .shapeNotForChart(let shape, let chart):
      return "\(chart.named) cannot be made of \(words(shape))."
    case .ignoresDenominators:
      return isOfSubgroups
        ? "It weighs every mean the same, however many members it is of."
        : "It weighs every period the same, whatever its denominator."
    case .overdispersed(let dispersion):
      return
        "The values vary \(number(dispersion.sigmaZ)) times as much as chance alone would have "
        + "them (up to \(number(dispersion.upperBound)) would be chance): limits from a model would "
        + "be too narrow."
    case .underdispersed(let dispersion):
      return "The values vary only \(number(dispersion.unscreenedSigmaZ)) times as much as chance "
        + "alone would have them (down to \(number(dispersion.lowerBound)) would be chance): limits "
        + "from a model would be too wide."
    case .dispersionAsModelled(let dispersion):
      return
        "The values vary \(number(dispersion.sigmaZ)) times as much as chance alone would have "
        + "them, and \(number(dispersion.lowerBound)) to \(number(dispersion.upperBound)) is chance: "
        + "limits from a model fit."
    case .usedForEverythingByNHSEngland:
      return "NHS England's Making Data Count uses it for every measure: one chart to learn, with "
        + "limits from the series itself."
    case .hasNoLimits:
      return "It has no limits: it shows runs, and no single value out of the ordinary."
    case .skewedByNature:
      return "A time between events is skewed by nature: limits as far below its mean as above it "
        + "are not its limits."
    case .notPositive(let count, let first):
      return "\(values(count, first)) not above zero."
    case .notWholeNumbers(let count, let first):
      return "\(values(count, first)) no whole \(count == 1 ? "number" : "numbers")."
    case .negative(let count, let first):
      return "\(values(count, first)) below zero."
    case .numeratorAboveDenominator(let count, let first):
      return
        "\(values(count, first, "numerator")) above \(count == 1 ? "its denominator" : "their denominators"), and so no share of it."
    }
  }

  /// A reason that was given in full before; short where it is long.
  static func again(_ reason: ChoiceReason, ofSubgroups isOfSubgroups: Bool = false) -> String {
    switch reason {
    case .rareEvents: "Events are too rare for it, as above."
    case .rollingMean: "It cannot judge rolling means, as above."
    case .fewPoints: "The points are too few for it, as above."
    case .overdispersed: "Its limits would be too narrow, as above."
    case .underdispersed: "Its limits would be too wide, as above."
    case .fewPointsForRunTests, .countsWithEqualOpportunity, .countsOverOpportunity,
      .casesOutOfNumber, .oneValueEachPeriod, .severalValuesEachPeriod, .timeBetweenEvents,
      .casesBetweenEvents, .needsEveryEvent, .noDenominators, .shapeNotForChart,
      .ignoresDenominators, .dispersionAsModelled, .usedForEverythingByNHSEngland, .hasNoLimits,
      .skewedByNature, .notPositive, .notWholeNumbers, .negative, .numeratorAboveDenominator:
      sentence(reason, ofSubgroups: isOfSubgroups)
    }
  }

  private static func rare(
    _ mean: Double,
    _ minimum: Double,
    _ periods: Int?,
    _ points: Int?
  ) -> String {
    guard mean > 0 else { return "There was no event at all." }
    var text =
      "There are \(number(mean)) events in a period on average; below \(number(minimum)) a "
    text += "chart of counts calls chance special too often, and can hardly show an improvement."
    if let periods, let points, periods > 1 {
      text +=
        " Added up over \(periods) periods at a time there would be \(number(minimum)) or more, "
      text += "at \(NumberText.counted(points, "point"))."
    }
    return text
  }

  private static func points(_ observed: Int) -> String {
    observed == 0
      ? "0 points with a value are"
      : "\(NumberText.counted(observed, "point")) with a value \(observed == 1 ? "is" : "are")"
  }

  private static func values(_ count: Int, _ first: Int, _ noun: String = "value") -> String {
    count == 1
      ? "1 \(noun), at point \(first + 1), is"
      : "\(NumberText.counted(count, noun)), the first at point \(first + 1), are"
  }

  private static func words(_ shape: ChartData.Shape) -> String {
    switch shape {
    case .values: "single values"
    case .parts: "numerators and denominators"
    case .subgroups: "the members of subgroups"
    case .subgroupSummaries: "figures about subgroups"
    }
  }

  private static func number(_ value: Double) -> String { NumberText.plain(value, places: 2) }
}

extension MeasuredQuantity {
  /// What is measured, after "of": "a count".
  var spoken: String {
    switch self {
    case .count: "a count"
    case .rate: "a rate"
    case .proportion: "a proportion"
    case .mean: "a mean"
    case .timeBetween: "the time between events"
    case .casesBetween: "the cases between events"
    case .individual: "single measurements"
    }
  }
}

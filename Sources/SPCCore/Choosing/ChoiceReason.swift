/// Why a chart is suggested, or why it is not: a fact with its numbers.
public enum ChoiceReason: Sendable, Hashable {
  /// Too few points for limits; a median with its runs promises less.
  case fewPoints(observed: Int, minimum: Int)
  /// Too few points even for tests of runs, which ask for this many (R. J. Perla, L. P. Provost,
  /// S. K. Murray, BMJ Quality & Safety 20, 2011).
  case fewPointsForRunTests(observed: Int, minimum: Int)
  /// Counts with the same opportunity in every period.
  case countsWithEqualOpportunity
  /// Counts over an opportunity that is known for each period.
  case countsOverOpportunity
  /// Cases that have a property or not, out of a known number.
  case casesOutOfNumber
  /// One measurement in each period.
  case oneValueEachPeriod
  /// Several measurements in each period, all of them known.
  case severalValuesEachPeriod
  /// Time from event to event.
  case timeBetweenEvents
  /// Cases from event to event.
  case casesBetweenEvents
  /// So few events that a chart of counts flags chance too often and cannot show an improvement.
  /// Adding up `periods` neighbouring periods would reach the minimum, and leave `points` of them;
  /// both nil where there are no events at all.
  case rareEvents(mean: Double, minimum: Double, periods: Int?, points: Int?)
  /// The values look like rolling means: neighbours share figures, so that limits and rules would judge
  /// what was computed and not what happened.
  case rollingMean(RollingMeanSign)
  /// The chart needs the date of each event, or the number of cases from one to the next.
  case needsEveryEvent
  /// The chart needs denominators, and there are none.
  case noDenominators
  /// The chart that suits the quantity cannot be computed from data of this shape.
  case shapeNotForChart(ChartData.Shape, chart: ChartKind)
  /// The denominators say nothing on this chart: every period weighs the same.
  case ignoresDenominators
  /// The values vary more than the chart's model allows for.
  case overdispersed(Dispersion)
  /// The values vary less than the chart's model asks for.
  case underdispersed(Dispersion)
  /// The values vary as the model says, so nothing has to be mended.
  case dispersionAsModelled(Dispersion)
  /// NHS England's Making Data Count uses the XmR chart for every measure: one chart for people to
  /// learn, and limits from the series itself instead of a model.
  case usedForEverythingByNHSEngland
  /// The chart has no limits: it shows runs, not single values out of the ordinary.
  case hasNoLimits
  /// A time between events is skewed by nature: limits at equal distances above and below its mean
  /// are not its limits.
  case skewedByNature
  /// `count` values, the first at an index, are not above zero.
  case notPositive(count: Int, firstIndex: Int)
  /// `count` values, the first at an index, are no whole numbers.
  case notWholeNumbers(count: Int, firstIndex: Int)
  /// `count` values, the first at an index, are below zero.
  case negative(count: Int, firstIndex: Int)
  /// `count` numerators, the first at an index, are above their denominators, so that they are no
  /// share of them.
  case numeratorAboveDenominator(count: Int, firstIndex: Int)
}

/// A chart that was considered and not suggested.
public struct ChartAlternative: Sendable, Hashable {
  /// The chart.
  public let chart: ChartKind
  /// Why it is not the first choice, and what speaks for it.
  public let reasons: [ChoiceReason]
}

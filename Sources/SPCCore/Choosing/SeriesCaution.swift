/// What a reader of a chart should know about the series behind it: facts, no verdicts.
public enum SeriesCaution: Sendable, Hashable {
  /// So few points that limits are provisional.
  case fewPoints(observed: Int, settled: Int)
  /// So few events in a period that the rules of a chart flag chance too often.
  case meanCountLow(mean: Double, minimum: Double)
  /// Each value depends on the one before, beyond what a shift or a trend explains.
  case autocorrelated(Autocorrelation)
  /// The values look like rolling means.
  case rollingMean(RollingMeanSign)
  /// More than half of the values are zero: the median is zero, and every other value lies above.
  case mostlyZero(share: Double)
  /// More than half of the values are this one, and it is not zero.
  case mostlyOneValue(Double, share: Double)
  /// The values are told apart so coarsely that most moving ranges are one step or none; said of
  /// ``leastCountForSteps`` values or more, of which at most half differ.
  case granular(step: Double, sigma: Double)
  /// So many values are missing that runs and trends hardly get long enough to be seen.
  case missing(count: Int, share: Double)
  /// The denominators, or sizes of subgroups, differ so much that limits must vary with them:
  /// smallest and largest in units of their mean.
  case sizesVary(smallest: Double, largest: Double)

  /// The share of equal values above which a series says little: one half, where the median is that
  /// value whatever the others are.
  public static let equalShareLimit = 0.5

  /// The share of missing values that is worth a word: one in ten, our choice.
  public static let missingShareLimit = 0.1

  /// How far denominators may lie from their mean before limits must vary: ±25 %, the usual rule.
  ///
  /// Source: AIAG, *Statistical Process Control (SPC) Reference Manual*; some texts say 20 %.
  public static let sizeShareLimit = 0.25

  /// The fewest values whose steps say how coarsely is measured: a baseline's.
  public static let leastCountForSteps = ChartSpecification.shortestBaseline

  /// Returns what is to be said about a series before it is charted, in the order of the cases.
  ///
  /// - Parameters:
  ///   - data: The series; NaN is missing.
  ///   - quantity: What it measures. Times and cases between events, skewed by nature, are not
  ///     called mostly zero.
  /// - Returns: The cautions; none for an ordinary series.
  /// - Complexity: O(*n* log *n*) for *n* values.
  public static func cautions(for data: ChartData, quantity: MeasuredQuantity) -> [SeriesCaution] {
    cautions(for: ObservedSeries(data), quantity: quantity)
  }

  static func cautions(
    for series: ObservedSeries,
    quantity: MeasuredQuantity
  ) -> [SeriesCaution] {
    let observed =
      series.values.contains(where: \.isNaN) ? series.values.filter { !$0.isNaN } : series.values
    var cautions: [SeriesCaution] = []
    if observed.count < SPCPhase.settledCount {
      cautions.append(.fewPoints(observed: observed.count, settled: SPCPhase.settledCount))
    }
    let mean = series.meanCount(of: quantity)
    if mean < ChartSuggestion.leastMeanCount {
      cautions.append(.meanCountLow(mean: mean, minimum: ChartSuggestion.leastMeanCount))
    }
    let centred = CenteredSeries(series.values)
    if let sign = RollingMeanSign(series.values, centred) {
      cautions.append(.rollingMean(sign))
    } else if let correlation = Autocorrelation(strongIn: series.values, centred) {
      cautions.append(.autocorrelated(correlation))
    }
    cautions += equalValues(observed)
    let missing = series.values.count - observed.count
    let share = Double(missing) / Double(series.values.count)
    if share > missingShareLimit { cautions.append(.missing(count: missing, share: share)) }
    var (smallest, largest) = (Double.infinity, -Double.infinity)
    for size in series.sizes where !size.isNaN {
      smallest = min(smallest, size)
      largest = max(largest, size)
    }
    if smallest <= largest {
      let mean = SampleMoments.mean(ofObserved: series.sizes)
      if smallest < (1 - sizeShareLimit) * mean || largest > (1 + sizeShareLimit) * mean {
        cautions.append(.sizesVary(smallest: smallest / mean, largest: largest / mean))
      }
    }
    return cautions
  }

  /// What is to be said where values are equal or told apart coarsely.
  private static func equalValues(_ observed: [Double]) -> [SeriesCaution] {
    let sorted = observed.sorted()
    guard let first = sorted.first, let last = sorted.last, observed.count > 1 else { return [] }
    var common = (value: first, count: 0)
    var step = Double.infinity
    var start = 0
    var distinct = 1
    for index in sorted.indices {
      if sorted[index] != sorted[start] {
        distinct += 1
        step = min(step, sorted[index] - sorted[start])
        start = index
      }
      if index - start + 1 > common.count { common = (sorted[index], index - start + 1) }
    }
    let share = Double(common.count) / Double(observed.count)
    if share > equalShareLimit {
      return [
        common.value == 0 ? .mostlyZero(share: share) : .mostlyOneValue(common.value, share: share)
      ]
    }
    // A step much below the range of the values is what measuring finely looks like.
    guard step.isFinite, last > first, observed.count >= leastCountForSteps,
      2 * distinct <= observed.count
    else { return [] }
    let ranges = zip(observed, observed.dropFirst()).map { ($0 - $1).magnitude }
    let sigma = SampleMoments(ranges).mean / Dispersion.rangePerSigma
    return step > sigma ? [.granular(step: step, sigma: sigma)] : []
  }
}

extension MeasuredQuantity {
  /// Whether events are counted, so that their mean number decides what a chart can tell.
  var isCounted: Bool { self == .count || self == .rate || self == .proportion }
}

/// How a chart is chosen: the decision, apart from what the suggestion shows of it.
struct ChartChoice {
  let series: ObservedSeries
  let quantity: MeasuredQuantity
  let shape: ChartData.Shape
  /// NaN where nothing is counted.
  let meanCount: Double
  let dispersion: Dispersion?

  /// The chart for the data with the reasons for it.
  func preferred() -> ChartAlternative {
    if let rolling { return ChartAlternative(chart: .run, reasons: [rolling, .hasNoLimits]) }
    if let rare { return ChartAlternative(chart: eventChart, reasons: [rare, .needsEveryEvent]) }
    let observed = series.observedCount
    guard let few else { return drawable(natural) }
    var reasons = [few]
    if observed < ChartSuggestion.leastPointsForRunTests {
      reasons.append(
        .fewPointsForRunTests(observed: observed, minimum: ChartSuggestion.leastPointsForRunTests)
      )
    }
    return ChartAlternative(chart: .run, reasons: reasons)
  }

  /// The chart for the data as they are, where the one preferred needs others: without events by
  /// their dates a run chart, which promises no limits that chance would cross.
  static func now(_ preferred: ChartAlternative) -> ChartKind {
    preferred.reasons.contains(.needsEveryEvent) ? .run : preferred.chart
  }

  /// The chart, or the one that takes data of every shape where it does not take these.
  private func drawable(_ choice: ChartAlternative) -> ChartAlternative {
    guard !choice.chart.takes(shape) else { return choice }
    return ChartAlternative(
      chart: .xmr,
      reasons: [.shapeNotForChart(shape, chart: choice.chart)]
    )
  }

  /// The fact that there are too few points for limits, where there are.
  private var few: ChoiceReason? {
    let minimum = ChartSuggestion.leastPointsForLimits
    let observed = series.observedCount
    return observed < minimum ? .fewPoints(observed: observed, minimum: minimum) : nil
  }

  /// The chart for the data if there were enough of them.
  private var natural: ChartAlternative {
    switch quantity {
    case .individual: return ChartAlternative(chart: .xmr, reasons: [.oneValueEachPeriod])
    case .mean: return natural(of: .xbar, basis: .severalValuesEachPeriod)
    case .timeBetween, .casesBetween: return betweenEvents
    case .proportion where aboveDenominator != nil:
      // A share above one is no share: the parts are counts over an opportunity.
      return ChartAlternative(
        chart: .u,
        reasons: [aboveDenominator, .countsOverOpportunity].compactMap(\.self)
      )
    case .proportion: return natural(of: .p, basis: .casesOutOfNumber)
    case .rate: return natural(of: .u, basis: .countsOverOpportunity)
    case .count where !series.sizes.isEmpty:
      return natural(of: .u, basis: .countsOverOpportunity)
    case .count:
      if let unfit = series.values.unfitForCounts {
        return ChartAlternative(chart: .xmr, reasons: [unfit, .oneValueEachPeriod])
      }
      return natural(of: .c, basis: .countsWithEqualOpportunity)
    }
  }

  /// A chart whose limits come from a model, or the chart that takes its place where the values do
  /// not vary as the model says, or do not say what it needs.
  private func natural(of chart: ChartKind, basis: ChoiceReason) -> ChartAlternative {
    guard chart == .c || !series.sizes.isEmpty else {
      let reason: ChoiceReason = chart == .xbar ? .oneValueEachPeriod : .noDenominators
      return ChartAlternative(chart: .xmr, reasons: [reason])
    }
    guard let dispersion else { return ChartAlternative(chart: chart, reasons: [basis]) }
    if dispersion.isOverdispersed {
      return ChartAlternative(chart: chart.widened, reasons: [basis, .overdispersed(dispersion)])
    }
    if dispersion.isUnderdispersed {
      return ChartAlternative(chart: chart.widened, reasons: [basis, .underdispersed(dispersion)])
    }
    return ChartAlternative(chart: chart, reasons: [basis, .dispersionAsModelled(dispersion)])
  }

  private var betweenEvents: ChartAlternative {
    let basis: ChoiceReason =
      quantity == .timeBetween ? .timeBetweenEvents : .casesBetweenEvents
    let notPositive = series.values.notPositive
    let unfit = series.values.unfitForCounts
    let first: ChartKind = quantity == .timeBetween ? .t : .g
    if first == .t ? notPositive == nil : unfit == nil {
      return ChartAlternative(chart: first, reasons: [basis])
    }
    let reasons = [basis, first == .t ? notPositive : unfit].compactMap(\.self)
    let second: ChartKind = first == .t ? .g : .t
    if second == .t ? notPositive == nil : unfit == nil {
      return ChartAlternative(chart: second, reasons: reasons)
    }
    return ChartAlternative(chart: .run, reasons: reasons)
  }

  /// The fact that the values are rolling means, where they look like it.
  private var rolling: ChoiceReason? {
    RollingMeanSign(series.values).map(ChoiceReason.rollingMean)
  }

  private var isBetweenEvents: Bool { quantity == .timeBetween || quantity == .casesBetween }

  /// The chart of the distance from one event to the next: cases between for a proportion, time or
  /// opportunity between for the others.
  private var eventChart: ChartKind { quantity == .proportion ? .g : .t }

  /// The fact that events are rare, where they are.
  private var rare: ChoiceReason? {
    let minimum = ChartSuggestion.leastMeanCount
    guard quantity.isCounted, meanCount < minimum, aboveDenominator == nil,
      series.counts.unfitForCounts == nil
    else { return nil }
    let ratio = (minimum / meanCount).rounded(.up)
    // Exactly, so that no ratio is too large for a whole number.
    let periods = Int(exactly: ratio)
    let points = periods.map { series.observedCount / $0 }
    return .rareEvents(mean: meanCount, minimum: minimum, periods: periods, points: points)
  }

  private var aboveDenominator: ChoiceReason? {
    guard quantity == .proportion else { return nil }
    let above = zip(series.counts, series.sizes).map { $0 > $1 }
    guard let first = above.firstIndex(of: true) else { return nil }
    return .numeratorAboveDenominator(count: above.count { $0 }, firstIndex: first)
  }

  /// What else was considered, with what speaks against it or for it.
  func alternatives(to preferred: ChartAlternative) -> [ChartAlternative] {
    let considered: [ChartKind] =
      switch quantity {
      case .count where series.sizes.isEmpty: [.c, .t, .xmr, .run]
      case .count, .rate: [.u, .uPrime, .t, .xmr, .run]
      case .proportion where aboveDenominator != nil: [.p, .u, .uPrime, .xmr, .run]
      case .proportion: [.p, .pPrime, .g, .xmr, .run]
      case .mean: [.xbar, .xmr, .run]
      case .timeBetween, .casesBetween: [.t, .g, .xmr, .run]
      case .individual: [.xmr, .run]
      }
    let rolling = rolling
    return considered.filter { $0 != preferred.chart }.map { chart in
      // Events by their dates are other data, which share nothing.
      let isOfOtherData = quantity.isCounted && chart.isBetweenEvents
      let limits = chart == .run ? nil : few
      let counts = quantity.isCounted && !chart.isBetweenEvents && chart != .run ? rare : nil
      return ChartAlternative(
        chart: chart,
        reasons: [isOfOtherData ? nil : rolling, limits, counts].compactMap(\.self)
          + reasons(about: chart)
      )
    }
  }

  /// What speaks for or against a chart that was considered, apart from how few the data are.
  private func reasons(about chart: ChartKind) -> [ChoiceReason] {
    let needsOtherData = chart.isBetweenEvents && quantity.isCounted || series.sizes.isEmpty
    if !chart.takes(shape), !needsOtherData { return [.shapeNotForChart(shape, chart: chart)] }
    switch chart {
    case .run: return [.hasNoLimits]
    case .xmr:
      let skew: ChoiceReason? = isBetweenEvents ? .skewedByNature : nil
      let sizes: ChoiceReason? = series.sizes.isEmpty ? nil : .ignoresDenominators
      return [skew, sizes].compactMap(\.self) + [.usedForEverythingByNHSEngland]
    case .t where quantity.isCounted, .g where quantity.isCounted: return [.needsEveryEvent]
    case .t: return [series.values.notPositive ?? .timeBetweenEvents]
    case .g: return [series.values.unfitForCounts ?? .casesBetweenEvents]
    case .xbar where series.sizes.isEmpty: return [.oneValueEachPeriod]
    case .c: return [series.values.unfitForCounts ?? modelReason ?? .countsWithEqualOpportunity]
    default:
      if series.sizes.isEmpty { return [.noDenominators] }
      if chart == .p, let aboveDenominator { return [aboveDenominator] }
      return [modelReason].compactMap(\.self)
    }
  }

  /// What the spread says about a chart with limits from a model.
  private var modelReason: ChoiceReason? {
    dispersion.map {
      $0.isOverdispersed
        ? .overdispersed($0)
        : $0.isUnderdispersed ? .underdispersed($0) : .dispersionAsModelled($0)
    }
  }
}

extension ChartKind {
  /// The chart that takes the place of one with limits from a model where the spread is another:
  /// Laney's, or the XmR chart where there is none.
  fileprivate var widened: ChartKind {
    switch self {
    case .p: .pPrime
    case .u: .uPrime
    default: .xmr
    }
  }

  /// Whether the chart looks at what lies between events.
  fileprivate var isBetweenEvents: Bool { self == .t || self == .g }
}

extension [Double] {
  /// Why these are no counts; nil where they are.
  fileprivate var unfitForCounts: ChoiceReason? {
    if let first = firstIndex(where: { $0 < 0 }) {
      return .negative(count: count { $0 < 0 }, firstIndex: first)
    }
    if let first = firstIndex(where: { !$0.isNaN && $0.rounded() != $0 }) {
      return .notWholeNumbers(
        count: count { !$0.isNaN && $0.rounded() != $0 },
        firstIndex: first
      )
    }
    return nil
  }

  /// Why these are no times between events; nil where they are.
  fileprivate var notPositive: ChoiceReason? {
    guard let first = firstIndex(where: { $0 <= 0 }) else { return nil }
    return .notPositive(count: count { $0 <= 0 }, firstIndex: first)
  }
}

import SPCCore

/// What the figures of the whole trust must show, measure by measure.
struct TrustTruths: Sendable {
  private let places: TrustPlaces

  init(_ places: TrustPlaces) { self.places = places }

  /// Whether a measure shows what it must: what its latest figure shows, and what is planted in it.
  func hold(_ measure: DrawnMeasure) -> Bool {
    let plan = measure.plan
    let values = measure.trustValues
    guard plan.chart(values, phaseStarts: phaseStarts(measure))?.variation == plan.latest else {
      return false
    }
    return switch plan.code {
    case "SAF-01": spreadIsSeen(measure)
    case "SAF-05": risesToTheEnd(plan, measure.values(of: places.risingSeclusion))
    case "SAF-09": isSeasonal(plan, values)
    case "SAF-12": (0.30...0.55).contains(change(values, at: 32, before: 29))
    case "SAF-15": plan.isQuiet(Array(values[24...]))
    case "STF-01": hasThreeSpikes(plan, values)
    case "STF-07": injuriesGoOn(measure)
    case "EXP-01": (-3.6 ... -2.4).contains(difference(values, at: 13))
    case "EXP-02": (2.6...3.4).contains(change(values, at: 13, before: 13))
    case "EXP-09": provisionalIsLower(measure) && answersAreFaster(measure)
    case "EFF-03": isSettled(plan, values, .consistentlyFails, 67...77)
    case "EFF-06": isSettled(plan, values, .consistentlyPasses, 87...98)
    case "ACC-02": isSettled(plan, values, .hitOrMiss, 0...100)
    case "ACC-08": isTwoProcesses(plan, values)
    default: true
    }
  }

  /// Where the limits of the trust's chart start anew: with a new definition, and where people decided
  /// so for every unit.
  func phaseStarts(_ measure: DrawnMeasure) -> [Int] {
    if let redefinition = measure.plan.redefinition {
      return measure.timeline.starts.firstIndex { $0 >= redefinition.from }.map { [$0] } ?? []
    }
    return DecidedPhases.wholeTrust.compactMap { phase in
      phase.measure == measure.plan.code
        ? measure.timeline.starts.firstIndex { $0 >= phase.from } : nil
    }
  }

  /// In the trust's total the first ward's fall is not seen for a year; the spread is.
  private func spreadIsSeen(_ measure: DrawnMeasure) -> Bool {
    let plan = LocalMeasures.monthlyViolence
    let monthly = LocalMeasures.months(measure, as: plan).trustValues
    guard let chart = plan.chart(monthly, baseline: LocalChanges.huddlesBegin) else { return false }
    let alone = LocalChanges.huddlesBegin..<LocalChanges.spreadMonths[0]
    return alone.allSatisfy { chart.points[$0].category == .commonCause }
      && chart.variation == .improvement
  }

  private func risesToTheEnd(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    guard let last = plan.chart(values)?.points.last else { return false }
    return last.category == .concern && last.highHits.contains(RuleHits(.trend))
  }

  /// Higher in each winter than in the summer before; against the same month of the year before,
  /// nothing by any rule.
  private func isSeasonal(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    let seasons = (0..<4).allSatisfy { year in
      let start = year * 12
      // December to February after June to August.
      return values[start + 8...start + 10].observedMean
        > 1.15 * values[start + 2...start + 4].observedMean
    }
    let againstTheYearBefore = zip(values.dropFirst(12), values).map { $0 - $1 }
    guard seasons, plan.isQuiet(againstTheYearBefore), let chart = plan.chart(values) else {
      return false
    }
    return chart.points.contains { $0.category == .concern }
  }

  private func hasThreeSpikes(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    guard let chart = plan.chart(values) else { return false }
    return chart.points.indices.filter {
      chart.points[$0].highHits.contains(RuleHits(.beyondLimits))
    }
      == [0, 9, 21]
  }

  /// Where no violence is reported any more, staff are injured in most months all the same.
  private func injuriesGoOn(_ measure: DrawnMeasure) -> Bool {
    guard let series = measure.series(of: places.silentWard) else { return false }
    return series.figures[LocalChanges.silence...].count { ($0?.numerator ?? 0) > 0 } >= 6
  }

  /// First figures are about six points below the settled ones, and settled ones alone signal
  /// nothing at the end.
  private func provisionalIsLower(_ measure: DrawnMeasure) -> Bool {
    let total = measure.total()
    var first = 0
    for series in measure.series {
      for figure in series.figures { first += figure?.provisional ?? figure?.numerator ?? 0 }
    }
    let settled = total.reduce(0) { $0 + ($1?.numerator ?? 0) }
    let cases = total.reduce(0) { $0 + ($1?.denominator ?? 0) }
    let points = 100 * Double(settled - first) / Double(cases)
    let finals = Array(measure.trustValues.dropLast(2))
    return (5.6...6.4).contains(points) && measure.plan.chart(finals)?.variation == .commonCause
  }

  /// The one service that answers faster does so also with the figures that are still provisional.
  private func answersAreFaster(_ measure: DrawnMeasure) -> Bool {
    let values = measure.values(of: places.fasterAnswers)
    return UnitTruths(places).improves(measure.plan, values, baseline: 34, after: 34)
  }

  private func isSettled(
    _ plan: MeasurePlan,
    _ values: [Double],
    _ assurance: AssuranceCategory,
    _ range: ClosedRange<Double>
  ) -> Bool {
    plan.isQuiet(values) && values.allSatisfy { range.contains($0) }
      && plan.chart(values)?.assurance == assurance
  }

  /// Each definition's figures are quiet; joined, they look like a step.
  private func isTwoProcesses(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    guard let joined = plan.chart(values) else { return false }
    return joined.variation == .concern && plan.isQuiet(Array(values[..<36]))
      && plan.isQuiet(Array(values[36...]))
  }

  private func change(_ values: [Double], at month: Int, before: Int) -> Double {
    values[month...].observedMean / values[..<before].observedMean - 1
  }

  private func difference(_ values: [Double], at month: Int) -> Double {
    values[month...].observedMean - values[..<month].observedMean
  }
}

import SPCCore

/// What the figures of single units must show.
struct UnitTruths: Sendable {
  private let places: TrustPlaces

  init(_ places: TrustPlaces) { self.places = places }

  /// Whether the figures of a unit show what is planted there; true where nothing is.
  func hold(_ measure: DrawnMeasure, _ unit: String, _ figures: [DrawnMeasure.Figure?]) -> Bool {
    let plan = measure.plan
    let values = measure.values(figures)
    return switch (plan.code, unit) {
    case ("SAF-01", _): hasItsChange(measure, unit, figures)
    case ("STF-07", places.crofton):
      improves(plan, values, baseline: 24, after: LocalChanges.violenceFalls)
    case ("SAF-03", places.restraintProject):
      moves(
        plan,
        values,
        baseline: LocalChanges.restraintFalls,
        to: .improvement,
        by: -0.40 ... -0.30
      )
    case ("SAF-06", places.restraintProject):
      moves(plan, values, baseline: LocalChanges.restraintFalls, to: .concern, by: 0.35...0.45)
    case ("SAF-09", places.mergedInto): changesWithTheMerger(plan, values)
    case ("SAF-09", places.fewerFalls):
      moves(plan, values, baseline: 31, to: .improvement, by: -0.36 ... -0.27)
        && improves(plan, values, baseline: 31, after: 31)
    case ("SAF-11", places.fewerPressureUlcers): improves(plan, values, baseline: 33, after: 33)
    case ("EFF-01", _) where places.healthChecksLost.contains(unit): isLost(plan, values)
    case ("EFF-01", places.healthChecksKept): improves(plan, values, baseline: 30, after: 30)
    // The others must not look like one of the former by chance.
    case ("EFF-01", _): !isLost(plan, values)
    case ("EXP-11", _) where places.fewerMissedAppointments.contains(unit):
      improves(plan, values, baseline: 32, after: 32)
    case ("SAF-18", places.checklistLost): isLost(plan, values)
    case ("EFF-14", places.earlierDischarge): improves(plan, values, baseline: 31, after: 31)
    case ("EFF-12", places.earlierDischarge): worsens(plan, values, after: 31)
    case ("ACC-03", places.childrenSooner): improves(plan, values, baseline: 33, after: 33)
    case ("EXP-11", places.childrenSooner): worsens(plan, values, after: 33)
    case ("STF-09", places.fewerAgencyShifts): improves(plan, values, baseline: 32, after: 32)
    case ("STF-11", places.fewerAgencyShifts): worsens(plan, values, after: 32)
    case ("ACC-10", places.fasterScreening): improves(plan, values, baseline: 31, after: 31)
    case ("EFF-11", places.shorterWaits): improves(plan, values, baseline: 36, after: 36)
    default: true
    }
  }

  /// Whether violence on a ward of the programme went as far as it should, within five points, from the
  /// weeks before to those since all have begun; where it fell far, whether the ward's own months show it.
  private func hasItsChange(
    _ measure: DrawnMeasure,
    _ unit: String,
    _ figures: [DrawnMeasure.Figure?]
  ) -> Bool {
    guard let place = (places.spread + places.programmeOnly).first(where: { $0.unit == unit })
    else {
      return true
    }
    let values = measure.values(figures)
    let before = values[..<Timeline.weekly.first(ofMonth: LocalChanges.spreadMonths[0])]
      .observedMean
    let after = values[Timeline.weekly.first(ofMonth: LocalChanges.silence)...].observedMean
    guard abs(after / before - 1 - place.change) < 0.05 else { return false }
    guard place.change < -0.3 else { return true }
    var months = [Double](repeating: 0, count: Timeline.monthly.count)
    for (week, figure) in figures.enumerated() {
      months[measure.timeline.months[week]] += Double(figure?.numerator ?? 0)
    }
    guard let chart = measure.plan.chart(months, baseline: LocalChanges.huddlesBegin) else {
      return false
    }
    return chart.points[LocalChanges.silence...].count { $0.category == .improvement } >= 6
  }

  /// Limits from the first points, quiet by every rule; improvement within a year of a month, and in
  /// most of the last year.
  func improves(
    _ plan: MeasurePlan,
    _ values: [Double],
    baseline: Int,
    after month: Int
  ) -> Bool {
    guard let chart = plan.chart(values, baseline: baseline), isQuiet(chart, until: baseline) else {
      return false
    }
    let found = chart.points.indices.first {
      $0 >= month && chart.points[$0].category == .improvement
    }
    guard let found, found <= month + 12 else { return false }
    return chart.points.suffix(12).count { $0.category == .improvement } >= 9
      && (chart.variation == .improvement || plan.code == "EXP-09")
  }

  /// Limits from the points before a month, quiet by every rule; concern in most of the last year.
  private func worsens(_ plan: MeasurePlan, _ values: [Double], after month: Int) -> Bool {
    guard let chart = plan.chart(values, baseline: month), isQuiet(chart, until: month) else {
      return false
    }
    return chart.points.suffix(12).count { $0.category == .concern } >= 9
  }

  /// A signal against limits from the baseline, still there at the end, and a mean that moved so far.
  private func moves(
    _ plan: MeasurePlan,
    _ values: [Double],
    baseline: Int,
    to category: PointCategory,
    by range: ClosedRange<Double>
  ) -> Bool {
    guard let chart = plan.chart(values, baseline: baseline), isQuiet(chart, until: baseline) else {
      return false
    }
    let before = values[..<baseline].observedMean
    let after = values[baseline...].observedMean
    return range.contains(after / before - 1) && chart.variation == category
  }

  /// Improvement by a rule in the months of the rise; none in the last half year.
  private func isLost(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    let rise = LocalChanges.checksRise
    guard let chart = plan.chart(values, baseline: rise) else { return false }
    let risen = (rise..<LocalChanges.checksFade).allSatisfy {
      chart.points[$0].category == .improvement
    }
    return risen && chart.points.suffix(6).allSatisfy { $0.category != .improvement }
  }

  /// Whether no point of the baseline is part of a pattern, one that goes on after it included.
  private func isQuiet(_ chart: SPCResult, until end: Int) -> Bool {
    chart.points[..<end].allSatisfy { $0.category == .commonCause }
  }

  /// One chart over both has a signal; each part by itself has none.
  private func changesWithTheMerger(_ plan: MeasurePlan, _ values: [Double]) -> Bool {
    let month = LocalChanges.merger
    guard let joined = plan.chart(values) else { return false }
    return joined.points.contains { $0.category != .commonCause }
      && plan.isQuiet(Array(values[..<month])) && plan.isQuiet(Array(values[month...]))
  }
}

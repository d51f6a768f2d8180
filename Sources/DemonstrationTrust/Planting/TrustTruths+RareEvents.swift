import QualityModel
import SPCCore

extension TrustTruths {
  /// Whether the days between rare events show what they must: nothing at the end in the trust, and
  /// in one directorate the change that is planted there.
  func hold(_ plan: MeasurePlan, _ events: RareEvents) -> Bool {
    let trust = events.gaps(TrustStructure.trust.code).map { Double($0.since) }
    guard plan.chart(trust)?.variation == plan.latest else { return false }
    guard plan.code == "SAF-04" else { return true }
    let gaps = events.gaps("ACM")
    let change = Timeline.monthly.starts[LocalChanges.proneFalls]
    guard let first = gaps.firstIndex(where: { $0.day >= change }) else { return false }
    let days = gaps.map { Double($0.since) }
    // The first gap after the change began before it.
    let before = days[..<first].observedMean
    let after = days[(first + 1)...].observedMean
    guard (11.0...13.0).contains(before), (28.0...32.0).contains(after) else { return false }
    let specification = ChartSpecification(
      chart: .t,
      ruleSet: .nhse2023,
      direction: .increase,
      baselineCount: first
    )
    guard let chart = try? SPCResult(values: days, specification: specification) else {
      return false
    }
    return chart.points[..<first].allSatisfy { $0.category != .concern }
      && chart.points[first...].contains { $0.category == .improvement }
      && chart.variation != .concern
  }

  /// Whether a spreadsheet of a ward's own counts from 18 to 60 per cent more than the measure it
  /// copies, over all of its wards and months.
  func hold(_ clone: DrawnMeasure, counting original: DrawnMeasure) -> Bool {
    var (own, others) = (0, 0)
    for series in clone.series {
      guard let same = original.series(of: series.reporter.code) else { return false }
      for (figure, other) in zip(series.figures, same.figures) {
        guard let figure, let numerator = figure.numerator else { continue }
        own += numerator
        others += other?.numerator ?? 0
      }
    }
    return (1.18...1.60).contains(Double(own) / Double(others))
  }
}

import QualityModel
import SPCCore

extension SeriesCourse {
  /// The chart of points around a change, with limits from those before.
  static func chart(
    _ points: PointsAroundChange,
    _ definition: MeasureDefinition,
    _ ruleSet: RuleSet
  ) -> SPCResult? {
    let direction: ImprovementDirection =
      switch definition.better {
      case .higher: .increase
      case .lower: .decrease
      case .neutral: .neutral
      }
    return try? SPCResult(
      values: points.blocks.map { $0.value ?? .nan },
      specification: ChartSpecification(
        chart: ruleSet.charts.contains(.xmr) ? .xmr : ruleSet.charts.first ?? .xmr,
        ruleSet: ruleSet,
        direction: direction,
        baselineCount: points.before >= fewestBefore ? points.before : nil
      )
    )
  }

  /// The run of points of a category that lasts and lies farthest from the points before.
  static func stretch(
    _ category: PointCategory,
    _ chart: SPCResult,
    _ points: PointsAroundChange,
    _ newest: [Int]
  ) -> Stretch? {
    guard let before = points.level(0..<points.before), let now = points.level(newest) else {
      return nil
    }
    var best: Stretch?
    var first: Int?
    for index in points.before...chart.points.count {
      if index < chart.points.count, chart.points[index].category == category {
        first = first ?? index
        continue
      }
      guard let start = first else { continue }
      first = nil
      let run = start..<index
      let distance = standardErrors(run, chart, points).magnitude
      let isLong = run.count >= 2 * points.lasting && distance >= Self.away
      guard isLong || run.count >= points.lasting && distance >= Self.far,
        distance > best?.standardErrors ?? 0, let level = points.level(run)
      else { continue }
      best = Stretch(
        first: points.blocks[start].first,
        last: points.blocks[index - 1].last,
        points: run.count,
        level: level,
        standardErrors: distance,
        isThereNow: (now - before) / (level - before) >= 0.5
      )
    }
    return best
  }

  /// How far the mean of some points lies above that of the points before, in standard errors of the
  /// difference.
  ///
  /// The spread of each group is its standard deviation, or the sigma of the chart where that is larger:
  /// moving ranges alone make too little of points that stay near the one before.
  static func standardErrors(
    _ range: Range<Int>,
    _ chart: SPCResult,
    _ points: PointsAroundChange
  ) -> Double {
    let early = chart.points[..<points.before].map(\.value).filter { !$0.isNaN }
    let late = chart.points[range].map(\.value).filter { !$0.isNaN }
    guard !late.isEmpty, !early.isEmpty else { return 0 }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func square(_ values: [Double]) -> Double {
      let centre = mean(values)
      let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let variance = squares / Double(max(1, values.count - 1))
      let sigma = chart.phases[0].sigma
      return max(variance, sigma.isNaN ? 0 : sigma * sigma) / Double(values.count)
    }
    let distance = mean(late) - mean(early)
    let error = (square(early) + square(late)).squareRoot()
    // Points that are all alike leave no room for chance.
    return error > 0 ? distance / error : distance == 0 ? 0 : distance > 0 ? .infinity : -.infinity
  }
}

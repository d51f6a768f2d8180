internal import QualityModel
internal import SPCCore

/// One SPC result of one series: the picture, the table, the signals and the sentences read from it.
final class AnalysisObject {
  let series: SeriesObject
  let result: SPCResult
  /// The reasons of the phases, by the index of the slot they start at.
  let phaseReasons: [Int: String]

  /// Computes a chart of a series.
  ///
  /// Phases come from the decisions in the series and from changes of the definition, targets from the
  /// store unless one is given.
  init(
    _ series: SeriesObject,
    ruleSet: RuleSet,
    chart: ChartKind,
    baseline: Int?,
    target: Double?,
    direction: ImprovementDirection?,
    screening: Bool?
  ) throws {
    let starts = series.series.phaseStarts
    var reasons: [Int: String] = [:]
    for start in starts {
      switch start.cause {
      case .start: break
      case .decided(let phase): reasons[series.slotIndex(of: start)] = phase.reason
      case .definition(_, let version):
        reasons[series.slotIndex(of: start)] = "definition \(version)"
      }
    }
    let indices = starts.map(series.slotIndex(of:)).filter { $0 > 0 }
    let stored = series.slots.map { slot in
      slot.point == nil ? .nan : series.series.target(on: slot.period)?.value ?? .nan
    }
    let line: TargetLine =
      if let target { .constant(target) } else if stored.contains(where: { !$0.isNaN }) {
        .perPoint(stored)
      } else { .none }

    self.series = series
    phaseReasons = reasons
    result = try SPCResult(
      values: series.slots.map(\.value),
      specification: ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: direction ?? series.definition?.better.improvement ?? .neutral,
        phaseStarts: indices,
        baselineCount: baseline ?? starts.compactMap(\.baselinePoints).last,
        target: line,
        screensMovingRanges: screening
      )
    )
  }

  /// The points that are special cause, oldest first.
  func signals(since day: CalendarDate?) -> [SignalObject] {
    result.points.indices.compactMap { index in
      guard result.points[index].label != nil else { return nil }
      if let day, series.slots[index].period < day { return nil }
      return SignalObject(analysis: self, index: index)
    }
  }
}

extension BetterDirection {
  /// The direction the SPC core judges by.
  var improvement: ImprovementDirection {
    switch self {
    case .higher: .increase
    case .lower: .decrease
    case .neutral: .neutral
    }
  }
}

/// A point of a chart that a rule calls special.
final class SignalObject {
  let analysis: AnalysisObject
  let index: Int

  init(analysis: AnalysisObject, index: Int) {
    self.analysis = analysis
    self.index = index
  }

  var point: SPCPoint { analysis.result.points[index] }
  var slot: SeriesObject.Slot { analysis.series.slots[index] }
  var label: String { analysis.series.labels[index] }
}

internal import QualityModel
internal import SPCCore

/// One SPC result of one series: the picture, the table, the signals and the sentences read from it.
final class AnalysisObject {
  let series: SeriesObject
  let result: SPCResult
  /// The reasons of the phases, by the index of the slot they start at.
  let phaseReasons: [Int: String]
  /// The slots at which another definition begins: what is before cannot be compared.
  let definitionStarts: Set<Int>
  /// What a reader should know of how it was computed, in plain words.
  let remarks: [String]

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
      var words: [String] = []
      if case .definition(_, let version) = start.cause { words.append("definition \(version)") }
      if let decision = start.decision { words.append(decision.reason) }
      if !words.isEmpty { reasons[series.slotIndex(of: start)] = words.joined(separator: "; ") }
    }
    let indices = Set(starts.map(series.slotIndex(of:)).filter { $0 > 0 }).sorted()
    var baselines: [Int: Int] = [:]
    var remarks: [String] = []
    for start in starts {
      guard let points = start.baselinePoints, let phase = start.decision else { continue }
      // A view that begins inside a decided phase does not hold the periods its baseline was decided
      // on; fixing limits on others instead would be a second truth under one decision.
      if series.isCutAtStart, start.pointIndex == 0, let first = series.slots.first?.period,
        phase.from < first
      {
        remarks.append(
          "the baseline decided from \(phase.from) begins before this view and is not used"
        )
      } else if let baseline, baseline != points {
        remarks.append(
          "the baseline of \(points) points decided from \(phase.from) is overridden by \(baseline)"
        )
      } else {
        baselines[series.slotIndex(of: start)] = points
      }
    }
    let stored = series.slots.map { series.series.target(on: $0.period)?.value ?? .nan }
    let line: TargetLine =
      if let target { .constant(target) } else if stored.contains(where: { !$0.isNaN }) {
        .perPoint(stored)
      } else { .none }

    if let baseline, baseline > series.slots.count {
      remarks.append("the series is shorter than its baseline of \(baseline) points")
    }
    self.series = series
    phaseReasons = reasons
    definitionStarts = Set(
      starts.filter { if case .definition = $0.cause { true } else { false } }
        .map(series.slotIndex(of:))
    )
    self.remarks = remarks
    result = try SPCResult(
      values: series.slots.map(\.value),
      specification: ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: direction ?? series.definition?.better.improvement ?? .neutral,
        phaseStarts: indices,
        baselineCount: baseline,
        phaseBaselines: baselines,
        target: line,
        screensMovingRanges: screening
      )
    )
  }

  /// Whether the runs of the last phase are a signal, which no single point need show.
  var isRunsSignal: Bool { result.phases.last?.runs?.isSignal ?? false }

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

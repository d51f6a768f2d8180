internal import CReferenceLoop
internal import SPCCore

/// The C loop's verdicts, with the memory they are written to.
struct ReferenceChart: ~Copyable {
  private(set) var chart: reference_chart

  init(pointCount: Int) {
    chart = reference_chart()
    chart.zone = .allocate(capacity: pointCount)
    chart.high_hits = .allocate(capacity: pointCount)
    chart.low_hits = .allocate(capacity: pointCount)
    chart.label_rule = .allocate(capacity: pointCount)
    chart.label_is_high = .allocate(capacity: pointCount)
    chart.category = .allocate(capacity: pointCount)
  }

  deinit {
    chart.zone.deallocate()
    chart.high_hits.deallocate()
    chart.low_hits.deallocate()
    chart.label_rule.deallocate()
    chart.label_is_high.deallocate()
    chart.category.deallocate()
  }

  mutating func compute(_ values: UnsafeBufferPointer<Double>) {
    let status = reference_chart_compute(values.baseAddress, Int32(values.count), 1, &chart)
    precondition(status == 0, "the series of the benchmark are finite")
  }

  /// Returns whether SPCCore says the same of a point: both sides' hits, label, side and category.
  func agrees(with workspace: borrowing ChartWorkspace, at index: Int) -> Bool {
    let phase = workspace.phases[0]
    let label = workspace.label(at: index)
    let category: Int =
      switch workspace.category(at: index) {
      case .commonCause: REFERENCE_COMMON_CAUSE
      case .improvement: REFERENCE_IMPROVEMENT
      default: REFERENCE_CONCERN
      }
    return phase.centre == chart.centre && phase.upper == chart.upper && phase.lower == chart.lower
      && phase.meanMovingRange == chart.mean_moving_range
      && workspace.highHits(at: index).rawValue == chart.high_hits[index]
      && workspace.lowHits(at: index).rawValue == chart.low_hits[index]
      && (label?.rule.rawValue ?? UInt8(REFERENCE_NO_LABEL)) == chart.label_rule[index]
      && (label.map { $0.side == .high } ?? false) == (chart.label_is_high[index] != 0)
      && category == Int(chart.category[index])
  }
}

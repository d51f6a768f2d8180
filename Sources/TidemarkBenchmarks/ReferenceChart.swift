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
    chart.value = .allocate(capacity: pointCount)
    chart.point_lower = .allocate(capacity: pointCount)
    chart.point_upper = .allocate(capacity: pointCount)
    chart.point_near_lower = .allocate(capacity: pointCount)
    chart.point_near_upper = .allocate(capacity: pointCount)
  }

  deinit {
    chart.zone.deallocate()
    chart.high_hits.deallocate()
    chart.low_hits.deallocate()
    chart.label_rule.deallocate()
    chart.label_is_high.deallocate()
    chart.category.deallocate()
    chart.value.deallocate()
    chart.point_lower.deallocate()
    chart.point_upper.deallocate()
    chart.point_near_lower.deallocate()
    chart.point_near_upper.deallocate()
  }

  mutating func compute(_ values: UnsafeBufferPointer<Double>) {
    let status = reference_chart_compute(values.baseAddress, Int32(values.count), 1, &chart)
    precondition(status == 0, "the series of the benchmark are finite")
  }

  mutating func compute(
    numerators: UnsafeBufferPointer<Double>,
    denominators: UnsafeBufferPointer<Double>
  ) {
    let status = reference_p_chart_compute(
      numerators.baseAddress,
      denominators.baseAddress,
      100,
      Int32(numerators.count),
      1,
      &chart
    )
    precondition(status == 0, "the series of the benchmark are finite")
  }

  /// Returns whether SPCCore says the same of a point of an XmR chart: lines, both sides' hits, label,
  /// side and category.
  func agrees(with workspace: borrowing ChartWorkspace, at index: Int) -> Bool {
    let phase = workspace.phases[0]
    return phase.centre == chart.centre && phase.upper == chart.upper
      && phase.lower == chart.lower && phase.nearUpper == chart.near_upper
      && phase.nearLower == chart.near_lower && phase.meanMovingRange == chart.mean_moving_range
      && verdictAgrees(with: workspace, at: index)
  }

  /// The same for a p chart, whose limits are those of the point.
  func agreesByPoint(with workspace: borrowing ChartWorkspace, at index: Int) -> Bool {
    let limits = workspace.limits(at: index, in: workspace.phases[0])
    return limits.centre == chart.centre
      && Self.isSame(workspace.value(at: index), chart.value[index])
      && Self.isSame(limits.lower, chart.point_lower[index])
      && Self.isSame(limits.upper, chart.point_upper[index])
      && verdictAgrees(with: workspace, at: index)
  }

  private func verdictAgrees(with workspace: borrowing ChartWorkspace, at index: Int) -> Bool {
    let label = workspace.label(at: index)
    let category: Int =
      switch workspace.category(at: index) {
      case .commonCause: REFERENCE_COMMON_CAUSE
      case .improvement: REFERENCE_IMPROVEMENT
      default: REFERENCE_CONCERN
      }
    return workspace.highHits(at: index).rawValue == chart.high_hits[index]
      && workspace.lowHits(at: index).rawValue == chart.low_hits[index]
      && (label?.rule.rawValue ?? UInt8(REFERENCE_NO_LABEL)) == chart.label_rule[index]
      && (label.map { $0.side == .high } ?? false) == (chart.label_is_high[index] != 0)
      && category == Int(chart.category[index])
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
}

internal import SPCCore

/// Makes the rows of a study.
protocol StudyRows {
  var shape: RowShape { get }

  /// Takes a series that was read without a fault, and writes its rows if it needs no other.
  mutating func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError)

  /// Leaves a series out, of which some rows may have been taken.
  mutating func leaveOut(_ name: String?)

  /// Writes what needed all series.
  func finish(to output: inout OutputBuffer) throws(StudyError)

  /// Which series were taken and which left out, where rows of one may stand anywhere; else nil.
  var census: (taken: Int, leftOut: [String])? { get }
}

extension StudyRows {
  mutating func leaveOut(_ name: String?) {}
  func finish(to output: inout OutputBuffer) throws(StudyError) {}
  var census: (taken: Int, leftOut: [String])? { nil }
}

extension SeriesStudy {
  /// What makes its rows.
  func rows(_ settings: FilterSettings) -> any StudyRows {
    let direction = settings.specification.direction
    return switch self {
    case .cumulativeSum(let specification):
      CumulativeSumRows(specification, direction, settings.format)
    case .bernoulliCumulativeSum(let specification):
      BernoulliCumulativeSumRows(specification, direction, settings.format)
    case .capability(let specification): CapabilityRows(specification, settings.format)
    case .funnel(let study): FunnelRows(study, direction, settings.multiplier, settings.format)
    case .pareto(let threshold): ParetoRows(threshold: threshold, settings.format)
    }
  }
}

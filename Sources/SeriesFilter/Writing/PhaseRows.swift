internal import SPCCore

/// Writes a row per phase.
struct PhaseRows {
  /// The columns in their order.
  static let columns = [
    "series", "phase", "first", "last", "n", "missing", "centre", "lower", "upper",
    "mean_moving_range", "screening", "signals", "longest_run", "longest_run_limit", "crossings",
    "crossings_minimum", "runs_signal", "variation", "assurance", "provisional", "rule_set",
  ]

  private let shape: RowShape
  private let ruleSet: [UInt8]
  private let words = VerdictWords()

  init(format: FilterSettings.Format, ruleSet: RuleSet) {
    shape = RowShape(format: format, columns: Self.columns)
    self.ruleSet = Array(ruleSet.name.utf8)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  func write(
    _ block: borrowing SeriesBlock,
    _ workspace: borrowing ChartWorkspace,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    for (number, phase) in workspace.phases.enumerated() {
      shape.text(0, block.seriesText, to: &output)
      shape.whole(1, number + 1, to: &output)
      shape.text(2, block.times[phase.range.lowerBound], to: &output)
      shape.text(3, block.times[phase.range.upperBound - 1], to: &output)
      shape.whole(4, phase.observedCount, to: &output)
      // Without excluded points the core has counted already.
      var missing = phase.range.count - phase.observedCount
      if !block.excluded.isEmpty {
        missing = phase.range.count { workspace.value(at: $0).isNaN }
      }
      shape.whole(5, missing, to: &output)
      shape.number(6, phase.centre, to: &output)
      shape.number(7, phase.lower, to: &output)
      shape.number(8, phase.upper, to: &output)
      shape.number(9, phase.meanMovingRange, to: &output)
      shape.word(10, words[phase.screening], to: &output)

      var latest: Int? = phase.range.upperBound - 1
      while let index = latest, workspace.value(at: index).isNaN {
        latest = index > phase.range.lowerBound ? index - 1 : nil
      }
      let signals = workspace.labelCount(in: phase.range)
      shape.whole(11, signals, to: &output)
      writeRuns(phase.runs, to: &output)
      // The icon of the phase as it stood at its end; that of the last phase is the chart's.
      let variation = latest.map { words[workspace.category(at: $0)] }
      shape.word(17, variation, to: &output)
      // A target is met or missed from now on, which only the last phase can tell of.
      let isLast = number == workspace.phases.count - 1
      let assurance = isLast ? workspace.assurance.map { words[$0] } : nil
      shape.word(18, assurance, to: &output)
      shape.truth(19, phase.isProvisional, to: &output)
      ruleSet.withUnsafeBytes { shape.text(20, $0, to: &output) }
      shape.endRow(in: &output)
      try output.flushIfLarge()
    }
  }

  private func writeRuns(_ runs: RunsAnalysis?, to output: inout OutputBuffer) {
    shape.whole(12, runs?.longestRun, to: &output)
    shape.whole(13, runs?.longestRunLimit, to: &output)
    shape.whole(14, runs?.crossings, to: &output)
    shape.whole(15, runs?.crossingsMinimum, to: &output)
    if let runs {
      shape.truth(16, runs.isSignal, to: &output)
    } else {
      shape.word(16, nil, to: &output)
    }
  }
}

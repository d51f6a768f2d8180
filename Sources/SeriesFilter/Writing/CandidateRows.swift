internal import SPCCore

/// Writes a row per candidate phase; a series without one has a row that says why.
struct CandidateRows {
  /// The columns in their order.
  static let columns = [
    "series", "start", "shift_start", "change_point", "rule", "side", "length", "required",
    "mean_before", "mean_after", "present_centre", "present_lower", "present_upper",
    "proposed_centre", "proposed_lower", "proposed_upper", "statistic", "n", "enough_points",
    "stable", "refusals", "cautions", "rule_set",
  ]

  private let shape: RowShape
  private let ruleSet: [UInt8]

  init(format: FilterSettings.Format, ruleSet: RuleSet) {
    shape = RowShape(format: format, columns: Self.columns)
    self.ruleSet = Array(ruleSet.name.utf8)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  func write(
    _ block: borrowing SeriesBlock,
    _ scan: CandidatePhaseScan,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    for candidate in scan.candidates {
      shape.text(0, block.seriesText, to: &output)
      shape.text(1, block.times[candidate.start], to: &output)
      shape.text(2, block.times[candidate.shiftStart], to: &output)
      shape.text(3, block.times[candidate.change.index], to: &output)
      shape.word(4, Array(candidate.rule.name.utf8), to: &output)
      shape.word(5, Array(candidate.side.name.utf8), to: &output)
      shape.whole(6, candidate.length, to: &output)
      shape.whole(7, candidate.required, to: &output)
      shape.number(8, candidate.meanBefore, to: &output)
      shape.number(9, candidate.meanAfter, to: &output)
      shape.number(10, candidate.present.centre, to: &output)
      shape.number(11, candidate.present.lower, to: &output)
      shape.number(12, candidate.present.upper, to: &output)
      shape.number(13, candidate.proposed.centre, to: &output)
      shape.number(14, candidate.proposed.lower, to: &output)
      shape.number(15, candidate.proposed.upper, to: &output)
      shape.number(16, candidate.change.statistic, to: &output)
      shape.whole(17, candidate.observedCount, to: &output)
      shape.truth(18, candidate.hasEnoughPoints, to: &output)
      shape.truth(19, candidate.isStable, to: &output)
      endRow(scan, scan.refusals.map { NamedFact($0) }, to: &output)
    }
    if scan.candidates.isEmpty {
      shape.text(0, block.seriesText, to: &output)
      for column in 1...19 { shape.word(column, nil, to: &output) }
      // Without a signal there is nothing that the core could refuse.
      let facts =
        scan.refusals.isEmpty ? [NamedFact("no_signal")] : scan.refusals.map { NamedFact($0) }
      endRow(scan, facts, to: &output)
    }
    try output.flushIfLarge()
  }

  private func endRow(
    _ scan: CandidatePhaseScan,
    _ refusals: [NamedFact],
    to output: inout OutputBuffer
  ) {
    shape.facts(20, refusals, to: &output)
    let correlation = scan.autocorrelation.flatMap { $0.isStrong ? [NamedFact($0)] : nil }
    shape.facts(21, correlation ?? [], to: &output)
    ruleSet.withUnsafeBytes { shape.text(22, $0, to: &output) }
    shape.endRow(in: &output)
  }
}

extension NamedFact {
  /// Why a signal makes no new phase; points are counted from 1.
  init(_ refusal: CandidatePhaseRefusal) {
    switch refusal {
    case .noShiftRule: self.init("no_shift_rule")
    case .pointsNotIndependent(let chart):
      self.init("points_not_independent")
      figures = [("chart", .word(chart.rawValue))]
    case .noOrder: self.init("no_order")
    case .centreKnown: self.init("centre_known")
    case .tooFewPoints(let observed, let minimum):
      self.init("too_few_points", ("observed", Double(observed)), ("minimum", Double(minimum)))
    case .noShift(let hits):
      self.init("no_shift")
      figures = [("rules", .word(hits.kinds.map(\.name).joined(separator: "+")))]
    case .tooEarly(let start, let observed, let minimum):
      self.init(
        "too_early",
        ("start", Double(start + 1)),
        ("observed_before", Double(observed)),
        ("minimum", Double(minimum))
      )
    case .notSustained(let start, let ended, let mean):
      self.init(
        "not_sustained",
        ("start", Double(start + 1)),
        ("ended_before", Double(ended + 1)),
        ("mean_since", mean)
      )
    case .withinChance(let start, let statistic, let bound):
      self.init(
        "within_chance",
        ("start", Double(start + 1)),
        ("statistic", statistic),
        ("bound", bound)
      )
    }
  }
}

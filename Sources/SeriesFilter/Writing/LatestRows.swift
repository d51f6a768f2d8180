internal import SPCCore

/// Writes a row per series: how it stands at its last value.
///
/// Of many measures and units that is the table to look at first.
struct LatestRows {
  /// The columns in their order.
  static let columns = [
    "series", "t", "y", "centre", "lower", "upper", "variation", "rules", "label", "target",
    "assurance", "n", "provisional", "rule_set",
  ]

  private let shape: RowShape
  private let ruleSet: [UInt8]
  private let rules: [RuleKind]
  private let ruleNames = RuleSideNames()
  private let words = VerdictWords()

  init(format: FilterSettings.Format, ruleSet: RuleSet) {
    shape = RowShape(format: format, columns: Self.columns)
    self.ruleSet = Array(ruleSet.name.utf8)
    rules = ruleSet.rules.map(\.kind)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  func write(
    _ block: borrowing SeriesBlock,
    _ workspace: borrowing ChartWorkspace,
    _ specification: borrowing ChartSpecification,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    guard let last = workspace.phases.last else { return }
    shape.text(0, block.seriesText, to: &output)
    if let index = workspace.latestIndex {
      // The last value can lie in a phase before the last one, which then has none.
      let phase = workspace.phases.last { $0.range.contains(index) } ?? last
      let lines = workspace.limits(at: index, in: phase)
      shape.text(1, block.times[index], to: &output)
      shape.number(2, workspace.value(at: index), to: &output)
      shape.number(3, lines.centre, to: &output)
      shape.number(4, lines.lower, to: &output)
      shape.number(5, lines.upper, to: &output)
      shape.word(6, words[workspace.variation], to: &output)
      shape.words(7, ruleNames.met(at: index, of: rules, workspace), to: &output)
      let label = workspace.label(at: index)
      shape.word(8, label.map { ruleNames[$0.rule, $0.side] }, to: &output)
    } else {
      for column in 1...6 { shape.word(column, nil, to: &output) }
      shape.words(7, [], to: &output)
      shape.word(8, nil, to: &output)
    }
    // Assurance looks ahead, so it holds the last phase against the target of the last row.
    shape.number(9, specification.target.value(at: workspace.count - 1), to: &output)
    shape.word(10, workspace.assurance.map { words[$0] }, to: &output)
    shape.whole(11, last.observedCount, to: &output)
    shape.truth(12, last.isProvisional, to: &output)
    ruleSet.withUnsafeBytes { shape.text(13, $0, to: &output) }
    shape.endRow(in: &output)
    try output.flushIfLarge()
  }
}

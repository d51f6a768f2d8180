internal import SPCCore

/// Writes a row per point.
struct PointRows {
  /// The columns in their order.
  static let columns = [
    "series", "t", "phase", "y", "centre", "lower", "upper", "rules", "label", "category",
  ]

  private let shape: RowShape
  private let rules: [RuleKind]
  private let ruleNames = RuleSideNames()
  private let words = VerdictWords()

  init(format: FilterSettings.Format, ruleSet: RuleSet) {
    shape = RowShape(format: format, columns: Self.columns)
    rules = ruleSet.rules.map(\.kind)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  func write(
    _ block: borrowing SeriesBlock,
    _ workspace: borrowing ChartWorkspace,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    var centre = NumberText()
    var lower = NumberText()
    var upper = NumberText()
    for (number, phase) in workspace.phases.enumerated() {
      for index in phase.range {
        let value = workspace.value(at: index)
        let lines = workspace.limits(at: index, in: phase)
        centre.number = lines.centre
        lower.number = lines.lower
        upper.number = lines.upper
        shape.text(0, block.seriesText, to: &output)
        shape.text(1, block.times[index], to: &output)
        shape.whole(2, number + 1, to: &output)
        shape.number(3, value, to: &output)
        shape.number(4, centre, to: &output)
        shape.number(5, lower, to: &output)
        shape.number(6, upper, to: &output)
        writeVerdict(index, isMissing: value.isNaN, workspace, to: &output)
        shape.endRow(in: &output)
        try output.flushIfLarge()
      }
    }
  }

  private func writeVerdict(
    _ index: Int,
    isMissing: Bool,
    _ workspace: borrowing ChartWorkspace,
    to output: inout OutputBuffer
  ) {
    guard let label = workspace.label(at: index) else {
      shape.words(7, [], to: &output)
      shape.word(8, nil, to: &output)
      shape.word(9, isMissing ? nil : words[.commonCause], to: &output)
      return
    }
    shape.words(7, ruleNames.met(at: index, of: rules, workspace), to: &output)
    shape.word(8, ruleNames[label.rule, label.side], to: &output)
    shape.word(9, words[workspace.category(at: index)], to: &output)
  }
}

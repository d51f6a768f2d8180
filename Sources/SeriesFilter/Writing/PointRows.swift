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
  private let categories: [PointCategory: [UInt8]]
  private let commonCause: [UInt8]
  /// The lines of a phase as they stand in each of its rows.
  private var lines = OutputBuffer(descriptor: nil)

  init(format: FilterSettings.Format, ruleSet: RuleSet) {
    shape = RowShape(format: format, columns: Self.columns)
    rules = ruleSet.rules.map(\.kind)
    categories = Dictionary(
      uniqueKeysWithValues: PointCategory.allCases.map { ($0, Array($0.name.utf8)) }
    )
    commonCause = Array(PointCategory.commonCause.name.utf8)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  mutating func write(
    _ block: borrowing SeriesBlock,
    _ workspace: borrowing ChartWorkspace,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    for (number, phase) in workspace.phases.enumerated() {
      shape.number(4, phase.centre, to: &lines)
      shape.number(5, phase.lower, to: &lines)
      shape.number(6, phase.upper, to: &lines)
      let lines = lines.take()
      for index in phase.range {
        if let name = block.nameBytes {
          name.withUnsafeBytes { shape.text(0, $0, to: &output) }
        } else {
          shape.text(0, nil, to: &output)
        }
        block.times.withBytes(of: index) { shape.text(1, $0, to: &output) }
        shape.whole(2, number + 1, to: &output)
        shape.number(3, block.values[index], to: &output)
        output.append(lines)
        writeVerdict(index, isMissing: block.values[index].isNaN, workspace, to: &output)
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
      shape.word(9, isMissing ? nil : commonCause, to: &output)
      return
    }
    let high = workspace.highHits(at: index)
    let low = workspace.lowHits(at: index)
    var words: [[UInt8]] = []
    for rule in rules {
      if high.contains(rule) { words.append(ruleNames[rule, .high]) }
      if low.contains(rule) { words.append(ruleNames[rule, .low]) }
    }
    shape.words(7, words, to: &output)
    shape.word(8, ruleNames[label.rule, label.side], to: &output)
    shape.word(9, categories[workspace.category(at: index)], to: &output)
  }
}

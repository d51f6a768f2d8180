internal import QualityModel
internal import SPCCore

/// A whole chart in words: how centre and limits came about, what was left out or fixed, what the
/// verdicts rest on, and who described the method.
struct AnalysisExplanation {
  let analysis: AnalysisObject

  private var result: SPCResult { analysis.result }
  private var labels: [String] { analysis.series.labels }

  /// The explanation in lines of at most `width` columns where words allow.
  ///
  /// - Parameters:
  ///   - width: How many columns there are.
  ///   - checkpoint: Asked while it is tried how fragile the verdict is.
  /// - Returns: The lines, without a newline at the end.
  /// - Throws: ``SPCError/interrupted``.
  func text(width: Int, checkpoint: Checkpoint = .none) throws(SPCError) -> String {
    try lines(checkpoint).text(width: width)
  }

  private func lines(_ checkpoint: Checkpoint) throws(SPCError) -> ExplanationLines {
    var lines = ExplanationLines()
    let whole = LimitArithmetic(analysis, at: 0)
    whole.addMethod(&lines)
    let several = result.phases.count > 1
    for (number, phase) in result.phases.enumerated() {
      if several {
        lines.blank()
        addPhase(&lines, phase, number)
      }
      let index = phase.range.last { !result.points[$0].isMissing } ?? phase.range.lowerBound
      lines.append(LimitArithmetic(analysis, at: index).explanation)
      if !phase.hasConstantLimits {
        lines.add(
          "other points",
          "these lines are of \(analysis.series.spokenLabel(at: index)); of another:  "
            + ":explain { point = \(reference(phase.range.lowerBound)) }"
        )
      }
      addRuns(&lines, phase)
    }
    lines.blank()
    addVerdicts(&lines)
    try FragilityWords(analysis, checkpoint: checkpoint).add(to: &lines)
    RuleSetWords.add(&lines, result)
    for remark in analysis.remarks { lines.add("note", remark) }
    for caution in CautionWords.notes(for: analysis) { lines.add("mind", caution) }
    lines.add("source", whole.method.source)
    return ExplanationLines.headed(
      [
        analysis.series.title,
        "\(result.chart.title) · \(NumberText.counted(result.points.count, "point"))\(span)", "",
      ],
      lines
    )
  }

  private var span: String {
    guard let first = labels.first, let last = labels.last else { return "" }
    return ", \(first) – \(last)"
  }

  /// A point as a script names it.
  private func reference(_ index: Int) -> String {
    guard let period = analysis.series.slots[index].period else { return String(index + 1) }
    return analysis.series.definition?.frequency == .monthly
      ? "\"\(period.calendarMonth)\"" : "\"\(period)\""
  }

  private func addPhase(_ lines: inout ExplanationLines, _ phase: SPCPhase, _ number: Int) {
    let reason = analysis.phaseReasons[phase.range.lowerBound].map { ", because: \($0)" } ?? ""
    lines.add(
      "phase \(number + 1)",
      "\(labels[phase.range.lowerBound]) – \(labels[phase.range.upperBound - 1])\(reason)"
    )
  }

  private func addRuns(_ lines: inout ExplanationLines, _ phase: SPCPhase) {
    guard let runs = phase.runs, let longest = runs.longestRunLimit,
      let fewest = runs.crossingsMinimum
    else { return }
    lines.add(
      "runs",
      "\(NumberText.counted(runs.usefulCount, "useful point")): longest run \(runs.longestRun), at "
        + "most \(longest) expected; \(NumberText.counted(runs.crossings, "crossing")), at least "
        + "\(fewest) expected: \(runs.isSignal ? "special cause" : "nothing unusual")"
    )
  }

  private func addVerdicts(_ lines: inout ExplanationLines) {
    if let index = result.latestIndex {
      let point = result.points[index]
      lines.add(
        "latest",
        "\(labels[index]): \(analysis.valueText(at: index)), \(RuleWords.category(point.category))"
      )
      lines.more(
        (point.label.map { "\(RuleWords.short($0.rule, $0.side)); " } ?? "")
          + VerdictWords.category(of: point, result.direction)
      )
      if let contrary = VerdictWords.contrary(point, result.direction) { lines.more(contrary) }
    }
    if let assurance = VerdictWords.assurance(result) {
      lines.add("target", "\(RuleWords.assurance(result.assurance))")
      lines.more(assurance)
    }
    let special = result.points.filter { $0.label != nil }.count
    lines.add(
      "signals",
      special == 0
        ? "no point" : "\(NumberText.counted(special, "point")); each has its own  :explain()"
    )
    for signal in result.phaseSignals {
      let object = SignalObject(analysis: analysis, signal)
      lines.more(SignalExplanation(signal: object).sentence)
    }
  }
}

/// A rule set in an explanation: its name, where it comes from, what each rule asks for.
enum RuleSetWords {
  static func add(_ lines: inout ExplanationLines, _ result: SPCResult) {
    let ruleSet = result.ruleSet
    lines.add("rule set", ruleSet.name + (ruleSet.source.map { ": \($0)" } ?? ""))
    guard result.chart.hasIndependentPoints else {
      lines.more("of it only: \(RuleWords.meaning(.beyondLimits))")
      return
    }
    for rule in ruleSet.rules { lines.more("\(rule.kind.name): \(RuleWords.meaning(rule))") }
  }
}

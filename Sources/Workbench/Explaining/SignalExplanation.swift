internal import QualityModel
internal import SPCCore

/// A signal in words: the rule, the points, the arithmetic with its numbers.
struct SignalExplanation {
  let signal: SignalObject

  private var analysis: AnalysisObject { signal.analysis }
  private var result: SPCResult { analysis.result }
  private var labels: [String] { analysis.series.labels }

  /// One sentence: when, how much, what it is, by which rule.
  var sentence: String {
    if let ofPhase = signal.ofPhase { return sentence(ofPhase) }
    let value = analysis.valueText(at: signal.index)
    guard let label = signal.point.label else {
      return signal.point.isMissing
        ? "\(signal.label): \(value)." : "\(signal.label): \(value) is common cause."
    }
    let rule = RuleWords.short(label.rule, label.side)
    return "\(signal.label): \(value) is \(RuleWords.category(signal.point.category)) (\(rule))"
      + "\(VerdictWords.also(signal.point, result))."
  }

  private func sentence(_ found: PhaseSignal) -> String {
    let category = signal.category.map(RuleWords.category) ?? "special cause"
    let runs = found.runs
    switch found.rule {
    case .longRun:
      return "\(signal.label): \(runs.longestRun) useful points in a row "
        + "\(found.side == .high ? "above" : "below") the centre, where at most \(found.bound) are "
        + "expected, are \(category)."
    case .fewCrossings, .beyondLimits, .trend, .twoOfThree, .shift, .fourOfFive, .alternation,
      .stratification, .mixture:
      // Of the others only few crossings are ever about a phase.
      return "\(signal.label): \(NumberText.counted(runs.crossings, "crossing")) of the centre "
        + "among \(runs.usefulCount) useful points, where at least \(found.bound) are expected, "
        + "\(runs.crossings == 1 ? "is" : "are") \(category)."
    }
  }

  /// The whole explanation in lines of at most `width` columns where words allow.
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
    if let ofPhase = signal.ofPhase {
      PhaseSignalExplanation(signal: signal, found: ofPhase).add(to: &lines)
    } else {
      for item in result.evidence(forPointAt: signal.index) { addParagraph(&lines, item) }
      addVerdict(&lines)
    }
    lines.blank()
    let arithmetic = LimitArithmetic(analysis, at: signal.index)
    arithmetic.addMethod(&lines)
    lines.append(arithmetic.explanation)
    if signal.ofPhase == nil, !signal.point.isMissing {
      try FragilityWords(analysis, pointAt: signal.index, checkpoint: checkpoint).add(to: &lines)
    }
    lines.add("rule set", result.ruleSet.name + (result.ruleSet.source.map { ": \($0)" } ?? ""))
    lines.add("source", arithmetic.method.source)
    return ExplanationLines.headed([analysis.series.title, sentence, ""], lines)
  }

  private func addVerdict(_ lines: inout ExplanationLines) {
    let point = signal.point
    guard !point.isMissing else { return }
    if point.isExcluded {
      lines.add("left out", "of centre, limits and patterns; judged against the limits alone")
    }
    if point.label == nil, !point.lower.isNaN || !point.upper.isNaN {
      lines.add("limits here", Figure.span(point.lower, point.upper))
    }
    lines.add(
      "why \(RuleWords.word(point.category))",
      VerdictWords.category(of: point, result.direction)
    )
    if let contrary = VerdictWords.contrary(point, result.direction) { lines.more(contrary) }
  }

  private func addParagraph(_ lines: inout ExplanationLines, _ item: RuleEvidence) {
    let rule = result.ruleSet.rules.first { $0.kind == item.rule }
    lines.add(
      item.namesPoint ? "names the point" : "also met",
      RuleWords.short(item.rule, item.side)
    )
    lines.more(rule.map(RuleWords.meaning) ?? "")
    lines.more(finding(item, rule))
  }

  /// What was found, with the points and the line they were held against.
  private func finding(_ item: RuleEvidence, _ rule: Rule?) -> String {
    let values = item.indices.map { number(result.points[$0].value) }
    let shown =
      values.count <= 8
      ? values.joined(separator: ", ")
      : (values.prefix(4) + ["…"] + values.suffix(3)).joined(separator: ", ")
    let line = number(item.referenceValue)
    let side = item.side == .high ? "above" : "below"
    switch item.rule {
    case .beyondLimits:
      return "\(number(signal.point.value)) is \(side) \(line)"
    case .trend:
      let way = item.side == .high ? "rising" : "falling"
      return "\(item.indices.count) points \(way), \(span(item)): \(shown)"
    case .twoOfThree:
      let third = item.window.filter { !item.indices.contains($0) }.map {
        "\(labels[$0]): \(number(result.points[$0].value))"
      }
      let place =
        if case .twoOfThree(_, .anywhere) = rule { "the third" } else { "on the same side" }
      let same = third.isEmpty ? "" : "; \(place) \(third.joined(separator: ", "))"
      return "\(item.indices.count) points \(side) \(line), \(span(item)): \(shown)\(same)"
    case .shift, .fourOfFive:
      return "\(item.indices.count) points \(side) \(line), \(span(item)): \(shown)"
    case .longRun:
      let runs = result.phase(containing: signal.index).runs
      let limit =
        runs?.longestRunLimit.map {
          "; from \(runs?.usefulCount ?? 0) useful points, \($0) is the longest expected"
        } ?? ""
      return "\(item.indices.count) points \(side) \(line), \(span(item)): \(shown)\(limit)"
    case .fewCrossings:
      let runs = result.phase(containing: signal.index).runs
      return "\(runs?.crossings ?? 0) crossings of \(line), where at least "
        + "\(runs?.crossingsMinimum ?? 0) are expected"
    case .alternation, .stratification, .mixture:
      return "\(item.indices.count) points, \(span(item)): \(shown)"
    }
  }

  private func span(_ item: RuleEvidence) -> String {
    guard let first = item.indices.first, let last = item.indices.last else { return "" }
    return "\(labels[first]) – \(labels[last])"
  }

  private func number(_ value: Double) -> String { Figure.text(value) }
}

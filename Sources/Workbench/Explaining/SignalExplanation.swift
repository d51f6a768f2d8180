internal import QualityModel
internal import SPCCore

/// A signal in words: the rule, the points, the arithmetic with its numbers.
struct SignalExplanation {
  let signal: SignalObject

  private var analysis: AnalysisObject { signal.analysis }
  private var result: SPCResult { analysis.result }
  private var labels: [String] { analysis.series.labels }
  private var definition: MeasureDefinition? { analysis.series.definition(of: signal.slot) }

  /// One sentence: when, how much, what it is, by which rule.
  var sentence: String {
    if let ofPhase = signal.ofPhase { return sentence(ofPhase) }
    let value = analysis.valueText(at: signal.index)
    guard let label = signal.point.label else {
      return signal.point.isMissing
        ? "\(signal.label): \(value)." : "\(signal.label): \(value) is common cause."
    }
    let rule = RuleWords.short(label.rule, label.side)
    return "\(signal.label): \(value) is \(RuleWords.category(signal.point.category)) (\(rule))."
  }

  private func sentence(_ found: PhaseSignal) -> String {
    let category = signal.category.map(RuleWords.category) ?? "special cause"
    let runs = found.runs
    switch found.rule {
    case .longRun:
      return "\(signal.label): \(runs.longestRun) useful points in a row "
        + "\(found.side == .high ? "above" : "below") the centre, where at most \(found.bound) are "
        + "expected, are \(category)."
    default:
      return "\(signal.label): \(NumberText.counted(runs.crossings, "crossing")) of the centre "
        + "among \(runs.usefulCount) useful points, where at least \(found.bound) are expected, "
        + "\(runs.crossings == 1 ? "is" : "are") \(category)."
    }
  }

  /// The whole explanation, one line each.
  var lines: [String] {
    var lines = [analysis.series.title, sentence, ""]
    for item in result.evidence(forPointAt: signal.index) {
      lines += paragraph(item)
    }
    lines.append("")
    lines += arithmetic
    lines.append("rule set          \(result.ruleSet.name)")
    return lines
  }

  private func paragraph(_ item: RuleEvidence) -> [String] {
    let rule = result.ruleSet.rules.first { $0.kind == item.rule }
    let mark = item.namesPoint ? "names the point" : "also met"
    var lines = [
      "\(mark.padded(to: 16))  \(RuleWords.short(item.rule, item.side))",
      indented(rule.map(RuleWords.meaning) ?? ""),
    ]
    lines.append(indented(finding(item, rule)))
    return lines
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

  /// How the centre and the limits came about.
  private var arithmetic: [String] {
    let phase = result.phase(containing: signal.index)
    let base = phase.baseline.filter { !result.points[$0].isMissing }
    guard let first = base.first, let last = base.last else { return [] }
    var lines = [
      "baseline          \(NumberText.counted(base.count, "point")), \(labels[first]) – \(labels[last])"
    ]
    let sum = base.reduce(0) { $0 + result.points[$1].value }
    switch result.chart {
    case .run:
      lines.append("centre            median = \(number(phase.centre))")
    case .xmr:
      lines.append("centre            \(number(sum)) ÷ \(base.count) = \(number(phase.centre))")
      let ranges = base.map { result.points[$0].movingRange }.filter { !$0.isNaN }
      let total = ranges.reduce(0, +)
      lines.append(
        "moving ranges     \(number(total)) ÷ \(ranges.count) = "
          + number(phase.unscreenedMeanMovingRange)
      )
      switch phase.screening {
      case .off: break
      case .applied(let bound, let removed):
        lines.append(
          "screened          \(NumberText.counted(removed, "range")) of \(number(bound)) or more "
            + "left out: mean \(number(phase.meanMovingRange))"
        )
      case .fallBack(let bound):
        let left = ranges.contains { $0 < bound }
        lines.append(
          "screened          would have left \(left ? "only ranges of zero" : "no range"), so all were used"
        )
      }
      let factor = NumberText.plain(result.ruleSet.limitFactor, places: 6)
      lines.append(
        "limits            \(number(phase.centre)) ± \(factor) × \(number(phase.meanMovingRange)) = "
          + "\(number(phase.lower)) to \(number(phase.upper))"
      )
      let near = NumberText.plain(result.ruleSet.limitFactor * 2 / 3, places: 6)
      lines.append(
        "two sigma         \(number(phase.centre)) ± \(near) × \(number(phase.meanMovingRange)) = "
          + "\(number(phase.nearLower)) to \(number(phase.nearUpper))"
      )
    case .mr, .xbar, .r, .s, .p, .pPrime, .np, .c, .u, .uPrime, .iPrime, .g, .t, .ewma:
      let point = signal.point
      lines.append("centre            \(number(point.centre))")
      lines.append("limits            \(number(point.lower)) to \(number(point.upper))")
    }
    if phase.isProvisional {
      lines.append(
        "provisional       \(phase.observedCount) points with a value in this phase, "
          + "\(phase.baselineObservedCount) in its baseline"
      )
    }
    return lines
  }

  private func span(_ item: RuleEvidence) -> String {
    guard let first = item.indices.first, let last = item.indices.last else { return "" }
    return "\(labels[first]) – \(labels[last])"
  }

  private func indented(_ text: String) -> String { String(repeating: " ", count: 18) + text }
  private func number(_ value: Double) -> String { NumberText.plain(value, places: 4) }
}

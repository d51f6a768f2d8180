internal import QualityModel
internal import SPCCore

/// An SPC result on one screen: what a person reads first.
struct AnalysisCard {
  let analysis: AnalysisObject
  /// The columns that notes keep within.
  var width = Int.max

  private var result: SPCResult { analysis.result }
  private var series: SeriesObject { analysis.series }

  var lines: [String] {
    let count = series.slots.count
    var lines = [
      "\(series.title)",
      "\(result.chart.title) · \(NumberText.counted(count, "point"))\(missing)\(span) · rule set \(result.ruleSet.name)",
    ]
    for (number, phase) in result.phases.enumerated() { lines += phaseLines(phase, number) }
    if let excluded { lines.append("  left out       \(excluded)") }
    lines.append("  latest         \(latest)")
    if let assurance = result.assurance {
      lines.append("  target         \(target) \(RuleWords.assurance(assurance))")
    }
    let signals = result.points.filter { $0.label != nil }.count
    var found = signals == 0 ? [] : ["\(NumberText.counted(signals, "point")) special cause"]
    if analysis.isRunsSignal { found.append("special cause in the runs of the last phase") }
    lines.append("  signals        \(found.isEmpty ? "none" : found.joined(separator: "; "))")
    if let terms = series.series.rollUp {
      lines += WrappedText.lines(
        RollUpWords.terms(terms, of: series),
        after: "  made of        ",
        indent: 17,
        width: width
      )
    }
    lines += analysis.remarks.map { "  note           \($0)" }
    lines += CautionWords.notes(for: analysis).flatMap {
      WrappedText.lines($0, after: "  mind           ", indent: 17, width: width)
    }
    return lines
  }

  /// How many points have no value; the first moving range of a phase is none that lacks.
  private var missing: String {
    let count = series.slots.count { $0.value.isNaN }
    return count == 0 ? "" : ", \(count) without a value"
  }

  /// A line of the chart, in more digits than the values have.
  private func line(_ value: Double) -> String {
    analysis.lineText(value)
  }

  private var span: String {
    guard let first = series.labels.first, let last = series.labels.last else { return "" }
    return ", \(first) – \(last)"
  }

  private var target: String {
    result.points.last.map { line($0.target) + ":" } ?? ""
  }

  private var latest: String {
    guard let index = result.latestIndex else { return "no value" }
    return "\(series.labels[index]): \(analysis.valueText(at: index, namingUnit: true)), "
      + RuleWords.category(result.variation)
      + VerdictWords.also(result.points[index], result)
  }

  /// Why the lines are not the same at every point.
  private var reasonToVary: String { result.chart == .ewma ? " with time" : " with n" }

  private var excluded: String? {
    let names = result.points.indices.filter { result.points[$0].isExcluded }
      .map { series.labels[$0] }
    return names.isEmpty ? nil : LimitArithmetic.list(names)
  }

  private func phaseLines(_ phase: SPCPhase, _ number: Int) -> [String] {
    let isOnly = result.phases.count == 1
    let isRun = result.chart == .run
    var name = isOnly ? (isRun ? "  centre" : "  limits") : "  phase \(number + 1)"
    name = name.padded(to: 17)
    let first = series.labels[phase.range.lowerBound]
    let last = series.labels[phase.range.upperBound - 1]
    var head = isOnly ? "" : "\(first) – \(last): "
    let hasLimits = !phase.lower.isNaN || !phase.upper.isNaN
    if !phase.centre.isNaN || isRun {
      head += (isOnly && isRun ? "" : "centre ") + line(phase.centre)
    }
    if hasLimits {
      let limits = "\(line(phase.lower)) to \(line(phase.upper))"
      head +=
        phase.hasConstantLimits
        ? ", limits \(limits)" : ", limits vary\(reasonToVary): \(limits) at the last point"
      if result.chart == .xmr, !phase.meanMovingRange.isNaN {
        head += ", mean moving range \(line(phase.meanMovingRange))"
      }
    }
    if !hasLimits, let need = result.chart.needsForLimits {
      head += "\(phase.centre.isNaN ? "" : ", ")no limits: they need \(need)"
    } else if phase.isProvisional {
      head += ", provisional"
    }
    var lines = [name + head]
    let space = "".padded(to: 17)
    if phase.baseline.count < phase.range.count, let last = phase.baseline.last {
      var origin = "from the first \(NumberText.counted(phase.baseline.count, "point"))"
      if phase.baselineObservedCount < phase.baseline.count {
        origin += ", \(phase.baselineObservedCount) of them with a value"
      }
      lines.append(space + origin + ", to \(series.labels[last])")
    }
    if let reason = analysis.phaseReasons[phase.range.lowerBound] {
      lines.append(space + "because: \(reason)")
    }
    if let runs = phase.runs {
      lines.append(
        space
          + "longest run \(runs.longestRun) (limit \(runs.longestRunLimit.map(String.init) ?? "none")), "
          + "crossings \(runs.crossings) (minimum \(runs.crossingsMinimum.map(String.init) ?? "none")), "
          + "\(NumberText.counted(runs.usefulCount, "useful point")): \(runs.isSignal ? "signal" : "no signal")"
      )
    }
    return lines
  }
}

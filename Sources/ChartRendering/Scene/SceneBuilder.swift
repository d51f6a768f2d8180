import SPCCore

/// Turns a description into a scene: applies the factor, cuts lines into pieces, finds the words.
struct SceneBuilder {
  let description: ChartDescription
  let result: SPCResult
  let axis: ValueAxis
  let labels: [String]
  /// The decimals of single values: none when all of them are whole.
  let pointDecimals: Int
  /// The decimals of centre, limits and target.
  let levelDecimals: Int

  init(_ description: ChartDescription) {
    self.description = description
    result = description.result
    let format = description.valueFormat
    let factor = format.factor
    labels = description.xLabels.map(PlainText.clean)
    var shown: [Double] = []
    for point in result.points {
      shown += [point.value, point.centre, point.lower, point.upper, point.target].map {
        $0 * factor
      }
    }
    let values = result.points.map { $0.value * factor }.filter(\.isFinite)
    let direction = result.direction.words.map { " (\($0))" } ?? ""
    axis = ValueAxis(
      label: PlainText.clean(description.valueAxisLabel) + direction,
      values: shown,
      format: ValueFormat(decimals: format.decimals, suffix: PlainText.suffix(format.suffix)),
      isWhole: format.decimals == nil && values.allSatisfy { $0 == $0.rounded() }
    )
    pointDecimals = axis.decimals(for: values)
    levelDecimals = axis.decimals(
      for: result.points.flatMap {
        [$0.centre * factor, $0.lower * factor, $0.upper * factor, $0.target * factor]
      }
    )
  }

  func scene() -> Scene {
    let levels = self.levels()
    let phases = self.phases()
    let marks = self.marks()
    let gaps = self.gaps
    return Scene(
      title: PlainText.clean(description.title),
      subtitle: PlainText.cleaned(description.subtitle),
      verdict: verdict(),
      verdictCategory: leadsWithRuns || !result.specification.isOrdered
        ? nil : latest.map { result.points[$0].category },
      valueAxis: axis,
      xLabels: labels,
      marks: marks,
      gaps: gaps,
      levels: levels,
      levelLabels: levelLabels(of: levels),
      phases: phases,
      annotations: annotations(),
      legend: Self.legend(marks, hasGaps: !gaps.isEmpty),
      notes: notes(),
      source: PlainText.cleaned(description.source),
      asOf: PlainText.cleaned(description.asOf),
      ruleSetLine: PlainText.cleaned(description.ruleSetLine)
        ?? Self.ruleSetLine([result]),
      accessibleTitle: accessibleTitle(),
      accessibleDescription: accessibleDescription(phases: phases)
    )
  }

  /// The names of charts of one rule set, and that of the rule set.
  static func ruleSetLine(_ results: [SPCResult]) -> String {
    var names: [String] = []
    for result in results where !names.contains(result.chart.name) {
      names.append(result.chart.name)
    }
    let ruleSet = PlainText.clean(results.first?.ruleSet.name ?? "")
    return "\(names.joined(separator: ", ")). Rule set: \(ruleSet)"
  }

  // MARK: Points

  /// The latest point with a value.
  var latest: Int? { result.points.indices.last(where: isPlotted) }

  /// The points without data.
  ///
  /// The first moving range of a phase is none of them: nothing is missing, there is no point before.
  var gaps: [Int] {
    let starts = result.chart == .mr ? Set(result.phases.map(\.range.lowerBound)) : []
    return result.points.indices.filter { !isPlotted($0) && !starts.contains($0) }
  }

  func isPlotted(_ index: Int) -> Bool { shownValue(index).isFinite }

  func shownValue(_ index: Int) -> Double {
    result.points[index].value * description.valueFormat.factor
  }

  func pointText(_ index: Int) -> String {
    axis.format.text(shown: shownValue(index), decimals: pointDecimals, unit: axis.unit)
  }

  /// The text of a centre, a limit or a target in the unit shown.
  func levelText(_ shown: Double) -> String {
    axis.format.text(shown: shown, decimals: levelDecimals, unit: axis.unit)
  }

  private func marks() -> [Scene.Mark] {
    let starts = Set(result.phases.map(\.range.lowerBound))
    return result.points.indices.filter(isPlotted).map { index in
      let category = result.points[index].category
      return Scene.Mark(
        index: index,
        value: shownValue(index),
        category: category,
        isExcluded: result.points[index].isExcluded,
        // No line leads from one category to the next.
        isJoined: result.specification.isOrdered && index > 0 && isPlotted(index - 1)
          && !starts.contains(index),
        words: "\(labels[index]): \(pointText(index)), \(category.wordsInSentence)"
          + (result.points[index].isExcluded ? ", excluded from the limits" : "")
      )
    }
  }

  private static func legend(_ marks: [Scene.Mark], hasGaps: Bool) -> [LegendEntry] {
    let present = Set(marks.map(\.symbol))
    let all = [false, true].flatMap { isExcluded in
      PointCategory.allCases.map { LegendEntry(category: $0, isExcluded: isExcluded) }
    }
    return all.filter { present.contains($0.symbol) } + (hasGaps ? [.gap] : [])
  }

  // MARK: Phases and remarks

  private func phases() -> [Scene.Phase] {
    let names = Dictionary(
      description.phaseNames.compactMap { name in
        PlainText.cleaned(name.text).map { (name.start, $0) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    // A number tells phases apart; the only one needs none.
    let isOnly = result.phases.count == 1
    return result.phases.enumerated().map { number, phase in
      Scene.Phase(
        range: phase.range,
        baseline: phase.baseline,
        name: names[phase.range.lowerBound] ?? (isOnly ? "" : "Phase \(number + 1)"),
        figures: figures(of: phase),
        isProvisional: phase.isProvisional
      )
    }
  }

  /// What a fixed baseline rests on: missing points give nothing to it.
  func baselineText(of phase: SPCPhase) -> String {
    let count = phase.baseline.count
    let observed = result.points[phase.baseline].count { !$0.isMissing }
    // So many points have one moving range less, and nothing is missing.
    let expected = result.chart == .mr ? count - 1 : count
    return observed == expected
      ? "from the first \(count) points"
      : "from the first \(count) periods, \(observed) with values"
  }

  private func annotations() -> [Scene.Annotation] {
    let ordered = description.annotations.enumerated().sorted {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }
    return ordered.enumerated().map { position, entry in
      let index = entry.element.index
      return Scene.Annotation(
        number: position + 1,
        index: index,
        value: isPlotted(index) ? shownValue(index) : nil,
        text: (PlainText.cleaned(entry.element.date) ?? labels[index]) + ": "
          + PlainText.clean(entry.element.text)
      )
    }
  }

  private func notes() -> [String] {
    var notes: [String] = []
    if let note = PlainText.cleaned(description.note) { notes.append(note) }
    guard let reason = result.chart.noLimitsReason, latest != nil, let phase = result.phases.last
    else { return notes }
    if !phase.upper.isFinite {
      notes.append("No limits: \(reason).")
    } else if result.specification.isOrdered, phase.observedCount < SPCPhase.settledCount {
      notes.append("Provisional limits: fewer than \(SPCPhase.settledCount) points.")
    } else if result.specification.isOrdered, phase.isProvisional {
      notes.append(
        "Provisional limits: the baseline has \(phase.baselineObservedCount) values."
      )
    }
    return notes
  }
}

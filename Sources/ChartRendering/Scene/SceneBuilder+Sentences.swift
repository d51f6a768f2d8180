import SPCCore

extension SceneBuilder {
  /// What the chart says about its latest value, about its runs and about its target.
  func verdict() -> String {
    guard let latest else { return "No values to show." }
    guard result.specification.isOrdered else { return categoriesVerdict() }
    let point = result.points[latest]
    // What it means comes first, so that it survives where there is room for little.
    var words =
      leadsWithRuns
      ? runsFinding() + " " + Self.capitalised(result.chart.latestName)
      : "\(point.category.words): \(result.chart.latestName)"
    words += " \(pointText(latest)), \(labels[latest])"
    if let label = point.label {
      words += " (\(label.words(centre: result.specification.centreName))\(alsoWords(point)))"
    }
    if point.isExcluded { words += ", excluded from the limits" }
    words += "."
    if let change = changeSentence() { words += " " + change }
    if let runs = runsSentence() { words += " " + runs }
    if let assurance = result.assurance { words += " Target: \(assurance.words)." }
    return words
  }

  /// The other side of a value that is both improving and of concern, behind what it is called; empty
  /// where the rules agree.
  private func alsoWords(_ point: SPCPoint) -> String {
    guard point.isConflicting(result.direction) else { return "" }
    let order = result.ruleSet.rules.map(\.kind)
    func words(_ category: PointCategory, _ name: String, _ hits: RuleHits) -> String {
      guard point.category != category else { return "" }
      let isHigh = (category == .improvement) == (result.direction == .increase)
      let centre = result.specification.centreName
      let rules = order.filter(hits.contains).map {
        PointLabel(rule: $0, side: isHigh ? .high : .low).words(centre: centre)
      }
      return "; also \(name): \(rules.joined(separator: ", "))"
    }
    return words(.improvement, "improving", point.improvementHits(result.direction))
      + words(.concern, "of concern", point.concernHits(result.direction))
  }

  /// The centre of the last phase and the one before, or why they can't be compared.
  private func changeSentence() -> String? {
    guard result.phases.count > 1 else { return nil }
    let factor = description.valueFormat.factor
    let (phase, before) = (
      result.phases[result.phases.count - 1], result.phases[result.phases.count - 2]
    )
    let start = phase.range.lowerBound
    guard description.phaseNames.allSatisfy({ $0.start != start || $0.isComparable }) else {
      return "Figures before \(labels[start]) are under another definition and not comparable."
    }
    // Centres that vary with the denominators are no figures to compare.
    guard phase.centre.isFinite, before.centre.isFinite, !varies(\.centre, in: phase),
      !varies(\.centre, in: before), result.specification.knownCentre == nil
    else { return nil }
    let name = Self.capitalised(result.specification.centreName)
    return "\(name) since \(labels[start]): \(levelText(phase.centre * factor)) "
      + "(before: \(levelText(before.centre * factor)))."
  }

  /// Categories have no latest one: the verdict names those outside the limits.
  private func categoriesVerdict() -> String {
    let plotted = result.points.indices.filter(isPlotted)
    let outside = plotted.filter { result.points[$0].category != .commonCause }
    guard !outside.isEmpty else { return "None of \(plotted.count) lies outside the limits." }
    var names = outside.prefix(6).map { index in
      let label = result.points[index].label.map {
        " (\($0.words(centre: result.specification.centreName)))"
      }
      return labels[index] + (label ?? "")
    }
    if outside.count > 6 { names.append("and \(outside.count - 6) more") }
    let verb = outside.count == 1 ? "lies" : "lie"
    return "\(outside.count) of \(plotted.count) \(verb) outside the limits: "
      + "\(names.joined(separator: ", "))."
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  // MARK: Runs

  /// The runs analysis of the phase the latest value is in.
  private var runs: RunsAnalysis? { latest.flatMap { result.phase(containing: $0).runs } }

  /// Whether the runs signal although nothing marks the latest value: "common cause" would be wrong.
  var leadsWithRuns: Bool {
    guard let latest, let runs else { return false }
    return runs.isSignal && result.points[latest].category == .commonCause
  }

  /// What the runs show, with the figures of the tests that signal.
  private func runsFinding() -> String {
    var findings: [String] = []
    if let runs, runs.isLongRunSignal, let limit = runs.longestRunLimit {
      findings.append("a run of \(runs.longestRun) where at most \(limit) are expected")
    }
    if let runs, runs.isFewCrossingsSignal, let minimum = runs.crossingsMinimum {
      let noun = runs.crossings == 1 ? "crossing" : "crossings"
      let verb = minimum == 1 ? "is" : "are"
      findings.append("\(runs.crossings) \(noun) where at least \(minimum) \(verb) expected")
    }
    return "Special cause in the runs: \(findings.joined(separator: ", "))."
  }

  /// The figures of the runs analysis; those that the verdict began with are not said again.
  private func runsSentence() -> String? {
    guard let runs, let limit = runs.longestRunLimit, let minimum = runs.crossingsMinimum else {
      return nil
    }
    let longest = "longest \(runs.longestRun) (limit \(limit))"
    let crossings = "crossings \(runs.crossings) (minimum \(minimum))"
    if leadsWithRuns {
      if runs.isLongRunSignal, runs.isFewCrossingsSignal { return nil }
      return "Runs: \(runs.isLongRunSignal ? crossings : longest)."
    }
    let verdict = runs.isSignal ? "special cause" : "no special cause"
    return "Runs: \(longest), \(crossings): \(verdict)."
  }

  // MARK: For those who hear the chart

  func accessibleTitle() -> String {
    PlainText.titled(description.title, result.chart.name)
  }

  /// What a person would say who describes the chart to someone who can't see it.
  func accessibleDescription(phases: [Scene.Phase]) -> String {
    var sentences: [String] = []
    let count = result.points.count
    var opening = "\(result.chart.name) of \(axis.label)"
    if let limits = result.specification.fullLimitsName,
      result.phases.contains(where: { $0.upper.isFinite })
    {
      opening += " with \(limits)"
    }
    opening += ", \(count) \(count == 1 ? "point" : "points")"
    if let first = labels.first, let last = labels.last {
      opening += first == last ? ", \(first)" : ", \(first) to \(last)"
    }
    sentences.append(opening + ".")
    let gaps = self.gaps.count
    if gaps > 0 { sentences.append("\(gaps) \(gaps == 1 ? "has" : "have") no data.") }
    sentences.append(verdict())
    for phase in phases where !phase.figures.isEmpty {
      let figures = phase.figures.prefix(1).uppercased() + phase.figures.dropFirst()
      sentences.append(phases.count > 1 ? "\(phase.name): \(phase.figures)." : "\(figures).")
    }
    if let target = result.points.last?.target, target.isFinite {
      sentences.append("Target \(levelText(target * description.valueFormat.factor)).")
    }
    let excluded = result.points.indices.count { isPlotted($0) && result.points[$0].isExcluded }
    if excluded > 0 {
      sentences.append(
        "\(excluded) \(excluded == 1 ? "point is" : "points are") excluded from centre and limits."
      )
    }
    sentences.append(tally())
    return sentences.joined(separator: " ")
  }

  /// How many points are special causes, by category.
  private func tally() -> String {
    let special = PointCategory.allCases.filter { $0 != .commonCause }
    let counts = special.map { category in
      (
        category,
        result.points.indices.filter { isPlotted($0) && result.points[$0].category == category }
          .count
      )
    }
    let present = counts.filter { $0.1 > 0 }
    guard !present.isEmpty else { return "No point is marked as special cause." }
    let parts = present.map { category, count in
      "\(count) \(count == 1 ? "point" : "points") \(category.wordsInSentence)"
    }
    return parts.joined(separator: "; ") + "."
  }
}

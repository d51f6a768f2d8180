internal import SPCCore

/// How the centre and the limits at a point came about: the formula, the points used, the arithmetic
/// with its numbers, and where constants come from.
///
/// What is printed after an equals sign follows from the numbers printed before it; tests evaluate it.
struct LimitArithmetic {
  let result: SPCResult
  let labels: [String]
  /// The point whose lines are explained: that of a signal, or the last of a phase that has a value.
  let index: Int
  let phase: SPCPhase

  /// The point as a sentence names it.
  let spokenLabel: String
  /// What was observed at each point: on charts of means the means.
  let values: [Double]
  /// The points that centre and limits come from.
  let base: [Int]

  init(_ analysis: AnalysisObject, at index: Int) {
    result = analysis.result
    labels = analysis.series.labels
    self.index = index
    phase = result.phase(containing: index)
    spokenLabel = analysis.series.spokenLabel(at: index)
    let values = Self.observed(result.data)
    self.values = values
    let points = result.points
    base = phase.baseline.filter { !values[$0].isNaN && !points[$0].isExcluded }
  }

  var point: SPCPoint { result.points[index] }
  var specification: ChartSpecification { result.specification }
  var constants: ChartConstants { result.ruleSet.constants }

  var explanation: ExplanationLines {
    var lines = ExplanationLines()
    addBaseline(&lines)
    guard !base.isEmpty || specification.knownCentre != nil else {
      lines.add("limits", "none: no point of the baseline has a value")
      return lines
    }
    switch result.chart {
    case .run: addMedian(&lines)
    case .xmr: addIndividuals(&lines)
    case .mr: addMovingRanges(&lines)
    case .ewma: addMovingAverages(&lines)
    case .p, .np, .pPrime: addProportions(&lines)
    case .u, .uPrime: addRates(&lines)
    case .c: addCounts(&lines)
    case .iPrime: addWeightedIndividuals(&lines)
    case .g: addCasesBetween(&lines)
    case .t: addTimeBetween(&lines)
    case .xbar: addMeans(&lines)
    case .s: addStandardDeviations(&lines)
    case .r: addRanges(&lines)
    }
    if phase.isProvisional, result.chart == .run || !phase.lower.isNaN || !phase.upper.isNaN {
      lines.add(
        "provisional",
        "\(NumberText.counted(phase.observedCount, "point")) with a value in this phase, "
          + "\(phase.baselineObservedCount) in its baseline"
      )
    }
    return lines
  }

  /// What the chart does, before the numbers.
  func addMethod(_ lines: inout ExplanationLines) {
    lines.add("method", "\(result.chart.title): \(method.words)")
    lines.add("formula", method.formula)
  }

  private func addBaseline(_ lines: inout ExplanationLines) {
    guard let first = phase.baseline.first, let last = phase.baseline.last else { return }
    let isFixed = phase.baseline.count < phase.range.count
    var text = "\(NumberText.counted(base.count, "point")), \(labels[first]) – \(labels[last])"
    if base.count < phase.baseline.count {
      text += " (of \(phase.baseline.count) periods; the others have no value or are left out)"
    }
    lines.add("baseline", text)
    if isFixed {
      lines.more(
        "limits are fixed on them: the \(phase.range.count - phase.baseline.count) later "
          + "points are judged and do not move them"
      )
    }
    let excluded = phase.range.filter { result.points[$0].isExcluded }.map { labels[$0] }
    if !excluded.isEmpty {
      lines.add("left out", "\(Self.list(excluded)): not in centre, limits or patterns")
    }
  }

  /// Names in a row, the middle of many left out.
  static func list(_ names: [String]) -> String {
    names.count <= 12
      ? names.joined(separator: ", ")
      : (names.prefix(8) + ["… (\(names.count) in all)"]).joined(separator: ", ")
  }
}

/// What all charts share.
extension LimitArithmetic {
  /// Limits and inner lines around a mean, and what was cut off them.
  ///
  /// - Parameters:
  ///   - lines: Where they are added.
  ///   - mean: What the limits stand around.
  ///   - sigma: The standard deviation at the point.
  ///   - terms: How sigma is written behind "3 ×" in the arithmetic.
  ///   - words: The same with symbols.
  func addLimits(
    _ lines: inout ExplanationLines,
    around mean: Double,
    _ sigma: Double,
    _ terms: String,
    _ words: String = "centre ± 3 × sigma"
  ) {
    guard !sigma.isNaN, !mean.isNaN else {
      lines.add("limits", "none here")
      return
    }
    let (lower, upper) = (mean - 3 * sigma, mean + 3 * sigma)
    lines.add(
      "limits",
      "\(words) = \(Figure.text(mean)) ± 3 × \(terms) = \(Figure.span(lower, upper))"
    )
    lines.add(
      "two sigma",
      "\(Figure.text(mean)) ± 2 × \(terms) = \(Figure.span(mean - 2 * sigma, mean + 2 * sigma))"
    )
    addCut(&lines, lower, upper)
  }

  /// Says where a limit is not the one of the formula.
  func addCut(_ lines: inout ExplanationLines, _ lower: Double, _ upper: Double) {
    func differs(_ one: Double, _ other: Double) -> Bool {
      !other.isNaN && (one - other).magnitude > 1e-9 * (1 + one.magnitude)
    }
    if differs(lower, point.lower) {
      lines.add("cut off", "the lower limit at \(Figure.text(point.lower)), below which nothing is")
    }
    if differs(upper, point.upper) {
      lines.add("cut off", "the upper limit at \(Figure.text(point.upper)), above which nothing is")
    }
  }

  /// Probability limits instead; false where these are sigma limits.
  func addQuantiles(_ lines: inout ExplanationLines, _ distribution: String) -> Bool {
    guard case .probability(let confidence) = specification.limits else { return false }
    lines.add(
      "tails",
      "(1 − \(Figure.text(confidence))) ÷ 2 = \(Figure.text((1 - confidence) / 2)) "
        + "on either side"
    )
    lines.add(
      "limits",
      "the quantiles of \(distribution) that leave that much out: "
        + Figure.span(point.lower, point.upper)
    )
    return true
  }

  func addGiven(_ lines: inout ExplanationLines, _ name: String, _ value: Double) {
    lines.add(name, "\(Figure.text(value)), given and not computed")
  }

  /// The mean of the values.
  func addMean(_ lines: inout ExplanationLines, _ mean: Double, _ name: String = "centre") {
    let sum = base.reduce(0) { $0 + values[$1] }
    lines.add(name, "\(Figure.sum(sum)) ÷ \(base.count) = \(Figure.text(mean))")
  }

  /// What screening did to moving ranges.
  func addScreening(_ lines: inout ExplanationLines) {
    switch phase.screening {
    case .off: break
    case .applied(let bound, let removed):
      lines.add(
        "screened",
        removed == 0
          ? "no range reaches 3.267 × \(Figure.text(phase.unscreenedMeanMovingRange)) = "
            + Figure.text(bound)
          : "\(NumberText.counted(removed, "range")) of \(Figure.text(bound)) or more left out: "
            + "mean \(Figure.text(phase.meanMovingRange))"
      )
    case .fallBack:
      lines.add("screened", "would have left no range above zero, so all were used")
    }
  }

  /// d2 for two values, as the rule set has it.
  var d2: Double {
    switch constants {
    case .exact: ControlChartConstants.d2(2)
    case .threeDecimals: 1.128
    }
  }

  /// Says what d2 is.
  var d2Words: String {
    let digits = constants == .exact ? "exact" : "to three decimals, as printed in textbooks"
    return
      "d2 = \(NumberText.plain(d2, places: 6)), the mean range of two normal values of sigma 1 "
      + "(\(digits))"
  }

  private static func observed(_ data: ChartData) -> [Double] {
    switch data {
    case .values(let values): values
    case .parts(let numerators, let denominators, let multiplier):
      zip(numerators, denominators).map { $1 > 0 ? $0 * multiplier / $1 : .nan }
    case .subgroups(let subgroups): subgroups.map { SubgroupSummary($0).mean }
    case .subgroupSummaries(let summaries): summaries.map(\.mean)
    }
  }
}

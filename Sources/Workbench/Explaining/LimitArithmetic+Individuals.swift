internal import SPCCore

/// Charts of single values.
extension LimitArithmetic {
  func addMedian(_ lines: inout ExplanationLines) {
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else {
      let sorted = base.map { values[$0] }.sorted()
      let middle = sorted.count / 2
      lines.add(
        "centre",
        sorted.count.isMultiple(of: 2)
          ? "median, the middle of \(sorted.count) values: (\(Figure.text(sorted[middle - 1])) + "
            + "\(Figure.text(sorted[middle]))) ÷ 2 = \(Figure.text(phase.centre))"
          : "median, value \(middle + 1) of \(sorted.count) in order of size = "
            + Figure.text(phase.centre)
      )
    }
    lines.add("limits", "none: a run chart is judged by its runs alone")
  }

  func addIndividuals(_ lines: inout ExplanationLines) {
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else {
      addMean(&lines, phase.centre)
    }
    if let sigma = specification.knownSigma {
      addGiven(&lines, "sigma", sigma)
      addLimits(&lines, around: phase.centre, sigma, Figure.text(sigma))
      return
    }
    if specification.sigmaEstimator == .standardDeviation {
      addDeviation(&lines)
      addLimits(&lines, around: phase.centre, phase.sigma, Figure.text(phase.sigma))
      return
    }
    let ranges = base.map { result.points[$0].movingRange }.filter { !$0.isNaN }
    guard !ranges.isEmpty else {
      lines.add("limits", "none: there are no two neighbours with a value in the baseline")
      return
    }
    addRangeMean(&lines, ranges)
    let factor = result.ruleSet.limitFactor
    let range = phase.meanMovingRange
    let (lower, upper) = (phase.centre - factor * range, phase.centre + factor * range)
    lines.add(
      "limits",
      "\(Figure.text(phase.centre)) ± \(places(factor)) × \(Figure.text(range)) = "
        + Figure.span(lower, upper)
    )
    let near = factor * 2 / 3
    lines.add(
      "two sigma",
      "\(Figure.text(phase.centre)) ± \(places(near)) × \(Figure.text(range)) = "
        + Figure.span(phase.centre - near * range, phase.centre + near * range)
    )
    addCut(&lines, lower, upper)
    lines.add(
      "constants",
      factor == RuleSet.nhsLimitFactor
        ? "3 ÷ d2 is 2.6596, published and used as 2.66; d2 = 1.128, the mean range of two normal "
          + "values of sigma 1"
        : "\(places(factor)) is the rule set's; 3 ÷ 1.128 is 2.659574, where d2 = 1.128 is the "
          + "mean range of two normal values of sigma 1"
    )
  }

  func addMovingRanges(_ lines: inout ExplanationLines) {
    let ranges = phase.baseline.map { result.points[$0] }
      .filter { !$0.isMissing && !$0.isExcluded }.map(\.value)
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else {
      lines.add(
        "centre",
        "\(Figure.sum(ranges.reduce(0, +))) ÷ \(ranges.count) = \(Figure.text(phase.centre))"
      )
    }
    guard phase.centre > 0 else { return }
    let factor = phase.upper / phase.centre
    lines.add(
      "upper limit",
      "\(NumberText.plain(factor, places: 6)) × \(Figure.text(phase.centre)) = "
        + Figure.text(phase.upper)
    )
    lines.add("lower limit", "0")
    lines.add(
      "constants",
      "D4 = \(NumberText.plain(factor, places: 6)) for two values"
        + (constants == .exact ? " (exact)" : " (to three decimals, as printed in textbooks)")
    )
    lines.add("patterns", "not looked for: neighbouring ranges share a value")
  }

  func addMovingAverages(_ lines: inout ExplanationLines) {
    let isOfSubgroups = summaries != nil
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else if isOfSubgroups {
      addWeightedMean(&lines, of: "means") { $0.mean }
    } else {
      addMean(&lines, phase.centre)
    }
    let sigma = phase.sigma
    if let known = specification.knownSigma {
      addGiven(&lines, "sigma", known)
    } else if isOfSubgroups {
      addEstimate(&lines, usualForAverages)
    } else if specification.sigmaEstimator == .standardDeviation {
      addDeviation(&lines)
    } else {
      lines.add("moving ranges", "their mean is \(Figure.text(phase.unscreenedMeanMovingRange))")
      addScreening(&lines)
      lines.add(
        "sigma",
        "\(Figure.text(phase.meanMovingRange)) ÷ d2 = \(Figure.text(phase.meanMovingRange)) ÷ "
          + "\(NumberText.plain(d2, places: 6)) = \(Figure.text(sigma))"
      )
      lines.add("constants", d2Words)
    }
    guard !point.isMissing, !sigma.isNaN else { return }
    let weight = specification.smoothing
    let before = (phase.range.lowerBound..<index).last {
      !result.points[$0].isMissing && !result.points[$0].isExcluded
    }
    let average = before.map { result.points[$0].value } ?? phase.centre
    let rest = Figure.text(1 - weight)
    lines.add(
      "average",
      "\(Figure.text(weight)) × \(Figure.text(values[index])) + \(rest) × \(Figure.text(average)) = "
        + Figure.text(point.value)
    )
    let size = isOfSubgroups ? point.size : 1
    let variance = pow2((point.upper - point.centre) / 3)
    let past = before.map { pow2((result.points[$0].upper - result.points[$0].centre) / 3) } ?? 0
    lines.add(
      "variance",
      "\(Figure.text(weight))^2 × \(Figure.text(sigma))^2"
        + (isOfSubgroups ? " ÷ \(Figure.text(size))" : "")
        + " + \(rest)^2 × \(Figure.text(past)) = \(Figure.text(variance))"
    )
    addLimits(
      &lines,
      around: point.centre,
      variance.squareRoot(),
      "√\(Figure.text(variance))",
      "centre ± 3 × √variance"
    )
    lines.add("patterns", "not looked for: each average carries all values before it")
  }

  private func pow2(_ value: Double) -> Double { value * value }

  private func places(_ factor: Double) -> String { NumberText.plain(factor, places: 6) }

  private func addRangeMean(_ lines: inout ExplanationLines, _ ranges: [Double]) {
    lines.add(
      "moving ranges",
      "\(Figure.sum(ranges.reduce(0, +))) ÷ \(ranges.count) = "
        + Figure.text(phase.unscreenedMeanMovingRange)
    )
    addScreening(&lines)
  }

  private func addDeviation(_ lines: inout ExplanationLines) {
    let count = base.count
    guard count > 1 else { return }
    let mean = base.reduce(0) { $0 + values[$1] } / Double(count)
    let squares = base.reduce(0) { $0 + pow2(values[$1] - mean) }
    let deviation = (squares / Double(count - 1)).squareRoot()
    let c4 = ControlChartConstants.c4(count)
    lines.add(
      "deviation",
      "√(\(Figure.text(squares)) ÷ \(count - 1)) = \(Figure.text(deviation))"
    )
    lines.add(
      "sigma",
      "\(Figure.text(deviation)) ÷ c4 = \(Figure.text(deviation)) ÷ \(Figure.text(c4)) = "
        + Figure.text(phase.sigma)
    )
    lines.add("constants", "c4(\(count)) = \(NumberText.plain(c4, places: 6)), exact")
  }
}

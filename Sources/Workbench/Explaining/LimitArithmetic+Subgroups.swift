internal import SPCCore

/// Charts of subgroups: their means, standard deviations and ranges.
extension LimitArithmetic {
  /// The figures of all subgroups, nil where the data are none.
  var summaries: [SubgroupSummary]? {
    switch result.data {
    case .values, .parts: nil
    case .subgroups(let subgroups): subgroups.map { SubgroupSummary($0) }
    case .subgroupSummaries(let summaries): summaries
    }
  }

  private var baseSummaries: [SubgroupSummary] {
    summaries.map { all in base.map { all[$0] } } ?? []
  }

  private var size: Int { point.size.isNaN ? 0 : Int(point.size) }

  func addMeans(_ lines: inout ExplanationLines) {
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else {
      addWeightedMean(&lines, of: "means") { $0.mean }
    }
    let sigma = addSigma(&lines, .averageStandardDeviation)
    guard size > 0 else { return }
    addLimits(
      &lines,
      around: point.centre,
      sigma / Double(size).squareRoot(),
      "\(Figure.text(sigma)) ÷ √\(size)",
      "centre ± 3 × sigma ÷ √n"
    )
  }

  func addStandardDeviations(_ lines: inout ExplanationLines) {
    addCentreOfSpread(&lines, "c4", ControlChartConstants.c4(size)) {
      let estimator = specification.sigmaEstimator ?? .averageStandardDeviation
      if estimator == .averageStandardDeviation {
        addAverageDeviation(&$0, "centre")
      } else {
        addWeightedMean(&$0, of: "standard deviations") { $0.standardDeviation }
      }
    }
    guard size > 1 else { return }
    let c4 = ControlChartConstants.c4(size)
    let spread = (1 - c4 * c4).squareRoot()
    let sigma: Double
    if let centre = specification.knownCentre, specification.knownSigma == nil,
      (specification.sigmaEstimator ?? .averageStandardDeviation) == .averageStandardDeviation
    {
      sigma = centre / c4
      lines.add(
        "sigma",
        "\(Figure.text(centre)) ÷ c4 = \(Figure.text(centre)) ÷ \(Figure.text(c4)) = "
          + Figure.text(sigma)
      )
    } else {
      sigma = addSigma(&lines, .averageStandardDeviation)
    }
    addLimits(
      &lines,
      around: point.centre,
      sigma * spread,
      "\(Figure.text(sigma)) × √(1 − \(Figure.text(c4))^2)",
      "centre ± 3 × sigma × √(1 − c4²)"
    )
    lines.add("constants", "c4(\(size)) = \(NumberText.plain(c4, places: 6)), exact")
  }

  func addRanges(_ lines: inout ExplanationLines) {
    addCentreOfSpread(&lines, "d2", ControlChartConstants.d2(size)) {
      addWeightedMean(&$0, of: "ranges") { $0.range }
    }
    let sigma = addSigma(&lines, .meanRange)
    guard size > 1 else { return }
    let d3 = ControlChartConstants.d3(size)
    addLimits(
      &lines,
      around: point.centre,
      sigma * d3,
      "\(Figure.text(d3)) × \(Figure.text(sigma))",
      "centre ± 3 × d3 × sigma"
    )
    lines.add("constants", "d3(\(size)) = \(NumberText.plain(d3, places: 6)), exact")
  }

  /// The centre of a chart of spread: given, where a known sigma puts it, or as computed.
  private func addCentreOfSpread(
    _ lines: inout ExplanationLines,
    _ constant: String,
    _ value: Double,
    computed: (inout ExplanationLines) -> Void
  ) {
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else if let sigma = specification.knownSigma {
      lines.add(
        "centre",
        "\(constant) × sigma = \(Figure.text(value)) × \(Figure.text(sigma)) = "
          + Figure.text(point.centre)
      )
    } else {
      computed(&lines)
    }
  }

  /// Σ n × figure ÷ Σ n.
  func addWeightedMean(
    _ lines: inout ExplanationLines,
    of figures: String,
    _ figure: (SubgroupSummary) -> Double
  ) {
    let used = baseSummaries.filter { $0.count > 0 && !figure($0).isNaN }
    let sum = used.reduce(0) { $0 + Double($1.count) * figure($1) }
    let weights = used.reduce(0) { $0 + Double($1.count) }
    lines.add(
      "centre",
      "Σ n × \(figures) ÷ Σ n = \(Figure.sum(sum)) ÷ \(Figure.sum(weights)) = "
        + Figure.text(phase.centre)
    )
  }

  /// How sigma is estimated at the point; returns it.
  private func addSigma(_ lines: inout ExplanationLines, _ usual: SigmaEstimator) -> Double {
    if let sigma = specification.knownSigma {
      addGiven(&lines, "sigma", sigma)
      return sigma
    }
    let value = addEstimate(&lines, usual)
    guard (specification.sigmaEstimator ?? usual) == .averageStandardDeviation, size > 1 else {
      return value
    }
    let c4 = ControlChartConstants.c4(size)
    lines.add(
      "sigma",
      "\(Figure.text(value)) ÷ c4 = \(Figure.text(value)) ÷ \(Figure.text(c4)) = "
        + Figure.text(value / c4)
    )
    lines.more(
      "c4(\(size)) = \(NumberText.plain(c4, places: 6)), exact: the mean standard deviation of \(size) "
        + "normal values of sigma 1"
    )
    return value / c4
  }

  /// The estimator of an EWMA chart of subgroups where none is asked for.
  var usualForAverages: SigmaEstimator {
    baseSummaries.contains { $0.count > 25 } ? .pooled : .meanRange
  }

  /// The arithmetic of an estimator, and what it gives; the average of standard deviations before it
  /// is divided by c4.
  @discardableResult
  func addEstimate(_ lines: inout ExplanationLines, _ usual: SigmaEstimator) -> Double {
    let estimator = specification.sigmaEstimator ?? usual
    switch estimator {
    case .averageStandardDeviation:
      return addAverageDeviation(&lines, "deviation")
    case .meanRange:
      return addEstimates(&lines, "Σ (R ÷ d2) ÷ k", \.range) { size, range in (range / d2(size), 1)
      }
    case .weightedMeanRange:
      return addEstimates(&lines, "Σ w × R ÷ d2 ÷ Σ w, with w = (d2 ÷ d3)²,", \.range) {
        size,
        range in
        let weight = d2(size) / ControlChartConstants.d3(size)
        return (range / d2(size), weight * weight)
      }
    case .meanStandardDeviation:
      return addEstimates(&lines, "Σ (s ÷ c4) ÷ k", \.standardDeviation) { size, deviation in
        (deviation / ControlChartConstants.c4(size), 1)
      }
    case .weightedMeanStandardDeviation:
      return addEstimates(
        &lines,
        "Σ w × s ÷ c4 ÷ Σ w, with w = c4² ÷ (1 − c4²),",
        \.standardDeviation
      ) {
        size,
        deviation in
        let c4 = ControlChartConstants.c4(size)
        return (deviation / c4, c4 * c4 / (1 - c4 * c4))
      }
    case .pooled:
      let (deviation, degrees) = addPooled(&lines, "pooled")
      let c4 = ControlChartConstants.c4(degrees + 1)
      lines.add(
        "sigma",
        "pooled ÷ c4(\(degrees + 1)) = \(Figure.text(deviation)) ÷ \(Figure.text(c4)) = "
          + Figure.text(deviation / c4)
      )
      return deviation / c4
    case .movingRange, .standardDeviation:
      // Of single values; the core refuses them on charts of subgroups.
      return .nan
    }
  }

  private func d2(_ size: Int) -> Double {
    let exact = ControlChartConstants.d2(size)
    switch constants {
    case .exact: return exact
    case .threeDecimals: return (exact * 1000).rounded() / 1000
    }
  }

  private func addEstimates(
    _ lines: inout ExplanationLines,
    _ words: String,
    _ spread: KeyPath<SubgroupSummary, Double>,
    _ estimate: (_ size: Int, _ spread: Double) -> (value: Double, weight: Double)
  ) -> Double {
    var sum = 0.0
    var weights = 0.0
    let used = baseSummaries.filter { $0.count > 1 && !$0[keyPath: spread].isNaN }
    for summary in used {
      let (value, weight) = estimate(summary.count, summary[keyPath: spread])
      sum += value * weight
      weights += weight
    }
    lines.add(
      "sigma",
      "\(words) = \(Figure.text(sum)) ÷ \(Figure.text(weights)) = \(Figure.text(sum / weights))"
    )
    if spread == \SubgroupSummary.range, let count = used.first?.count,
      used.allSatisfy({ $0.count == count })
    {
      let digits = constants == .exact ? "exact" : "to three decimals, as printed in textbooks"
      lines.more("d2(\(count)) = \(NumberText.plain(d2(count), places: 6)) (\(digits))")
    }
    return sum / weights
  }

  /// The mean of the standard deviations where all subgroups are of one size, else the pooled one.
  @discardableResult
  private func addAverageDeviation(_ lines: inout ExplanationLines, _ name: String) -> Double {
    let sizes = Set(baseSummaries.map(\.count).filter { $0 > 0 })
    guard sizes.count == 1 else { return addPooled(&lines, name).deviation }
    let used = baseSummaries.filter { $0.count > 1 && !$0.standardDeviation.isNaN }
    let sum = used.reduce(0) { $0 + $1.standardDeviation }
    let mean = sum / Double(used.count)
    lines.add(
      name,
      "Σ s ÷ k = \(Figure.text(sum)) ÷ \(used.count) = \(Figure.text(mean))"
    )
    return mean
  }

  private func addPooled(
    _ lines: inout ExplanationLines,
    _ name: String
  ) -> (deviation: Double, degrees: Int) {
    let used = baseSummaries.filter { $0.count > 1 && !$0.standardDeviation.isNaN }
    let squares = used.reduce(0) {
      $0 + Double($1.count - 1) * $1.standardDeviation * $1.standardDeviation
    }
    let degrees = used.reduce(0) { $0 + $1.count - 1 }
    let deviation = (squares / Double(degrees)).squareRoot()
    lines.add(
      name,
      "√(Σ (n − 1) s² ÷ Σ (n − 1)) = √(\(Figure.text(squares)) ÷ \(degrees)) = "
        + Figure.text(deviation)
    )
    return (deviation, degrees)
  }
}

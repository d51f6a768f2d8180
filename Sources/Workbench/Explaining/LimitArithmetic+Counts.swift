internal import SPCCore

/// Charts of counts, proportions and rates.
extension LimitArithmetic {
  /// The numerators and denominators, where the data have them.
  private var parts: (numerators: [Double], denominators: [Double], multiplier: Double)? {
    if case .parts(let numerators, let denominators, let multiplier) = result.data {
      (numerators, denominators, multiplier)
    } else {
      nil
    }
  }

  /// The share or rate without its multiplier that the limits rest on.
  private var share: Double {
    if result.chart == .np { return specification.knownCentre ?? observedShare }
    return specification.knownCentre.map { $0 / (parts?.multiplier ?? 1) } ?? observedShare
  }

  private var observedShare: Double { sums.numerator / sums.denominator }

  private var sums: (numerator: Double, denominator: Double) {
    guard let parts else { return (.nan, .nan) }
    return (
      base.reduce(0) { $0 + parts.numerators[$1] }, base.reduce(0) { $0 + parts.denominators[$1] }
    )
  }

  /// "100 × " before a root, nothing for a multiplier of 1.
  private var factor: String {
    guard let multiplier = parts?.multiplier, multiplier != 1 else { return "" }
    return "\(Figure.text(multiplier)) × "
  }

  /// Centre from the sums of the parts: not from the mean of the ratios, in which a small
  /// denominator would weigh as much as a large one.
  private func addShare(_ lines: inout ExplanationLines, _ name: String) {
    if let centre = specification.knownCentre {
      addGiven(&lines, name, centre)
      return
    }
    let times = parts.map {
      $0.multiplier != 1 && result.chart != .np ? " × \(Figure.text($0.multiplier))" : ""
    }
    let value = result.chart == .np ? share : share * (parts?.multiplier ?? 1)
    lines.add(
      name,
      "Σ numerators ÷ Σ denominators\(times ?? "") = \(Figure.sum(sums.numerator)) ÷ "
        + "\(Figure.sum(sums.denominator))\(times ?? "") = \(Figure.text(value))"
    )
  }

  func addProportions(_ lines: inout ExplanationLines) {
    let isCases = result.chart == .np
    addShare(&lines, isCases ? "share" : "centre")
    let size = point.size
    guard size > 0 else { return addNoSize(&lines) }
    addSize(&lines)
    let p = Figure.text(share)
    if isCases {
      lines.add(
        "centre",
        "n × \(mean("p̄")) = \(Figure.sum(size)) × \(p) = \(Figure.text(point.centre))"
      )
    } else if factor != "" {
      lines.add("share", "\(mean("p̄")) = \(p), the centre without its multiplier")
    }
    if addQuantiles(&lines, "the binomial distribution of \(Figure.sum(size)) cases with \(p)") {
      return
    }
    guard share <= 1 else {
      lines.add("limits", "none: numerators above their denominators make a share above 1")
      return
    }
    let multiplier = parts?.multiplier ?? 1
    let letter = mean("p̄")
    let sigma =
      isCases
      ? (size * share * (1 - share)).squareRoot()
      : multiplier * (share * (1 - share) / size).squareRoot()
    lines.add(
      "sigma",
      isCases
        ? "√(n × \(letter) × (1 − \(letter))) = √(\(Figure.sum(size)) × \(p) × (1 − \(p))) = \(Figure.text(sigma))"
        : "\(factor)√(\(letter) × (1 − \(letter)) ÷ n) = \(factor)√(\(p) × (1 − \(p)) ÷ \(Figure.sum(size))) = "
          + Figure.text(sigma)
    )
    addStretched(&lines, sigma)
  }

  func addRates(_ lines: inout ExplanationLines) {
    addShare(&lines, "centre")
    let size = point.size
    guard size > 0 else { return addNoSize(&lines) }
    addSize(&lines)
    let u = Figure.text(share)
    if factor != "" { lines.add("rate", "\(mean("ū")) = \(u), the centre without its multiplier") }
    let expected = Figure.text(share * size)
    if addQuantiles(&lines, "the Poisson distribution with mean \(expected), over n") { return }
    let sigma = (parts?.multiplier ?? 1) * (share / size).squareRoot()
    lines.add(
      "sigma",
      "\(factor)√(\(mean("ū")) ÷ n) = \(factor)√(\(u) ÷ \(Figure.sum(size))) = \(Figure.text(sigma))"
    )
    addStretched(&lines, sigma)
  }

  func addCounts(_ lines: inout ExplanationLines) {
    if let centre = specification.knownCentre {
      addGiven(&lines, "centre", centre)
    } else {
      addMean(&lines, phase.centre)
    }
    if addQuantiles(&lines, "the Poisson distribution with mean \(Figure.text(phase.centre))") {
      return
    }
    let sigma = phase.centre.squareRoot()
    lines.add("sigma", "√\(mean("c̄")) = √\(Figure.text(phase.centre)) = \(Figure.text(sigma))")
    addLimits(&lines, around: phase.centre, sigma, Figure.text(sigma))
  }

  func addWeightedIndividuals(_ lines: inout ExplanationLines) {
    addShare(&lines, "centre")
    if let sigma = specification.knownSigma {
      addGiven(&lines, "sigma of n = 1", sigma)
    } else {
      lines.add(
        "sigma of n = 1",
        "the mean of √(π ÷ 2) × |vᵢ − vᵢ₋₁| ÷ √(1 ÷ nᵢ + 1 ÷ nᵢ₋₁) over neighbours is "
          + Figure.text(phase.unscreenedMeanMovingRange)
      )
      addScreening(&lines)
    }
    let size = point.size
    guard size > 0 else { return addNoSize(&lines) }
    addSize(&lines)
    let sigma = phase.sigma / size.squareRoot()
    lines.add(
      "sigma",
      "\(Figure.text(phase.sigma)) ÷ √\(Figure.sum(size)) = \(Figure.text(sigma))"
    )
    addLimits(&lines, around: point.centre, sigma, Figure.text(sigma))
  }

  /// The limits of p and u charts, and of their Laney forms, which are stretched.
  private func addStretched(_ lines: inout ExplanationLines, _ sigma: Double) {
    guard result.chart == .pPrime || result.chart == .uPrime else {
      addLimits(&lines, around: point.centre, sigma, Figure.text(sigma))
      return
    }
    guard !phase.meanMovingRange.isNaN else {
      lines.add("stretch", "1: there is no variation to stretch the limits by")
      addLimits(&lines, around: point.centre, sigma, Figure.text(sigma))
      return
    }
    let stretch = phase.meanMovingRange / d2
    lines.add(
      "moving ranges",
      "of zᵢ = (valueᵢ − centre) ÷ sigmaᵢ: their mean is "
        + Figure.text(phase.unscreenedMeanMovingRange)
    )
    addScreening(&lines)
    lines.add(
      "stretch",
      "\(Figure.text(phase.meanMovingRange)) ÷ d2 = \(Figure.text(phase.meanMovingRange)) ÷ "
        + "\(NumberText.plain(d2, places: 6)) = \(Figure.text(stretch))"
    )
    addLimits(
      &lines,
      around: point.centre,
      sigma * stretch,
      "\(Figure.text(sigma)) × \(Figure.text(stretch))",
      "centre ± 3 × sigma × stretch"
    )
    lines.add("constants", d2Words)
  }

  private func addSize(_ lines: inout ExplanationLines) {
    lines.add("n", "\(Figure.sum(point.size)) at \(spokenLabel)")
  }

  private func addNoSize(_ lines: inout ExplanationLines) {
    lines.add("limits", "none at \(spokenLabel): it has no denominator")
  }
}

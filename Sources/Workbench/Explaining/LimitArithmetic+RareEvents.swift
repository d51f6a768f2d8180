internal import Foundation
internal import SPCCore

/// Charts of what lies between rare events.
extension LimitArithmetic {
  func addCasesBetween(_ lines: inout ExplanationLines) {
    let mean =
      specification.knownCentre ?? base.reduce(0) { $0 + values[$1] } / Double(base.count)
    if specification.knownCentre != nil {
      addGiven(&lines, "mean", mean)
      lines.add("centre", "0.693 × \(Figure.text(mean)) = \(Figure.text(phase.centre))")
    } else {
      addMean(&lines, mean, "mean")
      lines.add(
        "centre",
        "the median, \(Figure.text(phase.centre)): far more than half of the points lie below the mean"
      )
    }
    let text = Figure.text(mean)
    if addQuantiles(&lines, "the geometric distribution with mean \(text)") { return }
    let sigma = (mean * (mean + 1)).squareRoot()
    lines.add("sigma", "√(\(text) × (\(text) + 1)) = \(Figure.text(sigma))")
    addLimits(&lines, around: mean, sigma, Figure.text(sigma), "mean ± 3 × sigma")
  }

  func addTimeBetween(_ lines: inout ExplanationLines) {
    func compressed(_ time: Double) -> Double { pow(time, 1 / 3.6) }
    let mean: Double
    if let centre = specification.knownCentre {
      mean = compressed(centre)
      addGiven(&lines, "centre", centre)
      lines.add("mean of y", "\(Figure.text(centre))^(1 ÷ 3.6) = \(Figure.fine(mean))")
    } else {
      let sum = base.reduce(0) { $0 + compressed(values[$1]) }
      mean = sum / Double(base.count)
      lines.add(
        "mean of y",
        "Σ time^(1 ÷ 3.6) ÷ k = \(Figure.fine(sum)) ÷ \(base.count) = \(Figure.fine(mean))"
      )
      lines.add("centre", "\(Figure.fine(mean))^3.6 = \(Figure.text(phase.centre))")
    }
    guard !phase.meanMovingRange.isNaN else {
      lines.add("limits", "none: there are no two neighbours with a value in the baseline")
      return
    }
    lines.add(
      "moving ranges",
      "of y: their mean is \(Figure.fine(phase.unscreenedMeanMovingRange))"
    )
    addScreening(&lines)
    let sigma = phase.meanMovingRange / d2
    lines.add(
      "sigma of y",
      "\(Figure.fine(phase.meanMovingRange)) ÷ d2 = \(Figure.fine(phase.meanMovingRange)) ÷ "
        + "\(NumberText.plain(d2, places: 6)) = \(Figure.fine(sigma))"
    )
    let lower = mean - 3 * sigma
    lines.add(
      "upper limit",
      "(\(Figure.fine(mean)) + 3 × \(Figure.fine(sigma)))^3.6 = \(Figure.text(phase.upper))"
    )
    lines.add(
      "lower limit",
      lower > 0
        ? "(\(Figure.fine(mean)) − 3 × \(Figure.fine(sigma)))^3.6 = \(Figure.text(phase.lower))"
        : "0, because \(Figure.fine(mean)) − 3 × \(Figure.fine(sigma)) = \(Figure.fine(lower)) "
          + "is not above zero"
    )
    lines.add("constants", d2Words)
  }
}

internal import SPCCore

/// What a chart does, its formula, and who described it.
struct MethodWords {
  let words: String
  let formula: String
  let source: String
}

extension LimitArithmetic {
  var method: MethodWords {
    switch result.chart {
    case .run:
      MethodWords(
        words: "the median, and the runs of points on either side of it",
        formula: "centre = median",
        source: "Perla, Provost & Murray, BMJ Quality & Safety 20(1), 2011"
      )
    case .xmr:
      MethodWords(
        words: "limits from how much each value differs from the one before it",
        formula: "x̄ ± \(individualsFactor)",
        source: "Wheeler, Understanding Variation, 1993; NHS England, Making Data Count"
      )
    case .mr:
      MethodWords(
        words: "how much each value differs from the one before it",
        formula: "0 to D4 × mean moving range, of |xᵢ − xᵢ₋₁|",
        source: montgomery
      )
    case .ewma:
      MethodWords(
        words: "an average in which each value weighs less the longer ago it was",
        formula: "zᵢ = λ × xᵢ + (1 − λ) × zᵢ₋₁; centre ± 3 × √vᵢ, "
          + "vᵢ = λ² × sigma² ÷ nᵢ + (1 − λ)² × vᵢ₋₁",
        source: "Roberts, Technometrics 1(3), 1959; \(montgomery)"
      )
    case .p:
      MethodWords(
        words: "proportions, with limits from the binomial distribution for each n",
        formula: "p̄ ± 3 × √(p̄ × (1 − p̄) ÷ n)",
        source: montgomery
      )
    case .np:
      MethodWords(
        words: "cases among n, with limits from the binomial distribution for each n",
        formula: "n × p̄ ± 3 × √(n × p̄ × (1 − p̄))",
        source: montgomery
      )
    case .pPrime:
      MethodWords(
        words:
          "proportions, with the limits of a p chart stretched by the variation between points",
        formula: "p̄ ± 3 × √(p̄ × (1 − p̄) ÷ n) × stretch",
        source: laney
      )
    case .u:
      MethodWords(
        words: "rates, with limits from the Poisson distribution for each n",
        formula: "ū ± 3 × √(ū ÷ n)",
        source: montgomery
      )
    case .uPrime:
      MethodWords(
        words: "rates, with the limits of a u chart stretched by the variation between points",
        formula: "ū ± 3 × √(ū ÷ n) × stretch",
        source: laney
      )
    case .c:
      MethodWords(
        words: "counts, with limits from the Poisson distribution",
        formula: "c̄ ± 3 × √c̄",
        source: montgomery
      )
    case .iPrime:
      MethodWords(
        words: "values weighted by their denominators, with limits from how neighbours differ",
        formula: "centre ± 3 × sigma ÷ √n",
        source: "Taylor, Normalized Individuals control chart, 2018"
      )
    case .g:
      MethodWords(
        words: "cases between events, with limits from the geometric distribution",
        formula: "ḡ ± 3 × √(ḡ × (ḡ + 1))",
        source: "Benneyan, Health Care Management Science 4, 2001"
      )
    case .t:
      MethodWords(
        words:
          "time between events, computed on the power 1 ÷ 3.6, where such times are near to normal",
        formula: "y = time^(1 ÷ 3.6); limits (ȳ ± 3 × sigma of y)^3.6",
        source: "Nelson, Journal of Quality Technology 26(3), 1994"
      )
    case .xbar:
      MethodWords(
        words: "means of subgroups, with limits from the variation within them",
        formula: "centre ± 3 × sigma ÷ √n",
        source: "\(montgomery); estimators of sigma: Burr, Journal of Quality Technology 1(3), 1969"
      )
    case .s:
      MethodWords(
        words: "standard deviations of subgroups",
        formula: "centre ± 3 × sigma × √(1 − c4²)",
        source: montgomery
      )
    case .r:
      MethodWords(
        words: "ranges of subgroups",
        formula: "centre ± 3 × d3 × sigma",
        source: montgomery
      )
    }
  }

  private var individualsFactor: String {
    let isFromRanges =
      specification.knownSigma == nil && specification.sigmaEstimator != .standardDeviation
    guard isFromRanges else { return "3 × sigma" }
    return "\(NumberText.plain(result.ruleSet.limitFactor, places: 6)) × mean moving range, "
      + "of |xᵢ − xᵢ₋₁|"
  }

  private var montgomery: String { "Montgomery, Introduction to Statistical Quality Control" }
  private var laney: String { "Laney, Quality Engineering 14(4), 2002" }
}

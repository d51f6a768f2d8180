internal import SPCCore

/// What a chart does, its formula, and who described it.
struct MethodWords {
  let words: String
  let formula: String
  let source: String
}

extension LimitArithmetic {
  /// The letter of the mean that limits stand around: with a bar where it is computed.
  func mean(_ computed: String) -> String {
    guard specification.knownCentre != nil else { return computed }
    return switch computed {
    case "p̄": "p"
    case "ū": "u"
    case "c̄": "c"
    case "ḡ": "g"
    default: "centre"
    }
  }

  private var given: String { specification.knownCentre == nil ? "" : "; the centre is given" }

  /// The formula of limits at the quantiles of a distribution.
  private func quantiles(_ distribution: String, else formula: String) -> String {
    guard case .probability(let confidence) = specification.limits else { return formula + given }
    let tail = (1 - confidence) / 2
    return
      "the quantiles at \(Figure.text(tail)) and \(Figure.text(1 - tail)) of the \(distribution)"
      + given
  }

  var method: MethodWords {
    let isGiven = specification.knownCentre != nil
    let (p, u, c, g) = (mean("p̄"), mean("ū"), mean("c̄"), mean("ḡ"))
    return switch result.chart {
    case .run:
      MethodWords(
        words: (isGiven ? "a centre" : "the median")
          + ", and the runs of points on either side of it",
        formula: isGiven ? "centre as given" : "centre = median",
        source: "Perla, Provost & Murray, BMJ Quality & Safety 20(1), 2011"
      )
    case .xmr:
      MethodWords(
        words: "limits from how much each value differs from the one before it",
        formula: "\(mean("x̄")) ± \(individualsFactor)" + given,
        source: "Wheeler, Understanding Variation, 1993; NHS England, Making Data Count"
      )
    case .mr:
      MethodWords(
        words: "how much each value differs from the one before it",
        formula: isGiven
          ? "0 to D4 × centre; the centre is given" : "0 to D4 × mean moving range, of |xᵢ − xᵢ₋₁|",
        source: montgomery
      )
    case .ewma:
      MethodWords(
        words: "an average in which each value weighs less the longer ago it was",
        formula: "zᵢ = λ × xᵢ + (1 − λ) × zᵢ₋₁; centre ± 3 × √vᵢ, "
          + "vᵢ = λ² × sigma² ÷ nᵢ + (1 − λ)² × vᵢ₋₁" + given,
        source: "Roberts, Technometrics 1(3), 1959; \(montgomery)"
      )
    case .p:
      MethodWords(
        words: "proportions, with limits from the binomial distribution for each n",
        formula: quantiles(
          "binomial distribution of n cases with \(p), over n",
          else: "\(p) ± 3 × √(\(p) × (1 − \(p)) ÷ n)"
        ),
        source: montgomery
      )
    case .np:
      MethodWords(
        words: "cases among n, with limits from the binomial distribution for each n",
        formula: quantiles(
          "binomial distribution of n cases with \(p)",
          else: "n × \(p) ± 3 × √(n × \(p) × (1 − \(p)))"
        ),
        source: montgomery
      )
    case .pPrime:
      MethodWords(
        words:
          "proportions, with the limits of a p chart stretched by the variation between points",
        formula: "\(p) ± 3 × √(\(p) × (1 − \(p)) ÷ n) × stretch" + given,
        source: laney
      )
    case .u:
      MethodWords(
        words: "rates, with limits from the Poisson distribution for each n",
        formula: quantiles(
          "Poisson distribution with mean n × \(u), over n",
          else: "\(u) ± 3 × √(\(u) ÷ n)"
        ),
        source: montgomery
      )
    case .uPrime:
      MethodWords(
        words: "rates, with the limits of a u chart stretched by the variation between points",
        formula: "\(u) ± 3 × √(\(u) ÷ n) × stretch" + given,
        source: laney
      )
    case .c:
      MethodWords(
        words: "counts, with limits from the Poisson distribution",
        formula: quantiles("Poisson distribution with mean \(c)", else: "\(c) ± 3 × √\(c)"),
        source: montgomery
      )
    case .iPrime:
      MethodWords(
        words: "values weighted by their denominators, with limits from how neighbours differ",
        formula: "centre ± 3 × sigma ÷ √n" + given,
        source: "Taylor, Normalized Individuals control chart, 2018"
      )
    case .g:
      MethodWords(
        words: "cases between events, with limits from the geometric distribution",
        formula: quantiles(
          "geometric distribution with mean \(g)",
          else: "\(g) ± 3 × √(\(g) × (\(g) + 1))"
        ),
        source: "Benneyan, Health Care Management Science 4, 2001"
      )
    case .t:
      MethodWords(
        words:
          "time between events, computed on the power 1 ÷ 3.6, where such times are near to normal",
        formula:
          "y = time^(1 ÷ 3.6); limits (\(isGiven ? "y of the centre" : "ȳ") ± 3 × sigma of y)^3.6"
          + given,
        source: "Nelson, Journal of Quality Technology 26(3), 1994"
      )
    case .xbar:
      MethodWords(
        words: "means of subgroups, with limits from the variation within them",
        formula: "centre ± 3 × sigma ÷ √n" + given,
        source: "\(montgomery); estimators of sigma: Burr, Journal of Quality Technology 1(3), 1969"
      )
    case .s:
      MethodWords(
        words: "standard deviations of subgroups",
        formula: "centre ± 3 × sigma × √(1 − c4²)" + given,
        source: montgomery
      )
    case .r:
      MethodWords(
        words: "ranges of subgroups",
        formula: "centre ± 3 × d3 × sigma" + given,
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

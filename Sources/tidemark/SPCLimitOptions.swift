internal import ArgumentParser
internal import SPCCore
internal import Workbench

/// Where centre and limits stand.
struct SPCLimitOptions: ParsableArguments {
  @Option(
    name: .customLong("centre"),
    parsing: .unconditional,
    help: .number("The centre, where it is known, in the unit of the values (np: the proportion).")
  )
  var centreText: String?

  @Option(
    name: .customLong("sigma"),
    parsing: .unconditional,
    help: .number(
      "The standard deviation, where it is known: xmr, xbar, r, s, i_prime, ewma, cusum, capability."
    )
  )
  var sigmaText: String?

  @Option(
    name: .customLong("sigmas"),
    parsing: .unconditional,
    help: .number("How many standard deviations the limits are from the centre (default: 3).")
  )
  var sigmasText: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "sigma (default), or probability: at quantiles of the distribution, p, np, c, u and g. "
        + "funnel: exact (default) or transformed.",
      valueName: "method"
    )
  )
  var limits: String?

  @Option(
    name: .customLong("confidence"),
    parsing: .unconditional,
    help: .number(
      "How much of chance lies within probability limits (default: 0.9973); alone it asks for them. "
        + "capability: that of the intervals (default: 0.95)."
    )
  )
  var confidenceText: String?

  @Option(
    name: .customLong("lambda"),
    parsing: .unconditional,
    help: .number("The weight of the newest value, ewma (default: 0.2).")
  )
  var lambdaText: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How sigma is estimated: \(choices(SigmaEstimator.allCases.map(\.rawValue))).",
      valueName: "estimator"
    )
  )
  var sigmaEstimator: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Cut limits below zero off at zero (default: as the chart usually does)."
  )
  var clip: Bool?

  func knownCentre() throws(Diagnostic) -> Double? { try number("--centre", centreText) }
  func knownSigma() throws(Diagnostic) -> Double? { try number("--sigma", sigmaText) }

  func confidence() throws(Diagnostic) -> Double? { try number("--confidence", confidenceText) }

  func method() throws(Diagnostic) -> LimitMethod {
    let sigmas = try number("--sigmas", sigmasText)
    let confidence = try confidence()
    if sigmas != nil, confidence != nil {
      throw .usage(
        "Both --sigmas and --confidence say where the limits stand.",
        "Leave one of the two out."
      )
    }
    let methods = ["sigma", "probability"]
    let asked = try limits.map { text throws(Diagnostic) in
      try choice("--limits", text, among: methods) { $0 }
    }
    switch asked ?? (confidence == nil ? "sigma" : "probability") {
    case "probability":
      guard sigmas == nil else {
        throw .usage(
          "--sigmas belongs to sigma limits, and these are probability limits.",
          "Write  --confidence \(Self.usualConfidence)  or leave  --limits probability  out."
        )
      }
      return .probability(confidence: confidence ?? Self.usualConfidence)
    default:
      guard confidence == nil else {
        throw .usage(
          "--confidence belongs to probability limits, and these are sigma limits.",
          "Write  --limits probability  or leave  --confidence  out."
        )
      }
      return sigmas.map(LimitMethod.sigma) ?? .threeSigma
    }
  }

  /// Three sigma leave as much out as this does of a normal distribution; scripts have the same.
  static let usualConfidence = 0.9973

  func estimator() throws(Diagnostic) -> SigmaEstimator? {
    guard let sigmaEstimator else { return nil }
    return try choice(
      "--sigma-estimator",
      sigmaEstimator,
      among: SigmaEstimator.allCases,
      name: \.rawValue
    )
  }

  func smoothing(for chart: ChartKind) throws(Diagnostic) -> Double {
    guard let lambda = try number("--lambda", lambdaText) else { return 0.2 }
    guard chart == .ewma else {
      throw .usage(
        "--lambda is the weight of an EWMA chart, and this is \(chart.rawValue).",
        "Leave it out, or draw  --chart ewma"
      )
    }
    return lambda
  }
}

internal import ArgumentParser
internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// What studies ask for beside what charts do.
struct SPCStudyOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("cusum: the shift to find soonest, in sigma (default: 1).")
  )
  var shift: String?

  @Option(
    name: .customLong("h"),
    parsing: .unconditional,
    help: .number("cusum, bernoulli_cusum: the sum that signals (default: 5 sigma; 3.5).")
  )
  var limit: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("cusum: what the sums start from, in sigma (default: 0).")
  )
  var headStart: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("bernoulli_cusum: the change of odds to find (default: 2).")
  )
  var oddsRatio: String?

  @Flag(
    inversion: .prefixedNo,
    help: "funnel: widen limits where units differ by more than chance (default: --adjust)."
  )
  var adjust: Bool?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("capability: the least that is asked for.")
  )
  var lower: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("capability: the most that is asked for.")
  )
  var upper: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "pareto: the share that counts as most, up to 1 (default: 0.8).",
      valueName: "share"
    )
  )
  var threshold: String?
}

/// The studies that options ask for.
struct SPCStudyChoice {
  let chart: SPCChartOptions
  let limits: SPCLimitOptions
  let study: SPCStudyOptions

  func study(_ name: SeriesStudy.Name) throws(Diagnostic) -> SeriesStudy {
    switch name {
    case .cusum: .cumulativeSum(try cumulativeSum())
    case .bernoulliCusum: .bernoulliCumulativeSum(try bernoulliCumulativeSum())
    case .capability: .capability(try capability())
    case .funnel: .funnel(try funnel())
    case .pareto: .pareto(threshold: try threshold())
    }
  }

  private func cumulativeSum() throws(Diagnostic) -> CumulativeSumSpecification {
    CumulativeSumSpecification(
      target: try number("--target", chart.target),
      sigma: try limits.knownSigma(),
      shift: try number("--shift", study.shift) ?? 1,
      decisionInterval: try number("--h", study.limit) ?? 5,
      headStart: try number("--head-start", study.headStart) ?? 0,
      baselineCount: try chart.baselineCount(fewest: 1)
    )
  }

  private func bernoulliCumulativeSum() throws(Diagnostic) -> BernoulliCumulativeSumSpecification {
    let target = try number("--target", chart.target)
    let count = try chart.baselineCount(fewest: 1)
    let baseline: BernoulliCumulativeSumSpecification.Baseline
    switch (target, count) {
    case (let target?, nil): baseline = .probability(target)
    case (nil, let count?): baseline = .firstCases(count)
    default:
      throw .usage(
        target == nil
          ? "A Bernoulli CUSUM chart needs to know how probable the event is held to be."
          : "A Bernoulli CUSUM chart takes --target or --baseline, and was given both.",
        "Write  --target 0.05  for one case in twenty, or  --baseline 100  to take it from the "
          + "first 100 cases."
      )
    }
    return BernoulliCumulativeSumSpecification(
      baseline: baseline,
      oddsRatio: try number("--odds-ratio", study.oddsRatio) ?? 2,
      limit: try number("--h", study.limit) ?? 3.5
    )
  }

  private func capability() throws(Diagnostic) -> CapabilitySpecification {
    CapabilitySpecification(
      lower: try number("--lower", study.lower),
      upper: try number("--upper", study.upper),
      target: try number("--target", chart.target),
      sigma: try limits.knownSigma(),
      confidence: try limits.confidence() ?? 0.95
    )
  }

  private func funnel() throws(Diagnostic) -> FunnelStudy {
    guard let kind = chart.kind else {
      throw .usage(
        "A funnel plot needs to know what is compared.",
        "Say it:  --kind \(choices(FunnelComparison.allCases.map(\.rawValue)))"
      )
    }
    let methods: [FunnelLimitMethod] = [.exact, .transformed]
    return FunnelStudy(
      comparison: try choice("--kind", kind, among: FunnelComparison.allCases, name: \.rawValue),
      target: try number("--target", chart.target),
      adjusts: study.adjust ?? true,
      limits: try limits.limits.map { text throws(Diagnostic) in
        try choice("--limits", text, among: methods, name: \.rawValue)
      } ?? .exact
    )
  }

  private func threshold() throws(Diagnostic) -> Double {
    let threshold = try number("--threshold", study.threshold) ?? 0.8
    guard threshold > 0, threshold <= 1 else {
      throw .usage(
        "A share of \(NumberText.plain(threshold)) is not above 0 and at most 1.",
        "Write  --threshold 0.8  for 80 %."
      )
    }
    return threshold
  }
}

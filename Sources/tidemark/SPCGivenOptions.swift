internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// The options that were given, held against those that mean something for what is asked.
struct SPCGivenOptions {
  private let given: [String]

  init(
    _ chart: SPCChartOptions,
    _ rules: SPCRuleOptions,
    _ limits: SPCLimitOptions,
    _ study: SPCStudyOptions,
    _ reading: SPCReadingOptions,
    _ writing: SPCWritingOptions
  ) {
    let all: [(name: String, isGiven: Bool)] = [
      ("--chart", chart.chart != nil), ("--kind", chart.kind != nil), ("--force", chart.force),
      ("--better", chart.better != nil), ("--target", chart.target != nil),
      ("--phase", !chart.phase.isEmpty), ("--baseline", chart.baseline != nil),
      ("--exclude", !chart.exclude.isEmpty), ("--subgroups", chart.subgroups),
      ("--categories", chart.categories), ("--screen", chart.screen != nil),
      ("--rules", rules.rules != nil), ("--rule", !rules.rule.isEmpty),
      ("--rule-set-name", rules.ruleSetName != nil), ("--centre", limits.centreText != nil),
      ("--sigma", limits.sigmaText != nil), ("--sigmas", limits.sigmasText != nil),
      ("--limits", limits.limits != nil), ("--confidence", limits.confidenceText != nil),
      ("--lambda", limits.lambdaText != nil), ("--sigma-estimator", limits.sigmaEstimator != nil),
      ("--clip", limits.clip != nil), ("--shift", study.shift != nil), ("--h", study.limit != nil),
      ("--head-start", study.headStart != nil), ("--odds-ratio", study.oddsRatio != nil),
      ("--adjust", study.adjust != nil), ("--lower", study.lower != nil),
      ("--upper", study.upper != nil), ("--threshold", study.threshold != nil),
      ("--multiplier", reading.multiplierText != nil), ("--summary", writing.summary),
      ("--latest", writing.latest), ("--suggest", writing.suggest),
      ("--candidates", writing.candidates), ("--explain", writing.explain),
    ]
    given = all.filter(\.isGiven).map(\.name)
  }

  /// Refuses what means nothing for a study.
  func check(_ study: SeriesStudy.Name) throws(Diagnostic) {
    try check("--chart \(study.rawValue)", among: Self.options(of: study), and: ["--chart"])
  }

  /// Refuses what means nothing for suggestions.
  func checkSuggestions() throws(Diagnostic) {
    try check("--suggest", among: ["--kind", "--subgroups", "--multiplier"], and: ["--suggest"])
  }

  /// Refuses what belongs to studies.
  func checkChart() throws(Diagnostic) {
    let ofStudies = [
      "--shift", "--h", "--head-start", "--odds-ratio", "--adjust", "--lower", "--upper",
      "--threshold",
    ]
    guard let option = given.first(where: ofStudies.contains) else { return }
    let studies = SeriesStudy.Name.allCases.filter { Self.options(of: $0).contains(option) }
    throw .usage(
      "\(option) means nothing for a chart in time.",
      "It belongs to  --chart \(studies.map(\.rawValue).joined(separator: "  and  --chart "))"
    )
  }

  private func check(
    _ purpose: String,
    among options: [String],
    and itself: [String]
  ) throws(Diagnostic) {
    guard let option = given.first(where: { !(options + itself).contains($0) }) else { return }
    throw .usage(
      "\(option) means nothing for \(purpose).",
      "Leave it out. What means something is \(options.joined(separator: ", "))."
    )
  }

  private static func options(of study: SeriesStudy.Name) -> [String] {
    switch study {
    case .cusum:
      [
        "--target", "--sigma", "--shift", "--h", "--head-start", "--baseline", "--better",
        "--subgroups", "--multiplier",
      ]
    case .bernoulliCusum: ["--target", "--baseline", "--odds-ratio", "--h", "--better"]
    case .capability:
      [
        "--lower", "--upper", "--target", "--sigma", "--confidence", "--subgroups", "--multiplier",
      ]
    case .funnel: ["--kind", "--target", "--adjust", "--limits", "--better", "--multiplier"]
    case .pareto: ["--threshold"]
    }
  }
}

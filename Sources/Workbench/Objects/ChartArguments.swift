internal import QualityModel
internal import SPCCore

/// The arguments that say how a chart is computed, the same wherever one is.
struct ChartArguments {
  let arguments: Arguments
  init(_ arguments: Arguments) { self.arguments = arguments }

  static var parameters: [Parameter] {
    [
      .optional(
        "rules",
        .either([.choice(.ruleSetName), .object("rule_set")]),
        default: "\"nhse-2023\", of a run chart \"anhoej\"",
        "the rule set, by its name or made by qi.rule_set"
      ),
      .optional(
        "chart",
        .choice(.chartKind),
        default: "what the rule set is for",
        "the kind of chart"
      ),
      .optional(
        "baseline",
        .integer,
        default: "all points, or as decided",
        "fix the limits of each phase after this many of its points"
      ),
      .optional(
        "exclude",
        .list(.place),
        default: "none",
        "points to leave out of centre, limits and patterns: periods or positions"
      ),
      .optional("target", .number, default: "the store's", "the value to be held against"),
      .optional(
        "better",
        .choice(.better),
        default: "the measure's",
        "the good way"
      ),
      .optional(
        "centre",
        .number,
        default: "computed",
        "the centre, where it is known; on an np chart the proportion"
      ),
      .optional(
        "sigma",
        .number,
        default: "estimated",
        "the standard deviation of the process, where it is known"
      ),
      .optional(
        "sigma_estimator",
        .choice(.sigmaEstimator),
        default: "the chart's usual one",
        "how sigma is estimated"
      ),
      .optional(
        "limits",
        .choice(.limitMethod),
        default: "\"sigma\"",
        "at three sigma, or at the quantiles of the distribution (p, np, c, u, g)"
      ),
      .optional(
        "confidence",
        .number,
        default: "0.9973",
        "how much of chance lies within probability limits"
      ),
      .optional(
        "lambda",
        .number,
        default: "0.2",
        "the weight of the newest value on an ewma chart, above 0 and at most 1"
      ),
      .optional(
        "screen",
        .boolean,
        default: "the rule set's",
        "leave out outlying moving ranges"
      ),
      .optional(
        "clip",
        .boolean,
        default: "the chart's usual way",
        "cut limits below zero off at zero"
      ),
      .optional(
        "force",
        .boolean,
        default: "false",
        "draw a chart that does not suit the measure all the same"
      ),
    ]
  }

  /// The rule set that is asked for; without a word NHS England's, or on a chart that it is not
  /// defined for the first that is.
  var ruleSet: RuleSet {
    if let own = arguments.object("rules", as: RuleSetObject.self) { return own.ruleSet }
    if let name = arguments.text("rules") {
      return RuleSet.named.first { $0.name == name } ?? .nhse2023
    }
    guard let chart, !RuleSet.nhse2023.charts.contains(chart) else { return .nhse2023 }
    return RuleSet.named.first { $0.charts.contains(chart) } ?? .nhse2023
  }

  private var chart: ChartKind? { arguments.text("chart").flatMap(ChartKind.init) }

  /// What is asked for of any series; which of its points are left out is not in it.
  var request: ChartRequest {
    get throws {
      var request = ChartRequest(ruleSet: ruleSet)
      request.chart = chart
      request.baseline = arguments.integer("baseline")
      request.target = arguments.number("target")
      request.direction = arguments.text("better").flatMap(BetterDirection.init)?.improvement
      request.knownCentre = arguments.number("centre")
      request.knownSigma = arguments.number("sigma")
      request.sigmaEstimator = arguments.text("sigma_estimator").flatMap(SigmaEstimator.init)
      request.limits = try limits
      request.smoothing = arguments.number("lambda")
      request.screening = arguments.boolean("screen")
      request.clipsBelowZero = arguments.boolean("clip")
      request.isForced = arguments.boolean("force") ?? false
      return request
    }
  }

  /// Computes the chart of a series.
  ///
  /// Where it is `oneOfMany`, points to leave out that this series does not have are passed over.
  /// Within a session the computation can be stopped.
  func analysis(
    of series: SeriesObject,
    oneOfMany: Bool = false,
    in session: WorkbenchSession? = nil
  ) throws -> AnalysisObject {
    let excluded = try excluded(in: series, oneOfMany: oneOfMany)
    var request = try request
    request.excluded = excluded
    guard !oneOfMany else { return try AnalysisObject(series, request, in: session) }
    if series.isDated, series.slots.isEmpty {
      throw SeriesError.empty(measure: series.series.measure, unit: series.series.unit)
    }
    try refuseTarget(of: series)
    do {
      return try AnalysisObject(series, request, in: session)
    } catch ArgumentError.unsuitable("chart", let reason, "") {
      guard let chart, series.isDated, !series.hasParts, chart.dataShapes[0] == .parts else {
        throw ArgumentError.unsuitable(path: "chart", reason: reason, mend: "")
      }
      throw SeriesError.lacksDenominator(
        chart: chart,
        measure: series.series.measure.code,
        reason: reason
      )
    }
  }

  /// Refuses a target that no value of the series could ever have.
  private func refuseTarget(of series: SeriesObject) throws {
    guard let target = arguments.number("target"), let quantity = series.quantity else { return }
    let multiplier = series.definition?.multiplier ?? 1
    let upper: Double? = quantity == .proportion ? multiplier : nil
    switch quantity {
    case .count, .rate, .proportion, .timeBetween, .casesBetween: break
    case .mean, .individual: return
    }
    guard target < 0 || target > upper ?? .infinity else { return }
    let scale = upper.map { "from 0 to \(NumberText.plain($0))" } ?? "of 0 and more"
    throw ArgumentError.unsuitable(
      path: "target",
      reason:
        "A target of \(NumberText.plain(target)) lies outside the values of this series, which "
        + "are \(scale).",
      mend: upper == 1 && target <= 100
        ? "Per cent are written as parts of one here:  target = \(NumberText.plain(target / 100))"
        : "Give it in the unit of the values."
    )
  }

  /// Three sigma leave as much out as this does of a normal distribution.
  static let usualConfidence = 0.9973

  private var limits: LimitMethod {
    get throws {
      guard arguments.text("limits") == "probability" else {
        guard !arguments.has("confidence") else {
          throw ArgumentError.unsuitable(
            path: "chart",
            reason: "\"confidence\" belongs to probability limits, and these are sigma limits.",
            mend: "Write  limits = \"probability\", confidence = …"
          )
        }
        return .threeSigma
      }
      return .probability(confidence: arguments.number("confidence") ?? Self.usualConfidence)
    }
  }

  private func excluded(in series: SeriesObject, oneOfMany: Bool) throws -> [Int] {
    var indices: Set<Int> = []
    for reference in arguments.places("exclude") {
      if let month = series.indices(ofMonth: reference) {
        indices.formUnion(month)
      } else if !oneOfMany {
        indices.insert(try series.index(reference, "exclude", of: "the chart"))
      } else if let index = series.index(of: reference) {
        indices.insert(index)
      }
    }
    return indices.sorted()
  }
}

/// How a chart of a series is to be computed; all but the rules has a usual way.
struct ChartRequest {
  var ruleSet: RuleSet
  /// nil for the one that the rule set is for first.
  var chart: ChartKind?
  var baseline: Int?
  /// The indices of the slots to leave out, in order.
  var excluded: [Int] = []
  /// nil for the store's.
  var target: Double?
  /// nil for the measure's.
  var direction: ImprovementDirection?
  var knownCentre: Double?
  var knownSigma: Double?
  var sigmaEstimator: SigmaEstimator?
  var limits = LimitMethod.threeSigma
  var smoothing: Double?
  var screening: Bool?
  var clipsBelowZero: Bool?
  /// Whether a chart that does not suit the measure is drawn all the same.
  var isForced = false

  init(ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// What was asked for where a chart was computed from a specification.
  init(_ specification: ChartSpecification) {
    ruleSet = specification.ruleSet
    chart = specification.chart
    baseline = specification.baselineCount
    excluded = specification.excluded
    if case .constant(let target) = specification.target { self.target = target }
    direction = specification.direction
    knownCentre = specification.knownCentre
    knownSigma = specification.knownSigma
    sigmaEstimator = specification.sigmaEstimator
    limits = specification.limits
    smoothing = specification.smoothing
    screening = specification.screensMovingRanges
    clipsBelowZero = specification.clipsBelowZero
    isForced = true
  }
}

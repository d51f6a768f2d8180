internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// One SPC result of one series: the picture, the table, the signals and the sentences read from it.
final class AnalysisObject: ChargedObject {
  var charge: LuaCharge?
  let series: SeriesObject
  /// What was asked for.
  let request: ChartRequest
  let result: SPCResult
  /// The reasons of the phases, by the index of the slot they start at.
  let phaseReasons: [Int: String]
  /// The slots at which another definition begins: what is before cannot be compared.
  let definitionStarts: Set<Int>
  /// What a reader should know of how it was computed, in plain words.
  ///
  /// Of many charts in a table nobody reads them, so what takes the labels of periods is made late.
  private(set) lazy var remarks: [String] =
    ofComputation + (tellsOfProvisional ? series.provisionalRemark.map { [$0] } ?? [] : [])
  /// What there is to say of the computation itself.
  private let ofComputation: [String]
  /// Whether figures that may still be revised are to be told as well.
  private let tellsOfProvisional: Bool

  /// Computes a chart of a series.
  ///
  /// Phases come from the decisions in the series and from changes of the definition, targets from the
  /// store unless one is given. Within a session the computation can be stopped.
  init(
    _ series: SeriesObject,
    _ request: ChartRequest,
    in session: WorkbenchSession? = nil
  ) throws {
    let chart = request.chart ?? series.usualChart(request.ruleSet)
    let data = try series.data(for: chart)
    let canBeForced = chart.dataShapes.contains(data.shape)
    let unsuitability = series.unsuitability(of: chart)
    try request.refuseForced(chart, of: data, because: unsuitability)
    if let reason = unsuitability, !request.isForced {
      throw ArgumentError.unsuitable(
        path: "chart",
        reason: reason,
        mend: canBeForced
          ? "To draw it all the same:  force = true"
          : chart == .c && series.hasParts
            ? "Its denominators differ from period to period, which a u chart allows for:  "
              + "chart = \"u\"" : ""
      )
    }
    try series.refuseSharesAboveOne(on: chart, data)
    try request.refuseUnused(by: chart)
    let refusal = series.quantity.flatMap {
      ChartSuggestion.refusal(chart: chart, quantity: $0, data: data)
    }
    if let refusal, !request.isForced { throw refusal }
    let baseline = request.baseline
    let starts = series.series.phaseStarts
    var reasons: [Int: String] = [:]
    for start in starts {
      var words: [String] = []
      if case .definition(_, let version) = start.cause { words.append("definition \(version)") }
      if let decision = start.decision { words.append(decision.reason) }
      if !words.isEmpty { reasons[series.slotIndex(of: start)] = words.joined(separator: "; ") }
    }
    let indices = Set(starts.map(series.slotIndex(of:)).filter { $0 > 0 }).sorted()
    var baselines: [Int: Int] = [:]
    // Where somebody insisted, the picture says so as well.
    var remarks = refusal.map { [$0.remark] } ?? []
    for start in starts {
      guard let points = start.baselinePoints, let phase = start.decision else { continue }
      // A view that begins inside a decided phase does not hold the periods its baseline was decided
      // on; fixing limits on others instead would be a second truth under one decision.
      if series.isCutAtStart, start.pointIndex == 0, let first = series.slots.first?.place,
        phase.from < first
      {
        remarks.append(
          "the baseline decided from \(series.words(for: phase.from)) begins before this view and is not used"
        )
      } else if let baseline, baseline != points {
        remarks.append(
          "the baseline of \(points) points decided from "
            + "\(series.words(for: phase.from)) is overridden by \(baseline)"
        )
      } else {
        baselines[series.slotIndex(of: start)] = points
      }
    }
    let targets = TargetChoice(series, given: request.target, chart: chart)
    remarks += targets.remarks
    if let remark = TargetChoice.scaleRemark(series, request.target) { remarks.append(remark) }

    if let baseline, baseline > series.slots.count {
      remarks.append("the series is shorter than its baseline of \(baseline) points")
    }
    self.series = series
    self.request = request
    phaseReasons = reasons
    definitionStarts = Set(
      starts.filter { if case .definition = $0.cause { true } else { false } }
        .map(series.slotIndex(of:))
    )
    ofComputation = remarks
    tellsOfProvisional = true
    let specification = ChartSpecification(
      chart: chart,
      ruleSet: request.ruleSet,
      direction: request.direction ?? series.definition?.better.improvement ?? .neutral,
      phaseStarts: indices,
      baselineCount: baseline,
      phaseBaselines: baselines,
      target: targets.line,
      screensMovingRanges: request.screening,
      excluded: request.excluded,
      knownCentre: request.knownCentre,
      knownSigma: request.knownSigma,
      limits: request.limits,
      sigmaEstimator: request.sigmaEstimator,
      smoothing: request.smoothing ?? 0.2,
      clipsBelowZero: request.clipsBelowZero
    )
    let compute: @Sendable () throws -> SPCResult = {
      try SPCResult(data, specification: specification)
    }
    result = try session?.aside(size: series.slots.count, compute) ?? compute()
  }

  /// Takes a chart that was computed elsewhere, of the same numbers.
  init(_ series: SeriesObject, result: SPCResult, remarks: [String]) {
    let specification = result.specification
    self.series = series
    self.result = result
    ofComputation = remarks
    tellsOfProvisional = false
    request = ChartRequest(specification)
    phaseReasons = [:]
    definitionStarts = []
  }

  /// Whether the runs of the last phase are a signal, which no single point need show.
  var isRunsSignal: Bool { result.phases.last?.runs?.isSignal ?? false }

  /// The points that are special cause, oldest first, and after them what is about whole phases.
  func signals(
    since reference: PlaceReference?,
    in session: WorkbenchSession? = nil
  ) throws -> [SignalObject] {
    let first = try reference.map { try series.place($0, "since", of: "signals") }
    func isWanted(_ index: Int) -> Bool { first.map { series.slots[index].place >= $0 } ?? true }
    var ofPoints: [SignalObject] = []
    for (index, point) in result.points.enumerated() {
      if index % 4_096 == 0 { try session?.stopIfAsked() }
      guard point.label != nil, isWanted(index) else { continue }
      ofPoints.append(SignalObject(analysis: self, index: index))
    }
    let ofPhases = result.phaseSignals.map { SignalObject(analysis: self, $0) }
      .filter { isWanted($0.index) }
    return ofPoints + ofPhases
  }

  private var knownCautions: [SeriesCaution]?

  /// What is to be said of the series, whatever the chart; found once.
  var cautions: [SeriesCaution] {
    if let knownCautions { return knownCautions }
    guard let data = try? series.wholeData else { return [] }
    let found = SeriesCaution.cautions(for: data, quantity: quantityForCautions)
    knownCautions = found
    return found
  }

  /// Finds the cautions before they are needed, in a way that can be stopped.
  func findCautions(in session: WorkbenchSession) throws {
    guard knownCautions == nil, let data = try? series.wholeData else { return }
    let quantity = quantityForCautions
    knownCautions = try session.aside(size: series.slots.count) {
      SeriesCaution.cautions(for: data, quantity: quantity)
    }
  }

  /// Where nobody said what is measured, what the chart is for stands in; most cautions need neither.
  private var quantityForCautions: MeasuredQuantity {
    series.quantity ?? result.chart.usualQuantity
  }

  /// The decimals that suit what the chart shows.
  private(set) lazy var places = NumberText.places(for: result.points.lazy.map(\.value))

  /// A centre or a limit, in more digits than the values have.
  func lineText(_ value: Double) -> String {
    NumberText.plain(value, places: max(4, min(12, places + 2)))
  }

  /// Whether the chart shows the values of the series, and not something made from them.
  var showsValues: Bool {
    switch result.chart {
    case .run, .xmr, .p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t, .xbar: true
    case .np, .mr, .r, .s, .ewma: false
    }
  }

  /// The value that the chart shows at a point, in words.
  ///
  /// On most charts it is the value of the series, with its parts; some show something made from it.
  func valueText(at index: Int, namingUnit: Bool = false) -> String {
    let point = result.points[index]
    guard !point.isMissing else { return series.valueText(at: index) }
    let shown = NumberText.plain(point.value, places: places)
    return switch result.chart {
    case .run, .xmr, .p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t, .xbar:
      series.valueText(at: index, namingUnit: namingUnit)
    case .np: "\(shown) of \(NumberText.plain(point.size))"
    case .mr: "a moving range of \(shown)"
    case .r: "a range of \(shown) among \(NumberText.plain(point.size))"
    case .s: "a standard deviation of \(shown) among \(NumberText.plain(point.size))"
    case .ewma: "a moving average of \(shown)"
    }
  }
}

/// Which target a chart is held against.
private struct TargetChoice {
  let line: TargetLine
  let remarks: [String]

  /// A word on a share given as a part of one where the values are per cent: 0.87 for 87.
  static func scaleRemark(_ series: SeriesObject, _ target: Double?) -> String? {
    guard let target, series.isPercentage, target > 0, target <= 1 else { return nil }
    let values = series.slots.values.filter { !$0.isNaN }
    guard let least = values.min(), least > 10 * target else { return nil }
    let meant = NumberText.plain(target * 100)
    return "the target of \(NumberText.plain(target)) is \(NumberText.plain(target)) per cent; for "
      + "\(meant) per cent write target = \(meant)"
  }

  init(_ series: SeriesObject, given: Double?, chart: ChartKind) {
    if let given {
      line = .constant(given)
      remarks = []
      return
    }
    let stored =
      series.series.targets.isEmpty
      ? []
      : series.slots.indices.map {
        series.series.targetValue(on: series.slots.place(at: $0)) ?? .nan
      }
    guard stored.contains(where: { !$0.isNaN }) else {
      line = .none
      remarks = []
      return
    }
    // A target is a value of the measure, and these charts show something else.
    switch chart {
    case .np, .mr, .r, .s:
      line = .none
      remarks = ["the target is about the measure and not about what \(chart.withArticle) shows"]
    case .run, .xmr, .xbar, .p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t, .ewma:
      line = .perPoint(stored)
      remarks = []
    }
  }
}

extension AnalysisObject {
  var heldBytes: Int { 2_048 + result.points.count * (MemoryLayout<SPCPoint>.stride + 32) }
  var heldObjects: [AnyObject] { [series] }
}

extension BetterDirection {
  /// The direction the SPC core judges by.
  var improvement: ImprovementDirection {
    switch self {
    case .higher: .increase
    case .lower: .decrease
    case .neutral: .neutral
    }
  }
}

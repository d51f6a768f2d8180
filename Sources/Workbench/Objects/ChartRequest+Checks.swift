internal import SPCCore

/// What is refused before a chart is computed: what the core would do without a word, or could not do
/// in words that help.
extension ChartRequest {
  /// Refuses arguments that the chart makes no use of.
  func refuseUnused(by chart: ChartKind) throws {
    if smoothing != nil, chart != .ewma {
      throw ArgumentError.unsuitable(
        path: "chart",
        reason: "\"lambda\" is the weight of an EWMA chart, and this is \(chart.withArticle).",
        mend: "Leave it out, or draw  chart = \"ewma\""
      )
    }
    if screening == true, !chart.hasMovingRanges {
      throw ArgumentError.unsuitable(
        path: "chart",
        reason: "\"screen\" leaves out outlying moving ranges, and \(chart.withArticle) has none.",
        mend: "Leave it out."
      )
    }
    if clipsBelowZero == true, chart == .run {
      throw ArgumentError.unsuitable(
        path: "chart",
        reason: "\"clip\" cuts limits off at zero, and a run chart has none.",
        mend: "Leave it out."
      )
    }
  }

  /// Refuses a chart that nobody can insist on: the series does not have what it is made from.
  func refuseForced(_ chart: ChartKind, of data: ChartData, because reason: String?) throws {
    guard isForced, !chart.dataShapes.contains(data.shape) else { return }
    let words = ChartSentences.words(
      .dataNotForChart(shape: data.shape, chart: chart, shapes: chart.dataShapes)
    )
    let lacking =
      switch chart.dataShapes[0] {
      case .values: "there are no single counts or times"
      case .parts: "there are no denominators"
      case .subgroups, .subgroupSummaries: "there are no subgroups"
      }
    throw ArgumentError.unsuitable(
      path: "chart",
      reason: reason ?? words.message,
      mend: "force cannot help: \(lacking). \(words.hint ?? "")"
    )
  }
}

extension SeriesObject {
  /// Refuses charts of shares where a share would be above one: no case can have a property twice.
  func refuseSharesAboveOne(on chart: ChartKind, _ data: ChartData) throws {
    guard chart == .p || chart == .pPrime || chart == .np,
      case .parts(let numerators, let denominators, _) = data,
      let index = numerators.indices.first(where: { numerators[$0] > denominators[$0] })
    else { return }
    let numerator = NumberText.plain(numerators[index])
    let denominator = NumberText.plain(denominators[index])
    throw ArgumentError.unsuitable(
      path: "chart",
      reason:
        "The numerator of \(spokenLabel(at: index)) is \(numerator), more than its denominator "
        + "\(denominator), and \(chart.withArticle) is for shares, in which each case counts once.",
      mend: "Mend the figures. Where a case can have several events, a u chart is for rates:  "
        + "chart = \"u\""
    )
  }
}

extension ChartKind {
  /// Whether moving ranges, of the values or of something made from them, make its limits.
  var hasMovingRanges: Bool {
    switch self {
    case .xmr, .mr, .pPrime, .uPrime, .iPrime, .t, .ewma: true
    case .run, .xbar, .r, .s, .p, .np, .c, .u, .g: false
    }
  }
}

public import SPCCore

extension CumulativeSumDescription {
  /// Shows a tabular CUSUM chart of the core.
  ///
  /// At a missing value nothing is drawn, although the sums go on across it.
  ///
  /// - Parameters:
  ///   - chart: The CUSUM chart.
  ///   - caption: The words around the picture.
  ///   - xLabels: One text per point.
  ///   - valueFormat: How values are written: centre and sigma stand in the settings.
  ///   - direction: Which way the measure improves.
  /// - Throws: ``PictureDataError`` when there is not one label for each point.
  public init(
    _ chart: CumulativeSumChart,
    caption: PictureCaption,
    xLabels: [String],
    valueFormat: ValueFormat = ValueFormat(),
    direction: ImprovementDirection = .neutral
  ) throws(PictureDataError) {
    let specification = chart.specification
    let isOfMeans = chart.points.contains { $0.size > 1 }
    let unit = isOfMeans ? "standard errors" : "standard deviations"
    let plain = ValueFormat()
    let centre = chart.centre.isFinite ? valueFormat.text(chart.centre) : "the centre"
    var settings = [
      "\(specification.target == nil ? "mean" : "target") \(centre)",
      "shift to find \(plain.text(specification.shift))",
      "decision limit \(plain.text(specification.decisionInterval)) \(unit)",
    ]
    if chart.sigma.isFinite {
      let origin = specification.sigma == nil ? "estimated" : "given"
      settings.insert("σ \(valueFormat.text(chart.sigma)) (\(origin))", at: 1)
    }
    if specification.headStart > 0 {
      settings.append("head start \(plain.text(specification.headStart))")
    }
    if let count = specification.baselineCount {
      settings.append("baseline of \(count) points")
    }
    try self.init(
      caption: caption,
      chartName: "CUSUM chart",
      valueAxisLabel: "Sum of deviations from \(centre), in \(unit)",
      xLabels: xLabels,
      upperSums: chart.points.map { $0.isMissing ? .nan : $0.high },
      lowerSums: chart.points.map { $0.isMissing ? .nan : $0.low },
      upperLimit: specification.decisionInterval,
      lowerLimit: -specification.decisionInterval,
      signals: Self.signals(
        chart.points.map { ($0.signalsHigh, $0.highStart, $0.signalsLow, $0.lowStart) }
      ),
      direction: direction,
      settingsLine: "CUSUM: " + settings.joined(separator: ", ")
    )
  }

  /// Shows a Bernoulli CUSUM chart of the core.
  ///
  /// - Parameters:
  ///   - chart: The Bernoulli CUSUM chart.
  ///   - caption: The words around the picture.
  ///   - xLabels: One text per case.
  ///   - direction: Which way the probability of an event improves.
  /// - Throws: ``PictureDataError`` when there is not one label for each case.
  public init(
    _ chart: BernoulliCumulativeSumChart,
    caption: PictureCaption,
    xLabels: [String],
    direction: ImprovementDirection = .neutral
  ) throws(PictureDataError) {
    let specification = chart.specification
    let percentage = ValueFormat.percentage(decimals: nil)
    let plain = ValueFormat()
    let origin =
      switch specification.baseline {
      case .probability: "given"
      case .firstCases(let count): "of the first \(plain.text(Double(count))) cases"
      }
    let odds = plain.text(specification.oddsRatio)
    try self.init(
      caption: caption,
      chartName: "Bernoulli CUSUM chart",
      valueAxisLabel: "Sum of log-likelihood ratios: odds × \(odds) (up) and ÷ \(odds) (down)",
      xLabels: xLabels,
      upperSums: chart.points.map { $0.event == nil ? .nan : $0.high },
      lowerSums: chart.points.map { $0.event == nil ? .nan : $0.low },
      upperLimit: specification.limit,
      lowerLimit: -specification.limit,
      signals: Self.signals(
        chart.points.map { ($0.signalsHigh, $0.highStart, $0.signalsLow, $0.lowStart) }
      ),
      restartsAfterSignals: true,
      direction: direction,
      settingsLine:
        "Bernoulli CUSUM: probability \(percentage.text(chart.probability)) (\(origin)), "
        + "odds ratio \(odds), decision limit \(plain.text(specification.limit))"
    )
  }

  private static func signals(
    _ points: [(isHigh: Bool, highStart: Int?, isLow: Bool, lowStart: Int?)]
  ) -> [Signal] {
    points.enumerated().flatMap { index, point in
      (point.isHigh ? [Signal(index: index, side: .high, start: point.highStart)] : [])
        + (point.isLow ? [Signal(index: index, side: .low, start: point.lowStart)] : [])
    }
  }
}

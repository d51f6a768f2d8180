import QualityModel

/// The figures of one measure, before they are rows.
struct DrawnMeasure: Sendable {
  /// The parts of one figure.
  struct Figure: Sendable {
    var numerator: Int?
    var denominator: Int?
    var missingReason: String?
    /// The numerator as it was known first, where it was expected to be revised.
    var provisional: Int?
  }

  /// The figures of one reporter.
  struct Series: Sendable {
    let reporter: Reporter
    /// One for each period of the timeline; `nil` where nothing was reported.
    var figures: [Figure?]
  }

  let plan: MeasurePlan
  let timeline: Timeline
  var series: [Series]

  /// The series of a reporter.
  func series(of code: String) -> Series? { series.first { $0.reporter.code == code } }

  /// The parts of several reporters added by period; a period in which none has a figure is `nil`.
  ///
  /// - Parameter isMeant: Which reporters; all of them unless told otherwise.
  /// - Returns: One figure for each period of the timeline.
  func total(where isMeant: (Reporter) -> Bool = { _ in true }) -> [Figure?] {
    var sums = [Figure?](repeating: nil, count: timeline.count)
    for series in series where isMeant(series.reporter) {
      for (index, figure) in series.figures.enumerated() {
        guard let figure, let numerator = figure.numerator else { continue }
        let sum = sums[index]
        sums[index] = Figure(
          numerator: (sum?.numerator ?? 0) + numerator,
          denominator: figure.denominator.map { (sum?.denominator ?? 0) + $0 }
        )
      }
    }
    return sums
  }

  /// The values of figures in the unit of the measure; NaN where there is none.
  func values(_ figures: [Figure?]) -> [Double] {
    figures.map { figure in
      guard let figure, let numerator = figure.numerator else { return .nan }
      guard plan.kind.usesDenominator else { return Double(numerator) * plan.multiplier }
      guard let denominator = figure.denominator, denominator > 0 else { return .nan }
      return Double(numerator) * plan.multiplier / Double(denominator)
    }
  }

  /// The values of the whole trust.
  var trustValues: [Double] { values(total()) }

  /// The values of one reporter.
  func values(of code: String) -> [Double] { series(of: code).map { values($0.figures) } ?? [] }

  /// The figures as rows of a load, by reporter and period.
  var rows: [ObservationRow] {
    series.flatMap { series in
      series.figures.enumerated().compactMap { index, figure in
        figure.map {
          ObservationRow(
            unitCode: series.reporter.code,
            observation: Observation(
              period: timeline.starts[index],
              numerator: ($0.provisional ?? $0.numerator).map(Double.init),
              denominator: $0.denominator.map(Double.init),
              missingReason: $0.missingReason,
              status: $0.provisional == nil ? .final : .provisional
            )
          )
        }
      }
    }
  }
}

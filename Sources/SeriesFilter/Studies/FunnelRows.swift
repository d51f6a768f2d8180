internal import SPCCore

/// Adds up the parts of each series, and writes a row per series once all have been read.
struct FunnelRows: StudyRows {
  /// One unit.
  private struct Unit {
    let name: [UInt8]
    /// NaN where no row has a value.
    let numerator: Double
    let denominator: Double
    let observed: Int
    let missing: Int
  }

  let shape: RowShape
  private let study: FunnelStudy
  private let direction: ImprovementDirection
  private let multiplier: Double
  private let words = VerdictWords()
  private var units: [Unit] = []

  init(
    _ study: FunnelStudy,
    _ direction: ImprovementDirection,
    _ multiplier: Double,
    _ format: FilterSettings.Format
  ) {
    self.study = study
    self.direction = direction
    self.multiplier = multiplier
    shape = RowShape(
      format: format,
      columns: [
        "series", "numerator", "denominator", "value", "standing", "category", "lower_95",
        "upper_95", "lower_998", "upper_998", "score", "trimmed_score", "n", "missing", "centre",
        "adjusted", "dispersion", "between_variance",
      ]
    )
  }

  mutating func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError) {
    var (numerator, denominator) = (0.0, 0.0)
    var observed = 0
    let count = block.values.count
    for index in 0..<count {
      let value = block.values[index]
      // The sum would hide it.
      guard !(value < 0) else {
        throw .funnel(.numeratorOutOfRange(index: index, value: value))
      }
      guard !value.isNaN, block.denominators[index] > 0 else { continue }
      numerator += value
      denominator += block.denominators[index]
      observed += 1
    }
    units.append(
      Unit(
        name: Array(block.nameBytes.buffer),
        numerator: observed > 0 ? numerator : .nan,
        denominator: observed > 0 ? denominator : .nan,
        observed: observed,
        missing: count - observed
      )
    )
  }

  func finish(to output: inout OutputBuffer) throws(StudyError) {
    guard !units.isEmpty else { return }
    let plot: FunnelPlot
    do throws(FunnelError) {
      plot = try study.comparison(
        numerators: units.map(\.numerator),
        denominators: units.map(\.denominator),
        multiplier: multiplier
      ).plot
    } catch {
      throw .funnel(error)
    }
    let hasCentre = study.target != nil || plot.points.contains { !$0.isMissing }
    for (unit, point) in zip(units, plot.points) {
      unit.name.withUnsafeBytes { shape.text(0, $0, to: &output) }
      shape.number(1, unit.numerator, to: &output)
      shape.number(2, unit.denominator, to: &output)
      // As a measure computes it; the plot's own value of a rate went through the rate expected.
      let value = unit.numerator * multiplier / unit.denominator
      shape.number(3, point.isMissing ? .nan : value, to: &output)
      shape.word(4, point.standing.map { Array($0.utf8) }, to: &output)
      let category = point.outside95.map(direction.category(ofSignalOn:)) ?? .commonCause
      shape.word(5, point.isMissing ? nil : words[category], to: &output)
      shape.number(6, point.limits95.lower, to: &output)
      shape.number(7, point.limits95.upper, to: &output)
      shape.number(8, point.limits998.lower, to: &output)
      shape.number(9, point.limits998.upper, to: &output)
      shape.number(10, point.score, to: &output)
      shape.number(11, point.trimmedScore, to: &output)
      shape.whole(12, unit.observed, to: &output)
      shape.whole(13, unit.missing, to: &output)
      shape.number(14, hasCentre ? plot.centre : .nan, to: &output)
      shape.truth(15, plot.isAdjusted, to: &output)
      shape.number(16, plot.dispersionRatio, to: &output)
      shape.number(17, plot.betweenVariance, to: &output)
      shape.endRow(in: &output)
    }
  }
}

extension FunnelPoint {
  /// Where the unit stands, in the word that scripts test; nil without a value.
  fileprivate var standing: String? {
    if isMissing { return nil }
    return switch (outside998, outside95) {
    case (.high, _): "above_99.8"
    case (.low, _): "below_99.8"
    case (nil, .high): "above_95"
    case (nil, .low): "below_95"
    case (nil, nil): "within"
    }
  }
}

internal import SPCCore

/// What both kinds of chart say of a point.
private protocol RunningSums {
  var high: Double { get }
  var low: Double { get }
  var highStart: Int? { get }
  var lowStart: Int? { get }
  var signalsHigh: Bool { get }
  var signalsLow: Bool { get }
  var isMissing: Bool { get }
}

extension CumulativeSumPoint: RunningSums {}

extension BernoulliCumulativeSumPoint: RunningSums {
  fileprivate var isMissing: Bool { event == nil }
}

/// The columns at the end of every row of running sums.
private struct SumColumns {
  let direction: ImprovementDirection
  private let words = VerdictWords()
  private let high = Array(SignalSide.high.name.utf8)
  private let low = Array(SignalSide.low.name.utf8)

  init(_ direction: ImprovementDirection) { self.direction = direction }

  static let names = ["high", "low", "since_high", "since_low", "signals", "category"]

  func write(
    _ point: some RunningSums,
    from first: Int,
    _ block: borrowing SeriesBlock,
    _ shape: RowShape,
    to output: inout OutputBuffer
  ) {
    shape.number(first, point.high, to: &output)
    shape.number(first + 1, point.low, to: &output)
    shape.text(first + 2, point.highStart.map { block.times[$0] }, to: &output)
    shape.text(first + 3, point.lowStart.map { block.times[$0] }, to: &output)
    let sides = (point.signalsHigh ? [high] : []) + (point.signalsLow ? [low] : [])
    shape.words(first + 4, sides, to: &output)
    let category: PointCategory? =
      switch (point.signalsHigh, point.signalsLow) {
      case (false, false): point.isMissing ? nil : .commonCause
      case (true, false): direction.category(ofSignalOn: .high)
      case (false, true): direction.category(ofSignalOn: .low)
      // Good and bad at once is neither.
      case (true, true): nil
      }
    shape.word(first + 5, category.map { words[$0] }, to: &output)
  }
}

/// Writes a row per point of a tabular CUSUM chart.
struct CumulativeSumRows: StudyRows {
  let shape: RowShape
  private let specification: CumulativeSumSpecification
  private let sums: SumColumns

  init(
    _ specification: CumulativeSumSpecification,
    _ direction: ImprovementDirection,
    _ format: FilterSettings.Format
  ) {
    self.specification = specification
    sums = SumColumns(direction)
    shape = RowShape(
      format: format,
      columns: ["series", "t", "y", "centre", "sigma", "score"] + SumColumns.names
    )
  }

  func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError) {
    let chart: CumulativeSumChart
    do throws(CumulativeSumError) {
      chart =
        if case .subgroups(let subgroups) = data {
          try CumulativeSumChart(subgroups: subgroups, specification: specification)
        } else {
          try CumulativeSumChart(values: Array(block.values.buffer), specification: specification)
        }
    } catch {
      throw .cumulativeSum(error)
    }
    for (index, point) in chart.points.enumerated() {
      shape.text(0, block.seriesText, to: &output)
      shape.text(1, block.times[index], to: &output)
      shape.number(2, point.value, to: &output)
      shape.number(3, chart.centre, to: &output)
      shape.number(4, chart.sigma, to: &output)
      shape.number(5, point.score, to: &output)
      sums.write(point, from: 6, block, shape, to: &output)
      shape.endRow(in: &output)
    }
  }
}

/// Writes a row per case of a Bernoulli CUSUM chart.
struct BernoulliCumulativeSumRows: StudyRows {
  let shape: RowShape
  private let specification: BernoulliCumulativeSumSpecification
  private let sums: SumColumns

  init(
    _ specification: BernoulliCumulativeSumSpecification,
    _ direction: ImprovementDirection,
    _ format: FilterSettings.Format
  ) {
    self.specification = specification
    sums = SumColumns(direction)
    shape = RowShape(
      format: format,
      columns: ["series", "t", "y", "probability"] + SumColumns.names
    )
  }

  func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError) {
    let chart: BernoulliCumulativeSumChart
    do throws(BernoulliCumulativeSumError) {
      chart = try BernoulliCumulativeSumChart(
        cases: Array(block.values.buffer),
        specification: specification
      )
    } catch {
      throw .bernoulliCumulativeSum(error)
    }
    for (index, point) in chart.points.enumerated() {
      shape.text(0, block.seriesText, to: &output)
      shape.text(1, block.times[index], to: &output)
      shape.whole(2, point.event.map { $0 ? 1 : 0 }, to: &output)
      shape.number(3, chart.probability, to: &output)
      sums.write(point, from: 4, block, shape, to: &output)
      shape.endRow(in: &output)
    }
  }
}

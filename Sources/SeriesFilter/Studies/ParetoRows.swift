internal import SPCCore

/// Adds up the values of each series, and writes a row per series once all have been read, the
/// largest first.
struct ParetoRows: StudyRows {
  let shape: RowShape
  private let threshold: Double
  private var weights: [String: Double] = [:]
  private var faulty: Set<String> = []

  init(threshold: Double, _ format: FilterSettings.Format) {
    self.threshold = threshold
    shape = RowShape(
      format: format,
      columns: [
        "series", "weight", "share", "cumulative_weight", "cumulative_share", "leading",
        "threshold",
      ]
    )
  }

  mutating func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError) {
    var sum = 0.0
    for index in 0..<block.values.count {
      let value = block.values[index]
      // The sum would hide it.
      guard !(value < 0) else { throw .pareto(.weightOutOfRange(index: index, value: value)) }
      if !value.isNaN { sum += value }
    }
    weights[block.name ?? "", default: 0] += sum
  }

  mutating func leaveOut(_ name: String?) { faulty.insert(name ?? "") }

  func finish(to output: inout OutputBuffer) throws(StudyError) {
    let sound = weights.filter { !faulty.contains($0.key) }
    guard !sound.isEmpty else { return }
    let chart: ParetoChart
    do throws(ParetoError) {
      guard sound.values.allSatisfy(\.isFinite) else { throw .magnitudeTooLarge }
      chart = try ParetoChart(names: Array(sound.keys), weights: Array(sound.values))
    } catch {
      throw .pareto(error)
    }
    let leading = chart.largest(making: threshold).count
    for (index, category) in chart.categories.enumerated() {
      Array(category.name.utf8).withUnsafeBytes { shape.text(0, $0, to: &output) }
      shape.number(1, category.weight, to: &output)
      shape.number(2, category.share, to: &output)
      shape.number(3, category.cumulativeWeight, to: &output)
      shape.number(4, category.cumulativeShare, to: &output)
      shape.truth(5, index < leading, to: &output)
      shape.number(6, threshold, to: &output)
      shape.endRow(in: &output)
    }
  }

  var census: (taken: Int, leftOut: [String])? {
    (weights.keys.count { !faulty.contains($0) }, faulty.sorted())
  }
}

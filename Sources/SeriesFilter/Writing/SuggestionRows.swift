internal import SPCCore

/// Writes a row per series: which chart suits it, and why.
struct SuggestionRows {
  /// The columns in their order.
  static let columns = [
    "series", "kind", "chart", "reasons", "alternatives", "cautions", "n", "mean_count",
  ]

  private let shape: RowShape

  init(format: FilterSettings.Format) {
    shape = RowShape(format: format, columns: Self.columns)
  }

  func writeHeader(to output: inout OutputBuffer) { shape.writeHeader(to: &output) }

  func write(
    _ block: borrowing SeriesBlock,
    _ suggestion: ChartSuggestion,
    to output: inout OutputBuffer
  ) throws(OutputFailure) {
    shape.text(0, block.seriesText, to: &output)
    shape.word(1, Array(suggestion.quantity.rawValue.utf8), to: &output)
    shape.word(2, Array(suggestion.chart.rawValue.utf8), to: &output)
    shape.facts(3, suggestion.reasons.map { NamedFact($0) }, to: &output)
    shape.groups(
      4,
      named: "chart",
      suggestion.alternatives.map { ($0.chart.rawValue, $0.reasons.map { NamedFact($0) }) },
      under: "reasons",
      to: &output
    )
    shape.facts(5, suggestion.cautions.map { NamedFact($0) }, to: &output)
    shape.whole(6, suggestion.observedCount, to: &output)
    shape.number(7, suggestion.meanCount, to: &output)
    shape.endRow(in: &output)
    try output.flushIfLarge()
  }
}

package import SPCCore

/// What the filter reads, computes and writes.
package struct FilterSettings: Sendable {
  /// What a row of the output stands for.
  package enum Rows: String, Sendable, CaseIterable {
    /// One point of one series.
    case points
    /// One phase of one series.
    case phases
    /// One series, as it stands at its last value.
    case latest
    /// One series, with the chart that suits it.
    case suggestions
    /// One candidate phase, or a series without any.
    case candidates
    /// One series, explained in words.
    case explanations
  }

  /// How rows are written.
  package enum Format: String, Sendable, CaseIterable {
    /// Comma-separated values with a header row.
    case csv
    /// One JSON object on each line.
    case json
  }

  /// The chart to compute of each series; its phase starts and, where the input has a column of
  /// targets, its target are set for each.
  package var specification: ChartSpecification
  /// What is made of the series in place of a chart; nil for a chart.
  ///
  /// Of the specification only the direction then counts.
  package var study: SeriesStudy?
  /// The columns to read.
  package var columns: SeriesColumns
  /// What values are multiplied by: a value is `y × multiplier ÷ n`.
  package var multiplier: Double
  /// The `t` at which a phase starts; every series must have a point with it.
  package var phaseStarts: [String]
  /// The `t` of points to exclude; every series must have a point with it.
  package var excludedTimes: [String]
  /// Whether neighbouring rows of one `t` are the members of one subgroup, on the charts that take
  /// single values too.
  package var formsSubgroups: Bool
  /// Whether a `t` may stand twice in a series.
  package var allowsRepeatedTimes: Bool
  /// What is measured, where that is known: a chart that misleads about it is refused.
  package var quantity: MeasuredQuantity?
  /// Whether a chart that does not suit what is measured is drawn all the same.
  package var isForced: Bool
  /// Makes the words where series are explained: this room has none.
  package var explain: (@Sendable (ExplainedSeries) throws(SPCError) -> String)?
  /// How many faults are told; the others are counted.
  package var faultLimit: Int
  /// What a row of the output stands for.
  package var rows: Rows
  /// How rows are written.
  package var format: Format

  /// Makes settings; all but the chart have a default.
  package init(
    specification: ChartSpecification,
    study: SeriesStudy? = nil,
    columns: SeriesColumns = SeriesColumns(),
    multiplier: Double = 1,
    phaseStarts: [String] = [],
    excludedTimes: [String] = [],
    formsSubgroups: Bool = false,
    allowsRepeatedTimes: Bool = false,
    quantity: MeasuredQuantity? = nil,
    isForced: Bool = false,
    explain: (@Sendable (ExplainedSeries) throws(SPCError) -> String)? = nil,
    faultLimit: Int = 20,
    rows: Rows = .points,
    format: Format = .csv
  ) {
    self.specification = specification
    self.study = study
    self.columns = columns
    self.multiplier = multiplier
    self.phaseStarts = phaseStarts
    self.excludedTimes = excludedTimes
    self.formsSubgroups = formsSubgroups
    self.allowsRepeatedTimes = allowsRepeatedTimes
    self.quantity = quantity
    self.isForced = isForced
    self.explain = explain
    self.faultLimit = faultLimit
    self.rows = rows
    self.format = format
  }

  /// Whether a numerator above its denominator is a fault.
  var refusesSharesAboveOne: Bool {
    if case .funnel(let study) = study { return study.comparison == .proportion }
    if quantity == .proportion { return true }
    guard study == nil, rows != .suggestions else { return false }
    return switch specification.chart {
    case .p, .pPrime, .np: true
    case .run, .xmr, .mr, .xbar, .r, .s, .c, .u, .uPrime, .iPrime, .g, .t, .ewma: false
    }
  }

  /// The shape in which the rows of a series go to the core.
  func shape(hasDenominators: Bool) -> ChartData.Shape {
    if let study { return study.shape(formsSubgroups: formsSubgroups) }
    // The shape that says most about the series.
    if rows == .suggestions {
      return formsSubgroups ? .subgroups : hasDenominators ? .parts : .values
    }
    return switch specification.chart {
    case .xbar, .r, .s: .subgroups
    case .p, .pPrime, .np, .u, .uPrime, .iPrime: formsSubgroups ? .subgroups : .parts
    case .run, .xmr, .mr, .c, .g, .t, .ewma: formsSubgroups ? .subgroups : .values
    }
  }
}

/// A series that is to be explained.
package struct ExplainedSeries: Sendable {
  /// The text of the series column; nil where the input has none.
  package let name: String?
  /// The `t` of each point.
  package let times: [String]
  /// What was observed.
  package let data: ChartData
  /// What is computed of it.
  package let specification: ChartSpecification
}

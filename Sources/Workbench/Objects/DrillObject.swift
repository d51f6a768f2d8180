internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// A summed-up figure taken apart: what each unit directly below makes of it, and of its change.
final class DrillObject: ChargedObject {
  var charge: LuaCharge?
  /// One unit of the figure.
  struct Part {
    let unit: OrganisationUnit
    let shift: MixShift.Part
    /// Its series up to the period.
    let series: SeriesObject
    /// The chart of its own series up to the period; nil where none can be made.
    let analysis: AnalysisObject?
    /// Whether it is a sum itself, which can be taken apart in turn.
    let isSummed: Bool

    /// What its own chart says of the period; nil where it says nothing.
    var variation: PointCategory? {
      guard let analysis, let index = analysis.result.points.indices.last,
        !analysis.result.points[index].isMissing
      else { return nil }
      return analysis.result.points[index].category
    }
  }

  /// The series whose figure it is.
  let series: SeriesObject
  let drill: DrillDown
  /// The parts, those that changed the whole most first.
  let parts: [Part]
  /// The codes of the units without a figure.
  let missing: [String]

  init(
    _ series: SeriesObject,
    _ totals: MeasureTotals,
    _ drill: DrillDown,
    _ call: Invocation
  ) throws {
    self.series = series
    self.drill = drill
    missing = drill.missing.map { totals.structure.units[$0].code }
    let chart = LatestChart(call.arguments)
    let own = totals.structure.number(of: series.series.unit.code)
    parts = try call.session.working("Charting", counting: "units") { checkpoint in
      try drill.order.enumerated().map { done, position in
        try checkpoint(done, of: drill.order.count)
        let number = drill.units[position]
        // What a unit reports for itself has no series apart from its sum.
        var figures = try totals.series(of: number)
        figures.points.removeAll { $0.period > drill.period }
        let object = try call.session.seriesObject(figures)
        let isCharted = number != own && object.slots.last?.place == drill.period
        return Part(
          unit: totals.structure.units[number],
          shift: drill.shift.parts[position],
          series: object,
          analysis: isCharted ? try chart.analysisIfAny(of: object) : nil,
          isSummed: number != own && figures.rollUp != nil
        )
      }
    }
  }

  var definition: MeasureDefinition? { series.definition }

  /// Whether values are ratios, so that shares of the denominator matter.
  var hasShares: Bool { definition?.kind.usesDenominator ?? false }

  func label(of period: CalendarDate) -> String {
    PeriodText.short(period, definition?.frequency)
  }

  /// The baseline in words: one period, or from when to when.
  var baselineText: String {
    guard let first = drill.baseline.first, let last = drill.baseline.last else { return "" }
    return first == last ? label(of: first) : "\(label(of: first)) – \(label(of: last))"
  }

  var table: TableObject {
    let table = TableObject(
      headings: [
        "Unit", "Value", "Before", "Share %", "Share before %", "Within", "Mix", "Contribution",
        "Signal",
      ],
      rows: parts.map { part in
        [
          .text(part.unit.code), .number(value(part.shift.after), places: 2),
          .number(value(part.shift.before), places: 2),
          .number(part.shift.shareAfter * 100, places: 1),
          .number(part.shift.shareBefore * 100, places: 1),
          .number(part.shift.within, places: 2), .number(part.shift.mix, places: 2),
          .number(part.shift.contribution, places: 2),
          .text(part.variation.map(RuleWords.identifier) ?? "not charted"),
        ]
      },
      footnotes: DrillWords(drill: self).sentences
    )
    table.basis = basis
    return table
  }

  func value(_ parts: FigureParts?) -> Double? {
    guard let parts, parts.denominator > 0 else { return nil }
    return parts.numerator / parts.denominator * (definition?.multiplier ?? 1)
  }
}

extension DrillObject {
  var heldBytes: Int { 512 + parts.count * MemoryLayout<Part>.stride }
  var heldObjects: [AnyObject] {
    parts.flatMap { part -> [AnyObject] in
      part.analysis.map { [part.series, $0] } ?? [part.series]
    } + [series]
  }
}

extension LatestChart {
  /// The chart of one of several series; nil where none can be made of its figures.
  func analysisIfAny(of series: SeriesObject) throws -> AnalysisObject? {
    do {
      return try analysis(of: series)
    } catch is ChartRefusal {
      return nil
    } catch {
      guard LatestChart.isAboutSeries(error) else { throw error }
      return nil
    }
  }
}

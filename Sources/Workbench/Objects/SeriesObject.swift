internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// The observations of one measure at one unit, as scripts hold them: one slot per period from the
/// first to the last, also for periods that nothing was reported for.
final class SeriesObject {
  /// One period of the series.
  struct Slot {
    let period: CalendarDate
    /// nil where nothing was ever reported.
    let point: MeasureSeries.Point?

    /// NaN where there is no value.
    var value: Double { point?.value ?? .nan }
  }

  let series: MeasureSeries
  let slots: [Slot]
  /// Where the figures came from, for the foot of a chart; nil when nothing was loaded.
  let provenance: String?
  /// Whether periods before the first one shown were left out of this view.
  let isCutAtStart: Bool

  init(_ series: MeasureSeries, provenance: String?, isCutAtStart: Bool = false) {
    self.series = series
    self.provenance = provenance
    self.isCutAtStart = isCutAtStart
    let reported = series.points.map { Slot(period: $0.period, point: $0) }
    let silent = series.missingPeriods.map { Slot(period: $0, point: nil) }
    slots = silent.isEmpty ? reported : (reported + silent).sorted { $0.period < $1.period }
  }

  /// The definition of the last point.
  var definition: MeasureDefinition? { series.definition }

  /// The definition a slot was reported under; where nothing was, that of the last point.
  func definition(of slot: Slot) -> MeasureDefinition? {
    guard let version = slot.point?.definitionVersion else { return definition }
    return series.definitions.last { $0.version == version } ?? definition
  }

  var title: String { "\(series.measure.name) · \(series.unit.name)" }

  /// The periods as people read them.
  private(set) lazy var labels: [String] = slots.map { slot in
    PeriodText.short(slot.period, definition(of: slot)?.frequency)
  }

  /// The same series with another phase, which is proposed and stored nowhere.
  func adding(_ phase: ProcessPhase) -> SeriesObject {
    var changed = series
    changed.phases.append(phase)
    return SeriesObject(changed, provenance: provenance, isCutAtStart: isCutAtStart)
  }

  /// The part of the series whose periods satisfy a condition.
  func keeping(_ condition: (CalendarDate) -> Bool) -> SeriesObject {
    var changed = series
    changed.points.removeAll { !condition($0.period) }
    let isCut = series.points.first.map { !condition($0.period) } ?? false
    return SeriesObject(changed, provenance: provenance, isCutAtStart: isCutAtStart || isCut)
  }

  /// The series from one day to another, both optional.
  func between(_ first: CalendarDate?, _ last: CalendarDate?) -> SeriesObject {
    guard first != nil || last != nil else { return self }
    return keeping { period in
      (first.map { period >= $0 } ?? true) && (last.map { period <= $0 } ?? true)
    }
  }

  /// The slot at which a phase of the series starts.
  ///
  /// A decision counts from its day on, also where nothing was reported for some periods after it.
  func slotIndex(of start: PhaseStart) -> Int {
    let decided = start.pointIndex > 0 ? start.decidedFrom : nil
    let day = min(start.period, decided ?? start.period)
    return slots.firstIndex { $0.period >= day } ?? 0
  }

  /// The first period on or after a day, as an index of a slot.
  func slotIndex(onOrAfter day: CalendarDate) -> Int? {
    slots.firstIndex { $0.period >= day }
  }
}

/// Periods in the words people use for them.
enum PeriodText {
  static func short(_ period: CalendarDate, _ frequency: Frequency?) -> String {
    switch frequency {
    case .monthly: monthNames[period.month - 1] + " \(period.year)"
    case .quarterly: "Q\((period.month - 1) / 3 + 1) \(period.year)"
    case .daily, .weekly, nil: "\(period.day) \(monthNames[period.month - 1]) \(period.year)"
    }
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// A value of a measure in its unit, with its parts where it has them.
enum MeasureText {
  static func value(_ value: Double, _ definition: MeasureDefinition?) -> String {
    guard !value.isNaN else { return "no value" }
    guard let definition else { return NumberText.plain(value) }
    switch definition.kind {
    case .proportion where definition.multiplier == 100:
      return NumberText.fixed(value, places: 1) + " %"
    case .count: return NumberText.plain(value, places: 2)
    default: return NumberText.plain(value, places: 2)
    }
  }

  /// "14.1 % (2,879/21,289)" for a ratio, "9 incidents" for a count.
  static func valueWithParts(_ point: MeasureSeries.Point, _ definition: MeasureDefinition?)
    -> String
  {
    guard let value = point.value else { return why(point) }
    let text = self.value(value, definition)
    if let definition, definition.kind.usesDenominator, let numerator = point.numerator,
      let denominator = point.denominator
    {
      return "\(text) (\(part(numerator))/\(part(denominator)))"
    }
    guard let unit = definition?.unitOfMeasure, !unit.isEmpty, unit != "%" else { return text }
    return "\(text) \(unit)"
  }

  static func why(_ point: MeasureSeries.Point) -> String {
    switch point.noValue {
    case .missing(let reason): reason.isEmpty ? "missing" : "missing: \(reason)"
    case .zeroDenominator: "no value: the denominator is zero"
    case .noDenominator: "no value: there is no denominator"
    case nil: ""
    }
  }

  private static func part(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? NumberText.plain(value)
  }
}

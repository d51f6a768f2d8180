internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// The observations of one measure at one unit, as scripts hold them: one slot per period from the
/// first to the last, also for periods that nothing was reported for.
///
/// A series from plain numbers (`qi.series`) is one too. It has no dates: its slots are told apart by
/// their positions, and named by labels where some were given.
final class SeriesObject: ChargedObject {
  var charge: LuaCharge?
  /// One period of the series.
  struct Slot {
    /// What the slots are ordered and cut by: the first day of the period, or in a series without
    /// dates a day that stands for the position and means nothing to people.
    let place: CalendarDate
    /// The first day of the period, nil in a series without dates.
    let period: CalendarDate?
    /// nil where nothing was ever reported.
    let point: MeasureSeries.Point?
    /// The members of a subgroup, NaN where one is missing; nil where the slot is none.
    let members: [Double]?

    /// NaN where there is no value.
    var value: Double { point?.value ?? .nan }
  }

  let series: MeasureSeries
  let slots: SeriesSlots
  /// The definition of the last point.
  let definition: MeasureDefinition?
  /// What says where the figures came from; nil for plain numbers.
  private let source: SeriesSource?
  /// Whether periods before the first one shown were left out of this view.
  let isCutAtStart: Bool
  /// The store it was read from; nil for plain numbers.
  let origin: StoreOrigin?
  /// What a series from plain numbers has beside its points; nil for one from the store.
  let plain: PlainSeries?

  init(
    _ series: MeasureSeries,
    source: SeriesSource?,
    origin: StoreOrigin? = nil,
    isCutAtStart: Bool = false,
    plain: PlainSeries? = nil
  ) {
    self.series = series
    self.source = source
    self.origin = origin
    self.isCutAtStart = isCutAtStart
    self.plain = plain
    definition = series.definition
    slots = SeriesSlots(series, plain: plain)
  }

  /// Where the figures came from, for the foot of a chart; nil when nothing was loaded.
  var provenance: String? { source?.words }

  /// The definition a slot was reported under; where nothing was, that of the last point.
  func definition(of slot: Slot) -> MeasureDefinition? {
    guard let version = slot.point?.definitionVersion else { return definition }
    return series.definition(ofVersion: version) ?? definition
  }

  /// What is measured, where that is known: plain numbers need not say.
  var quantity: MeasuredQuantity? {
    if let plain { return plain.quantity }
    return switch definition?.kind {
    case .count: .count
    case .rate: .rate
    case .proportion: .proportion
    case .mean: .mean
    case .timeBetween: .timeBetween
    case nil: nil
    }
  }

  /// The place of the last slot; nil where there is none.
  var lastPlace: CalendarDate? { slots.isEmpty ? nil : slots.place(at: slots.count - 1) }

  /// Whether the periods have days, so that a date names one.
  var isDated: Bool { plain == nil }

  /// Whether values are made of numerators and denominators that are at hand.
  var hasParts: Bool {
    definition?.kind.usesDenominator ?? false && plain?.shape ?? .parts == .parts
  }

  /// Whether values are percentages made from parts.
  var isPercentage: Bool { definition?.kind == .proportion && definition?.multiplier == 100 }

  /// Whether the values are means of subgroups whose members are at hand.
  var hasSubgroups: Bool { plain?.shape == .subgroups }

  /// Measure and unit, or the name of plain numbers.
  var title: String {
    isDated ? "\(series.measure.name) · \(series.unit.name)" : series.measure.name
  }

  /// The periods as people read them: on axes and in tables.
  private(set) lazy var labels: [String] = slots.indices.map(label)

  /// The label of one period, for those who need no other.
  private func label(at index: Int) -> String {
    let slot = slots[index]
    return slot.period.map { PeriodText.short($0, definition(of: slot)?.frequency) }
      ?? plain?.labels[slot.place] ?? String(index + 1)
  }

  /// The decimals that suit the values of the series.
  private(set) lazy var places = NumberText.places(for: slots.values)

  /// How many periods have no value.
  private(set) lazy var missingCount = slots.values.count(where: \.isNaN)

  /// A period as a sentence names it: a bare position is "point 7" there.
  func spokenLabel(at index: Int) -> String {
    isDated || plain?.labels[slots[index].place] != nil ? labels[index] : "point \(labels[index])"
  }

  /// The value of a period in words: with its parts, or with the number of members of its subgroup;
  /// `namingUnit` with the unit of a rate as well.
  func valueText(at index: Int, namingUnit: Bool = false) -> String {
    let slot = slots[index]
    guard let point = slot.point else { return "not reported" }
    guard let members = slot.members, let value = point.value else {
      return MeasureText.valueWithParts(
        point,
        definition(of: slot),
        places: places,
        namingUnit: namingUnit
      )
    }
    let unit = definition?.unitOfMeasure ?? ""
    return "\(NumberText.plain(value, places: places))\(unit.isEmpty ? "" : " " + unit) "
      + "(mean of \(members.filter { !$0.isNaN }.count))"
  }

  /// The same series with another phase, which is proposed and stored nowhere.
  func adding(_ phase: ProcessPhase) -> SeriesObject {
    var changed = series
    changed.phases.append(phase)
    return SeriesObject(
      changed,
      source: source,
      origin: origin,
      isCutAtStart: isCutAtStart,
      plain: plain
    )
  }

  /// The part of the series whose periods satisfy a condition.
  func keeping(_ condition: (CalendarDate) -> Bool) -> SeriesObject {
    var changed = series
    changed.points.removeAll { !condition($0.period) }
    let isCut = series.points.first.map { !condition($0.period) } ?? false
    return SeriesObject(
      changed,
      source: source,
      origin: origin,
      isCutAtStart: isCutAtStart || isCut,
      plain: plain
    )
  }

  /// The part of the series that ends at a place; all of it where nothing comes after.
  func upTo(_ last: CalendarDate) -> SeriesObject {
    guard let end = lastPlace, end > last else { return self }
    return keeping { $0 <= last }
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
    return slots.firstIndex(onOrAfter: day) ?? 0
  }

  /// The first period on or after a day, as an index of a slot.
  func slotIndex(onOrAfter day: CalendarDate) -> Int? {
    slots.firstIndex(onOrAfter: day)
  }

  /// A day that a decision names, in words: where the series has no dates, the point it stands for.
  func words(for day: CalendarDate) -> String {
    if isDated { return "\(day)" }
    guard let index = slotIndex(onOrAfter: day), slots[index].place == day else {
      return "a point before this view"
    }
    return spokenLabel(at: index)
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
  /// `places` are the decimals of the series; a percentage has one fewer.
  static func value(
    _ value: Double,
    _ definition: MeasureDefinition?,
    places: Int = 2
  ) -> String {
    guard !value.isNaN else { return "no value" }
    guard let definition else { return NumberText.plain(value) }
    return definition.kind == .proportion && definition.multiplier == 100
      ? NumberText.fixed(value, places: places - 1) + " %"
      : NumberText.plain(value, places: places)
  }

  /// "14.1 % (2,879/21,289)" for a ratio, "9 incidents" for a count.
  ///
  /// `namingUnit` adds the unit of a rate as well, where no heading says it: "4.08 per 1,000 bed days
  /// (2/490)".
  static func valueWithParts(
    _ point: MeasureSeries.Point,
    _ definition: MeasureDefinition?,
    places: Int = 2,
    namingUnit: Bool = false
  ) -> String {
    guard let value = point.value else { return why(point) }
    let text = self.value(value, definition, places: places)
    if let definition, definition.kind.usesDenominator, let numerator = point.numerator,
      let denominator = point.denominator
    {
      let unit = definition.unitOfMeasure
      let named = namingUnit && !unit.isEmpty && !text.hasSuffix("%") ? " \(unit)" : ""
      return "\(text)\(named) (\(part(numerator))/\(part(denominator)))"
    }
    guard let unit = definition?.unitOfMeasure, !unit.isEmpty, !text.hasSuffix("%") else {
      return text
    }
    return "\(text) \(unit)"
  }

  static func why(_ point: MeasureSeries.Point) -> String {
    switch point.noValue {
    case .missing(let reason): reason.isEmpty ? "missing" : "missing: \(reason)"
    case .zeroDenominator: "no value: the denominator is zero"
    case .noDenominator: "no value: there is no denominator"
    case .partsMissing(let parts):
      "missing: \(parts.missing) of \(NumberText.counted(parts.expected, "unit")) "
        + "\(parts.missing == 1 ? "has" : "have") no figure"
    case nil: ""
    }
  }

  private static func part(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? NumberText.plain(value)
  }
}

extension SeriesObject {
  /// A period stands in the series and in its label.
  var heldBytes: Int {
    let each = MemoryLayout<MeasureSeries.Point>.stride + 48
    let members = plain?.members.values.reduce(0) { $0 + $1.count * 8 } ?? 0
    return 1_024 + slots.count * each + members
  }
  var heldObjects: [AnyObject] { [] }
}

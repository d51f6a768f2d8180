internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// Series of a level of the organisation, and what of it does not add up.
struct SummedSeries {
  var series: [SeriesObject] = []
  /// The measure and unit of each, and why.
  var leftOut: [(measure: String, unit: OrganisationUnit, reason: RollUpError)] = []

  mutating func add(_ others: SummedSeries) {
    series += others.series
    leftOut += others.leftOut
  }
}

extension MeasureObject {
  /// How the units below are summed up.
  static var termsParameters: [Parameter] {
    [
      .optional(
        "restated",
        .boolean,
        default: "false",
        "for all periods the structure of the latest, not that of each period's first day"
      ),
      .optional(
        "partial",
        .boolean,
        default: "false",
        "take the sum of the units there are where some have no figure"
      ),
    ]
  }

  /// The level of the organisation to look at.
  static var levelParameters: [Parameter] {
    [
      .optional(
        "level",
        .choice(.unitKind),
        default: "the units that report",
        "sum up to the units of this kind"
      )
    ] + termsParameters
  }

  /// The measure summed up at every unit.
  func totals(_ call: Invocation) throws -> MeasureTotals {
    try totals(
      in: call.session,
      asOf: call.arguments.date("as_of").map(AsOf.date) ?? asOf,
      terms: (
        call.arguments.boolean("restated") ?? false, call.arguments.boolean("partial") ?? false
      )
    )
  }

  func totals(
    in session: WorkbenchSession,
    asOf: AsOf,
    terms: (isRestated: Bool, isPartial: Bool)
  ) throws -> MeasureTotals {
    _ = try store(in: session)
    let found = try session.knowing(asOf) { try session.figures(of: [measure.code], asOf: asOf) }
    guard let figures = found.first else { throw StoreError.undefinedMeasure(code: measure.code) }
    return MeasureTotals(
      figures,
      structure: try session.structure(asOf: asOf),
      isRestated: terms.isRestated,
      isPartial: terms.isPartial
    )
  }

  /// The series of one unit, summed up from the units below it.
  func summedSeries(_ call: Invocation) throws -> SeriesObject {
    let totals = try totals(call)
    let code = call.arguments.text("unit") ?? ""
    guard let unit = totals.structure.number(of: code) else {
      // Throws, with the codes that are near.
      _ = try store(in: call.session).unit(code, asOf: totals.figures.asOf)
      throw SeriesError.empty(
        measure: measure,
        unit: OrganisationUnit(code: code, name: code, kind: .other)
      )
    }
    let (from, to) = try period(call.arguments)
    return try call.session.seriesObject(totals.series(of: unit)).between(from, to)
  }

  /// The series of the units of a kind.
  func summedSeries(level: UnitKind, _ call: Invocation) throws -> SummedSeries {
    guard definition != nil else { throw StoreError.undefinedMeasure(code: measure.code) }
    let asOf = call.arguments.date("as_of").map(AsOf.date) ?? asOf
    let (from, to) = try period(call.arguments)
    return try Self.summedSeries(of: [self], level: level, asOf, from, to, call)
  }

  /// The series of the units of a kind, of measures that are read with the same knowledge; those
  /// without a definition are passed over.
  static func summedSeries(
    of measures: some Collection<MeasureObject>,
    level: UnitKind,
    _ asOf: AsOf,
    _ from: CalendarDate?,
    _ to: CalendarDate?,
    _ call: Invocation
  ) throws -> SummedSeries {
    let session = call.session
    for measure in measures { _ = try measure.store(in: session) }
    let all = try session.knowing(asOf) {
      try session.figures(of: measures.map(\.measure.code), asOf: asOf)
    }
    let structure = try session.structure(asOf: asOf)
    var summed = SummedSeries()
    for figures in all {
      try session.stopIfAsked()
      let totals = MeasureTotals(
        figures,
        structure: structure,
        isRestated: call.arguments.boolean("restated") ?? false,
        isPartial: call.arguments.boolean("partial") ?? false
      )
      var found: [MeasureSeries] = []
      for number in totals.unitsWithFigures where structure.units[number].kind == level {
        do throws(RollUpError) {
          found.append(try totals.series(of: number))
        } catch {
          summed.leftOut.append((figures.measure.code, structure.units[number], error))
        }
      }
      summed.series += try session.seriesObjects(found) { $0.between(from, to) }
    }
    return summed
  }

  /// Refuses terms of a sum where nothing is summed up.
  static func refuseTerms(_ arguments: Arguments, without name: String, mend: String) throws {
    guard let given = ["restated", "partial"].first(where: arguments.has) else { return }
    throw ArgumentError.unsuitable(
      path: given,
      reason:
        "\"\(given)\" says how units are summed up, and nothing is summed up without \(name).",
      mend: mend
    )
  }
}

internal import QualityModel
internal import QualityStore

/// A measure of the store, as scripts hold it.
final class MeasureObject {
  let measure: Measure
  /// The definition in force last, nil for a measure without one.
  let definition: MeasureDefinition?
  /// The knowledge the measure was read with; what is read through it is read with the same.
  let asOf: AsOf
  /// The store it was read from; nothing is read through it from any other.
  let origin: StoreOrigin

  init(
    _ measure: Measure,
    definition: MeasureDefinition?,
    asOf: AsOf,
    origin: StoreOrigin
  ) {
    self.origin = origin
    self.measure = measure
    self.definition = definition
    self.asOf = asOf
  }

  /// The store to read on from.
  ///
  /// - Throws: A diagnostic when the session works on another store by now.
  func store(in session: WorkbenchSession) throws -> QualityStore {
    try session.store(
      of: origin,
      for: "The measure \"\(measure.code)\"",
      readAgainBy: "qi.measure \"\(measure.code)\""
    )
  }

  /// How a series is read: from when, to when, with which knowledge.
  static var readingParameters: [Parameter] {
    [
      .optional("from", .date, "first period"),
      .optional("to", .lastDay, "last period"),
      .optional("as_of", .lastDay, default: "now", "the knowledge to read with"),
    ]
  }

  /// The series of every unit that has any, in the order of their codes.
  ///
  /// With a level asked for they are those of the units of that kind, summed up from the units below.
  func allSeries(_ call: Invocation) throws -> [SeriesObject] {
    if let level = call.arguments.text("level").flatMap(UnitKind.init) {
      let summed = try summedSeries(level: level, call)
      if let fault = summed.leftOut.first { throw fault.reason }
      return summed.series
    }
    try Self.refuseTerms(call.arguments, without: "a level", mend: "Write  level = \"directorate\"")
    let (from, to) = try period(call.arguments)
    let asOf = call.arguments.date("as_of").map(AsOf.date) ?? asOf
    return try Self.reportedSeries(of: [self], asOf, from, to, call)
  }

  /// The series of every unit that has any, of measures that are read with the same knowledge.
  static func reportedSeries(
    of measures: some Collection<MeasureObject>,
    _ asOf: AsOf,
    _ from: CalendarDate?,
    _ to: CalendarDate?,
    _ call: Invocation
  ) throws -> [SeriesObject] {
    let session = call.session
    for measure in measures { _ = try measure.store(in: session) }
    let all = try session.knowing(asOf) {
      try session.allSeries(of: measures.map(\.measure.code), asOf: asOf)
    }
    return try session.seriesObjects(Array(all.joined())) { $0.between(from, to) }
  }

  /// The first and the last day that are asked for.
  func period(_ arguments: Arguments) throws -> (from: CalendarDate?, to: CalendarDate?) {
    try Self.period(arguments)
  }

  /// The first and the last day that are asked for.
  static func period(
    _ arguments: Arguments
  ) throws -> (from: CalendarDate?, to: CalendarDate?) {
    let (from, to) = (arguments.date("from"), arguments.date("to"))
    if let from, let to, to < from {
      throw ArgumentError.unsuitable(
        path: "from",
        reason: "The series would begin on \(from) and end before that, on \(to).",
        mend: "Exchange  from  and  to ."
      )
    }
    return (from, to)
  }
}

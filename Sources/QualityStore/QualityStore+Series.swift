import GRDB
public import QualityModel

/// How much a store holds of a measure.
public struct ObservationCounts: Hashable, Sendable {
  /// The figures in force: one for a unit and period, its newest revision.
  public var rows = 0
  /// How many of them say that the figure is missing.
  public var missing = 0
  /// The units they are of.
  public var units = 0
  /// The sum of the numerators.
  public var numeratorSum = 0.0
  /// The sum of the denominators.
  public var denominatorSum = 0.0
  /// The earliest period.
  public var firstPeriod: CalendarDate?
  /// The latest period.
  public var lastPeriod: CalendarDate?

  /// Makes the counts of nothing.
  public init() {
  }
}

extension QualityStore {
  /// One measure of one unit through time.
  ///
  /// Figures whose period falls under another version of the definition than the one they were
  /// reported under are left out. Withdrawn ones are no points; their periods are named.
  ///
  /// - Parameters:
  ///   - measure: The measure's code.
  ///   - unit: The unit's code.
  ///   - asOf: The knowledge to read with.
  ///   - from: The first period; `nil` is from the beginning. Phases are worked out among the points
  ///     that are read, so a baseline of so many points counts from here.
  ///   - to: The last period; `nil` is to the end.
  /// - Returns: The series, without points when there are no figures.
  /// - Throws: ``StoreError/unknownMeasure(code:near:)``, ``StoreError/unknownUnit(code:near:)``,
  ///   ``StoreError/undefinedMeasure(code:)``.
  public func series(
    measure: String,
    unit: String,
    asOf: AsOf = .now,
    from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) throws(StoreError) -> MeasureSeries {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let reader = try SeriesReader(
        measure: measure,
        horizon: horizon,
        from: from,
        to: to,
        in: database
      )
      let unit = try StoredUnit.named(unit, horizon, in: database)
      return try reader.series(of: unit, in: database)
    }
  }

  /// One measure of every unit that has figures for it that are not withdrawn, in the order of the units' codes, read in
  /// one pass.
  ///
  /// See ``series(measure:unit:asOf:from:to:)`` for the parameters and errors.
  public func allSeries(
    measure: String,
    asOf: AsOf = .now,
    from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) throws(StoreError) -> [MeasureSeries] {
    try allSeries(of: [measure], asOf: asOf, from: from, to: to)[0]
  }

  /// Several measures of every unit that has figures for them: a list for each measure, in the order
  /// given, as ``allSeries(measure:asOf:from:to:)`` has it.
  ///
  /// See ``series(measure:unit:asOf:from:to:)`` for the parameters and errors.
  public func allSeries(
    of measures: [String],
    asOf: AsOf = .now,
    from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) throws(StoreError) -> [[MeasureSeries]] {
    try read { database in
      let context = try MeasureContext(measures, Horizon(asOf, in: database), in: database)
      let statement = try FigureStatement(in: database)
      return try context.entries.map { entry in
        try SeriesReader(
          measure: entry.measure,
          definitions: entry.definitions,
          decisions: entry.decisions,
          horizon: context.horizon,
          from: from,
          to: to
        ).allSeries(context.units, statement)
      }
    }
  }

  /// How much the store holds of a measure.
  ///
  /// - Throws: ``StoreError/unknownMeasure(code:near:)``, ``StoreError/undefinedMeasure(code:)``.
  public func counts(
    of measure: String,
    asOf: AsOf = .now
  ) throws(StoreError) -> ObservationCounts {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let reader = try SeriesReader(
        measure: measure,
        horizon: horizon,
        from: nil,
        to: nil,
        in: database
      )
      return try reader.counts(FigureStatement(in: database))
    }
  }

  /// The latest period with a figure, by the code of the measure; measures without figures are not
  /// in it.
  public func latestPeriods(asOf: AsOf = .now) throws(StoreError) -> [String: CalendarDate] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      var latest: [String: CalendarDate] = [:]
      let definitions = try StoredDefinition.byMeasure(horizon, in: database)
      let statement = try FigureStatement(in: database)
      for measure in try StoredMeasure.all(horizon, in: database) {
        guard let definitions = definitions[measure.id] else { continue }
        let reader = try SeriesReader(measure: measure, definitions: definitions, horizon: horizon)
        latest[measure.measure.code] = try reader.counts(statement).lastPeriod
      }
      return latest
    }
  }
}

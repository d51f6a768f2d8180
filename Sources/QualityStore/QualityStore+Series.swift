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
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let reader = try SeriesReader(
        measure: measure,
        horizon: horizon,
        from: from,
        to: to,
        in: database
      )
      return try reader.allSeries(in: database)
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
      return try reader.counts(in: database)
    }
  }

  /// The latest period with a figure, by the code of the measure; measures without figures are not
  /// in it.
  public func latestPeriods(asOf: AsOf = .now) throws(StoreError) -> [String: CalendarDate] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      var latest: [String: CalendarDate] = [:]
      for measure in try StoredMeasure.all(horizon, in: database) {
        let definitions = try StoredDefinition.all(of: measure, horizon, in: database)
        guard !definitions.isEmpty else { continue }
        let reader = try SeriesReader(
          measure: measure,
          definitions: definitions,
          horizon: horizon,
          from: nil,
          to: nil,
          in: database
        )
        latest[measure.measure.code] = try reader.counts(in: database).lastPeriod
      }
      return latest
    }
  }
}

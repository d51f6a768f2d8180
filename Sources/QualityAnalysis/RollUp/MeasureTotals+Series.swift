public import QualityModel
import QualityStore

extension MeasureTotals {
  /// The units that anything counts to, in the order of their codes.
  public var unitsWithFigures: [Int] { structure.units.indices.filter { rows[$0] >= 0 } }

  /// Whether a unit's own figures are all there is to its series: nothing else counts to it, or the
  /// measure is a time between events, where what the unit reports comes from the events of all below it.
  public func isOwnOnly(_ unit: Int) -> Bool {
    rows[unit] >= 0 && !own[unit].isEmpty
      && (reporterCounts[rows[unit]] == 1 || isTimesBetween)
  }

  /// Whether every version of the measure is a time between events.
  var isTimesBetween: Bool { figures.definitions.allSatisfy { $0.kind == .timeBetween } }

  /// The measure at a unit through time.
  ///
  /// A unit that has nothing but its own figures keeps them as they were reported. The phases,
  /// targets and remarks are those of the unit and those for every unit; those of the units below it
  /// are theirs.
  ///
  /// - Parameter unit: The number of the unit.
  /// - Returns: The series; without points where nothing counts to the unit.
  /// - Throws: Why its figures do not add up.
  public func series(of unit: Int) throws(RollUpError) -> MeasureSeries {
    let code = structure.units[unit].code
    var series = MeasureSeries(
      measure: figures.measure,
      definitions: figures.definitions,
      unit: structure.units[unit],
      points: [],
      phases: figures.phases.filter { $0.unitCode == nil || $0.unitCode == code },
      targets: figures.targets.filter { $0.unitCode == nil || $0.unitCode == code },
      annotations: figures.annotations.filter { $0.unitCode == nil || $0.unitCode == code },
      asOf: figures.asOf
    )
    guard rows[unit] >= 0 else { return series }
    if let fault = faults[rows[unit]] { throw fault }
    if isOwnOnly(unit) {
      series.points = ownPoints(of: unit)
    } else {
      series.rollUp = terms
      series.points = periods.indices.compactMap { summedPoint(unit, $0) }
    }
    return series
  }

  /// The units that a unit's sum lacks.
  ///
  /// - Parameters:
  ///   - unit: The number of the unit whose sum it is.
  ///   - day: The first day of the period.
  /// - Returns: Those that should have a figure in the period and have none, and those whose figure
  ///   says that it is missing, in the order of their codes.
  public func missingParts(of unit: Int, on day: CalendarDate) -> [Int] {
    guard let period = periods.firstIndex(of: day), rows[unit] >= 0 else { return [] }
    return reporters.filter { part in
      guard
        part == unit || structure.above(part, on: terms.restatedTo ?? day).contains(unit)
      else { return false }
      if own[part][period] >= 0 {
        return !hasParts(figures.figures[Int(own[part][period])], period)
      }
      return isExpected(part, period) && !isReportedBelow(part, period)
    }
  }

  private func isExpected(_ unit: Int, _ period: Int) -> Bool {
    own[unit][..<period].contains { $0 >= 0 } && shouldReport(unit, period)
  }

  private func isReportedBelow(_ unit: Int, _ period: Int) -> Bool {
    let day = terms.restatedTo ?? periods[period]
    return reporters.contains { part in
      guard part != unit, structure.above(part, on: day).contains(unit) else { return false }
      return own[part][period] >= 0 || isExpected(part, period)
    }
  }

  private func hasParts(_ figure: MeasureFigures.Figure, _ period: Int) -> Bool {
    let needsDenominator = figures.definitions[versions[period]].kind.usesDenominator
    return figure.numerator != nil && (!needsDenominator || figure.denominator != nil)
  }

  private func ownPoints(of unit: Int) -> [MeasureSeries.Point] {
    periods.indices.compactMap { period in
      guard own[unit][period] >= 0 else { return nil }
      let figure = figures.figures[Int(own[unit][period])]
      return MeasureSeries.Point(
        Observation(
          period: figure.period,
          numerator: figure.numerator,
          denominator: figure.denominator,
          missingReason: figure.missingReason,
          status: figure.isProvisional ? .provisional : .final,
          revision: figure.revision,
          batch: figure.batch
        ),
        definition: figures.definitions[figure.definition]
      )
    }
  }

  private func summedPoint(_ unit: Int, _ period: Int) -> MeasureSeries.Point? {
    let cell = cells[rows[unit] * periods.count + period]
    guard cell.expected > 0 else { return nil }
    let definition = figures.definitions[versions[period]]
    return MeasureSeries.Point(
      Observation(
        period: periods[period],
        numerator: cell.reported > 0 ? cell.numerator.value : nil,
        denominator: cell.reported > 0 && definition.kind.usesDenominator
          ? cell.denominator.value : nil,
        missingReason: "",
        status: cell.isProvisional ? .provisional : .final,
        revision: Int(cell.newestRevision),
        batch: Int(cell.newestBatch)
      ),
      parts: PartCount(reported: Int(cell.reported), expected: Int(cell.expected)),
      isWhole: terms.isPartial || cell.reported == cell.expected,
      definition: definition
    )
  }
}

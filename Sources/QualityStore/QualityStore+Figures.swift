import GRDB
public import QualityModel

extension QualityStore {
  /// Every figure of some measures at all units, each read once.
  ///
  /// Figures whose period falls under another version of the definition than the one they were
  /// reported under are left out, and so are those that were withdrawn.
  ///
  /// - Parameters:
  ///   - measures: The measures' codes; those without a definition are passed over.
  ///   - asOf: The knowledge to read with.
  /// - Returns: The measures in the order given.
  /// - Throws: ``StoreError/unknownMeasure(code:near:)``.
  public func figures(
    of measures: [String],
    asOf: AsOf = .now
  ) throws(StoreError) -> [MeasureFigures] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      var numbers: [Int64: Int] = [:]
      let units = try StoredUnit.all(horizon, in: database)
      for (number, unit) in units.enumerated() { numbers[unit.id] = number }
      let unitCodes = units.map(\.unit.code)
      return try measures.compactMap { code in
        let measure = try StoredMeasure.named(code, horizon, in: database)
        let definitions = try StoredDefinition.all(of: measure, horizon, in: database)
        guard !definitions.isEmpty else { return nil }
        return MeasureFigures(
          measure: measure.measure,
          definitions: definitions.map(\.definition),
          unitCodes: unitCodes,
          figures: try figures(definitions, numbers, horizon, in: database),
          phases: try StoredPhase.all(of: measure, horizon, in: database),
          targets: try StoredTarget.all(of: measure, horizon, in: database),
          annotations: try StoredAnnotation.all(of: measure, horizon, in: database),
          asOf: asOf
        )
      }
    }
  }

  private func figures(
    _ definitions: [StoredDefinition],
    _ numbers: [Int64: Int],
    _ horizon: Horizon,
    in database: Database
  ) throws -> [MeasureFigures.Figure] {
    var figures: [MeasureFigures.Figure] = []
    for (index, stored) in definitions.enumerated() {
      let first = stored.definition.effectiveFrom ?? .earliest
      let last = stored.definition.effectiveTo ?? .latest
      guard first <= last else { continue }
      let statement = try RawStatement(
        """
        SELECT unit_id, period, revision, numerator, denominator, status, change_id,
          missing_reason
        FROM observation
        WHERE definition_id = ?1 AND period BETWEEN ?2 AND ?3 AND change_id <= ?4
        ORDER BY definition_id, unit_id, period, revision
        """,
        in: database
      )
      statement.bind(stored.id, at: 1)
      statement.bind(Int64(first.dayNumber), at: 2)
      statement.bind(Int64(last.dayNumber), at: 3)
      statement.bind(Int64(horizon.change), at: 4)

      // Revisions of a key stand together, the newest last: it takes the place of the one before.
      var unitID: Int64 = -1
      var dayNumber: Int64 = -1
      var unit: Int?
      var isHeld = false
      while try statement.step() {
        let isSameKey = statement.integer(0) == unitID && statement.integer(1) == dayNumber
        if isSameKey, isHeld {
          figures.removeLast()
        } else if !isSameKey {
          if unitID != statement.integer(0) {
            unitID = statement.integer(0)
            unit = numbers[unitID]
          }
          dayNumber = statement.integer(1)
        }
        isHeld = false
        let status = ObservationStatus(code: statement.integer(5))
        guard status != .withdrawn, let unit, let period = CalendarDate(dayNumber: Int(dayNumber))
        else { continue }
        figures.append(
          MeasureFigures.Figure(
            unit: unit,
            period: period,
            definition: index,
            numerator: statement.number(3),
            denominator: statement.number(4),
            missingReason: statement.number(3) == nil ? statement.text(7) : nil,
            isProvisional: status == .provisional,
            revision: Int(statement.integer(2)),
            batch: Int(statement.integer(6))
          )
        )
        isHeld = true
      }
    }
    return figures
  }
}

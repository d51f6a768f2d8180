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
      let context = try MeasureContext(measures, Horizon(asOf, in: database), in: database)
      let statement = try FigureStatement(in: database)
      var numbers: [Int64: Int] = [:]
      for (number, unit) in context.units.enumerated() { numbers[unit.id] = number }
      let unitCodes = context.units.map(\.unit.code)
      return try context.entries.compactMap { entry in
        guard !entry.definitions.isEmpty else { return nil }
        return MeasureFigures(
          measure: entry.measure.measure,
          definitions: entry.definitions.map(\.definition),
          unitCodes: unitCodes,
          figures: try figures(entry.definitions, numbers, statement, context.horizon),
          phases: entry.decisions.phases,
          targets: entry.decisions.targets,
          annotations: entry.decisions.annotations,
          asOf: asOf
        )
      }
    }
  }

  private func figures(
    _ definitions: [StoredDefinition],
    _ numbers: [Int64: Int],
    _ statement: FigureStatement,
    _ horizon: Horizon
  ) throws -> [MeasureFigures.Figure] {
    var figures: [MeasureFigures.Figure] = []
    for (index, stored) in definitions.enumerated() {
      // The rows of a unit stand together.
      var unitID: Int64 = -1
      var number: Int?
      try statement.forEachCurrent(stored, horizon) { unit, observation in
        if unit != unitID {
          unitID = unit
          number = numbers[unit]
        }
        guard observation.status != .withdrawn, let number else { return }
        figures.append(
          MeasureFigures.Figure(
            unit: number,
            period: observation.period,
            definition: index,
            numerator: observation.numerator,
            denominator: observation.denominator,
            missingReason: observation.missingReason,
            isProvisional: observation.status == .provisional,
            revision: observation.revision,
            batch: observation.batch
          )
        )
      }
    }
    return figures
  }
}

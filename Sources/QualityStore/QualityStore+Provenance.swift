import GRDB
public import QualityModel

/// What was said of one figure, and the change that said it.
public struct FigureRevision: Hashable, Sendable {
  /// The version of the measure's definition that it was reported under.
  public let version: Int
  /// What was reported: the parts, or why there are none.
  public let observation: Observation
  /// The change that recorded it.
  public let change: Change
}

// Where something in the store came from: the entries of the change log that recorded it.
extension QualityStore {
  /// Everything that was said of one figure.
  ///
  /// - Parameters:
  ///   - measure: The code of the measure.
  ///   - unit: The code of the unit that reported it.
  ///   - period: The first day of the period.
  ///   - asOf: What was known by then.
  /// - Returns: The revisions, oldest first; none where nothing was said.
  /// - Throws: What reading throws.
  public func figureRevisions(
    of measure: String,
    unit: String,
    period: CalendarDate,
    asOf: AsOf = .now
  ) throws(StoreError) -> [FigureRevision] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT d.version, o.revision, o.numerator, o.denominator, o.status, o.missing_reason,
            o.change_id
          FROM measure m
          JOIN measure_definition d ON d.measure_id = m.measure_id
          JOIN unit u ON u.code = ?2
          JOIN observation o ON o.definition_id = d.definition_id AND o.unit_id = u.unit_id
            AND o.period = ?3
          WHERE m.code = ?1 AND o.change_id <= ?4
          ORDER BY o.change_id
          """,
        arguments: [measure, unit, period.dayNumber, horizon.change]
      )
      return try rows.compactMap { row in
        guard let change = try ChangeLog.entry(row[6], in: database) else { return nil }
        let numerator: Double? = row[2]
        return FigureRevision(
          version: row[0],
          observation: Observation(
            period: period,
            numerator: numerator,
            denominator: row[3],
            missingReason: numerator == nil ? row[5] : nil,
            status: ObservationStatus(code: row[4]),
            revision: row[1],
            batch: change.id
          ),
          change: change
        )
      }
    }
  }

  /// The changes that said something of a measure itself (its name, its sort, its good way), oldest
  /// first; empty where there is no such measure.
  public func changes(ofMeasure code: String, asOf: AsOf = .now) throws(StoreError) -> [Change] {
    try changes(of: code, in: "measure", asOf)
  }

  /// The changes that said something of a unit, oldest first; empty where there is no such unit.
  public func changes(ofUnit code: String, asOf: AsOf = .now) throws(StoreError) -> [Change] {
    try changes(of: code, in: "unit", asOf)
  }

  private func changes(
    of code: String,
    in table: String,
    _ asOf: AsOf
  ) throws(StoreError) -> [Change] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      return try Int.fetchAll(
        database,
        sql: """
          SELECT r.change_id FROM \(table) t
          JOIN \(table)_revision r ON r.\(table)_id = t.\(table)_id
          WHERE t.code = ? AND r.change_id <= ? ORDER BY r.change_id
          """,
        arguments: [code, horizon.change]
      ).compactMap { try ChangeLog.entry($0, in: database) }
    }
  }
}

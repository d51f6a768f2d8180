import GRDB
import QualityModel

/// The statement that reads the figures of one definition after the other, in the order of the table's
/// key; it is prepared once.
final class FigureStatement {
  private let statement: RawStatement
  private let isOfOneUnit: Bool

  /// Prepares the statement, for the figures of one unit or for those of all.
  init(ofOneUnit isOfOneUnit: Bool = false, in database: Database) throws {
    self.isOfOneUnit = isOfOneUnit
    statement = try RawStatement(
      """
      SELECT unit_id, period, revision, numerator, denominator, status, change_id, missing_reason
      FROM observation
      WHERE definition_id = ?1 \(isOfOneUnit ? "AND unit_id = ?5" : "")
        AND period BETWEEN ?2 AND ?3 AND change_id <= ?4
      ORDER BY definition_id, unit_id, period, revision
      """,
      in: database
    )
  }

  /// Calls `body` with the newest revision of each unit and period that the horizon allows, in the
  /// order of unit numbers and periods; withdrawn ones are among them.
  ///
  /// Only periods that fall under the definition are read, from `from` to `to`; a unit is named to a
  /// statement of one unit. A failure of SQLite's is thrown, and whatever the body throws.
  func forEachCurrent(
    _ stored: StoredDefinition,
    unit: Int64? = nil,
    from: CalendarDate = .earliest,
    to: CalendarDate = .latest,
    _ horizon: Horizon,
    body: (Int64, Observation) throws -> Void
  ) throws {
    let first = max(from, stored.definition.effectiveFrom ?? .earliest)
    let last = min(to, stored.definition.effectiveTo ?? .latest)
    guard first <= last else { return }
    statement.reset()
    statement.bind(stored.id, at: 1)
    statement.bind(Int64(first.dayNumber), at: 2)
    statement.bind(Int64(last.dayNumber), at: 3)
    statement.bind(Int64(horizon.change), at: 4)
    if isOfOneUnit, let unit { statement.bind(unit, at: 5) }
    defer { statement.reset() }

    // Revisions of a key stand together, the newest last.
    var isHolding = false
    var heldUnit: Int64 = 0
    var held = Observation(period: first, numerator: nil)
    while try statement.step() {
      let unit = statement.integer(0)
      guard let period = CalendarDate(dayNumber: Int(statement.integer(1))) else { continue }
      if isHolding, heldUnit != unit || held.period != period { try body(heldUnit, held) }
      let numerator = statement.number(3)
      isHolding = true
      heldUnit = unit
      held = Observation(
        period: period,
        numerator: numerator,
        denominator: statement.number(4),
        // The table has a reason where there is no numerator, and only there.
        missingReason: numerator == nil ? statement.text(7) : nil,
        status: ObservationStatus(code: statement.integer(5)),
        revision: Int(statement.integer(2)),
        batch: Int(statement.integer(6))
      )
    }
    if isHolding { try body(heldUnit, held) }
  }
}

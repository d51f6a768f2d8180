import GRDB
import QualityModel

/// Holds the weeks of each measure and unit to one weekday, so that no day is counted in two weeks.
///
/// The weekday is that of the earliest stored figure that is not withdrawn; where there is none, that
/// of the earliest week of the load, wherever in the file it stands. It holds over all weekly
/// versions of the definition. A withdrawn row takes a week back and may stand on any weekday: that
/// is how a series that was begun on the wrong one is cleared.
final class WeekStarts {
  private struct Series: Hashable {
    var measure: Int
    var unit: Int64
  }

  /// The measure of each weekly definition.
  private var measures: [Int64: Int] = [:]
  /// The weekly definitions of each measure.
  private var definitions: [Int: [Int64]] = [:]
  private var weekdays: [Series: Int] = [:]
  private var statement: RawStatement
  private var lastSeries: UInt64?
  /// `nil` while the rows are not of a weekly measure.
  private var series: Series?

  init(_ directory: LoadDirectory, in database: Database) throws {
    for (index, measure) in directory.measures.enumerated() {
      for definition in measure.definitions where definition.frequency == .weekly {
        measures[definition.id] = index
        definitions[index, default: []].append(definition.id)
      }
    }
    statement = try RawStatement(
      """
      SELECT period FROM observation o WHERE definition_id = ?1 AND unit_id = ?2 AND status <> ?3
        AND revision = (SELECT max(revision) FROM observation x
          WHERE x.definition_id = o.definition_id AND x.unit_id = o.unit_id AND x.period = o.period)
      ORDER BY period LIMIT 1
      """,
      in: database
    )
    statement.bind(ObservationStatus.withdrawn.code, at: 3)
  }

  /// The weekday that a row's week should start on, `nil` when it does or the row is of no week.
  ///
  /// Rows come in the order of the table's key, so the store is asked once for a series.
  func expectedWeekday(insteadOfThatOf row: StagedRow) throws -> Int? {
    if row.series != lastSeries { try enter(row) }
    guard let series, !row.isWithdrawn else { return nil }
    let found = WeekStarts.weekday(row.period)
    guard let expected = weekdays[series] else {
      weekdays[series] = found
      return nil
    }
    return found == expected ? nil : expected
  }

  private func enter(_ row: StagedRow) throws {
    lastSeries = row.series
    series = measures[row.definition].map { Series(measure: $0, unit: row.unit) }
    guard let series, weekdays[series] == nil else { return }
    var earliest: Int32?
    for definition in definitions[series.measure] ?? [] {
      statement.reset()
      statement.bind(definition, at: 1)
      statement.bind(series.unit, at: 2)
      guard try statement.step() else { continue }
      let period = Int32(statement.integer(0))
      earliest = min(earliest ?? period, period)
    }
    // A statement that stays open would hold on to what it read.
    statement.reset()
    if let earliest { weekdays[series] = WeekStarts.weekday(earliest) }
  }

  private static func weekday(_ period: Int32) -> Int {
    (CalendarDate(dayNumber: Int(period)) ?? .earliest).weekday
  }
}

import GRDB
import QualityModel

/// The newest change that a read may see.
struct Horizon {
  var asOf: AsOf
  var change: Int

  init(_ asOf: AsOf, in database: Database) throws {
    self.asOf = asOf
    switch asOf {
    case .now:
      // A look at the end of a table: it is asked before nearly every read, and so kept prepared.
      let statement = try database.cachedStatement(
        sql: "SELECT ifnull(max(change_id), 0) FROM change_log"
      )
      change = try Int.fetchOne(statement) ?? 0
    case .date(let day):
      // recorded_at never decreases with change_id, so one number stands for the whole day.
      let statement = try database.cachedStatement(
        sql: """
          SELECT ifnull(max(change_id), 0) FROM change_log WHERE substr(recorded_at, 1, 10) <= ?
          """
      )
      change = try Int.fetchOne(statement, arguments: [day.description]) ?? 0
    }
  }
}

extension Row {
  /// A day from a column of ISO text.
  func day(_ column: String) throws -> CalendarDate? {
    guard let text: String = self[column] else { return nil }
    guard let day = CalendarDate(iso: text) else {
      throw StoreError.database(code: ResultCode.SQLITE_CORRUPT.rawValue, message: column)
    }
    return day
  }

  func requiredDay(_ column: String) throws -> CalendarDate {
    guard let day = try day(column) else {
      throw StoreError.database(code: ResultCode.SQLITE_CORRUPT.rawValue, message: column)
    }
    return day
  }

  /// A case of an enumeration from a column of its raw text.
  func `case`<Value: RawRepresentable>(
    _ column: String,
    of: Value.Type = Value.self
  ) throws -> Value where Value.RawValue == String {
    guard let text: String = self[column], let value = Value(rawValue: text) else {
      throw StoreError.database(code: ResultCode.SQLITE_CORRUPT.rawValue, message: column)
    }
    return value
  }
}

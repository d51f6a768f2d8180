internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `qi.sql`: reading the store with SQL.
  static func sqlFunction() -> FunctionEntry {
    let declared = sqlDeclaration(isFreeForm: false) { try SQLCall($0).table() }
    return sqlDeclaration(isFreeForm: true) { call in
      // qi.sql(text, values): a second table holds the values and not named arguments.
      var raw = call.raw
      if raw.count >= 2, case .table = raw[1] {
        let options = raw.count > 2 ? raw[2].table : nil
        let arguments = try call.session.lua.makeTable()
        for (key, value) in try options?.rawEntries() ?? [] { try arguments.rawSet(key, value) }
        try arguments.rawSet("params", raw[1])
        raw = [raw[0], .table(arguments)] + raw.dropFirst(3)
      }
      return try call.session.invoke(declared, with: raw)
    }
  }

  private static func sqlDeclaration(
    isFreeForm: Bool,
    body: @escaping (Invocation) throws -> LuaValue
  ) -> FunctionEntry {
    .module(
      "sql",
      purpose: "Reads the store with one SQL statement. What is known now stands in "
        + "current_observations (measure, unit, period, numerator, denominator, status); "
        + "observations and the other tables hold every revision there ever was, and sqlite_schema "
        + "names them all.",
      subject: .required("text", .text, "the statement; it can only read"),
      parameters: [
        .optional(
          "params",
          .any,
          default: "none",
          "values for ? in their order, or by name for :name; also the second of two arguments"
        ),
        .optional(
          "limit",
          .integer,
          default: "\(StoreQuery.standardRowLimit)",
          "the most rows to read; the foot of the table says when there are more"
        ),
        .optional(
          "timeout",
          .number,
          default: "\(Int(StoreQuery.standardTimeLimit))",
          "seconds after which it is stopped"
        ),
        .optional(
          "as_of",
          .lastDay,
          default: "now",
          "the tables hold what was recorded up to this day"
        ),
      ],
      returns: "table",
      example: """
        local falls = qi.sql(
          "select period, numerator from current_observations where measure = ? and unit = :ward",
          { "falls-rate", ward = "BEECH" }
        )
        for row in falls:each() do assert(row.numerator == nil or row.numerator >= 0) end
        """,
      isFreeForm: isFreeForm,
      body: body
    )
  }
}

/// One call of `qi.sql`.
struct SQLCall {
  private let call: Invocation

  init(_ call: Invocation) { self.call = call }

  func table() throws -> LuaValue {
    let limit = call.arguments.integer("limit") ?? StoreQuery.standardRowLimit
    let seconds = call.arguments.number("timeout") ?? StoreQuery.standardTimeLimit
    guard limit >= 1 else { throw unsuitable("limit", "1 row or more", "limit = 100") }
    guard seconds > 0 else { throw unsuitable("timeout", "above 0 seconds", "timeout = 60") }
    let text = call.arguments.text("text") ?? ""
    var query = StoreQuery(text, asOf: call.asOf, rowLimit: limit, timeLimit: seconds)
    if case .any(let value)? = call.arguments.values["params"] {
      try bind(value, to: &query)
    }
    let store = try call.session.store
    let result: QueryResult
    do throws(QueryError) {
      result = try store.query(query)
    } catch {
      throw Diagnostic(error, in: text)
    }
    return try call.session.value(Self.table(result, limit: limit))
  }

  private func unsuitable(_ name: String, _ range: String, _ mend: String) -> ArgumentError {
    .unsuitable(path: "qi.sql", reason: "The \(name) must be \(range).", mend: "Write  \(mend)")
  }

  private func bind(_ value: LuaValue, to query: inout StoreQuery) throws {
    guard case .table(let table) = value else {
      // One value stands for a list of one.
      query.positional[1] = try bound(value, "params")
      return
    }
    for (key, value) in try table.rawEntries() {
      switch key {
      case .integer(let position) where position >= 1:
        query.positional[Int(position)] = try bound(value, "params[\(position)]")
      case .string(let name):
        let bare = name.text.hasPrefix(":") ? String(name.text.dropFirst()) : name.text
        query.named[bare] = try bound(value, "params.\(bare)")
      default:
        throw ArgumentError.wrongType(
          path: "qi.sql",
          parameter: "params",
          expected: "list of values, or table of name = value",
          found: "a table with the key \(call.session.describe(key))"
        )
      }
    }
  }

  /// A value as SQLite keeps it: days as ISO text, measures and units as their codes.
  private func bound(_ value: LuaValue, _ name: String) throws -> QueryValue {
    switch value {
    case .boolean(let boolean): return .integer(boolean ? 1 : 0)
    case .integer(let integer): return .integer(integer)
    case .number(let number) where number.isFinite: return .real(number)
    case .string(let text):
      let isText = String(validating: text.bytes, as: UTF8.self) != nil
      return isText ? .text(text.text) : .blob(text.bytes)
    default: break
    }
    if let date = value.instance(DateObject.self) { return .text("\(date.date)") }
    if let month = value.instance(MonthObject.self) { return .text("\(month.month)") }
    if let measure = value.instance(MeasureObject.self) { return .text(measure.measure.code) }
    if let unit = value.instance(UnitObject.self) { return .text(unit.unit.code) }
    throw ArgumentError.wrongType(
      path: "qi.sql",
      parameter: name,
      expected: "number, text, date, month, measure or unit",
      found: value.number.map { $0.isNaN ? "not a number" : "infinite" }
        ?? call.session.describe(value)
    )
  }

  /// The result as a table that people read and scripts go through.
  static func table(_ result: QueryResult, limit: Int) -> TableObject {
    let (larger, isTooLarge) = limit.multipliedReportingOverflow(by: 10)
    let more =
      "The first \(NumberText.counted(limit, "row")) of more: narrow the statement"
      + (isTooLarge ? "." : ", or give another limit:  limit = \(larger)")
    let table = TableObject(
      headings: uniqueHeadings(result.columns),
      footnotes: result.isCut ? [more] : []
    )
    table.rows = result.rows.map { $0.map(TableObject.Cell.init) }
    return table
  }

  /// The columns' names; a name that stands before has its number after it: code, code_2.
  private static func uniqueHeadings(_ columns: [String]) -> [String] {
    var used: Set<String> = []
    return columns.map { column in
      var name = column
      var number = 1
      while !used.insert(name).inserted {
        number += 1
        name = "\(column)_\(number)"
      }
      return name
    }
  }
}

extension TableObject.Cell {
  /// A value of SQLite's.
  init(_ value: QueryValue) {
    switch value {
    case .null: self.init(text: "", isNumber: false, exact: .nil)
    case .integer(let integer):
      // Not by way of a double, which has no room for the largest.
      self.init(
        text: "\(integer)",
        isNumber: true,
        fileText: "\(integer)",
        exact: .integer(integer)
      )
    case .real(let number):
      let places = max(4, NumberText.places(for: number.magnitude))
      self.init(
        text: NumberText.plain(number, places: places),
        isNumber: true,
        number: number,
        exact: .number(number)
      )
    case .text(let text): self.init(text: text, isNumber: false, exact: .text(text))
    case .blob(let bytes):
      self.init(
        text: "\(NumberText.counted(bytes.count, "byte"))",
        isNumber: false,
        fileText: bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(),
        exact: .string(LuaString(bytes: bytes))
      )
    }
  }
}

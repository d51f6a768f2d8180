internal import LuaRuntime
internal import QualityModel

/// Days, months and places in a series.
extension ArgumentParsing {
  /// A point of a series: a whole number is a position, text that is no date a label.
  func place(
    _ value: LuaValue,
    _ name: String,
    _ path: String,
    ofMonth day: KeyPath<CalendarMonth, CalendarDate>
  ) throws -> PlaceReference {
    switch value {
    case .integer(let position): return .position(Int(position))
    case .number(let number):
      if let position = Int(exactly: number) { return .position(position) }
    case .string(let text):
      let text = text.text
      if let date = CalendarDate(iso: text) { return .day(date, text: text) }
      if let month = CalendarMonth(iso: text) { return .day(month[keyPath: day], text: text) }
      return .label(text)
    default: break
    }
    if let date = value.instance(DateObject.self) { return .day(date.date, text: nil) }
    if let month = value.instance(MonthObject.self) {
      return .day(month.month[keyPath: day], text: "\(month.month)")
    }
    throw ArgumentError.wrongType(
      path: path,
      parameter: name,
      expected: ParameterKind.place.description,
      found: session.describe(value)
    )
  }

  /// A date from a date value, a month value, or ISO text of either; a month gives its first day
  /// unless it is to give another.
  func date(
    _ value: LuaValue,
    _ name: String,
    _ path: String,
    ofMonth day: KeyPath<CalendarMonth, CalendarDate> = \.firstDay
  ) throws -> CalendarDate {
    if let date = value.instance(DateObject.self) { return date.date }
    if let month = value.instance(MonthObject.self) { return month.month[keyPath: day] }
    guard case .string(let text) = value else {
      throw ArgumentError.wrongType(
        path: path,
        parameter: name,
        expected: "date",
        found: session.describe(value)
      )
    }
    if let date = CalendarDate(iso: text.text) { return date }
    if let month = CalendarMonth(iso: text.text) { return month[keyPath: day] }
    throw ArgumentError.badDate(
      path: path,
      parameter: name,
      found: text.text,
      expected: "2024-09-30 or 2024-09"
    )
  }
}

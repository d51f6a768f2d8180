internal import LuaRuntime
internal import QualityModel

/// One argument after the edge has read it: strings are parsed once, here.
enum ArgumentValue {
  case text(String)
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case date(CalendarDate)
  case month(CalendarMonth)
  case place(PlaceReference)
  case numbers([Double])
  case groups([[Double]])
  case list([ArgumentValue])
  case record(Arguments)
  case map([(key: String, value: ArgumentValue)])
  case function(LuaFunction)
  case object(AnyObject)
  case any(LuaValue)
}

/// How a script names a point of a series, before the series is looked at.
enum PlaceReference {
  /// From 1 for the first, from −1 for the last.
  case position(Int)
  /// A day; the text it was written as, where it was one, may also be a label.
  case day(CalendarDate, text: String?)
  /// A label.
  case label(String)
}

/// The arguments of one call, by name, checked against the declaration.
struct Arguments {
  var values: [String: ArgumentValue] = [:]

  func has(_ name: String) -> Bool { values[name] != nil }

  func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  func number(_ name: String) -> Double? {
    switch values[name] {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  func integer(_ name: String) -> Int? {
    if case .integer(let integer) = values[name] { integer } else { nil }
  }

  func boolean(_ name: String) -> Bool? {
    if case .boolean(let boolean) = values[name] { boolean } else { nil }
  }

  func date(_ name: String) -> CalendarDate? {
    if case .date(let date) = values[name] { date } else { nil }
  }

  func month(_ name: String) -> CalendarMonth? {
    if case .month(let month) = values[name] { month } else { nil }
  }

  func place(_ name: String) -> PlaceReference? {
    if case .place(let place) = values[name] { place } else { nil }
  }

  func places(_ name: String) -> [PlaceReference] {
    (list(name) ?? []).compactMap { if case .place(let place) = $0 { place } else { nil } }
  }

  func numbers(_ name: String) -> [Double]? {
    if case .numbers(let numbers) = values[name] { numbers } else { nil }
  }

  func groups(_ name: String) -> [[Double]]? {
    if case .groups(let groups) = values[name] { groups } else { nil }
  }

  func list(_ name: String) -> [ArgumentValue]? {
    if case .list(let list) = values[name] { list } else { nil }
  }

  func texts(_ name: String) -> [String]? {
    list(name)?.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  func records(_ name: String) -> [Arguments] {
    (list(name) ?? []).compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  func record(_ name: String) -> Arguments? {
    if case .record(let record) = values[name] { record } else { nil }
  }

  func map(_ name: String) -> [(key: String, value: ArgumentValue)]? {
    if case .map(let map) = values[name] { map } else { nil }
  }

  func function(_ name: String) -> LuaFunction? {
    if case .function(let function) = values[name] { function } else { nil }
  }

  func object<Object: AnyObject>(_ name: String, as type: Object.Type) -> Object? {
    if case .object(let object) = values[name] { object as? Object } else { nil }
  }

  func any(_ name: String) -> LuaValue? {
    if case .any(let value) = values[name] { value } else { nil }
  }
}

/// One call of a registered function.
struct Invocation {
  let session: WorkbenchSession
  let receiver: AnyObject?
  let arguments: Arguments
  /// The arguments as they came, for the few functions that take any number of any values.
  let raw: [LuaValue]
}

/// What can be wrong with a call, as facts.
enum ArgumentError: Error {
  case unknown(path: String, name: String, known: [String])
  case missing(path: String, parameter: Parameter)
  case wrongType(
    path: String,
    parameter: String,
    expected: String,
    found: String,
    mend: String? = nil
  )
  case notAChoice(path: String, parameter: String, found: String, choices: [String])
  case badDate(path: String, parameter: String, found: String, expected: String)
  case tooMany(path: String, signature: String)
  case wrongReceiver(path: String, owner: String)
  /// A field or method that a value does not have.
  case noSuchMember(type: String, name: String, known: [String])
  /// An assignment to one of our values.
  case readOnly(type: String, name: String)
  /// A number in a list that is none, or not one that can be used.
  case badItem(path: String, parameter: String, position: String, found: String, mend: String)
  /// A point that the series does not have.
  case noSuchPlace(
    path: String,
    parameter: String,
    found: String,
    hasDates: Bool,
    known: String,
    near: [String]
  )
  /// A value that a function cannot work with, for a reason of its own.
  case unsuitable(path: String, reason: String, mend: String)
}

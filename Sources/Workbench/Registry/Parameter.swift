/// One argument of a function: its name, its type and what it is for.
///
/// Help, completion, the near-miss messages and the parsing of a call all read this declaration.
package struct Parameter: Sendable {
  package let name: String
  package let kind: ParameterKind
  package let isRequired: Bool
  /// What happens when it is left out, in words; empty when that is plain.
  package let defaultText: String
  package let help: String

  package static func required(_ name: String, _ kind: ParameterKind, _ help: String) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: true, defaultText: "", help: help)
  }

  package static func optional(
    _ name: String,
    _ kind: ParameterKind,
    default defaultText: String = "",
    _ help: String
  ) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: false, defaultText: defaultText, help: help)
  }
}

/// The type of an argument, as help names it and as the edge parses it.
package indirect enum ParameterKind: Sendable {
  case text
  /// Text that names a column of the file that the call reads.
  case heading
  case path
  case number
  case integer
  case boolean
  /// A date: a date value, or ISO text.
  case date
  /// A date that ends something: a month stands for its last day.
  case lastDay
  /// A month: a month value, or text like "2024-09".
  case month
  /// The code of a measure in the store, or a measure value.
  case measure
  /// The code of a unit in the store, or a unit value.
  case unit
  /// The code of a record of an entity, or such a record, by the entity's name.
  case entity(String)
  /// One of a few words.
  case choice(WordList)
  case list(ParameterKind)
  /// A point of a series: a date in its period, its position, or its label where it has no dates.
  case place
  /// The same for the last point of a stretch: a month stands for its last day.
  case lastPlace
  /// A list of numbers in which nil and false are missing values.
  case numbers
  /// A list of such lists.
  case groups
  /// A value that one of these kinds reads; the first that does.
  case either([ParameterKind])
  /// A table with named arguments of its own; plain text stands for its `shorthand` argument.
  case record([Parameter], shorthand: String?)
  /// A table whose keys are the user's own words.
  case map(ParameterKind)
  case function
  /// A value of one of our types, by the type's name.
  case object(String)
  /// Any value at all, handed on as it is.
  case any

  /// The type in a few words, for help and for messages.
  package var description: String {
    switch self {
    case .text, .heading: "text"
    case .path: "file path"
    case .number: "number"
    case .integer: "whole number"
    case .boolean: "true or false"
    case .date, .lastDay: "date"
    case .month: "month"
    case .measure: "measure code"
    case .unit: "unit code"
    case .entity(let name): "\(name.replacing("_", with: " ")) code"
    case .choice(let list): list.texts.map { "\"\($0)\"" }.joined(separator: " | ")
    case .list(let element): "list of \(element.description)"
    case .place, .lastPlace: "date or position"
    case .numbers: "list of numbers"
    case .groups: "list of lists of numbers"
    case .either(let kinds): kinds.map(\.description).joined(separator: " | ")
    case .record(_, let shorthand): shorthand == nil ? "table" : "text or table"
    case .map(let element): "table of name = \(element.description)"
    case .function: "function"
    case .object(let name): name
    case .any: "any value"
    }
  }
}

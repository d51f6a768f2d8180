/// The types of arguments and results in the words of the Lua language server.
struct LanguageServerType {
  let registry: Registry
  /// The class of named arguments that a type is written in: tables inside it are classes under it.
  let path: String

  /// One of our types.
  static func name(_ type: String) -> String { "qi.\(type)" }

  /// The type of an argument.
  func argument(_ kind: ParameterKind, _ name: String) -> String {
    switch kind {
    case .text, .heading, .path: "string"
    case .number: "number"
    case .integer: "integer"
    case .boolean: "boolean"
    case .date, .lastDay, .month: "string|qi.date|qi.month"
    case .measure: "string|qi.measure"
    case .unit: "string|qi.unit"
    case .entity(let name): "string|qi.\(name)"
    case .choice(let list): "qi.\(list.name)"
    case .list(let element):
      "\(argument(element, name))|\(listed(argument(element, name)))"
    case .place, .lastPlace: "string|integer|qi.date|qi.month"
    case .numbers: "(number|false)[]"
    case .groups: "((number|false)[]|false)[]"
    case .either(let kinds): kinds.map { argument($0, name) }.joined(separator: "|")
    case .record(_, let shorthand):
      shorthand == nil ? "\(path).\(name)" : "string|\(path).\(name)"
    case .map(let element): "table<string, \(argument(element, name))>"
    case .function: "function"
    case .object(let type): Self.name(type)
    case .any: "any"
    }
  }

  private func listed(_ type: String) -> String {
    type.contains("|") ? "(\(type))[]" : "\(type)[]"
  }

  /// What a result or a field is, from the words of its declaration; a test knows every one of them.
  static func result(_ words: String, _ registry: Registry) -> String {
    switch words {
    case "text", "the path", "a sentence on what was done", "a report on what is in it",
      "the names it made, in a sentence":
      return "string"
    case "number": return "number"
    case "whole number": return "integer"
    case "true or false": return "boolean"
    case "nothing": return "nil"
    case "list of text": return "string[]"
    case "list of table", "list of tables": return "table[]"
    case "a table with a value for each name": return "table<string, any>"
    case "an iterator for a for loop": return "fun(): any"
    case "month or date": return "qi.month|qi.date"
    case "series_list, measure_list or list": return "qi.series_list|qi.measure_list|qi.list"
    case "a table with the two lists at 1 and 2": return "qi.list[]"
    default: break
    }
    guard let type = registry.declaredType(words) else { return "any" }
    return words.hasPrefix("list of ") ? "qi.list|\(name(type))[]" : name(type)
  }
}

extension ParameterKind {
  /// The argument that plain text stands for in a table argument, or in each of a list of them.
  var innerShorthand: String? {
    switch self {
    case .record(_, let shorthand): shorthand
    case .list(let element), .map(let element): element.innerShorthand
    case .either(let kinds): kinds.compactMap(\.innerShorthand).first
    default: nil
    }
  }
}

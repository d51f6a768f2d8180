internal import LuaRuntime
internal import QualityModel

/// What could stand at the cursor: one way to go on typing.
package struct Completion: Equatable {
  /// The text that takes the place of the word before the cursor.
  package let text: String
  /// What follows when it is the only way to go on.
  package let suffix: String
  /// A few words beside it in a list.
  package let note: String?
}

/// Finds what could stand at the cursor, without running any of the script's code.
///
/// Only registrations, raw global values and the store's codes are looked at: no metamethod, no getter.
package struct CompletionEngine {
  let session: WorkbenchSession

  /// Completions in a session, from what it holds at the moment.
  package init(session: WorkbenchSession) { self.session = session }

  /// The completions of a text that ends at the cursor, and the UTF-8 offset at which the word to
  /// replace starts.
  package func completions(of text: String) -> (start: Int, candidates: [Completion]) {
    let place = TextBeforeCursor(text)
    var all: [Completion]
    switch place.situation {
    case .help: all = helpNames
    case .string(let key, let function): all = codes(for: key, in: function)
    case .member(let object, let separator): all = members(of: object, separator)
    case .argument(let function):
      // An argument's name comes first here: `until` beside `unit` would only be in the way.
      all = arguments(of: function).filter { $0.text.hasPrefix(place.word) }
      if all.isEmpty { all = globals }
    case .word: all = globals
    }
    let matching = all.filter { $0.text.hasPrefix(place.word) }
    return (text.utf8.count - place.word.utf8.count, matching.sorted { $0.text < $1.text })
  }

  private var helpNames: [Completion] {
    session.registry.helpNames.map { Completion(text: $0, suffix: "", note: nil) }
  }

  /// Codes of the store, or the words of a choice, inside quotes.
  private func codes(for key: String?, in function: String?) -> [Completion] {
    let entry = function.flatMap { session.registry.function(named: $0) }
    let kind: ParameterKind? =
      key.flatMap { key in entry?.allParameters.first { $0.name == key }?.kind }
      ?? (key == nil ? entry?.subject?.kind : nil)
    switch kind {
    case .measure:
      return session.measureList().map {
        Completion(text: $0.code, suffix: "\"", note: $0.name)
      }
    case .unit:
      return session.unitList().map {
        Completion(text: $0.code, suffix: "\"", note: $0.name)
      }
    case .choice(let words):
      return words.map { Completion(text: $0, suffix: "\"", note: nil) }
    default:
      return []
    }
  }

  private func members(of object: String, _ separator: Character) -> [Completion] {
    if object == "qi" {
      return separator == "."
        ? session.registry.functions.map {
          Completion(text: $0.name, suffix: $0.parameters.isEmpty ? "" : " { ", note: $0.purpose)
        }
          + session.registry.moduleFields.map {
            Completion(text: $0.name, suffix: "", note: $0.purpose)
          }
        : []
    }
    guard let value = try? session.lua.globals.rawGet(object) else { return [] }
    switch value {
    case .object(let instance):
      guard let type = session.registry.type(named: instance.typeName) else { return [] }
      return separator == ":"
        ? type.methods.map { Completion(text: $0.name, suffix: "", note: $0.purpose) }
        : type.fields.map { Completion(text: $0.name, suffix: "", note: $0.purpose) }
    case .table(let table) where separator == ".":
      return stringKeys(of: table).map { Completion(text: $0, suffix: "", note: nil) }
    default:
      return []
    }
  }

  private func arguments(of function: String) -> [Completion] {
    guard let entry = session.registry.function(named: function) else { return [] }
    return entry.allParameters.map { Completion(text: $0.name, suffix: " = ", note: $0.help) }
  }

  private var globals: [Completion] {
    let names = stringKeys(of: session.lua.globals).filter { !$0.hasPrefix("__") }
    return (names + Self.keywords).map { Completion(text: $0, suffix: "", note: nil) }
  }

  private func stringKeys(of table: LuaTable) -> [String] {
    ((try? table.rawEntries()) ?? []).compactMap { key, _ in
      if case .string(let text) = key { text.text } else { nil }
    }
  }

  private static let keywords = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]
}

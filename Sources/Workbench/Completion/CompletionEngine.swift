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
    case .string(let quote, let argument):
      all = argument.map { values(at: $0, typed: place.word, quote: quote) } ?? []
    case .member(let expression, let separator):
      all = expression.flatMap(shape(of:)).map { members(of: $0, separator) } ?? []
    case .argument(let argument):
      // An argument's name comes first here: `until` beside `unit` would only be in the way.
      all = parameters(at: argument).map {
        Completion(text: $0.name, suffix: " = ", note: $0.help)
      }.filter { $0.text.hasPrefix(place.word) }
      if all.isEmpty { all = globals }
    case .word: all = globals
    case .nothing: all = []
    }
    let matching = all.filter { $0.text.hasPrefix(place.word) }
    return (text.utf8.count - place.word.utf8.count, matching.sorted { $0.text < $1.text })
  }

  private var helpNames: [Completion] {
    session.registry.helpNames.map { Completion(text: $0, suffix: "", note: nil) }
  }

  /// Codes of the store, the words of a choice, or files, inside quotes.
  private func values(
    at place: TextBeforeCursor.ArgumentPlace,
    typed: String,
    quote: Character
  ) -> [Completion] {
    let suffix = String(quote)
    switch valueKind(at: place)?.typedKind {
    case .measure:
      return session.measureList().map {
        Completion(text: $0.code, suffix: suffix, note: $0.name)
      }
    case .unit:
      return session.unitList().map { Completion(text: $0.code, suffix: suffix, note: $0.name) }
    case .choice(let list):
      return list.words.map { Completion(text: $0.text, suffix: suffix, note: $0.meaning) }
    case .path: return files(from: typed, quote: quote)
    default:
      return []
    }
  }

  private func members(of shape: Shape, _ separator: Character) -> [Completion] {
    switch shape {
    case .module where separator == ".":
      return session.registry.functions.map {
        Completion(text: $0.name, suffix: $0.parameters.isEmpty ? "" : " { ", note: $0.purpose)
      }
        + session.registry.moduleFields.map {
          Completion(text: $0.name, suffix: "", note: $0.purpose)
        }
    case .type(let type): return members(of: type, separator)
    case .list:
      return session.registry.type(named: "list").map { members(of: $0, separator) } ?? []
    case .table(let table) where separator == ".":
      return stringKeys(of: table).map { Completion(text: $0, suffix: "", note: nil) }
    default: return []
    }
  }

  private func members(of type: TypeEntry, _ separator: Character) -> [Completion] {
    separator == ":"
      ? type.methods.map { Completion(text: $0.name, suffix: "", note: $0.purpose) }
      : type.fields.map { Completion(text: $0.name, suffix: "", note: $0.purpose) }
  }

  private var globals: [Completion] {
    let names = stringKeys(of: session.lua.globals).filter { !$0.hasPrefix("__") }
    return (names + LuaTokens.keywords).map { Completion(text: $0, suffix: "", note: nil) }
  }

  private func stringKeys(of table: LuaTable) -> [String] {
    ((try? table.rawEntries()) ?? []).compactMap { key, _ in
      if case .string(let text) = key { text.text } else { nil }
    }
  }
}

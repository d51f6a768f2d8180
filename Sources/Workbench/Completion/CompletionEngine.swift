internal import LuaRuntime

/// What could stand at the cursor: one way to go on typing.
package struct Completion: Equatable {
  /// The text that takes the place of the word before the cursor.
  package let text: String
  /// What follows when it is the only way to go on.
  package let suffix: String
  /// A few words beside it in a list.
  package let note: String?
  /// What it is, for front ends that show it.
  package var kind = Kind.name

  /// What a completion is.
  package enum Kind: String, Sendable {
    /// A name that holds a value.
    case name
    case function
    case method
    case field
    /// The name of an argument.
    case argument
    case keyword
    /// A code of the store, a word of a list, a heading.
    case value
    case module
    case path
    case command
  }
}

/// The ways to go on, and the word they would take the place of.
package struct CompletionList {
  /// The UTF-8 offset at which the word to replace starts.
  package let start: Int
  /// In order; of very many only some, the last among them, so that all share what these share.
  package let candidates: [Completion]
  /// How many there are.
  package let total: Int

  init(start: Int, candidates: [Completion], total: Int? = nil) {
    self.start = start
    self.candidates = candidates
    self.total = total ?? candidates.count
  }
}

/// Finds what could stand at the cursor, without running any of the script's code.
///
/// Only registrations, raw values and the store's codes are looked at: no metamethod, no getter. The
/// work is bounded whatever the script made and however large the store is.
package struct CompletionEngine {
  let session: WorkbenchSession

  /// So many candidates are handed on; a window shows fewer.
  static let mostCandidates = 400
  /// So many entries of a table of the script's are looked at, and so many of its names are given.
  static let mostEntries = 200_000
  static let mostNames = 4_000

  /// Completions in a session, from what it holds at the moment.
  package init(session: WorkbenchSession) { self.session = session }

  /// The completions of a text that ends at the cursor.
  package func completions(of text: String) -> CompletionList {
    if let answer = commandCompletions(of: text) { return answer }
    let place = TextBeforeCursor(text)
    let start = text.utf8.count - place.word.utf8.count
    if case .help = place.situation {
      return CompletionList(start: start, candidates: helpNames(beginning: place.word))
    }
    if case .string(let quote, let argument?) = place.situation,
      let found = codes(at: argument, in: place)
    {
      return CompletionList(
        start: start,
        candidates: found.entries.map {
          Completion(text: $0.text, suffix: String(quote), note: $0.note, kind: .value)
        },
        total: found.total
      )
    }
    let matching = Self.matching(place.word, in: candidates(at: place))
    return CompletionList(start: start, candidates: matching.sorted { $0.text < $1.text })
  }

  /// Those that begin with what is typed; where none does, those that do but for capitals.
  private static func matching(_ typed: String, in all: [Completion]) -> [Completion] {
    let exact = all.filter { $0.text.hasPrefix(typed) }
    guard exact.isEmpty, !typed.isEmpty else { return exact }
    let small = typed.lowercased()
    return all.filter { $0.text.lowercased().hasPrefix(small) }
  }

  private func candidates(at place: TextBeforeCursor) -> [Completion] {
    switch place.situation {
    case .string(let quote, let argument):
      return argument.map { values(at: $0, in: place, quote: quote) } ?? []
    case .member(let expression, let separator):
      return expression.flatMap { shape(of: $0, in: place) }.map {
        members(of: $0, separator, beginning: place.word)
      } ?? []
    case .argument(let argument):
      // An argument's name comes first here: `until` beside `unit` would only be in the way.
      let names = parameters(at: argument, in: place).map {
        Completion(text: $0.name, suffix: " = ", note: $0.help, kind: .argument)
      }
      return Self.matching(place.word, in: names).isEmpty ? words(in: place) : names
    case .word: return words(in: place)
    case .help, .nothing: return []
    }
  }

  /// Names after `?`; what each is for stands beside a few, as no window holds more.
  private func helpNames(beginning typed: String) -> [Completion] {
    let names = session.registry.helpNames.filter { $0.first?.isLetter == true }
      .map { Completion(text: $0, suffix: "", note: nil) }
    let found = Self.matching(typed, in: names).sorted { $0.text < $1.text }
    guard found.count <= 40 else { return found }
    let help = HelpText(registry: session.registry)
    return found.map { Completion(text: $0.text, suffix: "", note: help.purpose(of: $0.text)) }
  }

  /// Codes of the store inside quotes; nil where something else is expected there.
  private func codes(
    at place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor
  ) -> CandidatePool.Found? {
    let most = Self.mostCandidates
    switch valueKind(at: place, in: text)?.typedKind {
    case .measure: return session.measureCodes()?.beginning(with: text.word, most: most)
    case .unit: return session.unitCodes()?.beginning(with: text.word, most: most)
    case .entity(let entity)?:
      return session.recordCodes(of: entity)?.beginning(with: text.word, most: most)
    default: return nil
    }
  }

  /// The words of a choice, files, or modules, inside quotes.
  private func values(
    at place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor,
    quote: Character
  ) -> [Completion] {
    if place.function == TextBeforeCursor.Expression(base: "require", steps: []) {
      return modules(quote: quote)
    }
    switch valueKind(at: place, in: text)?.typedKind {
    case .choice(let list):
      return list.words.map {
        Completion(text: $0.text, suffix: String(quote), note: $0.meaning, kind: .value)
      }
    case .path: return files(from: text.word, quote: quote)
    case .heading: return headings(at: place, in: text, quote: quote)
    default: return []
    }
  }

  private func members(
    of shape: Shape,
    _ separator: Character,
    beginning typed: String
  ) -> [Completion] {
    switch shape {
    case .module where separator == ".":
      return session.registry.functions.map {
        Completion(
          text: $0.name,
          suffix: $0.parameters.isEmpty ? "" : " { ",
          note: $0.purpose,
          kind: .function
        )
      }
        + session.registry.moduleFields.map {
          Completion(text: $0.name, suffix: "", note: $0.purpose, kind: .field)
        }
    case .type(let type): return members(of: type, separator)
    case .list:
      return session.registry.type(named: "list").map { members(of: $0, separator) } ?? []
    case .library(let name) where separator == ".": return functions(ofLibrary: name)
    case .text where separator == ":": return functions(ofLibrary: "string")
    case .table(let table) where separator == ".":
      return names(of: table, beginning: typed).map { Completion(text: $0, suffix: "", note: nil) }
    default: return []
    }
  }

  private func members(of type: TypeEntry, _ separator: Character) -> [Completion] {
    separator == ":"
      ? type.methods.map {
        Completion(
          text: $0.name,
          suffix: $0.takesNothing ? "()" : "",
          note: $0.purpose,
          kind: .method
        )
      }
      : type.fields.map {
        Completion(text: $0.name, suffix: "", note: $0.purpose, kind: .field)
      }
  }

  /// The functions of one of Lua's libraries, by what help knows of them: the library itself may hide
  /// them behind a metatable.
  private func functions(ofLibrary name: String) -> [Completion] {
    LuaTopic.functions(of: name).map {
      Completion(
        text: String($0.name.dropFirst(name.count + 1)),
        suffix: "",
        note: $0.purpose,
        kind: .function
      )
    }
  }

  /// Names the entry has made so far, globals, and the words of the language.
  private func words(in place: TextBeforeCursor) -> [Completion] {
    let own = place.localNames.map { Completion(text: $0, suffix: "", note: nil) }
    return own
      + globals(beginning: place.word).filter { global in !own.contains { $0.text == global.text } }
  }

  private func globals(beginning typed: String) -> [Completion] {
    let known =
      LuaTopic.all.filter { !$0.isLanguage && $0.library.isEmpty }.map {
        Completion(text: $0.name, suffix: "", note: $0.purpose, kind: .function)
      }
      + LuaTopic.libraries.map {
        Completion(text: $0.name, suffix: "", note: $0.purpose, kind: .module)
      }
    let told = Set(known.map(\.text))
    let names = names(of: session.lua.globals, beginning: typed).filter {
      // `_`, `_1` and `_12` are values to be used; `__name` is not meant to be seen.
      !$0.hasPrefix("__") && !told.contains($0)
    }
    return known
      + names.map { Completion(text: $0, suffix: "", note: nil) }
      + LuaTokens.keywords.map { Completion(text: $0, suffix: "", note: nil, kind: .keyword) }
  }

  /// The keys of a table that are names; those that are not cannot be written after a point.
  private func names(of table: LuaTable, beginning typed: String) -> [String] {
    let found = try? table.rawNames(
      beginning: typed,
      mostEntries: Self.mostEntries,
      most: Self.mostNames
    )
    return (found ?? []).filter(LuaTokens.isName)
  }
}

extension FunctionEntry {
  /// Whether a call of it is complete with its brackets.
  var takesNothing: Bool { subject == nil && parameters.isEmpty && !isFreeForm }
}

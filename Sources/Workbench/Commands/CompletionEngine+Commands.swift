internal import Foundation

extension CompletionEngine {
  /// The completions of a line that begins with a colon; nil for any other text.
  func commandCompletions(of text: String) -> CompletionList? {
    guard let line = ColonCommand.line(in: text) else { return nil }
    let word = text.reversed().prefix { !$0.isWhitespace }.reversed()
    let typed = String(word)
    // The colon stands right before the name that is being typed.
    let isName = typed.hasPrefix(":") && line.words.isEmpty
    let start = text.utf8.count - typed.utf8.count + (isName ? 1 : 0)
    var all: [Completion]
    if isName {
      all = ColonCommand.all.map {
        Completion(
          text: $0.name,
          suffix: $0.arguments.isEmpty ? "" : " ",
          note: $0.purpose,
          kind: .command
        )
      }
    } else if let command = ColonCommand.named(line.name), !command.places.isEmpty {
      let place = line.words.count - (typed.isEmpty ? 0 : 1)
      all = candidates(at: command.places[min(place, command.places.count - 1)], typed, line)
    } else {
      all = []
    }
    let wanted = isName ? String(typed.dropFirst()) : typed
    all = all.filter { $0.text.hasPrefix(wanted) }
    return CompletionList(start: start, candidates: all.sorted { $0.text < $1.text })
  }

  private func candidates(
    at place: ColonCommand.Argument,
    _ typed: String,
    _ line: CommandLine
  ) -> [Completion] {
    switch place {
    case .entries, .newName: []
    case .command:
      ColonCommand.all.map { Completion(text: $0.name, suffix: "", note: $0.purpose) }
        + session.registry.helpNames.map { Completion(text: $0, suffix: "", note: nil) }
    case .choice(let words): words.map { Completion(text: $0, suffix: "", note: nil) }
    case .store:
      files(from: typed, quote: " ").filter { $0.text.hasSuffix("/") || $0.text.hasSuffix(".db") }
    case .script:
      files(from: typed, quote: " ").filter { $0.text.hasSuffix("/") || $0.text.hasSuffix(".lua") }
        + WorkbenchSession.scriptFiles.filter { $0.hasPrefix("scripts/") }.map {
          let name = ($0 as NSString).lastPathComponent
          return Completion(text: String(name.dropLast(4)), suffix: " ", note: $0)
        }
    case .parameters:
      (line[0].map(session.parameterNames) ?? []).map {
        Completion(text: "\($0)=", suffix: "", note: nil)
      }
    }
  }
}

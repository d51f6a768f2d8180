internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// The help on a name, for `?name`; without one the tour.
  package func help(on name: String) throws(Diagnostic) -> String {
    try help(on: name, isFull: false)
  }

  /// All there is to say on a name, for `??name`; without one everything there is, by group.
  package func helpInFull(on name: String) throws(Diagnostic) -> String {
    try help(on: name, isFull: true)
  }

  /// The help on a name that is known, for who looks at one without asking: no tour, no search, no error.
  func knownHelp(on name: String, isFull: Bool) -> String? {
    let help = HelpText(registry: registry, width: settings.columns, isFull: isFull)
    guard !name.isEmpty, name.utf8.count <= Self.longestName else { return nil }
    let topic =
      registry.topic(named: name) ?? topicOfGlobal(named: name)
      ?? registry.topic(ofMemberNamed: name)
    if let topic { return help.lines(for: topic).joined(separator: "\n") }
    return (try? measureCard(named: name)) ?? plainGlobal(named: name)
  }

  private func help(on asked: String, isFull: Bool) throws(Diagnostic) -> String {
    let whole =
      asked.utf8.count > Self.longestName ? String(asked.prefix(Self.longestName)) + "…" : asked
    if let help = try commandHelp(on: whole) { return help }
    let text = String(whole.drop(while: \.isWhitespace))
    // "qi.import { … }" and "qi.import columns" are meant as "qi.import"; "{" and "[[" as they are.
    let start = text.prefix { !$0.isWhitespace && $0 != "(" && $0 != "{" }
    let name = String(start.isEmpty ? text.prefix { !$0.isWhitespace } : start)
    let help = HelpText(registry: registry, width: settings.columns, isFull: isFull)
    if name.isEmpty, !isFull { return HelpTour(measure: tourMeasure).lines.joined(separator: "\n") }
    if let topic = registry.topic(named: name) ?? topicOfGlobal(named: name) {
      return help.lines(for: topic).joined(separator: "\n")
    }
    let member = registry.topic(ofMemberNamed: name)
    let matches = HelpSearch(registry: registry).matches(of: text)
    if let member {
      var lines = help.lines(for: member)
      // Who asks for a field by its bare name may well ask what else has to do with it.
      switch member {
      case .members, .field: lines += [""] + help.lines(forMatches: matches, beside: name)
      // A state or a kind of records is an everyday word, and may be meant otherwise.
      case .word(_, let words) where words.allSatisfy({ $0.list.isOfModel }):
        lines += [""] + help.lines(forMatches: matches, beside: name)
      default: break
      }
      return lines.joined(separator: "\n")
    }
    if let card = try? measureCard(named: name) { return card }
    if let words = plainGlobal(named: name) { return words }
    if !matches.isEmpty {
      return help.lines(forMatches: matches, of: text).joined(separator: "\n")
    }
    throw Diagnostic(
      kind: "not_found",
      "There is no help on \"\(name)\".",
      hint: "See how to begin with  ?  and what there is with  ??",
      candidates: nearestHelpNames(to: name)
    )
  }

  /// In characters: what is longer is no name, and a search for it would take long.
  private static let longestName = 200

  /// A measure for the tour, with a code that fits its lines.
  private var tourMeasure: String? {
    measureList().map(\.code).first { $0.utf8.count <= 24 && DisplayWidth.oneLine($0) == $0 }
  }

  /// The type of what a global holds, or with "beech.chart" the member of that type.
  private func topicOfGlobal(named name: String) -> HelpTopic? {
    let parts = name.split { $0 == "." || $0 == ":" }
    guard let first = parts.first,
      let object = valueOfGlobal(named: String(first))?.object
    else { return nil }
    return registry.topic(
      named: ([object.typeName] + parts.dropFirst().map(String.init)).joined(separator: ":")
    )
  }

  /// A line on a global that holds none of our values; nil when there is none of that name.
  private func plainGlobal(named name: String) -> String? {
    guard let value = valueOfGlobal(named: name) else { return nil }
    if case .function = value { return "\(name) is a function of your own." }
    return "\(name) holds \(describe(value))."
  }
}

extension HelpText {
  /// What a search found instead of a name.
  func lines(forMatches matches: [HelpSearch.Match], of text: String) -> [String] {
    wrapped("Nothing is called \"\(text)\"; these have to do with it:") + [""]
      + (HelpSearch.note(on: text).map { wrapped($0) + [""] } ?? [])
      + rows(of: matches, searchedFor: text)
  }

  /// What a search found besides the field of a name.
  func lines(forMatches matches: [HelpSearch.Match], beside name: String) -> [String] {
    matches.isEmpty
      ? [] : ["These have to do with it:", ""] + rows(of: matches, searchedFor: name)
  }

  /// As much as a screen holds, in full all of it.
  private func rows(of matches: [HelpSearch.Match], searchedFor text: String) -> [String] {
    let most = isFull ? matches.count : min(matches.count, Self.mostMatches)
    let shown = matches.prefix(most)
    let nameWidth = shown.map(\.name.count).max() ?? 0
    // One line each: who reads on asks for the name itself.
    var lines =
      isFull
      ? rows(shown.map { ("?\($0.name)", $0.purpose) })
      : shown.map { match in
        let sentence = match.purpose.prefix { $0 != "." && $0 != ":" && $0 != ";" }
        return DisplayWidth.clipped(
          "  ?\(match.name.padded(to: nameWidth))  \(sentence)",
          to: width
        )
      }
    if most < matches.count {
      lines += ["", "… \(matches.count - most) more: ??\(text)"]
    }
    return lines
  }

  /// Rows of a search: beside a field's own help they still fit a screen of 24 rows.
  private static let mostMatches = 10
}

internal import SPCCore

/// Help made from the registrations: what a person reads after `?name` and, in full, after `??name`.
package struct HelpText {
  let registry: Registry
  /// The columns that lines keep within; examples are code and stay as they are.
  var width = Int.max
  /// Whether all is told: the words that arguments take, what comes back, the method behind it.
  var isFull = false

  /// Help on a name as a person may write it: "qi.import", "import", "series", "series:chart",
  /// "series.chart", "point.value", "spc", "nhse-2023", "chart_kind", "xmr", "string.format"; nil when
  /// nothing has that name.
  package func lines(for name: String) -> [String]? {
    (registry.topic(named: name) ?? registry.topic(ofMemberNamed: name)).map(lines(for:))
  }

  package func lines(for topic: HelpTopic) -> [String] {
    switch topic {
    case .tour: isFull ? overview : HelpTour(measure: nil).lines
    case .overview: overview
    case .type(let type): lines(for: type)
    case .function(let function): lines(for: function)
    case .field(let owner, let field): lines(for: field, of: owner)
    case .members(let name, let members): lines(forMembers: members, named: name)
    case .ruleSet(let ruleSet): lines(for: ruleSet)
    case .wordList(let list): lines(for: list)
    case .word(let text, let words): lines(forWord: text, in: words)
    case .lua(let topic): lines(for: topic)
    case .luaLibrary(let name, let purpose): lines(forLibrary: name, purpose: purpose)
    case .absentFromLua(let name, let instead):
      wrapped("\(name) is part of Lua, but not here.") + [""] + wrapped(instead)
    }
  }

  package func lines(for function: FunctionEntry) -> [String] {
    var lines = wrapped(function.signature) + [""] + wrapped(function.purpose)
    lines += example(function.example)
    let arguments = (function.subject.map { [$0] } ?? []) + function.parameters
    if !arguments.isEmpty { lines += ["", "Arguments"] + self.lines(for: arguments, indent: 2) }
    lines += [""] + wrapped("Returns  \(function.returns)")
    if isFull {
      for name in unique(function.allParameters.flatMap(\.kind.wordLists)) {
        guard let list = registry.wordList(named: name) else { continue }
        lines += [""] + wrapped("\(name): \(list.purpose)") + rows(list.words.map(meaning))
      }
      if let type = registry.declaredType(function.returns).flatMap(registry.type(named:)),
        type.name != function.owner
      {
        lines += ["", "What comes back"] + members(of: type)
      }
    }
    return lines + seeAlso(registry.seeAlso(function))
  }

  package func lines(for type: TypeEntry) -> [String] {
    var lines = [type.name, ""] + wrapped(type.purpose)
    lines += example(type.example)
    if !type.fields.isEmpty {
      lines += ["", "Fields"] + rows(type.fields.map { ($0.name, "\($0.purpose) (\($0.type))") })
    }
    if !type.methods.isEmpty {
      lines += ["", "Methods"]
      lines +=
        isFull
        ? rows(type.methods.map { ($0.signature, $0.purpose) })
        : rows(type.methods.map { (":\($0.name)", $0.purpose) })
    }
    if isFull {
      let words = type.fields.compactMap { field in
        registry.words(of: field, in: type.name).map { (field, $0) }
      }
      for (field, list) in words {
        lines +=
          [""] + wrapped("Words of \(field.name): \(list.purpose)")
          + rows(list.words.map(meaning))
      }
    }
    let function = registry.functions.filter { $0.name == type.name }.map(\.path)
    return lines + seeAlso(unique(function + registry.seeAlso(type)))
  }

  private func lines(for field: FieldEntry, of owner: String) -> [String] {
    var lines = ["\(owner).\(field.name)", ""] + wrapped("\(field.purpose) (\(field.type))")
    if let list = registry.words(of: field, in: owner) {
      lines += [""] + rows(list.words.map(meaning))
    }
    lines += example(
      registry.type(named: owner)?.example(of: field) ?? "print(qi.\(field.name))"
    )
    if isFull, let type = registry.declaredType(field.type).flatMap(registry.type(named:)) {
      lines += ["", "A \(type.name)"] + members(of: type)
    }
    return lines + seeAlso(registry.seeAlso(field, of: owner))
  }

  private func lines(forMembers members: [(path: String, purpose: String)], named name: String)
    -> [String]
  {
    wrapped("\"\(name)\" is there in \(NumberText.counted(members.count, "type")).")
      + [""] + rows(members.map { ("?\($0.path)", $0.purpose) })
  }

  private func lines(for ruleSet: RuleSet) -> [String] {
    RuleSetCard(ruleSet: ruleSet).lines(width: width)
      + example("qi.measure(\"violence\"):by_unit()[1]:spc { rules = \"\(ruleSet.name)\" }")
      + (isFull ? [""] + wrapped(section("Rule sets")) : [])
      + seeAlso(["rule_set_name", "qi.rule_set", "qi.rule_sets", "rule"])
  }

  private func members(of type: TypeEntry) -> [String] {
    wrapped(type.purpose, after: "  ")
      + rows(
        type.fields.map { (".\($0.name)", "\($0.purpose) (\($0.type))") }
          + type.methods.map { (":\($0.name)", $0.purpose) }
      )
  }

  private func lines(for parameters: [Parameter], indent: Int) -> [String] {
    let width = parameters.map(\.name.count).max() ?? 0
    let space = String(repeating: " ", count: indent)
    return parameters.flatMap { parameter -> [String] in
      let name = parameter.name.padded(to: width)
      var notes = [parameter.kind.helpDescription]
      if parameter.isRequired { notes.append("required") }
      if !parameter.defaultText.isEmpty { notes.append("default \(parameter.defaultText)") }
      let text = "\(parameter.help) (\(notes.joined(separator: "; ")))"
      // What is nested moves in less where the window is narrow.
      let step = self.width < 100 ? 4 : width + 2
      return wrapped(text, after: "\(space)\(name)  ")
        + self.lines(for: parameter.kind.innerParameters, indent: indent + step)
    }
  }
}

// The parts that every page has.
extension HelpText {
  func example(_ code: String) -> [String] {
    guard !code.isEmpty else { return [] }
    return ["", "Example"]
      + code.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
  }

  /// What to read next: a few names, or in full all of them with what they are for.
  func seeAlso(_ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    if isFull { return ["", "See also"] + rows(names.map { ("?\($0)", purpose(of: $0)) }) }
    return [""] + wrapped("See also  " + names.prefix(6).map { "?\($0)" }.joined(separator: ", "))
  }

  /// What a name is for, in one line.
  func purpose(of name: String) -> String {
    switch registry.topic(named: name) ?? registry.topic(ofMemberNamed: name) {
    case .function(let function): function.purpose
    case .type(let type): type.purpose
    case .field(_, let field): field.purpose
    case .wordList(let list): list.purpose
    case .ruleSet(let ruleSet): ruleSet.source ?? "a rule set"
    case .word(_, let words): words[0].word.meaning
    case .lua(let topic): topic.purpose
    case .luaLibrary(_, let purpose): purpose
    case .tour, .overview, .members, .absentFromLua, nil: ""
    }
  }

  func meaning(_ word: WordList.Word) -> (String, String) { ("\"\(word.text)\"", word.meaning) }

  /// Where the documents tell of a method.
  func section(_ heading: String) -> String { "In full: docs/spc-methods.md, \"\(heading)\"." }

  func rows(_ pairs: [(String, String)]) -> [String] {
    let nameWidth = min(34, width / 3, pairs.map { DisplayWidth.of($0.0) }.max() ?? 0)
    return pairs.flatMap { name, text in
      DisplayWidth.of(name) > nameWidth
        ? wrapped(name, after: "  ") + wrapped(text, after: "  \("".padded(to: nameWidth))  ")
        : wrapped(text, after: "  \(name.padded(to: nameWidth))  ")
    }
  }

  /// A text on lines that keep within the width, each further one under the first.
  func wrapped(_ text: String, after prefix: String = "") -> [String] {
    // Too little room beside a long name: the rest goes on further left.
    let indent = width - prefix.count < 24 ? min(prefix.count, 6) : max(prefix.count, 0)
    return WrappedText.lines(text, after: prefix, indent: indent, width: width)
  }

  func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension ParameterKind {
  /// The named arguments inside a table argument.
  var innerParameters: [Parameter] {
    switch self {
    case .record(let parameters, _): parameters
    case .list(let element), .map(let element): element.innerParameters
    case .either(let kinds): kinds.flatMap(\.innerParameters)
    default: []
    }
  }

  /// The type as help names it: of many words, where they are told.
  var helpDescription: String {
    switch self {
    case .choice(let list) where list.words.count > 4:
      "\(list.texts.prefix(3).map { "\"\($0)\"" }.joined(separator: " | ")) | … ?\(list.name)"
    case .list(let element): "list of \(element.helpDescription)"
    case .either(let kinds): kinds.map(\.helpDescription).joined(separator: ", or ")
    default: description
    }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }
}

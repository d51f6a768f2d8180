internal import SPCCore

// Words that arguments take, and Lua.
extension HelpText {
  func lines(for list: WordList) -> [String] {
    var lines = [list.name, ""] + wrapped(list.purpose) + [""]
    if isFull {
      for word in list.words { lines += row(inFull: word) }
    } else {
      lines += rows(list.words.map(meaning))
    }
    let uses = unique(
      registry.uses(of: list).map { "\($0.parameter.name) = of ?\($0.function.path)" }
    )
    if !uses.isEmpty {
      lines += [""] + wrapped("Taken as  " + uses.prefix(isFull ? .max : 4).joined(separator: ", "))
    }
    return lines + example(list.example) + seeAlso(registry.seeAlso(list))
  }

  func lines(
    forWord text: String,
    in words: [(list: WordList, word: WordList.Word)]
  ) -> [String] {
    var lines: [String] = []
    // "xmr" is a kind of chart and a kind of latest chart: the same thing is told once.
    var told: Set<String> = []
    for (list, word) in words where told.insert(word.meaning).inserted {
      if !lines.isEmpty { lines.append("") }
      lines += ["\"\(text)\" · \(list.name)", ""] + wrapped(word.meaning)
      if let method = word.method { lines += [""] + wrapped(method, after: "  ") }
      if list.name == WordList.rule.name { lines += ruleSets(asking: text) }
      if let section = word.section { lines += [""] + wrapped(self.section(section)) }
      let uses = registry.uses(of: list).map {
        "\($0.parameter.name) = \"\(text)\" of ?\($0.function.path)"
      }
      if !uses.isEmpty {
        lines +=
          [""]
          + wrapped("Taken as  " + unique(uses).prefix(isFull ? .max : 3).joined(separator: ", "))
      }
      if list.example.contains("\"\(text)\"") { lines += example(list.example) }
    }
    let fields = registry.types.flatMap { type in
      type.fields.filter { $0.name == text }.map { "\(type.name).\($0.name)" }
    }
    let next = words.map(\.list.name) + words.flatMap { registry.seeAlso($0.list) } + fields
    return lines + seeAlso(unique(next))
  }

  /// What a rule asks for in each rule set that has it: the sets differ in the number of points.
  private func ruleSets(asking name: String) -> [String] {
    let rows = RuleSet.named.compactMap { set in
      set.rules.first { $0.kind.name == name }.map { (set.name, RuleWords.meaning($0)) }
    }
    return rows.isEmpty ? [] : [""] + self.rows(rows)
  }

  private func row(inFull word: WordList.Word) -> [String] {
    var lines = wrapped(word.meaning, after: "  \("\"\(word.text)\"".padded(to: 18))  ")
    if let method = word.method { lines += wrapped(method, after: "".padded(to: 22)) }
    if let section = word.section {
      lines += wrapped(self.section(section), after: "".padded(to: 22))
    }
    return lines
  }

  func lines(for topic: LuaTopic) -> [String] {
    let kind = topic.isLanguage ? "Lua" : "Lua's library"
    var lines = wrapped("\(topic.form)  · \(kind)") + [""] + wrapped(topic.purpose)
    if let note = topic.note { lines += [""] + wrapped(note) }
    return lines + example(topic.example) + seeAlso(topic.seeAlso)
  }

  func lines(forLibrary name: String, purpose: String) -> [String] {
    ["\(name) · Lua's library", ""] + wrapped(purpose) + [""]
      + rows(LuaTopic.functions(of: name).map { ($0.name, $0.purpose) })
  }

  /// Everything there is, by group, one line each.
  package var overview: [String] {
    var lines = ["The module qi", ""]
    lines += rows(registry.functions.map { ($0.path, $0.purpose) })
    lines += ["", "Values of qi", ""]
    lines += rows(registry.moduleFields.map { ("qi.\($0.name)", $0.purpose) })
    lines += ["", "Types of value", ""]
    lines += rows(registry.types.map { ($0.name, $0.purpose) })
    lines += ["", "Words that arguments take", ""]
    lines += rows(registry.wordLists.map { ($0.name, $0.purpose) })
    lines += ["", "Rule sets", ""]
    lines += rows(RuleSet.named.map { ($0.name, "for \(RuleSetCard(ruleSet: $0).charts)") })
    lines += ["", "Lua", ""]
    lines += rows(LuaTopic.libraries.map { ($0.name, $0.purpose) })
    for (title, topics) in [("Language", LuaTopic.language), ("Functions", LuaTopic.basics)] {
      lines += wrapped("\(title)  " + topics.map(\.name).joined(separator: "  "), after: "  ")
    }
    return lines + [""]
      + wrapped("Help on one of them:  ?qi.import   ?series   ?series:chart   ?for")
  }
}

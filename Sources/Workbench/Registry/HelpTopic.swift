package import SPCCore

/// What a name after `?` stands for.
package enum HelpTopic {
  /// One screen on how to begin: `?` alone.
  case tour
  /// The module `qi`, with everything there is.
  case overview
  case type(TypeEntry)
  case function(FunctionEntry)
  /// A field of `qi` (owner "qi") or of a type.
  case field(owner: String, FieldEntry)
  /// A method or a field that several types have, by its bare name.
  case members(name: String, [(path: String, purpose: String)])
  case ruleSet(RuleSet)
  /// A list of words that arguments take.
  case wordList(WordList)
  /// One such word, in each list that has it.
  case word(String, [(list: WordList, word: WordList.Word)])
  /// A part of Lua itself.
  case lua(LuaTopic)
  /// A library of Lua.
  case luaLibrary(name: String, purpose: String)
  /// A part of Lua that is not there.
  case absentFromLua(name: String, instead: String)
}

extension Registry {
  /// What a full name stands for: a type, a function of `qi`, a member of either, a rule set, a list of
  /// words, a part of Lua.
  ///
  /// A type comes before a function of the same name; `qi.measure` still is the function.
  package func topic(named name: String) -> HelpTopic? {
    if name.isEmpty { return .tour }
    if name == "qi" { return .overview }
    if let type = type(named: name) { return .type(type) }
    if let function = functions.first(where: { $0.name == name || $0.path == name }) {
      return .function(function)
    }
    if let field = moduleFields.first(where: { $0.name == name || "qi.\($0.name)" == name }) {
      return .field(owner: "qi", field)
    }
    if let ruleSet = RuleSet.named.first(where: { $0.name == name }) { return .ruleSet(ruleSet) }
    if let list = wordList(named: name) { return .wordList(list) }
    if let topic = luaTopic(named: name) { return topic }
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
    guard parts.count == 2 else { return nil }
    // A colon after qi is the usual slip.
    if parts[0] == "qi" { return name.contains(":") ? topic(named: "qi.\(parts[1])") : nil }
    guard let type = type(named: String(parts[0])) else { return nil }
    if let method = type.methods.first(where: { $0.name == parts[1] }) { return .function(method) }
    return type.fields.first { $0.name == parts[1] }.map { .field(owner: type.name, $0) }
  }

  /// What a bare word is: a method, else a field, that some types have ("spc", ":spc", "code"), else a
  /// word that arguments take ("xmr").
  package func topic(ofMemberNamed name: String) -> HelpTopic? {
    let isMarked = name.hasPrefix(":") || name.hasPrefix(".")
    let name = isMarked ? String(name.dropFirst()) : name
    let methods = types.flatMap(\.methods).filter { $0.name == name }
    if methods.count == 1 { return .function(methods[0]) }
    if !methods.isEmpty { return .members(name: name, methods.map { ($0.path, $0.purpose) }) }
    let words = isMarked ? [] : words(written: name)
    if !words.isEmpty { return .word(name, words) }
    let fields = types.flatMap { type in
      type.fields.filter { $0.name == name }.map { (type: type.name, field: $0) }
    }
    if fields.count == 1 { return .field(owner: fields[0].type, fields[0].field) }
    guard !fields.isEmpty else { return nil }
    return .members(
      name: name,
      fields.map { ("\($0.type).\($0.field.name)", "\($0.field.purpose) (\($0.field.type))") }
    )
  }

  private func luaTopic(named name: String) -> HelpTopic? {
    if let topic = LuaTopic.named(name) { return .lua(topic) }
    if let library = LuaTopic.libraries.first(where: { $0.name == name }) {
      return .luaLibrary(name: library.name, purpose: library.purpose)
    }
    return LuaTopic.absent.first { $0.names.contains(name) }
      .map { .absentFromLua(name: name, instead: $0.instead) }
  }

  /// Every full name that `?name` knows.
  package var helpNames: [String] {
    let ours =
      functions.map(\.path) + moduleFields.map { "qi.\($0.name)" } + types.map(\.name)
      + types.flatMap { type in
        type.methods.map(\.path) + type.fields.map { "\(type.name).\($0.name)" }
      }
    let words = wordLists.map(\.name) + wordLists.flatMap(\.texts)
    let lua = LuaTopic.all.map(\.name) + LuaTopic.libraries.map(\.name)
    // A rule set is a word of a list too, and a word may stand in several.
    var seen: Set<String> = []
    return (ours + RuleSet.named.map(\.name) + words + lua).filter { seen.insert($0).inserted }
  }
}

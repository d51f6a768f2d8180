package import SPCCore

/// What a name after `?` stands for.
package enum HelpTopic {
  /// The module `qi`, with everything there is.
  case overview
  case type(TypeEntry)
  case function(FunctionEntry)
  /// A field of `qi` (owner "qi") or of a type.
  case field(owner: String, FieldEntry)
  /// A method or a field that several types have, by its bare name.
  case members(name: String, [(path: String, purpose: String)])
  case ruleSet(RuleSet)
}

extension Registry {
  /// What a full name stands for: a type, a function of `qi`, a member of either, a rule set.
  ///
  /// A type comes before a function of the same name; `qi.measure` still is the function.
  package func topic(named name: String) -> HelpTopic? {
    if name.isEmpty || name == "qi" { return .overview }
    if let type = type(named: name) { return .type(type) }
    if let function = functions.first(where: { $0.name == name || $0.path == name }) {
      return .function(function)
    }
    if let field = moduleFields.first(where: { $0.name == name || "qi.\($0.name)" == name }) {
      return .field(owner: "qi", field)
    }
    if let ruleSet = RuleSet.named.first(where: { $0.name == name }) { return .ruleSet(ruleSet) }
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
    guard parts.count == 2 else { return nil }
    // A colon after qi is the usual slip.
    if parts[0] == "qi" { return name.contains(":") ? topic(named: "qi.\(parts[1])") : nil }
    guard let type = type(named: String(parts[0])) else { return nil }
    if let method = type.methods.first(where: { $0.name == parts[1] }) { return .function(method) }
    return type.fields.first { $0.name == parts[1] }.map { .field(owner: type.name, $0) }
  }

  /// The methods, else the fields, that have a bare name ("spc", ":spc", "code"), in any type.
  package func topic(ofMemberNamed name: String) -> HelpTopic? {
    let name = name.hasPrefix(":") || name.hasPrefix(".") ? String(name.dropFirst()) : name
    let methods = types.flatMap(\.methods).filter { $0.name == name }
    if methods.count == 1 { return .function(methods[0]) }
    if !methods.isEmpty { return .members(name: name, methods.map { ($0.path, $0.purpose) }) }
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

  /// Every full name that `?name` knows.
  package var helpNames: [String] {
    functions.map(\.path) + moduleFields.map { "qi.\($0.name)" } + types.map(\.name)
      + types.flatMap { type in
        type.methods.map(\.path) + type.fields.map { "\(type.name).\($0.name)" }
      } + RuleSet.named.map(\.name)
  }
}

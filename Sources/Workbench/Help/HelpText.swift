internal import SPCCore

/// Help made from the registrations: what a person reads after `?name`.
package struct HelpText {
  let registry: Registry
  /// The columns that lines keep within; examples are code and stay as they are.
  var width = Int.max

  /// Help on a name as a person may write it: "qi.import", "import", "series", "series:chart",
  /// "series.chart", "point.value", "spc", "nhse-2023"; nil when nothing has that name.
  package func lines(for name: String) -> [String]? {
    (registry.topic(named: name) ?? registry.topic(ofMemberNamed: name)).map(lines(for:))
  }

  package func lines(for topic: HelpTopic) -> [String] {
    switch topic {
    case .overview: overview
    case .type(let type): lines(for: type)
    case .function(let function): lines(for: function)
    case .field(let owner, let field): lines(for: field, of: owner)
    case .members(let name, let members):
      wrapped("\"\(name)\" is there in \(NumberText.counted(members.count, "type")).")
        + [""] + rows(members.map { ("?\($0.path)", $0.purpose) })
    case .ruleSet(let ruleSet): lines(for: ruleSet)
    }
  }

  /// Everything there is, one line each.
  package var overview: [String] {
    var lines = ["The module qi", ""]
    lines += rows(registry.functions.map { ($0.path, $0.purpose) })
    lines += ["", "Values of qi", ""]
    lines += rows(registry.moduleFields.map { ("qi.\($0.name)", $0.purpose) })
    lines += ["", "Types of value", ""]
    lines += rows(registry.types.map { ($0.name, $0.purpose) })
    lines += ["", "Rule sets", ""]
    lines += rows(RuleSet.named.map { ($0.name, charts(of: $0)) })
    lines += [""] + wrapped("Help on one of them:  ?qi.import   ?series   ?series:chart")
    return lines
  }

  package func lines(for function: FunctionEntry) -> [String] {
    var lines = wrapped(function.signature) + [""] + wrapped(function.purpose)
    let arguments = (function.subject.map { [$0] } ?? []) + function.parameters
    if !arguments.isEmpty { lines += ["", "Arguments"] + self.lines(for: arguments, indent: 2) }
    lines += [""] + wrapped("Returns  \(function.returns)") + ["", "Example"]
    lines += function.example.split(separator: "\n", omittingEmptySubsequences: false).map {
      "  \($0)"
    }
    return lines
  }

  package func lines(for type: TypeEntry) -> [String] {
    var lines = [type.name, ""] + wrapped(type.purpose)
    if !type.fields.isEmpty {
      lines += ["", "Fields"] + rows(type.fields.map { ($0.name, "\($0.purpose) (\($0.type))") })
    }
    if !type.methods.isEmpty {
      lines += ["", "Methods"] + rows(type.methods.map { ($0.signature, $0.purpose) })
    }
    if registry.functions.contains(where: { $0.name == type.name }) {
      lines += ["", "See also ?qi.\(type.name)"]
    }
    return lines
  }

  private func lines(for field: FieldEntry, of owner: String) -> [String] {
    let type = registry.type(named: field.type) == nil ? "" : "  ?\(field.type)"
    return ["\(owner).\(field.name)", ""] + wrapped("\(field.purpose) (\(field.type))")
      + ["", "See also  ?\(owner)\(type)"]
  }

  private func lines(for ruleSet: RuleSet) -> [String] {
    RuleSetCard(ruleSet: ruleSet).lines(width: width)
      + ["", "Example", "  series:spc { rules = \"\(ruleSet.name)\" }"]
  }

  private func charts(of ruleSet: RuleSet) -> String {
    "for charts of kind \(ruleSet.charts.map(\.rawValue).joined(separator: ", "))"
  }

  private func lines(for parameters: [Parameter], indent: Int) -> [String] {
    let width = parameters.map(\.name.count).max() ?? 0
    let space = String(repeating: " ", count: indent)
    return parameters.flatMap { parameter -> [String] in
      let name = parameter.name.padded(to: width)
      var notes = [parameter.kind.description]
      if parameter.isRequired { notes.append("required") }
      if !parameter.defaultText.isEmpty { notes.append("default \(parameter.defaultText)") }
      let text = "\(parameter.help) (\(notes.joined(separator: "; ")))"
      // What is nested moves in less where the window is narrow.
      let step = self.width < 100 ? 4 : width + 2
      return wrapped(text, after: "\(space)\(name)  ")
        + self.lines(for: parameter.kind.innerParameters, indent: indent + step)
    }
  }

  private func rows(_ pairs: [(String, String)]) -> [String] {
    let nameWidth = min(34, width / 3, pairs.map(\.0.count).max() ?? 0)
    return pairs.flatMap { name, text in
      name.count > nameWidth
        ? wrapped(name, after: "  ") + wrapped(text, after: "  \("".padded(to: nameWidth))  ")
        : wrapped(text, after: "  \(name.padded(to: nameWidth))  ")
    }
  }

  /// A text on lines that keep within the width, each further one under the first.
  private func wrapped(_ text: String, after prefix: String = "") -> [String] {
    // Too little room beside a long name: the rest goes on further left.
    let indent = width - prefix.count < 24 ? min(prefix.count, 6) : max(prefix.count, 0)
    return WrappedText.lines(text, after: prefix, indent: indent, width: width)
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
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }
}

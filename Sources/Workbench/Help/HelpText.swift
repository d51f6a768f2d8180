/// Help made from the registrations: what a person reads after `?name`.
package struct HelpText {
  let registry: Registry

  /// Help on a name as a person may write it: "qi.import", "import", "series:chart", "series.chart",
  /// "series"; nil when nothing has that name.
  package func lines(for name: String) -> [String]? {
    if name.isEmpty || name == "qi" { return overview }
    if let function = registry.function(named: name) { return lines(for: function) }
    if let type = registry.type(named: name) { return lines(for: type) }
    return nil
  }

  /// Everything there is, one line each.
  package var overview: [String] {
    var lines = ["The module qi", ""]
    lines += rows(registry.functions.map { ($0.path, $0.purpose) })
    lines += ["", "Types of value", ""]
    lines += rows(registry.types.map { ($0.name, $0.purpose) })
    lines += ["", "Help on one of them:  ?qi.import   ?series   ?series:chart"]
    return lines
  }

  package func lines(for function: FunctionEntry) -> [String] {
    var lines = [function.signature, "", function.purpose]
    let arguments = (function.subject.map { [$0] } ?? []) + function.parameters
    if !arguments.isEmpty { lines += ["", "Arguments"] + self.lines(for: arguments, indent: 2) }
    lines += ["", "Returns  \(function.returns)", "", "Example"]
    lines += function.example.split(separator: "\n", omittingEmptySubsequences: false).map {
      "  \($0)"
    }
    return lines
  }

  package func lines(for type: TypeEntry) -> [String] {
    var lines = [type.name, "", type.purpose]
    if !type.fields.isEmpty {
      lines += ["", "Fields"] + rows(type.fields.map { ($0.name, "\($0.purpose) (\($0.type))") })
    }
    if !type.methods.isEmpty {
      lines += ["", "Methods"] + rows(type.methods.map { ($0.signature, $0.purpose) })
    }
    return lines
  }

  private func lines(for parameters: [Parameter], indent: Int) -> [String] {
    let width = parameters.map(\.name.count).max() ?? 0
    let space = String(repeating: " ", count: indent)
    return parameters.flatMap { parameter -> [String] in
      let name = parameter.name.padded(to: width)
      var notes = [parameter.kind.description]
      if parameter.isRequired { notes.append("required") }
      if !parameter.defaultText.isEmpty { notes.append("default \(parameter.defaultText)") }
      let line = "\(space)\(name)  \(parameter.help) (\(notes.joined(separator: "; ")))"
      return [line] + self.lines(for: parameter.kind.innerParameters, indent: indent + width + 2)
    }
  }

  private func rows(_ pairs: [(String, String)]) -> [String] {
    let width = min(34, pairs.map(\.0.count).max() ?? 0)
    return pairs.flatMap { name, text in
      name.count > width
        ? ["  \(name)", "  \("".padded(to: width))  \(text)"]
        : ["  \(name.padded(to: width))  \(text)"]
    }
  }
}

extension ParameterKind {
  /// The named arguments inside a table argument.
  var innerParameters: [Parameter] {
    switch self {
    case .record(let parameters, _): parameters
    case .list(let element), .map(let element): element.innerParameters
    default: []
    }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }
}

/// The reference of everything a script can see, as Markdown, made from the registrations.
package struct ReferenceManual {
  let registry: Registry

  /// The manual of a registry.
  package init(registry: Registry) { self.registry = registry }

  /// The whole page.
  package var text: String {
    var lines = [
      "# What a Lua script sees",
      "",
      "This page is made from the registrations in `Sources/Workbench` by `make reference`; a test fails",
      "when it is not current. The same words stand behind `?name` at the prompt. Every example runs as",
      "a test.",
      "",
      "A script gets the module with `local qi = require \"qi\"`; the prompt has it already. Named",
      "arguments stand together in one table, after the main one:",
      "`qi.import { \"falls.csv\", into = \"falls-rate\", … }`.",
      "",
      "## Values of qi",
      "",
    ]
    lines += table(registry.moduleFields.map { ("qi.\($0.name)", $0.type, $0.purpose) })
    lines += ["", "## Functions of qi"]
    for function in registry.functions { lines += section(function) }
    for type in registry.types {
      lines += ["", "## \(type.name)", "", type.purpose, "", "```lua", type.example, "```"]
      if !type.fields.isEmpty {
        lines += [""] + table(type.fields.map { ($0.name, $0.type, $0.purpose) })
      }
      for method in type.methods { lines += section(method) }
    }
    lines += ["", "## Words that arguments take"]
    for list in registry.wordLists {
      lines += ["", "### \(list.name)", "", list.purpose, ""]
      lines += list.words.map { "- `\"\($0.text)\"`: \($0.meaning)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ function: FunctionEntry) -> [String] {
    var lines = ["", "### `\(function.path)`", "", function.purpose, ""]
    let arguments = (function.subject.map { [$0] } ?? []) + function.parameters
    for parameter in arguments { lines += item(parameter, depth: 0) }
    if !arguments.isEmpty { lines.append("") }
    lines.append("Returns \(function.returns).")
    let next = registry.seeAlso(function)
    if !next.isEmpty {
      lines += ["", "See also " + next.map { "`\($0)`" }.joined(separator: ", ") + "."]
    }
    lines += ["", "```lua", function.example, "```"]
    return lines
  }

  private func item(_ parameter: Parameter, depth: Int) -> [String] {
    let space = String(repeating: "  ", count: depth)
    var notes = [parameter.kind.manualDescription]
    if parameter.isRequired { notes.append("required") }
    if !parameter.defaultText.isEmpty { notes.append("default \(parameter.defaultText)") }
    let line = "\(space)- `\(parameter.name)`: \(parameter.help) (\(notes.joined(separator: "; ")))"
    return [line] + parameter.kind.innerParameters.flatMap { item($0, depth: depth + 1) }
  }

  private func table(_ rows: [(String, String, String)]) -> [String] {
    ["| name | type | what it is |", "| --- | --- | --- |"]
      + rows.map { "| `\($0)` | \($1) | \($2) |" }
  }
}

extension ParameterKind {
  /// The type as the manual names it: words that stand in a section of their own by a link there.
  fileprivate var manualDescription: String {
    switch self {
    case .choice(let list): "one of [\(list.name)](#\(list.name))"
    case .list(let element): "list of \(element.manualDescription)"
    case .either(let kinds): kinds.map(\.manualDescription).joined(separator: ", or ")
    default: description
    }
  }
}

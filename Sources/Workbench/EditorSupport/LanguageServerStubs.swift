/// Everything a script can see as annotations for the Lua language server: an editor that runs it
/// completes `qi`, checks calls and shows the words of help.
///
/// The file is valid Lua that nobody runs. It is made from the registrations alone.
package struct LanguageServerStubs {
  let registry: Registry

  /// The stubs of a registry.
  package init(registry: Registry) { self.registry = registry }

  /// The whole file.
  package var text: String {
    var lines = [
      "---@meta qi",
      "-- Made by  tidemark stubs --luals . For editors with the Lua language server; nobody runs it.",
    ]
    for list in registry.wordLists { lines += [""] + alias(list) }
    for type in registry.types { lines += [""] + stub(of: type) }
    lines += ["", "---The module of the workbench: local qi = require \"qi\"", "---@class qi"]
    for field in registry.moduleFields {
      lines.append(
        "---@field \(field.name) \(LanguageServerType.result(field.type, registry)) \(field.purpose)"
      )
    }
    lines.append("local qi = {}")
    for function in registry.functions {
      lines += [""] + stub(of: function, in: "qi", separator: ".")
    }
    lines += [
      "", "---Shows values as the prompt does.", "---@param ... any", "function display(...) end",
    ]
    return (lines + ["", "return qi"]).joined(separator: "\n") + "\n"
  }

  private func alias(_ list: WordList) -> [String] {
    comment(list.purpose) + ["---@alias qi.\(list.name)"]
      + list.words.map { "---| \"\($0.text)\" # \($0.meaning)" }
  }

  private func stub(of type: TypeEntry) -> [String] {
    var lines = comment(type.purpose) + ["---@class \(LanguageServerType.name(type.name))"]
    for field in type.fields {
      let kind =
        registry.words(of: field, in: type.name).map { "qi.\($0.name)" }
        ?? LanguageServerType.result(field.type, registry)
      lines.append("---@field \(field.name) \(kind) \(field.purpose)")
    }
    if let item = registry.itemType(of: type.name) {
      lines.append("---@field [integer] \(LanguageServerType.name(item))")
    }
    lines += operators(of: type)
    // A local of the type's name stands for the class in this file only.
    lines.append("local \(type.name)_ = {}")
    for method in type.methods {
      lines += [""] + stub(of: method, in: "\(type.name)_", separator: ":")
    }
    return lines
  }

  private func operators(of type: TypeEntry) -> [String] {
    let name = LanguageServerType.name(type.name)
    var lines: [String] = []
    if type.behaviour.count != nil { lines.append("---@operator len: integer") }
    if type.behaviour.add != nil { lines.append("---@operator add(integer): \(name)") }
    if type.behaviour.subtract != nil {
      lines.append("---@operator sub(integer): \(name)")
      lines.append("---@operator sub(\(name)): integer")
    }
    return lines
  }

  // MARK: Functions

  private func stub(of function: FunctionEntry, in table: String, separator: String) -> [String] {
    let isMethod = separator == ":"
    let className = argumentsName(of: function)
    let named = function.parameters
    var lines = named.isEmpty ? [] : argumentsClass(className, of: function)
    lines += comment(function.purpose)
    let results = LanguageServerType.result(function.returns, registry)
    let returned = results == "nil" ? [] : ["---@return \(results) # \(function.returns)"]
    if function.isFreeForm {
      return lines + ["---@param ... any"] + returned + [
        "function \(table)\(separator)\(function.name)(...) end"
      ]
    }
    guard let subject = function.subject else {
      if named.isEmpty {
        return lines + returned + ["function \(table)\(separator)\(function.name)() end"]
      }
      let isNeeded = named.contains(where: \.isRequired)
      return lines + ["---@param arguments\(isNeeded ? "" : "?") \(className)"] + returned
        + ["function \(table)\(separator)\(function.name)(arguments) end"]
    }
    let kind = LanguageServerType(registry: registry, path: className).argument(
      subject.kind,
      subject.name
    )
    lines.append(
      "---@param \(subject.name)\(subject.isRequired ? "" : "?") \(kind) \(subject.help)"
    )
    guard !named.isEmpty else {
      return lines + returned + [
        "function \(table)\(separator)\(function.name)(\(subject.name)) end"
      ]
    }
    let isNeeded = named.contains(where: \.isRequired)
    lines.append("---@param arguments\(isNeeded ? "" : "?") \(className)")
    lines += returned
    // The usual way to write it: one table with the subject first.
    let receiver = isMethod ? "self: \(LanguageServerType.name(function.owner ?? "")), " : ""
    lines.append(
      "---@overload fun(\(receiver)arguments: \(className))"
        + (results == "nil" ? "" : ": \(results)")
    )
    return lines + ["function \(table)\(separator)\(function.name)(\(subject.name), arguments) end"]
  }

  private func argumentsName(of function: FunctionEntry) -> String {
    "\(function.owner.map(LanguageServerType.name) ?? "qi").\(function.name).arguments"
  }

  /// The named arguments as a class, and those of tables inside it.
  private func argumentsClass(_ name: String, of function: FunctionEntry) -> [String] {
    var lines: [String] = []
    let types = LanguageServerType(registry: registry, path: name)
    func add(_ parameters: [Parameter], _ name: String, first: Parameter?) {
      for parameter in parameters where !parameter.kind.innerParameters.isEmpty {
        let inner = parameter.kind.innerParameters
        let shorthand = parameter.kind.innerShorthand
        add(inner, "\(name).\(parameter.name)", first: inner.first { $0.name == shorthand })
      }
      lines.append("---@class \(name)")
      if let first {
        lines.append("---@field [1] \(types.argument(first.kind, first.name))|nil \(first.help)")
      }
      for parameter in parameters {
        let isGivenFirst = parameter.name == first?.name
        let mark = parameter.isRequired && !isGivenFirst ? "" : "?"
        let kind = LanguageServerType(registry: registry, path: name)
          .argument(parameter.kind, parameter.name)
        lines.append("---@field \(parameter.name)\(mark) \(kind) \(words(on: parameter))")
      }
      lines.append("")
    }
    let isListed = function.parameters.contains { $0.name == function.subject?.name }
    let all = (isListed ? [] : function.subject.map { [$0] } ?? []) + function.parameters
    add(all, name, first: function.subject)
    return lines
  }

  private func words(on parameter: Parameter) -> String {
    parameter.defaultText.isEmpty
      ? parameter.help : "\(parameter.help) (default \(parameter.defaultText))"
  }

  private func comment(_ text: String) -> [String] { ["---\(text)"] }
}

internal import LuaRuntime
internal import QualityModel

/// The parameters of a notebook as they are for one run.
package struct NotebookParameters: Equatable, Sendable {
  /// Each with its value as text, in the order of the names.
  package let values: [Value]
  /// The cell that gives them, in Lua; nil where none was given.
  package let cell: String?

  package struct Value: Equatable, Sendable {
    package let name: String
    package let text: String
  }
}

/// What `qi.params` declared last, and what came of it.
struct DeclaredParameters {
  let table: LuaTable
  let values: [(name: String, value: LuaValue)]
}

extension WorkbenchSession {
  /// Checks values for a notebook against what its cell of parameters declares, before a cell is run.
  ///
  /// The cell is evaluated in a session of its own that records nothing and reads no file. It either calls
  /// `qi.params` and keeps what that gives in a global, or gives plain globals their usual values; then
  /// each value given must be of the same type.
  ///
  /// - Parameters:
  ///   - source: The cell; nil where the notebook has none.
  ///   - given: The values, as text.
  ///   - deadlineSeconds: Wall time after which the cell is stopped.
  /// - Returns: Every parameter with its value, and the cell that gives them.
  /// - Throws: A diagnostic of kind "parameters".
  package func notebookParameters(
    ofCell source: String?,
    given: [String: String],
    deadlineSeconds: Double?
  ) throws(Diagnostic) -> NotebookParameters {
    guard let source else {
      guard let name = given.keys.min() else { return NotebookParameters(values: [], cell: nil) }
      throw Diagnostic(
        kind: "parameters",
        "The notebook has no cell of parameters: \"\(name)\" would not be used.",
        hint: "Tag the cell that declares them with  parameters"
      )
    }
    do {
      return try withParameterSession(given) { session in
        do {
          _ = try session.evaluateEntry(source, deadlineSeconds: deadlineSeconds) { _ in () }
        } catch let error as Diagnostic {
          // Without values from outside the run itself shows what is wrong, in its place.
          if error.kind != "parameters", given.isEmpty {
            return NotebookParameters(values: [], cell: nil)
          }
          throw error.ofParameterCell
        }
        if let declared = session.declaredParameters {
          return try session.resolved(declared, isGiven: !given.isEmpty)
        }
        return try session.plainParameters(given)
      }
    } catch {
      throw diagnostic(of: error)
    }
  }

  private func withParameterSession<Result>(
    _ given: [String: String],
    _ body: (WorkbenchSession) throws -> Result
  ) throws -> Result {
    var settings = settings
    settings.access = .preview
    settings.parameters = given
    settings.output = { _ in }
    settings.warning = { _ in }
    settings.page = nil
    settings.display = nil
    settings.memory = settings.memory.left(after: lua.memory.live)
    let session = try WorkbenchSession(settings: settings) { [unowned self] in try store }
    session.runDepth = runDepth + 1
    return try body(session)
  }

  private func resolved(
    _ declared: DeclaredParameters,
    isGiven: Bool
  ) throws -> NotebookParameters {
    let values = try declared.values.map { parameter in
      NotebookParameters.Value(
        name: parameter.name,
        text: try lua.displayString(parameter.value)
      )
    }
    guard isGiven else { return NotebookParameters(values: values, cell: nil) }
    let table = try lua.globals.rawEntries().first { $0.value.table == declared.table }?.key.text
    guard let table else {
      throw Diagnostic(
        kind: "parameters",
        "The cell of parameters does not keep what qi.params gives in a global.",
        hint: "Write  p = qi.params { … }  without local"
      )
    }
    let lines = try declared.values.map { parameter in
      let place =
        Self.isName(parameter.name)
        ? "\(table).\(parameter.name)" : "\(table)[\(Self.quoted(parameter.name))]"
      return "\(place) = \(try literal(parameter.value))"
    }
    return NotebookParameters(values: values, cell: lines.joined(separator: "\n"))
  }

  /// Parameters that are plain globals, as other runners of notebooks have them.
  private func plainParameters(_ given: [String: String]) throws -> NotebookParameters {
    let standard = Set(standardGlobals.compactMap(\.key.text))
    let made = try lua.globals.rawEntries().compactMap { entry -> (String, LuaValue)? in
      guard let name = entry.key.text, !standard.contains(name), name != "_" else { return nil }
      return (name, entry.value)
    }
    let names = made.map(\.0).sorted()
    var lines: [String] = []
    var values: [NotebookParameters.Value] = []
    for (name, text) in given.sorted(by: { $0.key < $1.key }) {
      guard let usual = made.first(where: { $0.0 == name })?.1 else {
        throw Diagnostic(
          kind: "parameters",
          "The notebook has no parameter \"\(name)\".",
          hint: names.isEmpty
            ? "Its cell of parameters makes no global."
            : "It takes: \(names.joined(separator: ", ")).",
          candidates: NearMiss.candidates(for: name, among: names).map { "\"\($0)\"" }
        )
      }
      lines.append("\(name) = \(try literal(of: text, like: usual, name))")
    }
    for name in names {
      guard let value = made.first(where: { $0.0 == name })?.1 else { continue }
      let text = try given[name] ?? lua.displayString(value)
      values.append(NotebookParameters.Value(name: name, text: text))
    }
    return NotebookParameters(
      values: values,
      cell: lines.isEmpty ? nil : lines.joined(separator: "\n")
    )
  }

  /// A text in Lua, of the type that the usual value has.
  private func literal(of text: String, like usual: LuaValue, _ name: String) throws -> String {
    func wrong(_ expected: String) -> Diagnostic {
      Diagnostic(
        kind: "parameters",
        "\"\(text)\" is not \(expected) (parameter \"\(name)\").",
        hint: "Give it as  -p \(name)=…"
      )
    }
    switch usual {
    case .string: return Self.quoted(text)
    case .integer:
      guard let integer = Int(text) else { throw wrong("a whole number") }
      return String(integer)
    case .number:
      guard let number = Double(text), number.isFinite else { throw wrong("a number") }
      return "\(number)"
    case .boolean:
      guard text == "true" || text == "false" else { throw wrong("true or false") }
      return text
    case .object(let object) where object.instance is DateObject:
      guard let day = CalendarDate(iso: text) else { throw wrong("a date like 2024-09-30") }
      return "qi.date \"\(day)\""
    case .object(let object) where object.instance is MonthObject:
      guard CalendarDate(iso: text + "-01") != nil else { throw wrong("a month like 2024-09") }
      return "qi.month \"\(text)\""
    default:
      throw Diagnostic(
        kind: "parameters",
        "The parameter \"\(name)\" is \(describe(usual)), which cannot be given from outside.",
        hint: "Parameters are text, numbers, true or false, dates and months"
      )
    }
  }

  /// A value of a parameter as it is written in Lua.
  private func literal(_ value: LuaValue) throws -> String {
    switch value {
    case .string(let text): return Self.quoted(text.text)
    case .object(let object):
      let text = try lua.displayString(value)
      return object.instance is MonthObject ? "qi.month \"\(text)\"" : "qi.date \"\(text)\""
    default: return try lua.displayString(value)
    }
  }

  private static func isName(_ text: String) -> Bool {
    SourceTokens(text).tokens.count == 1 && SourceTokens(text).tokens.first?.kind == .name
  }

  /// A text in quotes, as Lua reads it.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\0": quoted += "\\0"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Diagnostic {
  /// The same for who gave the parameters: it is of their cell, which is evaluated by itself first.
  fileprivate var ofParameterCell: Diagnostic {
    var diagnostic = self
    if kind != "parameters" {
      diagnostic.message = "The cell of parameters cannot be evaluated by itself: \(message)"
    }
    diagnostic.kind = "parameters"
    diagnostic.location = nil
    return diagnostic
  }
}

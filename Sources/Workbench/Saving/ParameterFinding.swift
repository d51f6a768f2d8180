internal import QualityModel

/// A value of a script that is given from outside, with what it was at the prompt.
struct FoundParameter: Equatable {
  var name: String
  /// The word by which `qi.params` knows its type.
  let type: String
  let value: String
  let help: String

  /// Its line in the declaration.
  var declaration: String {
    "\(name) = { \"\(type)\", default = \(LuaText.quoted(value)), help = \(LuaText.quoted(help)) },"
  }
}

enum LuaText {
  /// A text in quotes, as Lua reads it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\0": quoted += "\\0"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What a token in plain quotes says; nil where it has escapes or long brackets.
  static func plain(_ token: LuaToken) -> String? {
    guard let quote = token.text.first, quote == "\"" || quote == "'", token.text.count >= 2,
      !token.text.contains("\\")
    else { return nil }
    return String(token.text.dropFirst().dropLast())
  }
}

/// Finds the texts that are likely to be others next time: units, measures, days, months and files.
///
/// What a text stands for is told by the argument it is given for, from the registrations, as
/// completion does it.
struct ParameterFinding {
  let session: WorkbenchSession
  /// Names that parameters must not have.
  private(set) var found: [FoundParameter] = []

  init(session: WorkbenchSession) { self.session = session }

  /// The parameter that a text of an entry becomes, named among those found before.
  mutating func parameter(for literal: LuaOutline.Literal, in source: String) -> FoundParameter? {
    guard let value = LuaText.plain(literal.token),
      var parameter = parameter(value, source, literal.token.range.lowerBound)
    else { return nil }
    let base = parameter.name
    // Two dates for different arguments may change apart although they are the same today.
    let isDay = parameter.type == "date" || parameter.type == "month"
    if let known = found.first(where: {
      $0.type == parameter.type && $0.value == value && (!isDay || Self.base($0.name) == base)
    }) {
      return known
    }
    var number = 2
    while found.contains(where: { $0.name == parameter.name }) {
      parameter.name = "\(base)_\(number)"
      number += 1
    }
    found.append(parameter)
    return parameter
  }

  private static func base(_ name: String) -> Substring {
    guard let line = name.lastIndex(of: "_"), Int(name[name.index(after: line)...]) != nil else {
      return name[...]
    }
    return name[..<line]
  }

  private func parameter(_ value: String, _ source: String, _ offset: Int) -> FoundParameter? {
    let before = String(decoding: source.utf8.prefix(offset + 1), as: UTF8.self)
    let text = TextBeforeCursor(before)
    guard case .string(_, let place?) = text.situation else { return nil }
    guard let kind = CompletionEngine(session: session).valueKind(at: place, in: text) else {
      return nil
    }
    let key = place.key.flatMap { LuaTokens.keywords.contains($0) ? nil : $0 }
    let kinds: [ParameterKind] = if case .either(let kinds) = kind { kinds } else { [kind] }
    for kind in kinds {
      switch kind {
      case .measure:
        return FoundParameter(name: "measure", type: "measure", value: value, help: "the measure")
      case .unit:
        return FoundParameter(name: key ?? "unit", type: "unit", value: value, help: "the unit")
      case .entity(let entity):
        return FoundParameter(
          name: key ?? entity,
          type: entity,
          value: value,
          help: "the \(entity.replacing("_", with: " "))"
        )
      case .path:
        let isWritten = Self.writers.contains(Self.lastName(of: place.function))
        return FoundParameter(
          name: isWritten ? "output" : "file",
          type: "path",
          value: value,
          help: isWritten ? "where the result goes" : "the file that is read"
        )
      case .date, .lastDay, .month, .place, .lastPlace:
        return day(value, key)
      case .text where Self.makers.contains(Self.lastName(of: place.function)):
        // A function that makes a date of text takes nothing but text.
        return CalendarDate(iso: value).map { _ in
          FoundParameter(name: "date", type: "text", value: value, help: "the day")
        }
      default: continue
      }
    }
    return nil
  }

  private func day(_ value: String, _ key: String?) -> FoundParameter? {
    if CalendarDate(iso: value) != nil {
      return FoundParameter(name: key ?? "date", type: "date", value: value, help: "the day")
    }
    guard CalendarMonth(iso: value) != nil else { return nil }
    return FoundParameter(name: key ?? "month", type: "month", value: value, help: "the month")
  }

  private static let writers: Set = ["save"]
  private static let makers: Set = ["date"]

  private static func lastName(of function: TextBeforeCursor.Expression) -> String {
    if case .member(let name, _)? = function.steps.last { name } else { function.base }
  }
}

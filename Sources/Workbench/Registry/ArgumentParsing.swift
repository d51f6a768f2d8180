internal import LuaRuntime
internal import QualityModel

/// Reads the arguments of a call by the function's declaration.
///
/// The forms a call may have: `f "subject"`, `f { "subject", name = value }`, `f("subject", { name = value })`
/// and `f { name = value }`.
struct ArgumentParsing {
  let entry: FunctionEntry
  let session: WorkbenchSession

  func parse(_ raw: [LuaValue]) throws -> Arguments {
    var raw = raw
    while case .nil? = raw.last { raw.removeLast() }
    guard !entry.isFreeForm else { return Arguments() }

    var subject: LuaValue?
    var table: LuaTable?
    switch raw.count {
    case 0: break
    case 1:
      if case .table(let only) = raw[0], !subjectTakesTable {
        table = only
      } else {
        subject = raw[0]
      }
    case 2:
      subject = raw[0]
      guard case .table(let second) = raw[1] else { throw tooMany }
      table = second
    default: throw tooMany
    }

    var arguments = Arguments()
    if let table {
      arguments = try read(table, by: entry.parameters, in: entry.path, subject: entry.subject)
    }
    if let subject {
      guard let parameter = entry.subject else { throw tooMany }
      if case .nil = subject {
      } else {
        arguments.values[parameter.name] = try value(
          subject,
          parameter.kind,
          parameter.name,
          entry.path
        )
      }
    }
    for parameter in entry.parameters { try require(parameter, in: arguments) }
    if let parameter = entry.subject { try require(parameter, in: arguments) }
    return arguments
  }

  private func require(_ parameter: Parameter, in arguments: Arguments) throws {
    guard parameter.isRequired, arguments.values[parameter.name] == nil else { return }
    if let error = entry.explainMissing?(parameter, arguments, session) { throw error }
    throw ArgumentError.missing(path: entry.path, parameter: parameter)
  }

  private var tooMany: ArgumentError { .tooMany(path: entry.path, signature: entry.signature) }

  /// Whether a lone table is the subject itself and not the named arguments.
  private var subjectTakesTable: Bool {
    guard entry.parameters.isEmpty, let kind = entry.subject?.kind else { return false }
    return kind.isTable
  }

  private func read(
    _ table: LuaTable,
    by parameters: [Parameter],
    in path: String,
    subject: Parameter?
  ) throws -> Arguments {
    var arguments = Arguments()
    let isListed =
      subject.map { subject in parameters.contains { $0.name == subject.name } } ?? true
    let all = isListed ? parameters : parameters + (subject.map { [$0] } ?? [])
    for (number, (key, value)) in try table.rawEntries().enumerated() {
      try stopIfAsked(at: number)
      switch key {
      case .integer(1) where subject != nil:
        guard let subject else { continue }
        arguments.values[subject.name] = try self.value(value, subject.kind, subject.name, path)
      case .string(let name):
        let name = name.text
        guard let parameter = all.first(where: { $0.name == name }) else {
          throw ArgumentError.unknown(path: path, name: name, known: all.map(\.name))
        }
        arguments.values[parameter.name] = try self.value(
          value,
          parameter.kind,
          parameter.name,
          path
        )
      default:
        throw ArgumentError.unknown(
          path: path,
          name: try session.lua.displayString(key),
          known: parameters.map(\.name)
        )
      }
    }
    return arguments
  }

  private func value(
    _ value: LuaValue,
    _ kind: ParameterKind,
    _ name: String,
    _ path: String
  ) throws -> ArgumentValue {
    func wrong() -> ArgumentError {
      .wrongType(
        path: path,
        parameter: name,
        expected: kind.description,
        found: session.describe(value),
        mend: Self.mend(value, kind, name)
      )
    }
    switch kind {
    case .text, .heading, .path:
      guard case .string(let text) = value else { throw wrong() }
      return .text(text.text)
    case .number:
      if case .integer(let integer) = value { return .number(Double(integer)) }
      guard case .number(let number) = value, number.isFinite else { throw wrong() }
      return .number(number)
    case .integer:
      if case .integer(let integer) = value { return .integer(Int(integer)) }
      guard case .number(let number) = value, let integer = Int(exactly: number) else {
        throw wrong()
      }
      return .integer(integer)
    case .boolean:
      guard case .boolean(let boolean) = value else { throw wrong() }
      return .boolean(boolean)
    case .date:
      return .date(try date(value, name, path))
    case .lastDay:
      return .date(try date(value, name, path, ofMonth: \.lastDay))
    case .month:
      let date = try date(value, name, path)
      return .month(date.calendarMonth)
    case .measure:
      if let measure = value.instance(MeasureObject.self) { return .text(measure.measure.code) }
      guard case .string(let text) = value else { throw wrong() }
      return .text(text.text)
    case .unit:
      if let unit = value.instance(UnitObject.self) { return .text(unit.unit.code) }
      guard case .string(let text) = value else { throw wrong() }
      return .text(text.text)
    case .entity(let entity):
      if let record = value.instance(RecordObject.self), record.typeName == entity {
        return .text(record.record.key.text)
      }
      guard case .string(let text) = value else { throw wrong() }
      return .text(text.text)
    case .choice(let choices):
      guard case .string(let text) = value else { throw wrong() }
      guard choices.contains(text.text) else {
        throw ArgumentError.notAChoice(
          path: path,
          parameter: name,
          found: text.text,
          choices: choices.texts
        )
      }
      return .text(text.text)
    case .list(let element):
      if case .table(let table) = value {
        return .list(try list(of: element, in: table, name, path))
      }
      // One thing stands for a list of one.
      return .list([try self.value(value, element, name, path)])
    case .place:
      return .place(try place(value, name, path, ofMonth: \.firstDay))
    case .lastPlace:
      return .place(try place(value, name, path, ofMonth: \.lastDay))
    case .numbers:
      return .numbers(try NumberLists(path: path, session: session).numbers(value, name))
    case .groups:
      return .groups(try NumberLists(path: path, session: session).groups(value, name))
    case .either(let kinds):
      for kind in kinds {
        do {
          return try self.value(value, kind, name, path)
        } catch ArgumentError.wrongType {
          continue
        }
      }
      throw wrong()
    case .record(let parameters, let shorthand):
      if case .table(let table) = value {
        let inner = "\(path) \(name)"
        // What plain text would stand for may also stand first: { "shift", length = 8 }.
        let first = parameters.first { $0.name == shorthand }
        let record = try read(table, by: parameters, in: inner, subject: first)
        for parameter in parameters where parameter.isRequired && !record.has(parameter.name) {
          throw ArgumentError.missing(path: inner, parameter: parameter)
        }
        return .record(record)
      }
      guard let shorthand, let parameter = parameters.first(where: { $0.name == shorthand }) else {
        throw wrong()
      }
      let short = try self.value(value, parameter.kind, name, path)
      return .record(Arguments(values: [shorthand: short]))
    case .map(let element):
      guard case .table(let table) = value else { throw wrong() }
      var map: [(key: String, value: ArgumentValue)] = []
      let entries = try table.rawEntries()
      let unnamed = entries.compactMap {
        if case .integer(let position) = $0.key { position } else { nil }
      }
      if let position = unnamed.min() {
        throw ArgumentError.badItem(
          path: path,
          parameter: name,
          position: " entry \(position)",
          found: "without a name",
          mend: "Write a name for each:  Falls = 1  or  [\"Pressure damage\"] = 1"
        )
      }
      for (key, value) in entries {
        try stopIfAsked(at: map.count)
        guard case .string(let text) = key else { throw wrong() }
        map.append((text.text, try self.value(value, element, "\(name).\(text.text)", path)))
      }
      var compared = 0
      return .map(
        try map.sorted {
          compared += 1
          try stopIfAsked(at: compared)
          return $0.key < $1.key
        }
      )
    case .function:
      guard case .function(let function) = value else { throw wrong() }
      return .function(function)
    case .object(let typeName):
      guard case .object(let object) = value, object.typeName == typeName else { throw wrong() }
      return .object(object.instance)
    case .any:
      return .any(value)
    }
  }

  /// Asks now and then whether to go on: a table of a million items takes its time.
  private func stopIfAsked(at item: Int) throws {
    if item % 1_024 == 0 { try session.stopIfAsked() }
  }

  /// What to write instead, where that can be told.
  private static func mend(_ value: LuaValue, _ kind: ParameterKind, _ name: String) -> String? {
    switch (kind, value) {
    case (.either(let kinds), .string)
    where kinds.contains { if case .map = $0 { true } else { false } }:
      return "Name the fields:  { field = \"value\" } . Or give a function of one item."
    case (.number, .string(let text)), (.integer, .string(let text)):
      guard let number = Double(text.text), number.isFinite else { return nil }
      return "Write  \(NumberText.plain(number, places: 12))  without quotes."
    case (.either(let kinds), .table):
      let takesRuleSet = kinds.contains {
        if case .object("rule_set") = $0 { true } else { false }
      }
      return takesRuleSet
        ? "Rules of your own:  \(name) = qi.rule_set { name = \"…\", rules = { \"shift\", … } }"
        : nil
    default: return nil
    }
  }

  private func list(
    of element: ParameterKind,
    in table: LuaTable,
    _ name: String,
    _ path: String
  ) throws -> [ArgumentValue] {
    let entries = try table.rawEntries()
    var numbered: [(position: Int64, value: ArgumentValue)] = []
    numbered.reserveCapacity(entries.count)
    for (key, value) in entries {
      try stopIfAsked(at: numbered.count)
      guard case .integer(let position) = key else {
        throw ArgumentError.wrongType(
          path: path,
          parameter: name,
          expected: ParameterKind.list(element).description,
          found: "a table with the key \(session.describe(key))"
        )
      }
      numbered.append((position, try self.value(value, element, "\(name)[\(position)]", path)))
    }
    // Lua's order is that of the positions for nearly every list.
    if zip(numbered, numbered.dropFirst()).contains(where: { $0.position > $1.position }) {
      numbered.sort { $0.position < $1.position }
    }
    return numbered.map(\.value)
  }
}

extension ParameterKind {
  /// Whether a table may be the value itself.
  fileprivate var isTable: Bool {
    switch self {
    case .list, .record, .map, .any: true
    case .either(let kinds): kinds.contains(where: \.isTable)
    default: false
    }
  }
}

internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// Functions that a script works with: dates, tables, parameters, showing and help.
  static func scriptFunctions() -> [FunctionEntry] {
    [
      .module(
        "date",
        purpose: "Makes a date from ISO text, or from text in a stated form.",
        subject: .required("text", .text, "the date, for example \"2024-09-30\""),
        parameters: [.optional("format", .text, default: "\"%Y-%m-%d\"", "how it is written")],
        returns: "date",
        example: #"assert(qi.date("2024-02-28") + 2 == qi.date "2024-03-01")"#
      ) { call in
        let text = call.arguments.text("text") ?? ""
        let format = try call.arguments.text("format").map { try CalendarFormat($0) }
        guard let date = format.map({ $0.date(from: text) }) ?? CalendarDate(iso: text) else {
          throw ArgumentError.badDate(
            path: "qi.date",
            parameter: "text",
            found: text,
            expected: format?.pattern ?? "2024-09-30"
          )
        }
        return try call.session.value(DateObject(date))
      },
      .module(
        "month",
        purpose: "Makes a month from ISO text, or from a date in it.",
        subject: .required("text", .month, "the month, for example \"2024-09\""),
        returns: "month",
        example: #"assert(qi.month("2024-01") - 1 == qi.month "2023-12")"#
      ) { call in
        guard let month = call.arguments.month("text") else { return .nil }
        return try call.session.value(MonthObject(month))
      },
      .module(
        "today",
        purpose: "Gives the day it is; a run can be given another with --today.",
        returns: "date",
        example: "assert(qi.today() - qi.today() == 0)"
      ) { call in
        try call.session.value(DateObject(call.session.today))
      },
      .module(
        "last_month",
        purpose: "Gives the month before this one, the last that is over.",
        returns: "month",
        example: "assert(qi.last_month() + 1 == qi.today().month)"
      ) { call in
        try call.session.value(
          MonthObject(call.session.today.calendarMonth.adding(months: -1))
        )
      },
      .module(
        "table",
        purpose: "Makes an empty table of results with these headings.",
        subject: .required("headings", .list(.text), "the names of the columns"),
        returns: "table",
        example: #"local t = qi.table { "Ward", "Falls" } t:add { "Ash", 3 } print(t)"#
      ) { call in
        try call.session.value(TableObject(headings: call.arguments.texts("headings") ?? []))
      },
      displayFunction(),
      .module(
        "help",
        purpose: "Gives the help on a name as text; at the prompt, ?name does the same.",
        subject: .optional("name", .text, default: "a tour", "for example \"qi.import\""),
        returns: "text",
        example: #"print(qi.help "series:chart")"#
      ) { call in
        .text(try call.session.help(on: call.arguments.text("name") ?? ""))
      },
      paramsFunction,
    ]
  }

  /// `qi.display`, which is a global as well, and so is made before the others are.
  static func displayFunction() -> FunctionEntry {
    .module(
      "display",
      purpose: "Shows values as the prompt does; display is there without qi as well.",
      returns: "nothing",
      example: "qi.display(qi.measures)",
      isFreeForm: true
    ) { call in
      for value in call.raw {
        if let display = call.session.settings.display {
          try display(call.session.bundle(of: value))
          continue
        }
        let card = try call.session.card(of: value)
        try call.session.settings.output(call.session.terminalSafety.printable(card) + "\n")
      }
      return .nil
    }
  }

  /// `qi.params`: the typed parameters of a script.
  private static var paramsFunction: FunctionEntry {
    .module(
      "params",
      purpose: "Declares a script's parameters, each with a type; values come from  -p name=value.",
      subject: .required(
        "parameters",
        .map(.any),
        "name = { \"type\", default = …, help = … }; types: "
          + "text, number, integer, boolean, date, month, path, measure, unit"
      ),
      returns: "a table with a value for each name",
      example: """
        local p = qi.params { month = { "month", default = "2024-09", help = "the month" } }
        assert(p.month == qi.month "2024-09")
        """
    ) { call in
      try ScriptParameters(call).table()
    }
  }
}

/// Reads the declarations of `qi.params` and gives each name its value.
struct ScriptParameters {
  let call: Invocation
  init(_ call: Invocation) { self.call = call }

  private static let kinds: [(String, ParameterKind)] = [
    ("text", .text), ("number", .number), ("integer", .integer), ("boolean", .boolean),
    ("date", .date), ("month", .month), ("path", .path), ("measure", .measure), ("unit", .unit),
  ]

  func table() throws -> LuaValue {
    let session = call.session
    session.hasDeclaredParameters = true
    let declared = call.arguments.map("parameters") ?? []
    let given = session.settings.parameters
    session.noteParameters(given)
    if let unknown = given.keys.sorted().first(where: { name in
      !declared.contains { $0.key == name }
    }) {
      throw Diagnostic(
        kind: "parameters",
        "The script has no parameter \"\(unknown)\".",
        hint: "It takes: \(declared.map(\.key).joined(separator: ", ")).",
        candidates: NearMiss.candidates(for: unknown, among: declared.map(\.key)).map {
          "\"\($0)\""
        }
      )
    }
    let table = try session.lua.makeTable()
    var values: [(name: String, value: LuaValue)] = []
    for (name, value) in declared {
      guard case .any(let any) = value, let declaration = any.table else {
        throw Diagnostic(
          kind: "parameters",
          "The parameter \"\(name)\" is not declared as a table.",
          hint: "Write  \(name) = { \"text\", default = …, help = \"…\" }"
        )
      }
      let chosen = try parameter(name, declaration, given[name])
      try table.rawSet(name, chosen)
      values.append((name, chosen))
    }
    session.declaredParameters = DeclaredParameters(table: table, values: values)
    return .table(table)
  }

  private func parameter(_ name: String, _ declaration: LuaTable, _ text: String?) throws
    -> LuaValue
  {
    let word = try declaration.rawGet(.integer(1)).text ?? ""
    guard let kind = Self.kinds.first(where: { $0.0 == word })?.1 else {
      throw Diagnostic(
        kind: "parameters",
        "\"\(word)\" is not a type of parameter (\"\(name)\").",
        hint: "Use one of: \(Self.kinds.map(\.0).joined(separator: ", ")).",
        candidates: NearMiss.candidates(for: word, among: Self.kinds.map(\.0)).map { "\"\($0)\"" }
      )
    }
    let raw = try text.map { try value(of: $0, kind, name) } ?? declaration.rawGet("default")
    guard !raw.isNil else {
      let help = try declaration.rawGet("help").text.map { " (\($0))" } ?? ""
      throw Diagnostic(
        kind: "parameters",
        "The script needs the parameter \"\(name)\"\(help).",
        hint: "Run it with  -p \(name)=…"
      )
    }
    return try checked(raw, kind, name)
  }

  /// A value given on the command line, which is always text.
  private func value(of text: String, _ kind: ParameterKind, _ name: String) throws -> LuaValue {
    func wrong(_ expected: String) -> Diagnostic {
      Diagnostic(
        kind: "parameters",
        "\"\(text)\" is not a \(expected) (parameter \"\(name)\").",
        hint: "Run it with  -p \(name)=…"
      )
    }
    switch kind {
    case .path:
      // The person who runs the script named this file for it.
      try call.session.settings.access.grant(text)
      return .text(text)
    case .number:
      guard let number = Double(text), number.isFinite else { throw wrong("number") }
      return .number(number)
    case .integer:
      guard let integer = Int(text) else { throw wrong("whole number") }
      return .integer(integer)
    case .boolean:
      guard text == "true" || text == "false" else { throw wrong("true or false") }
      return .boolean(text == "true")
    default:
      return .text(text)
    }
  }

  /// The value in the type that was declared; dates and months become values of those types.
  private func checked(_ raw: LuaValue, _ kind: ParameterKind, _ name: String) throws -> LuaValue {
    let entry = FunctionEntry.module(
      "params",
      purpose: "",
      subject: .required(name, kind, ""),
      returns: "",
      example: ""
    ) { _ in .nil }
    let arguments: Arguments
    do {
      arguments = try ArgumentParsing(entry: entry, session: call.session).parse([raw])
    } catch let error as ArgumentError {
      // The same words, under the kind that tells a wrong command line from a wrong script.
      var diagnostic = Diagnostic(error)
      diagnostic.kind = "parameters"
      diagnostic.hint = "Give it as  -p \(name)=…  (\(kind.description))."
      throw diagnostic
    }
    switch kind {
    case .date:
      return try arguments.date(name).map { try call.session.value(DateObject($0)) } ?? .nil
    case .month:
      return try arguments.month(name).map { try call.session.value(MonthObject($0)) } ?? .nil
    case .measure:
      _ = try call.session.store.measure(
        arguments.text(name) ?? "",
        asOf: call.session.settings.asOf
      )
      return .text(arguments.text(name) ?? "")
    case .unit:
      _ = try call.session.store.unit(arguments.text(name) ?? "", asOf: call.session.settings.asOf)
      return .text(arguments.text(name) ?? "")
    case .entity(let entity):
      guard let entity = Entity.named(entity) else { return raw }
      let code = arguments.text(name) ?? ""
      _ = try call.session.store.record(entity, code: code, asOf: call.session.settings.asOf)
      return .text(code)
    default: return raw
    }
  }
}

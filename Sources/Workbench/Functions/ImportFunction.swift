internal import Glibc
internal import DelimitedText
internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `qi.import`: a file of figures into a plan.
  static func importFunction() -> FunctionEntry {
    func column(_ name: String, _ help: String, more: [Parameter] = []) -> Parameter {
      .optional(
        name,
        .record(
          [.required("from", .heading, "the name of the column in the file")] + more,
          shorthand: "from"
        ),
        help
      )
    }
    let missing = Parameter.optional(
      "missing",
      .list(.text),
      default: "{ \"\" }",
      "texts that mean there is no figure"
    )
    var entry = FunctionEntry.module(
      "import",
      purpose: "Reads a CSV file of figures and plans what loading it would do. Nothing is written "
        + "before commit.",
      subject: .required("path", .path, "the file"),
      parameters: [
        .optional("into", .measure, default: "the measure column", "the measure of all rows"),
        .required(
          "columns",
          .record(
            [
              column("unit", "the unit's code"),
              column(
                "period",
                "the first day or the month of the period",
                more: [
                  .optional(
                    "format",
                    .text,
                    default: "\"%Y-%m-%d\"",
                    "how it is written, for example \"%Y-%m\", \"%b-%y\" or \"%d/%m/%Y\""
                  )
                ]
              ),
              column("numerator", "what was counted", more: [missing]),
              column("denominator", "what it is divided by"),
              column("measure", "the measure's code, where the file has several"),
              column("missing_reason", "why there is no figure"),
              column("status", "provisional, final or withdrawn"),
            ],
            shorthand: nil
          ),
          "which column of the file is what"
        ),
        .optional("unit", .unit, default: "the unit column", "the unit of all rows"),
        .optional(
          "key",
          .list(.text),
          default: "{ \"unit\", \"period\" }",
          "what tells two figures apart; given to be checked"
        ),
        .optional(
          "where",
          .map(.list(.text)),
          default: "all rows",
          "rows to keep: column = text, or a list of texts"
        ),
        .optional(
          "new_units",
          .record(
            [
              .optional("under", .unit, "the unit above them"),
              .optional("kind", .choice(.unitKind), "what they are"),
            ],
            shorthand: "under"
          ),
          default: "rows of unknown units are rejected",
          "make units that the store does not know"
        ),
        .optional(
          "encoding",
          .choice(.encoding),
          default: "\"utf-8\"",
          "how text is written"
        ),
        .optional(
          "separator",
          .choice(.separator),
          default: "\"comma\"",
          "what stands between cells"
        ),
      ],
      returns: "load_plan",
      example: """
        local plan = qi.import {
          "data/crofton_ward_violence.csv", into = "violence",
          columns = {
            unit = "Ward code", period = { from = "Month", format = "%Y-%m" },
            numerator = "Incidents",
          },
        }
        assert(plan.new == 0 and plan.same == 54)
        """
    ) { call in
      let access = call.session.settings.access
      let specification = try LoadArguments(call.arguments, access).specification()
      let file = OpenedFigures(try access.openFigures(specification.path))
      do {
        let plan = try call.session.loading(specification.path) { observer in
          try call.session.store.planLoad(
            specification,
            opening: { _ in file.take() },
            observer: observer
          )
        }
        let object = LoadPlanObject(plan)
        call.session.plans.note(object, on: try call.session.store)
        return try call.session.value(object)
      } catch StoreError.denominatorColumnMissing(let measure, let kind) {
        throw call.session.denominatorMissing(measure, kind, specification)
      }
    }
    entry.explainMissing = { parameter, arguments, session in
      parameter.name == "columns" ? session.columnsMissing(arguments) : nil
    }
    return entry
  }
}

/// A file that was opened and judged before the store reads it; closed where nobody took it.
private final class OpenedFigures {
  private var descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func take() -> Int32 {
    defer { descriptor = -1 }
    return descriptor
  }
}

/// Reads the arguments of `qi.import` into what the store wants to know.
struct LoadArguments {
  let arguments: Arguments
  let columns: Arguments
  /// What the headings of the file, for a hint, are read through.
  let access: FileAccess

  init(_ arguments: Arguments, _ access: FileAccess) {
    self.arguments = arguments
    self.access = access
    columns = arguments.record("columns") ?? Arguments()
  }

  func specification() throws -> LoadSpecification {
    try checkKey()
    guard let period = from("period") else { throw missingColumn("period") }
    guard let numerator = from("numerator") else { throw missingColumn("numerator") }
    return LoadSpecification(
      path: arguments.text("path") ?? "",
      measure: try source("measure", constant: "into"),
      unit: try source("unit", constant: "unit"),
      period: period,
      numerator: numerator,
      denominator: from("denominator"),
      missingReason: from("missing_reason"),
      status: from("status"),
      periodFormat: try columns.record("period")?.text("format").map { try CalendarFormat($0) }
        ?? .iso,
      missingTokens: columns.record("numerator")?.texts("missing") ?? [""],
      filters: filters,
      unknownUnits: unknownUnits,
      encoding: encoding,
      separator: separator
    )
  }

  private func from(_ role: String) -> String? { columns.record(role)?.text("from") }

  private func source(_ role: String, constant: String) throws -> CodeSource {
    if let code = arguments.text(constant) {
      guard from(role) == nil else {
        throw ArgumentError.unsuitable(
          path: "qi.import",
          reason: "The \(role) is given twice: as \(constant) and as a column.",
          mend: "Keep one of them."
        )
      }
      return .code(code)
    }
    guard let column = from(role) else {
      throw ArgumentError.unsuitable(
        path: "qi.import",
        reason: "qi.import does not know which \(role) the rows are of.",
        mend: "Give  \(constant) = \"code\"  for all rows, or  \(role) = \"column\"  in columns."
      )
    }
    return .column(column)
  }

  private func missingColumn(_ role: String) -> ArgumentError {
    let suggestion = ColumnSuggestion(
      path: arguments.text("path") ?? "",
      separator: separator,
      encoding: encoding,
      used: ["measure", "unit", "period", "numerator", "denominator"].compactMap(from),
      access
    )
    return .unsuitable(
      path: "columns",
      reason: "qi.import needs a column for the \(role).",
      mend: "Add  \(role) = \"name of the column\"  to columns."
        + (suggestion?.stillThere.map { " " + $0 } ?? "")
    )
  }

  var encoding: TextEncoding {
    arguments.text("encoding") == "windows-1252" ? .windows1252 : .utf8
  }

  var separator: FieldSeparator {
    arguments.text("separator").flatMap(FieldSeparator.init) ?? .comma
  }

  /// Figures are told apart by measure, unit and period and by nothing else; another key is a
  /// misunderstanding that is better said than guessed around.
  private func checkKey() throws {
    guard let key = arguments.texts("key") else { return }
    let allowed: Set = ["measure", "unit", "period"]
    guard Set(key).isSubset(of: allowed), key.contains("period") else {
      throw ArgumentError.unsuitable(
        path: "qi.import",
        reason: "Figures are told apart by measure, unit and period; "
          + "the key { \(key.joined(separator: ", ")) } is another.",
        mend: "Write  key = { \"unit\", \"period\" } , or leave it out."
      )
    }
  }

  private var filters: [LoadFilter] {
    (arguments.map("where") ?? []).map { column, value in
      guard case .list(let texts) = value else { return LoadFilter(column: column, anyOf: []) }
      return LoadFilter(
        column: column,
        anyOf: texts.compactMap { if case .text(let text) = $0 { text } else { nil } }
      )
    }
  }

  private var unknownUnits: UnknownUnits {
    guard let new = arguments.record("new_units") else { return .reject }
    return .create(
      kind: new.text("kind").flatMap(UnitKind.init) ?? .other,
      parentCode: new.text("under")
    )
  }
}

internal import DelimitedText
internal import Glibc
internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension WordList {
  /// The names of the entities, as lists of their records are called.
  static let entity = WordList(
    "entity",
    "The kinds of records that the store keeps.",
    words: Entity.all.map { Word($0.plural, Self.summary($0.purpose)) },
    example: """
      qi.people:save "out/people.csv"
      print(qi.import_records { "out/people.csv", of = "people" })
      """
  )

  /// The purpose as far as a line has room for it: up to where it goes into detail.
  private static func summary(_ purpose: String) -> String {
    guard purpose.count > 90 else { return purpose }
    let room = purpose.prefix(90)
    let end = room.lastIndex { ":;,".contains($0) } ?? room.lastIndex(of: " ") ?? room.endIndex
    return room[..<end] + "."
  }
}

extension FunctionEntry {
  /// `qi.import_records`: files of records into a plan.
  static func importRecordsFunction() -> FunctionEntry {
    .module(
      "import_records",
      purpose: "Reads CSV or JSON files of records, such as a register of projects, and plans what "
        + "loading them would do. Nothing is written before commit.",
      subject: .optional("path", .path, default: "the files", "the file, of one kind of record"),
      parameters: [
        .optional("of", .choice(.entity), default: "the files' names", "what its rows are"),
        .optional(
          "columns",
          .map(.text),
          default: "as the fields",
          "headings that are not the fields' names: field = heading"
        ),
        .optional(
          "files",
          .map(.path),
          default: "none",
          "several files at once, whose rows may name each other: people = \"people.csv\""
        ),
        .optional(
          "encoding",
          .choice(.encoding),
          default: "\"utf-8\"",
          "how text is written in CSV"
        ),
        .optional(
          "separator",
          .choice(.separator),
          default: "\"comma\"",
          "what stands between cells of CSV"
        ),
      ],
      returns: "plan",
      example: """
        qi.people:save "out/people.csv"
        print(qi.import_records { "out/people.csv", of = "people" })
        """
    ) { call in
      let files = try RecordFileArguments(call).files()
      let access = call.session.settings.access
      let store = try call.session.store
      let name = files.count == 1 ? files[0].path : "\(files.count) files"
      let plan = try call.session.loading(name) { observer in
        var refused: (any Error)?
        do {
          return try store.planRecords(
            files,
            opening: { path throws(StoreError) in
              do {
                return try access.openFigures(path)
              } catch let error as StoreError {
                throw error
              } catch {
                refused = error
                throw .cancelled
              }
            },
            observer: observer
          )
        } catch { throw refused ?? error }
      }
      let object = PlanObject(plan)
      call.session.plans.note(object, on: store)
      return try call.session.value(object)
    }
  }

  /// How a list of records is written to a file.
  static func saveRecordsMethod(owner: String) -> FunctionEntry {
    .method(
      owner,
      "save",
      of: ListObject.self,
      purpose: "Writes a list of records to a CSV or JSON file that loads back; an earlier file of "
        + "that name is replaced.",
      subject: .required("path", .path, "where to; the name ends in .csv or .json"),
      returns: "the path",
      example: #"print(qi.people:save "out/people.csv")"#
    ) { list, call in
      let path = call.arguments.text("path") ?? ""
      let records = list.items.compactMap { ($0 as? RecordObject)?.record }
      let none = Entity.all.first { $0.nouns == list.plural }
      guard let entity = records.first?.entity ?? none, records.count == list.items.count,
        records.allSatisfy({ $0.entity === entity })
      else {
        throw ArgumentError.unsuitable(
          path: "list:save",
          reason: "Only a list of records of one kind can be saved, and this is "
            + "\(NumberText.counted(list.items.count, list.noun, plural: list.plural)).",
          mend: "What a table shows is saved with  table:save"
        )
      }
      let text: String
      if path.lowercased().hasSuffix(".csv") {
        text = try call.session.working("Saving \(path)", counting: "rows") { checkpoint in
          try RecordText.delimited(records, of: entity, checkpoint: checkpoint)
        }
      } else if path.lowercased().hasSuffix(".json") {
        text = try call.session.working("Saving \(path)", counting: "rows") { checkpoint in
          try RecordText.json(records, of: entity, checkpoint: checkpoint)
        }
      } else {
        throw ArgumentError.unsuitable(
          path: "list:save",
          reason: "Records are saved as CSV or JSON, and \"\(path)\" ends in neither.",
          mend: "Write  list:save \"\(path).csv\""
        )
      }
      try FileWriting.replace(path, with: text, in: call.session)
      return .text(path)
    }
  }
}

/// The files that a call of `qi.import_records` names.
private struct RecordFileArguments {
  private let call: Invocation

  init(_ call: Invocation) { self.call = call }

  func files() throws -> [RecordFile] {
    let arguments = call.arguments
    let format = DelimitedFormat(
      separator: arguments.text("separator").flatMap(FieldSeparator.init) ?? .comma,
      encoding: arguments.text("encoding") == "windows-1252" ? .windows1252 : .utf8
    )
    var files: [RecordFile] = []
    if let path = arguments.text("path") {
      let entity = try entity(arguments.text("of") ?? Self.stem(path), for: path)
      var headings: [String: String] = [:]
      for (field, value) in arguments.map("columns") ?? [] {
        guard entity.field(field) != nil else {
          throw ArgumentError.unknown(
            path: "qi.import_records columns",
            name: field,
            known: entity.fields.map(\.name)
          )
        }
        if case .text(let heading) = value { headings[field] = heading }
      }
      files.append(RecordFile(path: path, entity: entity, headings: headings, format: format))
    }
    for (name, value) in arguments.map("files") ?? [] {
      guard case .text(let path) = value else { continue }
      files.append(RecordFile(path: path, entity: try entity(name, for: path), format: format))
    }
    guard !files.isEmpty else {
      throw ArgumentError.unsuitable(
        path: "qi.import_records",
        reason: "No file is named.",
        mend: "Write  qi.import_records { \"people.csv\", of = \"people\" }"
      )
    }
    return files
  }

  private func entity(_ plural: String, for path: String) throws -> Entity {
    if let entity = Entity.all.first(where: { $0.plural == plural }) { return entity }
    throw ArgumentError.notAChoice(
      path: "qi.import_records",
      parameter: "of",
      found: plural,
      choices: Entity.all.map(\.plural)
    )
  }

  /// The name of a file without its folder and ending: "people" of "trust/people.csv".
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".", maxSplits: 1).first ?? "")
  }
}

internal import DelimitedText
internal import Glibc
internal import QualityModel
internal import QualityStore

extension Diagnostic {
  /// The words for what a store refuses or cannot do.
  init(_ error: StoreError) {
    func store(_ message: String, at location: String? = nil, hint: String? = nil) -> Diagnostic {
      Diagnostic(kind: "store", message, at: location, hint: hint)
    }
    switch error {
    case .notFound(let path):
      self = store(
        "There is no store at this place.",
        at: path,
        hint: "Make one with  --create , or name another with  --store PATH"
      )
    case .alreadyExists(let path):
      self = store("A file stands where the store should be made.", at: path)
    case .notADatabase(let path):
      self = store(
        "This file is not a store of Tidemark's. It has not been touched.",
        at: path,
        hint: "A data file is loaded into a store:  qi.import { \"\(path)\", … }"
      )
    case .notAStore(let path, _):
      self = store(
        "This SQLite file belongs to another application. It has not been touched.",
        at: path
      )
    case .madeByNewerVersion(let found, let known):
      self = store(
        "This store was made by a newer version of Tidemark (schema \(found); this program knows "
          + "\(known)). It has not been touched.",
        hint: "Update Tidemark, then open the store again."
      )
    case .needsMigration(let found, let known):
      self = store(
        "This store was made by an older version (schema \(found), now \(known)) and is open for "
          + "reading only.",
        hint: "Open it once for writing; it is brought up to date then."
      )
    case .cutShort(let path, let bytes, let expected):
      self = store(
        "The store's file is cut short: it has \(NumberText.grouped(bytes)) of "
          + "\(NumberText.grouped(expected)) bytes. It has not been touched.",
        at: path,
        hint:
          "Copy it here once more, or restore the newest copy that  tidemark verify  finds good."
      )
    case .damaged(let path, let message):
      self = store(
        "The store's file is damaged; SQLite cannot read it: \(message).",
        at: path,
        hint: "Keep the file, and restore the newest copy that  tidemark verify  finds good."
      )
    case .foreignLog(let path):
      self = store(
        "The log beside the store was left by another file; read together they would be a mixture. "
          + "Neither has been touched.",
        at: "\(path)-wal",
        hint: "Move it and \(path)-shm elsewhere, open the store, and run  tidemark verify"
      )
    case .logUnreadable(let path):
      self = store(
        "The newest changes are in a log that was left by a program that died, and the log cannot "
          + "be read where nothing can be written.",
        at: "\(path)-wal",
        hint: "Make room or get the right to write there;\n"
          + "or copy the store with its -wal to where you may write, and open the copy."
      )
    case .cannotOpen(let path, let code):
      // SQLite's own code for it says nothing; the system's does.
      let reason = code & 0xFF == 14 ? "" : ": \(String(cString: strerror(code)))"
      self = store("The store cannot be opened\(reason).", at: path)
    case .readOnly:
      self = store(
        "The store is open for reading only, so nothing can be recorded.",
        hint: "To record, open the store without  --as-of ,  --preview  or  read-only ."
      )
    case .busy:
      self = store(
        "Another program is writing to the store.",
        hint: "Try again in a moment; nothing was written."
      )
    case .notWritable(let path):
      self = store(
        "The store may not be written to: the system allows only reading it, or its folder. "
          + "Nothing was written.",
        at: path,
        hint: "Get the right to write to the file and its folder, or work on a copy of it."
      )
    case .changedWhileRead(let path):
      self = store(
        "Somebody wrote to the store since it was opened, and it is read from a place without "
          + "locks, so what is read now might be half of each.",
        at: path,
        hint: "Open it once more: run the same again, or  :store \(path)"
      )
    case .diskFull(let path):
      self = store(
        "The disk is full. Nothing was written; the store is as it was.",
        at: path,
        hint: "Free some space there, then run the same again."
      )
    case .diskFailed(let path, let code, let message):
      self = store(
        "The disk that holds the store did not do its part: \(message) (SQLite code \(code)). "
          + "What was under way was not recorded.",
        at: path,
        hint: "See whether the disk or network is there and you have room left on it; "
          + "then run  tidemark verify"
      )
    case .database(let code, let message):
      self = store("The store reported an error: \(message) (SQLite code \(code)).")
    case .unknownUnit(let code, let near):
      self.init(
        kind: "not_found",
        "There is no unit \"\(code)\".",
        hint: "List the units with  qi.units",
        candidates: near.map { "\"\($0)\"" }
      )
    case .unknownMeasure(let code, let near):
      self.init(
        kind: "not_found",
        "There is no measure \"\(code)\".",
        hint: "List the measures with  qi.measures",
        candidates: near.map { "\"\($0)\"" }
      )
    case .unknownRecord(let entity, let code, let near):
      let noun = entity.replacing("_", with: " ")
      let plural = Entity.named(entity)?.plural ?? entity
      self.init(
        kind: "not_found",
        "There is no \(noun) \"\(code)\".",
        hint: "List them with  qi.\(plural)",
        candidates: near.map { "\"\($0)\"" }
      )
    case .unknownHeading(let path, let name, let fields, let near):
      self.init(
        kind: "load",
        "The file has a column \"\(name)\", which is no field of what it is to hold.",
        at: path,
        hint: "The fields are: \(fields.joined(separator: ", ")).\n"
          + "A column with another heading is named in  columns = { field = \"heading\" }.",
        candidates: near.map { "\"\($0)\"" }
      )
    case .headingMissing(let path, let entity, let field, let header):
      self.init(
        kind: "load",
        "The file has no column \"\(field)\", which every \(entity.replacing("_", with: " ")) needs.",
        at: path,
        hint: Self.separatorHint(header)
          ?? "Its columns are: \(header.map { "\"\($0)\"" }.joined(separator: ", "))."
      )
    case .notRecords(let path, let line, let problem):
      self.init(
        kind: "load",
        Self.sentence(problem),
        at: "\(path):\(line)",
        hint: "Records in JSON are a list of objects:  [ { \"code\": \"P-014\", … }, … ]"
      )
    case .ruleBroken(let id):
      self = store(
        "The change would break the rule \(id). Nothing was written.",
        hint: "See what stands against it with  qi.check()"
      )
    case .undefinedMeasure(let code):
      self = store(
        "The measure \"\(code)\" had no definition yet at this date.",
        hint: "Ask with a later as_of, or define it:  ?qi.define"
      )
    case .reasonMissing:
      self = store(
        "A change needs a reason, which the change log keeps.",
        hint: "Write  plan:commit { reason = \"…\" }"
      )
    case .actorMissing:
      self = store("A change needs the name of who makes it.", hint: "Write  actor = \"…\"")
    case .planSpent:
      self = store(
        "This plan has been committed already.",
        hint: "Make a new plan; it will say what is new since."
      )
    case .notClean(let rejected):
      self = store(
        "\(NumberText.counted(rejected, "item")) cannot be recorded, so nothing was.",
        hint: "See them with  plan:rejections() , mend what they name and plan again;\n"
          + "or record the others with  plan:commit { reason = \"…\", allow_rejected = true }"
      )
    case .storeChanged(let planned, let changed):
      self = store(
        "The store has changed since this plan was made (change \(changed) after \(planned)).",
        hint: "Make the plan again; it will take the change into account."
      )
    case .source(let path, let error):
      self = Diagnostic(error, path: path)
    case .unknownColumn(let path, let name, let role, let header, let near):
      self.init(
        kind: "load",
        "The file has no column \"\(name)\" (for the \(role.rawValue)).",
        at: path,
        hint: Self.separatorHint(header)
          ?? "Its columns are: \(header.map { "\"\($0)\"" }.joined(separator: ", ")).",
        candidates: near.map { "\"\($0)\"" }
      )
    case .columnUsedTwice(let name, let roles):
      self.init(
        kind: "load",
        "The column \"\(name)\" is given two meanings: "
          + "\(roles.map(\.rawValue).joined(separator: " and "))."
      )
    case .denominatorColumnMissing(let measure, let kind):
      self.init(
        kind: "load",
        "\"\(measure)\" is a \(MeasureWords.kind(kind)), so it needs a column for the denominator.",
        hint: "Add  denominator = \"…\"  to columns."
      )
    case .denominatorColumnNotUsed(let measure, let kind):
      self.init(
        kind: "load",
        "\"\(measure)\" is a \(MeasureWords.kind(kind)) and has no denominator.",
        hint: "Leave  denominator  out of columns."
      )
    case .sourceChanged(let path, _, _):
      self.init(
        kind: "load",
        "The file has changed since the plan was made. Nothing was written.",
        at: path,
        hint: "Plan again:  qi.import { … }"
      )
    case .cancelled:
      self.init(kind: "stopped", "The work on the store was stopped. Nothing was written.")
    case .staging(let directory, let code):
      self.init(
        kind: "load",
        "There is no room to work on the file (system error \(code)). Nothing was written.",
        at: directory,
        hint: "Free some space there, or set TMPDIR to a folder with more."
      )
    }
  }
}

extension Diagnostic {
  private static func sentence(_ problem: JSONProblem) -> String {
    switch problem {
    case .notAList: "The file is no list of records."
    case .nested(let field): "The value of \"\(field)\" is a list or an object itself."
    case .repeated(let field): "One record names \"\(field)\" twice."
    case .notText: "There is text that JSON does not allow: not UTF-8, or a wrong escape."
    case .malformed: "What stands here is no JSON."
    case .cutShort: "The file ends within the list."
    }
  }

  /// The next thing to do when a header is one cell because another character separates the cells.
  private static func separatorHint(_ header: [String]) -> String? {
    guard header.count == 1, let only = header.first else { return nil }
    let words = [(";", "semicolon"), ("\t", "tab"), ("|", "pipe")]
    guard let (_, word) = words.first(where: { only.contains($0.0) }) else { return nil }
    return "The header is a single cell; its parts stand between \(word)s. "
      + "Write  separator = \"\(word)\""
  }
}

/// The model's enums in the words scripts use.
enum MeasureWords {
  static let kinds: [(String, MeasureKind)] = [
    ("count", .count), ("rate", .rate), ("proportion", .proportion), ("mean", .mean),
    ("time_between", .timeBetween),
  ]

  static func kind(_ kind: MeasureKind) -> String {
    kinds.first { $0.1 == kind }?.0 ?? kind.rawValue
  }
}

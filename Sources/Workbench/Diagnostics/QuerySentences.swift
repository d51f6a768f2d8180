internal import QualityStore

extension Diagnostic {
  /// The words for a query that was not answered, without its text.
  init(_ error: QueryError) { self.init(error, in: "") }

  /// The words for a query that was not answered.
  init(_ error: QueryError, in text: String) {
    func sql(
      _ message: String,
      offset: Int? = nil,
      hint: String? = nil,
      candidates: [String] = []
    ) -> Diagnostic {
      Diagnostic(
        kind: "sql",
        message,
        excerpt: offset.flatMap { Self.excerpt($0, in: text) },
        hint: hint,
        candidates: candidates.map { "\"\($0)\"" }
      )
    }
    let tables = "See the tables with  qi.sql \"select name from sqlite_schema\""
    switch error {
    case .empty:
      self = sql("The text holds no SQL statement.", hint: "See  ?qi.sql")
    case .severalStatements(let offset):
      self = sql(
        "qi.sql takes one statement, and this is more than one.",
        offset: offset,
        hint: "Give each to a qi.sql of its own."
      )
    case .refused(let refusal):
      self = sql(Self.sentence(refusal), hint: Self.hint(refusal))
    case .unknownTable(let name, let near, let offset):
      self = sql(
        "The store has no table \"\(name)\".",
        offset: offset,
        hint: tables,
        candidates: near
      )
    case .unknownColumn(let name, let near, let known, let offset):
      self = sql(
        "There is no column \"\(name)\".",
        offset: offset,
        hint: Self.isInDoubleQuotes(name, in: text)
          ? "Text stands in single quotes in SQL:  '\(name)'"
          : known.isEmpty ? nil : "There are: \(known.joined(separator: ", ")).",
        candidates: near
      )
    case .unknownFunction(let name, let near, let offset):
      self = sql(
        "There is no function \"\(name)\" in SQL.",
        offset: offset,
        candidates: near
      )
    case .syntax(let message, let offset):
      self = sql("This is not SQL that SQLite understands: \(message).", offset: offset)
    case .incomplete:
      self = sql(
        "The SQL ends too early.",
        hint: "A part of the statement or a bracket is missing."
      )
    case .parameterMissing(let name, let offset):
      self = sql(
        "The statement has a place for \(name), and no value was given for it.",
        offset: offset,
        hint: name.hasPrefix("?")
          ? "Give the values in their order:  qi.sql(text, { \"BEECH\", 12 })"
          : "Give it by its name:  qi.sql(text, { \(name.dropFirst()) = … })"
      )
    case .parameterUnused(let name, let known):
      self = sql(
        "A value is given for \(name), and the statement has no such place.",
        hint: known.isEmpty
          ? "Values have a place where the statement has  ?  or  :name"
          : "It has: \(known.joined(separator: ", "))."
      )
    case .timeUp(let seconds):
      self = sql(
        "The statement was stopped after \(NumberText.plain(seconds)) seconds, its time limit.",
        hint:
          "Narrow it with  where , or give it longer:  timeout = \(NumberText.plain(seconds * 4))"
      )
    case .valueTooLarge(let limit):
      self = sql(
        "A text, a row or the statement is longer than \(NumberText.grouped(limit)) bytes."
      )
    case .resultTooLarge(let limit, let rows):
      self = sql(
        "The result is larger than \(limit >> 20) MB; that was reached after "
          + "\(NumberText.counted(rows, "row")).",
        hint: "Name the columns you need in place of  * , or narrow it with  where"
      )
    case .store(let error):
      self.init(error)
      if error == .cancelled { message = "The statement was stopped." }
    }
  }

  private static func sentence(_ refusal: QueryRefusal) -> String {
    switch refusal {
    case .writing: "qi.sql only reads the store."
    case .attaching: "qi.sql reads this store and no other file."
    case .transaction: "qi.sql takes no transactions: each statement reads what is committed."
    case .pragma(let name): "qi.sql does not take the setting \"\(name)\"."
    case .table(let name): "qi.sql does not take SQLite's table \"\(name)\"."
    case .laterKnowledge(let name):
      "As of a day, \"main.\(name)\" cannot be read: it holds what was recorded later too."
    case .function(let name): "qi.sql does not take the function \"\(name)\"."
    }
  }

  private static func hint(_ refusal: QueryRefusal) -> String? {
    switch refusal {
    case .writing: "Figures come in with  qi.import , everything else with  qi.define"
    case .pragma: "What a table has:  qi.sql \"select * from pragma_table_info('unit')\""
    case .laterKnowledge(let name): "Write  \(name)  without  main."
    case .attaching, .transaction, .table, .function: nil
    }
  }

  /// The line of the statement that an offset falls in.
  private static func excerpt(_ offset: Int, in text: String) -> SourceExcerpt? {
    guard offset <= text.utf8.count else { return nil }
    let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let isOneLine = !text.contains { $0.isNewline }
    var excerpt = SourceExcerpt(
      of: text,
      line: lines.count,
      column: (lines.last?.count ?? 0) + 1
    )
    if isOneLine { excerpt?.line = nil }
    return excerpt
  }

  private static func isInDoubleQuotes(_ name: String, in text: String) -> Bool {
    text.contains("\"\(name)\"")
  }
}

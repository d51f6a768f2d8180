import GRDBSQLite
import QualityModel

/// Reads from SQLite's messages which name was wrong, where it stands, and what was meant.
struct QueryFailures {
  private let text: String
  private let connection: QueryConnection

  init(_ text: String, on connection: QueryConnection) {
    self.text = text
    self.connection = connection
  }

  /// Why the statement could not be compiled.
  func ofCompiling() -> QueryError {
    let message = String(cString: sqlite3_errmsg(connection.connection))
    let reported = Int(sqlite3_error_offset(connection.connection))
    let offset = reported >= 0 ? reported : nil
    func name(after words: String) -> String? {
      message.hasPrefix(words) ? String(message.dropFirst(words.count)) : nil
    }
    if let table = name(after: "vtable constructor failed: ") ?? namedPragmaTable {
      return .refused(.table(table))
    }
    if let refusal = connection.watch.refusal { return .refused(refusal) }
    if message.hasSuffix("may not be modified") { return .refused(.writing) }
    if let table = name(after: "no such table: ") {
      let bare = Self.lastPart(of: table)
      return .unknownTable(
        name: table,
        near: NearMiss.candidates(for: bare, among: tables),
        offset: offset ?? self.offset(of: bare)
      )
    }
    if let column = name(after: "no such column: ") {
      let bare = Self.lastPart(of: column)
      let tables = self.tables
      let named = tables.filter { self.offset(of: $0) != nil }
      let known = columns(of: named)
      return .unknownColumn(
        name: column,
        near: NearMiss.candidates(for: bare, among: named.isEmpty ? columns(of: tables) : known),
        known: known,
        offset: offset ?? self.offset(of: bare)
      )
    }
    if let function = name(after: "no such function: ") {
      return .unknownFunction(
        name: function,
        near: NearMiss.candidates(for: function, among: Array(QueryGuard.functions)),
        offset: offset ?? self.offset(of: function)
      )
    }
    if message == "incomplete input" { return .incomplete }
    return .syntax(message: message, offset: offset)
  }

  /// Where a parameter stands, as it is written.
  func offset(ofParameter written: String) -> Int? { offset(of: written) }

  /// Where a word stands for the first time, by itself and not within another.
  private func offset(of word: String) -> Int? {
    let bytes = Array(text.utf8)
    let sought = Array(word.utf8)
    guard !sought.isEmpty, sought.count <= bytes.count else { return nil }
    func isPartOfName(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index]
      return byte == UInt8(ascii: "_") || byte >= 0x80
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    return (0...bytes.count - sought.count).first { start in
      bytes[start...].starts(with: sought) && !isPartOfName(start - 1)
        && !isPartOfName(start + sought.count)
    }
  }

  /// A table that stands for a setting and was refused when SQLite wanted to make it.
  private var namedPragmaTable: String? {
    guard connection.watch.refusal == .writing else { return nil }
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.first { $0.lowercased().hasPrefix("pragma_") }.map(String.init)
  }

  private static func lastPart(of name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  /// The tables and views there are, SQLite's own list of them too.
  private var tables: [String] {
    let names = try? connection.texts(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
    )
    return (names ?? []) + ["sqlite_schema"]
  }

  private func columns(of tables: [String]) -> [String] {
    var columns: [String] = []
    for table in tables {
      let names = try? connection.texts("SELECT name FROM pragma_table_info('\(table)')")
      for name in names ?? [] where !columns.contains(name) { columns.append(name) }
    }
    return columns
  }
}

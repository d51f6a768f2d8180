internal import LuaRuntime

/// What stands in a row that a script holds: its cells with their headings, and which row it is.
struct RowFacts {
  struct Cell {
    let heading: String
    let value: LuaValue

    /// The text of the cell; nil for a number.
    var text: String? {
      if case .string(let text) = value { text.text } else { nil }
    }
  }

  let cells: [Cell]
  let table: TableObject?
  let position: Int?

  /// Reads a row: one of our tables', or any plain table with named values.
  init(_ row: LuaTable, in session: WorkbenchSession) throws {
    let origin = try session.rowOrigins.origin(of: row)
    table = origin?.table
    position = origin?.position
    let names = try TableWords(session: session).entries(of: row).compactMap { entry in
      if case .string(let name) = entry.key {
        Cell(heading: name.text, value: entry.value)
      } else {
        nil as Cell?
      }
    }
    guard let headings = table?.headings else {
      cells = names
      return
    }
    // In the order of the columns; the cells are those of the row, which a script may have changed.
    let byName = Dictionary(names.map { ($0.heading, $0) }) { first, _ in first }
    cells = headings.compactMap { byName[$0] }
  }

  /// The cell under a heading, without regard to capitals.
  func cell(_ heading: String) -> Cell? {
    cells.first { $0.heading.lowercased() == heading }
  }
}

/// Which columns of a table give way first where the window has no room for all of them.
///
/// Empty columns go first, then what is the same in every row, which is said once under the table, then
/// what repeats another column, then the less important; these are named under the table.
struct Narrowing {
  /// The headings of columns that are never cut.
  let whole: Set<String>
  /// The headings of columns that stay longest, the most important first.
  let kept: [String]
  /// The headings of columns that may be said once where all rows agree, first to go first.
  let common: [String]
  /// A column, and the one that says the same in other words.
  let repeating: [(heading: String, other: String)]
  /// The headings of columns to leave out, first to go first.
  let leaving: [String]
  /// The headings of columns of words that are cut before another is left out, and to what width.
  var cut: [String: Int] = [:]

  /// Takes columns out of a table until it fits, and gives what is to be said for them.
  func narrow(_ table: inout TextTable, to width: Int) -> [String] {
    table.wholeHeadings = whole
    table.keptHeadings = kept
    func cells(_ heading: String) -> (column: Int, cells: [String])? {
      guard let column = table.headings.firstIndex(of: heading) else { return nil }
      return (column, table.rows.map { column < $0.count ? $0[column] : "" })
    }
    guard table.fullWidth > width, !table.rows.isEmpty else { return [] }
    for heading in table.headings {
      if let found = cells(heading), found.cells.allSatisfy(\.isEmpty) {
        table.remove(found.column)
      }
    }
    var said: [String] = []
    for heading in common where table.fullWidth > width && table.rows.count > 1 {
      // Rows without anything there (not tested) do not speak against it.
      guard let found = cells(heading) else { continue }
      let texts = Set(found.cells.filter { !$0.isEmpty })
      guard texts.count == 1, let text = texts.first else { continue }
      table.remove(found.column)
      said.append("\(heading): \(text)")
    }
    for pair in repeating where table.fullWidth > width {
      guard let found = cells(pair.heading), let other = cells(pair.other),
        found.cells == other.cells
      else { continue }
      table.remove(found.column)
    }
    var left: [String] = []
    for (heading, least) in cut { table.leastWidths[heading] = least }
    for heading in leaving where table.fullWidth(cutting: cut) > width {
      guard let found = cells(heading) else { continue }
      table.remove(found.column)
      left.append(heading)
    }
    var lines: [String] = []
    if !said.isEmpty { lines.append("In every row: \(said.joined(separator: " · "))") }
    if !left.isEmpty {
      lines.append("Left out for want of room: \(left.joined(separator: ", ")); a file has them.")
    }
    return lines
  }
}
